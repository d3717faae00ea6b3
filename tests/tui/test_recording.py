"""Sessions are kept as TOML and opened again: the same futures, to the last share."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tomli
from textual.pilot import Pilot

from simulator.engine.recording import plain, read
from simulator.scenario import Scenario, load, loads
from tests.tui.test_hostile_names import PAYLOADS
from tests.tui.test_moves import sample
from tests.tui.test_screens import shown, until
from tests.tui.test_session import wait_for
from tui import moves, recording, sessions
from tui.app import GroundswellApp
from tui.hands.move import leaves
from tui.live_run import LiveRun
from tui.screens.editor import EditorScreen
from tui.screens.library import LibraryScreen
from tui.screens.live import LiveScreen
from tui.session import Session

LATE = 4000


@cache
def small() -> Scenario:
    return load("storytelling-of-hope", people=1500)


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GROUNDSWELL_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def busy_session() -> LiveRun:
    """Three futures: a card and a pause in B, a boost and a post in C, which leaves B."""
    run = LiveRun(small())
    run.advance(LATE)
    run.intervene("card:rumour:0.6", 2000)
    run.advance(LATE)
    run.intervene("pause:24", LATE)
    run.advance(6000)
    run.intervene(next(one.key for one in leaves(run.moves(5000)) if one.key.startswith("boost:")), 5000)
    run.advance(5500)
    run.intervene("post:lina:give", 5500)
    run.advance(6000)
    return run


@pytest.mark.parametrize("key", sample())
def test_every_move_is_written_as_toml_and_read_again_as_it_was(key: str) -> None:
    hand, _told = moves.intervention(small(), key, LATE)
    import tomlkit

    written = tomlkit.dumps(plain(hand, small().currency))
    assert read(tomli.loads(written), small().currency) == hand


def test_a_session_that_is_opened_again_ends_in_the_same_bytes() -> None:
    run = busy_session()
    text = run.recording(5800)
    again = LiveRun("", recording.read(text))
    assert [(one.name, one.parent, one.since, one.told) for one in again.branches()] == [
        (one.name, one.parent, one.since, one.told) for one in run.branches()
    ]
    assert again.begins == 5800
    for number in (2, 1, 0):
        for one in (run, again):
            one.go_to(number)
            one.advance(one.horizon)
        assert run.fingerprint() == again.fingerprint()
    assert again.notice == ""


def test_a_session_of_another_model_says_that_its_numbers_are_not_the_same() -> None:
    text = busy_session().recording(5800)
    proof = recording.read(text).proof
    assert proof is not None
    again = LiveRun("", recording.read(text.replace(proof[1], "0" * 32)))
    again.advance(again.horizon)
    assert "model has changed" in again.notice


def test_the_text_is_toml_that_a_person_can_read() -> None:
    raw = tomli.loads(busy_session().recording(5800))
    assert raw["head"] == "Fri 00:40" and raw["current"] == "C"
    assert [row["name"] for row in raw["future"]] == ["A", "B", "C"]
    done = raw["future"][1]["done"]
    assert [one["told"] for one in done] == ["False rumour (bad)", "the campaign pauses for 24 hours"]
    assert loads(raw["scenario"]) == loads(raw["scenario"]) and loads(raw["scenario"]).title == small().title


TWO_ROOTS = "session = 1\n[[future]]\nname = 'A'\n[[future]]\nname = 'B'"
NO_PLAN = "session = 1\nscenario = ''\n[[future]]\nname = 'A'"


@pytest.mark.parametrize(
    "text",
    ["", "session = 1", "session = 2\n[[future]]\nname='A'", "session = 1\nfuture = []", "x = [", NO_PLAN, TWO_ROOTS],
)
def test_what_is_no_session_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        recording.read(text)


def hostile_session(payload: str) -> str:
    """The text of a session that says nothing else; empty where no TOML can hold it."""
    import tomlkit

    row = {"name": "A", "done": [{"at": payload, "told": payload}]}
    values = {"session": 1, "title": payload, "saved": payload, "head": payload, "current": payload, "future": [row]}
    try:
        text = tomlkit.dumps(values)
        tomli.loads(text)
    except ValueError:
        return ""
    return text


def test_hostile_words_in_a_kept_session_stay_words(own_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST_LISTED", 2 * len(PAYLOADS))
    kept = [text for text in map(hostile_session, PAYLOADS) if text]
    assert len(kept) > len(PAYLOADS) - 4
    for number, text in enumerate(kept):
        sessions.keep(own_place / "state" / "sessions" / f"{number}.toml", text)

    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, app, "Library")
            await pilot.press("shift+tab")
            await until(pilot, app, "What was done by hand")
            screen = app.screen
            assert isinstance(screen, LibraryScreen)
            for _each in kept:
                assert screen.chosen is not None and screen.chosen.group == "session"
                text = shown(app)
                assert "\x1b" not in text and "\x07" not in text
                await pilot.press("enter")
                assert app.screen is screen and app._notifications
                app.clear_notifications()
                await pilot.press("down")
            assert screen.chosen is screen.found[-1]

    asyncio.run(go())


def test_a_session_keeps_itself_after_each_change_and_when_it_rests() -> None:
    kept: list[str] = []
    session = Session(lambda: LiveRun(small()), playing=False, keep=kept.append)
    session.start()
    try:
        session.seek(2000)
        wait_for(session, lambda one: one.head == 2000 and one.target < 0)
        for _again in range(300):
            if kept:
                break
            time.sleep(0.02)
        assert recording.read(kept[-1]).head == 2000
        ticket = session.branch()
        wait_for(session, lambda one: one.answered >= ticket)
    finally:
        session.close()
    session._thread.join(3)
    assert len(recording.read(kept[-1]).futures) == 2


def test_old_sessions_make_room_and_the_newest_is_listed_first(own_place: Path) -> None:
    text = LiveRun(small()).recording(100)
    for number in range(sessions.MOST_KEPT + 3):
        sessions.keep(sessions.new_file(f"Week {number}"), text.replace("Storytelling of Hope", f"Week {number}", 1))
    assert len(list(sessions.folder().glob("*.toml"))) == sessions.MOST_KEPT
    assert len(sessions.listed()) == sessions.MOST_LISTED


def test_a_week_is_kept_listed_opened_where_it_was_left_and_forgotten(own_place: Path) -> None:
    async def go(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Storytelling of Hope")
        app.play(small(), "Storytelling of Hope")
        await until(pilot, app, "Now")
        await pilot.press("space", "shift+right", "shift+right", "b")
        await until(pilot, app, "future B")
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        head = screen.frame.head
        await pilot.press("escape")
        for _again in range(100):
            await pilot.pause(0.02)
            if sessions.listed():
                break
        await pilot.press("tab")
        await pilot.press("shift+tab", "shift+tab")
        assert "2 futures" in await until(pilot, app, "Enter goes on with it")
        await pilot.press("enter")
        await until(pilot, app, "future B")
        for _again in range(200):
            await pilot.pause(0.02)
            week = app.screen
            if isinstance(week, LiveScreen) and week.frame.head == head and week.frame.known >= head:
                break
        assert isinstance(app.screen, LiveScreen) and app.screen.frame.head == head
        assert not app.screen.frame.playing
        await pilot.press("escape")
        await until(pilot, app, "Enter goes on with it")
        await pilot.press("delete")
        assert sessions.listed() == [] and "Recent sessions" not in shown(app)

    async def run() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(120, 40)) as pilot:
            await go(pilot, app)

    asyncio.run(run())


def test_a_future_becomes_a_scenario_in_the_editor() -> None:
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(120, 40)) as pilot:
            app.play(small(), "Hope")
            await until(pilot, app, "Now")
            await pilot.press("space", "i", "1", "2", "1")
            screen = app.screen
            assert isinstance(screen, LiveScreen)
            await until(pilot, app, "Now")
            await pilot.press("e")
            for _again in range(200):
                await pilot.pause(0.02)
                if isinstance(app.screen, EditorScreen):
                    break
            assert isinstance(app.screen, EditorScreen)
            plan = loads(app.screen.desk.draft.text)
            assert any(post.id.endswith("by-hand-story") for post in plan.post)

    asyncio.run(go())


def test_scenarios_of_this_folder_are_on_the_shelf_and_sessions_are_not_mistaken_for_them(own_place: Path) -> None:
    from simulator.scenario import dump

    (own_place / "mine.toml").write_text(dump(small()), encoding="utf-8")
    (own_place / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    (own_place / "kept.toml").write_text(LiveRun(small()).recording(100), encoding="utf-8")

    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, app, "Library")
            screen = app.screen
            assert isinstance(screen, LibraryScreen)
            for _again in range(100):
                await pilot.pause(0.02)
                if any(one.group == "own" for one in screen.found):
                    break
            assert [one.name for one in screen.found if one.group == "own"] == ["mine"]
            await pilot.press("slash", *"lesson")
            assert all("lesson" in f"{one.title} {one.name}".lower() for one in screen.found) and screen.found

    asyncio.run(go())


def test_a_session_s_file_opens_the_session(own_place: Path) -> None:
    file = own_place / "kept.toml"
    file.write_text(busy_session().recording(5800), encoding="utf-8")

    async def go() -> None:
        app = GroundswellApp(str(file))
        async with app.run_test(size=(120, 40)) as pilot:
            assert "future C, since" in await until(pilot, app, "future C")

    asyncio.run(go())
