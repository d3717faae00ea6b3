"""The editor, driven by keys: what is planned, moved, undone, saved, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as some

from simulator.scenario.shelf import DEFAULT, find
from tests.tui.test_screens import until_so
from tui import drafts, form
from tui.app import GroundswellApp
from tui.desk import Desk, desk_for
from tui.paint.line import plain
from tui.screens.editor import EditorScreen

SIZES = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 60), (300, 120)]


@pytest.fixture(autouse=True)
def a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GROUNDSWELL_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def copy_of_the_default(folder: Path) -> Path:
    path = folder / "mine.toml"
    path.write_text(find(DEFAULT).read_text(encoding="utf-8"), encoding="utf-8")
    return path


def edit(
    path: Path, act: Callable[[Any, EditorScreen], Coroutine[Any, Any, None]], size: tuple[int, int] = (120, 40)
) -> EditorScreen:
    async def play() -> EditorScreen:
        app = GroundswellApp()
        async with app.run_test(size=size) as pilot:
            app.edit(path, path.name, new=False)
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, EditorScreen)
            await act(pilot, screen)
            return screen

    return asyncio.run(play())


def seen(screen: EditorScreen, size: tuple[int, int] = (120, 40)) -> str:
    return plain(screen.page(size[0], size[1] - 1, screen.look).lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_opens_at_every_size_with_rows_of_equal_width(tmp_path: Path, size: tuple[int, int]):
    async def act(pilot: Any, screen: EditorScreen) -> None:
        for keys in (["tab"], ["pagedown"], ["f"], ["slash", "g", "i", "f", "t", "enter"], ["tab", "a"], ["d"]):
            await pilot.press(*keys)
            await pilot.pause()
            lines = screen.page(size[0], size[1] - 1, screen.look).lines
            assert len(lines) == size[1] - 1

    edit(copy_of_the_default(tmp_path), act, size)


def test_a_post_is_moved_with_keys_and_the_move_undone(tmp_path: Path):
    path = copy_of_the_default(tmp_path)
    before = path.read_text(encoding="utf-8")

    async def act(pilot: Any, screen: EditorScreen) -> None:
        posts = {one.row: one.minute for one in screen.desk.posts()}
        row = screen.desk.chosen
        await pilot.press("right_square_bracket", "right_curly_bracket")
        moved = {one.row: one.minute for one in screen.desk.posts()}
        assert moved == posts | {row: posts[row] + 60 + 1440}
        await pilot.press("u", "u")
        assert screen.desk.draft.text == before and not screen.desk.changed
        await pilot.press("y")
        assert screen.desk.changed

    edit(path, act)
    assert path.read_text(encoding="utf-8") == before


def test_a_value_is_typed_saved_and_every_comment_kept(tmp_path: Path):
    path = copy_of_the_default(tmp_path)
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]

    async def act(pilot: Any, screen: EditorScreen) -> None:
        await pilot.press("slash", *"people", "enter")
        assert screen.desk.part.place == ("population",)
        await pilot.press("enter", *["backspace"] * 8, *"4000", "enter", "s")
        await pilot.pause()
        assert not screen.desk.changed and "mine.toml" in screen.desk.said

    edit(path, act)
    text = path.read_text(encoding="utf-8")
    assert tomli.loads(text)["population"]["people"] == 4000
    assert [line for line in text.splitlines() if line.startswith("#")] == comments
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_what_cannot_be_played_is_told_with_its_line_while_one_types(tmp_path: Path):
    async def act(pilot: Any, screen: EditorScreen) -> None:
        await pilot.press("slash", *"people", "enter")
        await pilot.press("enter", *["backspace"] * 8, *"-3", "enter")
        await until_so(pilot, lambda: not screen.desk.checking and screen.desk.found.problems)
        assert screen.desk.found.problems and "1 thing to mend" in seen(screen)
        assert f"line {screen.desk.draft.line_of(('population', 'people'))}" in seen(screen)
        await pilot.press("p")
        assert pilot.app.screen is screen and "cannot be played" in seen(screen)

    edit(copy_of_the_default(tmp_path), act)


def test_what_was_not_saved_is_there_after_a_crash(tmp_path: Path):
    path = copy_of_the_default(tmp_path)
    before = path.read_text(encoding="utf-8")

    async def act(pilot: Any, screen: EditorScreen) -> None:
        await pilot.press("right_square_bracket")
        for _wait in range(60):
            await pilot.pause(0.05)
            if drafts.kept(path) is not None:
                break

    crashed = edit(path, act)  # the program ends without a word about the draft
    again = desk_for(path, path.name, new=False)
    assert again.draft.text == crashed.desk.draft.text != before and again.changed
    assert again.undo() and again.draft.text == before


def test_leaving_asks_and_x_lets_the_draft_go(tmp_path: Path):
    path = copy_of_the_default(tmp_path)

    async def act(pilot: Any, screen: EditorScreen) -> None:
        await pilot.press("right_square_bracket", "escape")
        assert "Not saved" in seen(screen) and pilot.app.screen is screen
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("escape", "x")
        assert pilot.app.screen is not screen

    edit(path, act)
    assert drafts.kept(path) is None and not desk_for(path, path.name, new=False).changed


def test_a_check_that_comes_too_late_does_not_bring_back_what_was_let_go(tmp_path: Path):
    path = copy_of_the_default(tmp_path)
    desk = desk_for(path, path.name, new=False)
    desk.keep("# not saved yet\n")
    assert drafts.kept(path) is not None
    desk.throw_away()
    desk.keep("# not saved yet\n")
    assert drafts.kept(path) is None


def test_a_scenario_of_the_shelf_is_saved_as_a_file_of_ones_own(tmp_path: Path):
    shelf = find(DEFAULT)
    before = shelf.read_bytes()
    desk = desk_for(shelf, DEFAULT, new=False)
    assert desk.path is None and not desk.save(shelf) and shelf.read_bytes() == before
    desk.add()
    assert desk.save(tmp_path / "own") and tomli.loads((tmp_path / "own.toml").read_text(encoding="utf-8"))
    assert not desk.changed


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = copy_of_the_default(tmp_path)
    before = path.read_bytes()
    desk = desk_for(path, path.name, new=False)
    desk.shift(60)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert not desk.save(path) and "No space left" in desk.said and desk.changed
    assert path.read_bytes() == before and [one.name for one in tmp_path.glob(".*.part")] == []


def test_every_field_of_the_form_takes_a_step_or_its_own_words_again():
    desk = Desk(find(DEFAULT).read_text(encoding="utf-8"), DEFAULT, None)
    kinds = set()
    for part in desk.sections:
        for one in part.fields:
            if one.own and (part.place[:1], one.key.name) not in kinds:  # one row of each table says it for all
                kinds.add((part.place[:1], one.key.name))
                desk.draft.write(one.place, form.typed(one, one.text))
    assert len(kinds) > 40 and desk.examined(desk.draft.text).problems == ()


def test_steps_stay_inside_the_bounds():
    desk = Desk(find(DEFAULT).read_text(encoding="utf-8"), DEFAULT, None)
    for part in desk.sections:
        for one in part.fields:
            low, high, _above = one.key.bounds
            for by in (-1, 1, -1000, 1000):
                value = form.stepped(one, by)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    assert (low is None or value >= low) and (high is None or value <= high), one.place


KEYS = some.sampled_from(
    ["tab", "up", "down", "left", "right", "a", "d", "u", "y", "f", "pagedown", "pageup", "delete", "enter", "escape",
     "left_square_bracket", "right_curly_bracket", "5", "backspace"]
)  # fmt: skip


@settings(max_examples=4, deadline=None)
@given(keys=some.lists(KEYS, max_size=40))
def test_no_keys_bring_it_down_or_touch_the_file(tmp_path_factory: pytest.TempPathFactory, keys: list[str]):
    path = copy_of_the_default(tmp_path_factory.mktemp("any"))
    before = path.read_bytes()

    async def act(pilot: Any, screen: EditorScreen) -> None:
        for key in keys:
            if pilot.app.screen is not screen:
                break
            await pilot.press(key)
        assert tomli.loads(screen.desk.draft.text)

    edit(path, act, (80, 24))
    assert path.read_bytes() == before
