"""Every screen, at every size, through Textual's pilot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from tests.tui.fake_run import FakeRun
from tui.app import GroundswellApp
from tui.cover import Cover, Entry
from tui.paint.line import line_width, plain
from tui.paint.views import VIEWS
from tui.screens.explain import ExplainScreen
from tui.screens.library import LibraryScreen
from tui.screens.live import LiveScreen
from tui.screens.people import PeopleScreen
from tui.screens.person import PersonScreen
from tui.widgets.sheet import Sheet

SIZES = [(60, 18), (80, 24), (120, 40), (200, 60)]
TINY = [(20, 5), (1, 1), (40, 12)]
Script = Callable[[Pilot[None], GroundswellApp], Awaitable[None]]


def shown(app: GroundswellApp) -> str:
    """What stands on the screen in front; nothing while that is only being composed."""
    sheet = next(iter(app.screen.query(Sheet)), None)
    return "" if sheet is None else plain(sheet.page.lines)


async def until_so(pilot: Pilot[None], so: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for a condition, however slow the machine is."""
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end, "it never came to this"
        await pilot.pause(0.02)


async def offered(pilot: Pilot[None], app: GroundswellApp, text: str) -> None:
    """Wait until the palette offers something of this name."""

    def so() -> bool:
        lists = list(app.screen.query(CommandList))
        return any(text in str(option.prompt) for one in lists for option in one.options)

    await until_so(pilot, so)


async def until(pilot: Pilot[None], app: GroundswellApp, text: str, seconds: float = 60.0) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await pilot.pause(0.02)
        if text in (there := shown(app)):
            return there
    raise AssertionError(f"{text!r} never came:\n{shown(app)}")


def live(script: Script, size: tuple[int, int] = (120, 40), run: FakeRun | None = None) -> None:
    made = run or FakeRun(3000)

    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: made)
        async with app.run_test(size=size) as pilot:
            await script(pilot, app)
        assert app.return_code in (0, None)

    asyncio.run(go())


def library(script: Script, size: tuple[int, int] = (120, 40)) -> None:
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=size) as pilot:
            app.pop_screen()
            app.push_screen(LibraryScreen(SHELF))
            await pilot.pause()
            await script(pilot, app)

    asyncio.run(go())


WEEK = tuple(Entry(day * 1440 + 600, "story", f"Story {day}", "Lina") for day in range(7))
SHELF = [
    Cover("hope", Path("hope.toml"), "Storytelling of Hope", "Can one story bring ten gifts?", "Lina tells.", week=WEEK,
          goal="10 gifts by Sun 24:00", cast=(("Lina", "12,000 followers"),), levers=(("Fit", "0 … 1"),)),
    Cover("rumour", Path("rumour.toml"), "A rumour on Tuesday", "Can a correction catch up?", week=WEEK),
    Cover("broken", Path("broken.toml"), "Broken", problems=("broken.toml:3:1: people: at least 30",)),
]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_every_view_fills_every_size_exactly(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        await pilot.press("shift+right", "shift+right")
        await until(pilot, app, "Wed")
        for place, view in [*enumerate(VIEWS[1:], 2), (1, VIEWS[0])]:
            await pilot.press(str(place))
            title = f"{place} {view.name()}"
            await until_so(pilot, lambda title=title: title in shown(app) and "counting" not in shown(app))
            lines = app.screen.query_one(Sheet).page.lines
            assert len(lines) == size[1] and {line_width(line) for line in lines} == {size[0]}
        assert "a pixel is" in await until(pilot, app, "a pixel is")

    live(script, size)


@pytest.mark.parametrize("size", TINY)
def test_a_tiny_window_shows_a_card_and_recovers(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until_so(pilot, lambda: app.screen.frame.snapshot is not None)  # type: ignore[attr-defined]
        assert "Now" not in shown(app)
        if size[0] >= 20:
            assert "enlarge for more" in await until(pilot, app, "reach")
        await pilot.resize_terminal(80, 24)
        await until(pilot, app, "Now")

    live(script, size)


@pytest.mark.parametrize("key", ["2", "é"])
def test_azerty_digits_reach_the_views_too(key: str) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        await pilot.press(key)
        assert app.screen.choice.view == 1  # type: ignore[attr-defined]

    live(script)


def test_space_plays_and_pauses_and_the_hint_says_what_it_would_do() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "space pause")
        await pilot.press("space")
        await until(pilot, app, "space play")
        assert "paused" in shown(app)
        await pilot.press("space")
        await until(pilot, app, "space pause")

    live(script)


def test_home_scrubs_to_monday_and_a_click_on_the_lane_goes_there() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "space pause")
        await pilot.press("space", "shift+right", "shift+right", "shift+right")
        await until(pilot, app, "Thu 0")
        await pilot.press("home")
        await until(pilot, app, "Mon 00:00")
        await pilot.click(Sheet, offset=(60, 2))
        await until(pilot, app, "Thu 1")

    live(script)


