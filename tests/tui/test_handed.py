"""A file that is dragged into the library, or whose path is pasted, is opened; what cannot be is said in words."""

from __future__ import annotations

import asyncio
import shlex
from pathlib import Path

import pytest
from textual import events

from tests.tui.test_screens import shown, until
from tui.app import GroundswellApp
from tui.handed import path_of
from tui.screens.library import LibraryScreen
from tui.screens.live import LiveScreen

GOOD = 'title = "Handed over"\nquestion = "Is it opened?"\n[population]\npeople = 60\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a week's plan.toml"
    path.write_text(GOOD)
    return path


def test_every_spelling_of_a_terminal_is_understood(file: Path) -> None:
    said = str(file)
    for spelt in (said, shlex.quote(said), said.replace(" ", "\\ ").replace("'", "\\'"), file.as_uri(), f'"{said}"\n'):
        assert path_of(spelt) == file, spelt


@pytest.mark.parametrize("said", ["", "  ", "climate", "two\nlines", "a" * 9000, "it's", "x\x00y", "?[/]"])
def test_other_words_name_no_file(said: str) -> None:
    assert path_of(said) is None


@pytest.mark.parametrize(("said", "told"), [("nowhere.toml", "no file"), ("/nowhere/at/all", "no file"),
                                            ("{}", "is a folder"), ("{}/notes.txt", "no scenario")])  # fmt: skip
def test_a_path_that_leads_nowhere_is_refused_in_words(said: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(ValueError, match=told):
        path_of(said.format(tmp_path))


def pasted(text: str, wanted: str) -> GroundswellApp:
    async def go() -> GroundswellApp:
        app = GroundswellApp()
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, app, "Library")
            app.post_message(events.Paste(text))
            for _ in range(300):
                await pilot.pause(0.02)
                told = " ".join(one.message for one in app._notifications)
                if wanted in shown(app) or wanted in told:
                    break
            assert wanted in shown(app) or wanted in told, shown(app)
            app.last = type(app.screen)  # type: ignore[attr-defined]
        return app

    return asyncio.run(go())


def test_a_file_that_is_dragged_in_is_played(file: Path) -> None:
    assert pasted(shlex.quote(str(file)), "Handed over").last is LiveScreen  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_played_is_put_in_front_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(GOOD.replace("60", "-3"))
    assert pasted(str(path), "cannot be played yet").last is LibraryScreen  # type: ignore[attr-defined]


def test_a_path_that_leads_nowhere_is_told_on_the_screen() -> None:
    assert pasted("/nowhere/[bold]plan.toml", "There is no file /nowhere/[bold]plan.toml.").last is LibraryScreen  # type: ignore[attr-defined]
