"""The first tour: offered once, five steps on the real screens, called again from the palette."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from benchmarks.terminal import Terminal
from simulator.scenario import dump, load
from tests.tui.fake_run import FakeRun
from tests.tui.test_screens import shown, until
from tui import lookout, preferences, tour
from tui.app import GroundswellApp
from tui.cover import Cover
from tui.paint.line import line_width
from tui.preferences import Preferences
from tui.screens.library import LibraryScreen
from tui.screens.live import LiveScreen
from tui.screens.outlook import LeversScreen
from tui.widgets.sheet import Sheet

Script = Callable[[Pilot[None], GroundswellApp], Awaitable[None]]
FEW = 300
THE_WAY = ("enter", "2", "v", "right")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lookout, "ROUGH", (FEW, 60, 4))
    monkeypatch.setattr(lookout, "FINE", ((FEW, 30, 5),))


def newcomer(script: Script, size: tuple[int, int] = (120, 40), *, week: bool = False) -> None:
    made = FakeRun(3000)
    small = Path("small.toml").resolve()
    small.write_text(dump(load("storytelling-of-hope", people=FEW)), encoding="utf-8")

    async def go() -> None:
        app = GroundswellApp(run_factory=(lambda: made) if week else None, newcomers=True)
        async with app.run_test(size=size) as pilot:
            if not week:
                app.pop_screen()
                app.push_screen(LibraryScreen([Cover("small", small, "Small")]))
            await script(pilot, app)

    asyncio.run(go())


async def all_the_way(pilot: Pilot[None], app: GroundswellApp) -> None:
    """Press at each step the key that the step names."""
    for number, key in enumerate(THE_WAY, 1):
        page = await until(pilot, app, f"Tour, {number} of 5")
        named = {"right": "→"}.get(key, key)
        assert f"▸ {named}  " in page, page
        assert line_width(app.screen.query_one(Sheet).page.lines[-1]) == app.size.width
        await pilot.press(key)
    await until(pilot, app, "Tour, 5 of 5")


@pytest.mark.parametrize("size", [(60, 18), (120, 40)])
def test_five_steps_lead_from_the_library_to_a_change_in_many_worlds(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await all_the_way(pilot, app)
        assert isinstance(app.screen, LeversScreen) and app.screen.values
        lines = app.screen.query_one(Sheet).page.lines
        assert len(lines) == size[1] and {line_width(line) for line in lines} == {size[0]}
        assert preferences.load() == Preferences(toured=True)
        await pilot.press("escape")
        await pilot.pause(0.05)
        assert "Tour" not in shown(app) and isinstance(app.screen, LeversScreen)

    newcomer(script, size)


def test_whoever_ends_the_tour_is_not_asked_again() -> None:
    async def first(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Tour, 1 of 5")
        await pilot.press("escape")
        await pilot.pause(0.05)
        assert isinstance(app.screen, LibraryScreen) and "Tour" not in shown(app)

    async def then(pilot: Pilot[None], app: GroundswellApp) -> None:
        assert "Tour" not in await until(pilot, app, "Library")

    newcomer(first)
    newcomer(then)


def test_whoever_quits_in_the_middle_is_asked_again() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Tour, 2 of 5")
        await pilot.press("2")
        assert "Tour, 3 of 5" in await until(pilot, app, "Tour, 3 of 5")

    newcomer(script, week=True)
    newcomer(script, week=True)


def test_the_palette_calls_the_tour_again() -> None:
    preferences.keep(Preferences(toured=True))

    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        assert "Tour" not in await until(pilot, app, "1 Society")
        command = next(one for one in app.get_system_commands(app.screen) if one.title == "The tour in five steps")
        command.callback()
        await until(pilot, app, "Tour, 2 of 5")
        await pilot.press("5")
        await until(pilot, app, "Tour, 3 of 5")

    newcomer(script, week=True)


def test_escape_is_the_screens_own_where_the_tour_says_nothing() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Tour, 2 of 5")
        await pilot.press("question_mark")
        await until(pilot, app, "How to read it")
        await pilot.press("escape")
        await until(pilot, app, "Tour, 2 of 5")
        assert isinstance(app.screen, LiveScreen)

    newcomer(script, week=True)


def test_a_click_on_the_key_and_on_esc_does_what_they_say() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        page = await until(pilot, app, "Tour, 2 of 5")
        row = next(place for place, line in enumerate(page.splitlines()) if "▸ 2  who had it" in line)
        await pilot.click(Sheet, offset=(5, row))
        await until(pilot, app, "Tour, 3 of 5")
        page = shown(app)
        row = next(place for place, line in enumerate(page.splitlines()) if "end the tour" in line)
        await pilot.click(Sheet, offset=(app.size.width - 5, row))
        await pilot.pause(0.05)
        assert "Tour" not in shown(app)

    newcomer(script, week=True)


def test_each_step_has_a_number_of_its_own() -> None:
    spots = ("library", "live.society", "live.cascades", "levers", "levers.turned")
    steps = [tour.at(spot) for spot in spots]
    assert [step.number for step in steps if step is not None] == list(range(1, tour.STEPS + 1))
    assert tour.at("editor") is None


@pytest.mark.soak
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("way", [THE_WAY, ("esc", "enter", "v", "right")], ids=["with the tour", "without"])
def test_a_newcomer_sees_a_change_in_many_worlds_after_few_keys_that_all_stand_on_the_screen(
    size: tuple[int, int], way: tuple[str, ...]
) -> None:
    """From an empty folder on a real terminal: a key is pressed only when it stands there with what it does."""
    said = {
        "esc": ("esc  end the tour",),
        "enter": ("enter play",),
        "2": ("2  who had it from whom",),
        "v": ("1 Society", "v levers"),
        "right": ("← → turn", "Nothing is changed yet"),
    }
    pressed = 0
    with Terminal(*size, newcomer=True) as terminal:
        for key in way:
            terminal.until(_holds(said[key]), 60.0)
            terminal.press(key)
            pressed += 1
        terminal.until(_holds(("What the change does", "B: ", " worlds", "95 %")), 120.0)
    assert pressed <= 8


def _holds(wanted: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda text: all(one in text for one in wanted)