def test_enter_lists_the_people_of_a_disc_and_enter_again_opens_one() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "a pixel is")
        await pilot.press("down", "enter")
        await until(pilot, app, "Young farmers")
        assert isinstance(app.screen, PeopleScreen)
        await pilot.press("down", "down", "enter")
        await until(pilot, app, "trust in the organiser")
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, LiveScreen)

    live(script)


def test_a_click_on_a_pixel_opens_that_person() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "a pixel is")
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        crowd = screen._crowd(120, 39, screen.look)
        assert crowd is not None
        spot = int(crowd.spot_of[0])
        await pilot.click(Sheet, offset=(2 + int(crowd.x[spot]), 7 + int(crowd.y[spot]) // 2))
        await until(pilot, app, "trust in the organiser")
        assert "Students" in shown(app)

    live(script)


def test_the_question_mark_explains_every_view_in_plain_words() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        for place, view in enumerate(VIEWS, 1):
            await pilot.press(str(place), "question_mark")
            assert isinstance(app.screen, ExplainScreen)
            assert view.name().lower() in (await until(pilot, app, "How to read it")).lower()
            await pilot.press("pagedown", "pagedown", "pagedown", "pageup", "escape")
            assert isinstance(app.screen, LiveScreen)

    live(script, (80, 24))


def test_a_run_that_cannot_be_built_shows_why_and_escape_leads_out() -> None:
    def broken() -> FakeRun:
        raise ValueError("hope.toml:3:1: people: at least 30")

    async def go() -> None:
        app = GroundswellApp(run_factory=broken)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, app, "at least 30")
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, LibraryScreen)

    asyncio.run(go())


def test_themes_repaint_the_screen_and_letters_replace_pixels() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "a pixel is")
        await pilot.press("space")
        dark = app.screen.query_one(Sheet).page.lines
        await pilot.press("t")
        assert app.theme == "groundswell-light" and app.screen.query_one(Sheet).page.lines != dark
        await pilot.press("l")
        await until(pilot, app, "a letter is")

    live(script)


def test_every_named_action_is_in_the_palette_once() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert len(names) == len(set(names))
        assert {"Play or pause", "View: Cascades", "What am I seeing?", "Quit", "Other colours"} <= set(names)

    live(script)


def test_the_palette_takes_letters_and_arrows_and_starts_what_was_chosen() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        await pilot.press("ctrl+p", *"casca")
        await offered(pilot, app, "View: Cascades")
        await pilot.press("down", "enter")
        await until_so(pilot, lambda: isinstance(app.screen, LiveScreen) and app.screen.choice.view == 1)
        assert isinstance(app.screen, LiveScreen)

    live(script)


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
def test_all_three_keys_leave(key: str) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running or app._exit

    live(script)


@pytest.mark.parametrize("size", SIZES)
def test_the_library_shows_the_default_first_and_fits(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        text = await until(pilot, app, "Storytelling of Hope")
        lines = app.screen.query_one(Sheet).page.lines
        assert len(lines) == size[1] and {line_width(line) for line in lines} == {size[0]}
        assert "Enter plays the week" in text and "Mon" in text
        assert app.screen.chosen.name == "hope"  # type: ignore[attr-defined]

    library(script, size)


def test_the_search_looks_in_titles_and_questions_and_takes_every_letter() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await pilot.press("slash", *"correction")
        assert [one.name for one in screen.found] == ["rumour"] and screen.chosen is not None
        await pilot.press(*["backspace"] * 10, *"tq")
        assert app.is_running and screen.found == [] and "Nothing found" in shown(app)
        await pilot.press("escape")
        assert len(screen.found) == 3

    library(script)


def test_a_broken_scenario_is_listed_says_where_and_does_not_play() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await pilot.press("end")
        found = [one.name for one in app.screen.found]  # type: ignore[attr-defined]
        while app.screen.chosen.name != "broken":  # type: ignore[attr-defined]
            assert "broken" in found
            await pilot.press("up")
        assert "broken.toml:3:1: people: at least 30" in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)

    library(script)


def test_a_storm_of_sizes_ends_in_the_right_picture() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Society")
        for step in range(15):
            await pilot.resize_terminal(1 + step * 37 % 210, 1 + step * 23 % 70)
        await pilot.resize_terminal(100, 30)
        text = await until(pilot, app, "a pixel is")
        assert {len(row) for row in text.splitlines()} == {100} and len(text.splitlines()) == 30

    live(script)
