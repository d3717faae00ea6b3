"""A lesson through Textual's pilot: steps, guesses, reveals, levers, the code, a demonstration, the picture alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from simulator.catalogue import ENGLISH, languages, speak, spoken
from simulator.experiment.class_code import read
from simulator.scenario import Scenario, bundled, load
from simulator.scenario.reader import loads
from simulator.scenario.shelf import LESSONS
from tests.tui.test_screens import live, shown, until
from tui.app import GroundswellApp
from tui.lesson import Walk
from tui.paint.line import line_width, width
from tui.screens.lesson import LessonScreen
from tui.screens.library import LibraryScreen
from tui.widgets.sheet import Sheet
from tui.words import MAX_SPEED, moment, speed

TINY = """
title = "A tiny lesson"
question = "Does a shout carry?"
days = 2

[goal]
measure = "reach"
target = 10

[population]
people = 120

[organiser]
id = "us"
supporters = 40

[[post]]
id = "one"
by = "us"
at = "mon 08:00"
title = "A shout"

[[lever]]
key = "organiser.supporters"
label = "People who hear it first"
low = 0
high = 100
step = 20

[[twin]]
id = "quiet"
name = "nobody shouting"
without = ["one"]

[[twin]]
id = "loud"
name = "everybody hearing it"
set = ["organiser.supporters=100"]

[[step]]
id = "see"
title = "Look"
text = "A shout on Monday."
notice = "Who hears it."
until = "mon 10:00"

[[step]]
id = "draw"
kind = "guess"
title = "Draw"
ask = "How many hear it?"
guess = "curve"
high = 100
step = 10
expects = "early"
reveal = "Early, for a shout is short."

[[step]]
id = "less"
kind = "guess"
title = "Silence"
ask = "More or less without it?"
guess = "direction"
twin = "quiet"
expects = "less"
reveal = "Nobody hears what is not said."

[[step]]
id = "which"
kind = "guess"
title = "Which"
ask = "Which has most?"
guess = "which"
among = ["quiet", "loud"]
expects = "loud"
reveal = "The loud one, of course."

[[step]]
id = "number"
kind = "guess"
title = "A number"
ask = "How many people?"
guess = "number"
high = 120
step = 5
expects = "at least 1"
reveal = "Somebody always listens."

[[step]]
id = "count"
kind = "guess"
title = "In how many worlds"
ask = "In how many worlds do more hear it?"
guess = "worlds"
twin = "loud"
expects = "at least 1"
reveal = "In most."

[[step]]
id = "times"
kind = "guess"
title = "Luck"
ask = "How many times?"
guess = "factor"
low = 1
high = 5
expects = "at least 1"
reveal = "A little."

[[step]]
id = "turn"
kind = "try"
title = "Turn"
text = "Turn it."

[[step]]
id = "talk"
kind = "discuss"
title = "Talk"
ask = "Who shouts in your street?"

[teacher]
aim = "A shout carries as far as ears reach."
sources = ["Nobody 1900: on shouting"]
"""

Script = Callable[[Pilot[None], GroundswellApp, LessonScreen], Awaitable[None]]


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    return loads(TINY)


def teach(scenario: Scenario, script: Script, size: tuple[int, int] = (80, 24), **how: float | bool) -> None:
    screens: list[LessonScreen] = []

    def first() -> LessonScreen:
        screens.append(LessonScreen(scenario, worlds=6, workers=None, **how))  # type: ignore[arg-type]
        return screens[0]

    async def go() -> None:
        app = GroundswellApp(first=first)
        async with app.run_test(size=size) as pilot:
            await script(pilot, app, screens[0])

    asyncio.run(go())


async def hurried(pilot: Pilot[None], app: GroundswellApp) -> str:
    """Enter does not wait for the week, only for the worlds."""
    for _ in range(400):
        if "What came of it" in shown(app):
            return shown(app)
        await pilot.press("enter")
        await pilot.pause(0.05)
    raise AssertionError(shown(app))


def test_a_lesson_is_gone_through_with_enter_alone(tiny: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        assert "Does a shout carry?" in await until(pilot, app, "building") or "world 1" in shown(app)
        for step in tiny.step:
            await pilot.press("enter")
            text = await until(pilot, app, step.title)
            assert all(line_width(line) <= 80 for line in app.screen.query_one(Sheet).page.lines)
            if step.kind == "guess":
                assert "take this guess" in text and step.reveal[:20] not in text
                await pilot.press("enter")
                await until(pilot, app, "You said")
                text = await hurried(pilot, app)
                assert "You said" in text and step.reveal[:20] in " ".join(text.split())
        await pilot.press("enter")
        text = await until(pilot, app, "Your world's code")
        code = read(screen.known.code)
        assert code.seed == 1 and code.result == screen.known.outcomes.result  # type: ignore[union-attr]
        assert screen.known.code in text
        await pilot.press("enter")
        await until(pilot, app, "Library")
        assert isinstance(app.screen, LibraryScreen)

    teach(tiny, script)


def test_the_number_in_the_class_list_is_the_world_that_is_played(tiny: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        await pilot.press("2", "7", "backspace", "3")
        assert "world 23" in shown(app)
        await pilot.press("enter")
        await until(pilot, app, "1 of 9")
        assert screen.walk.scenario.seed == 23 and "world 23" in shown(app)

    teach(tiny, script)


def test_arrows_draw_choose_and_count_before_the_outcome_is_shown(tiny: Scenario) -> None:
    walk = Walk(tiny, place=2, phase="ask")
    drawn = walk.turned(1, 0, 0).turned(1, 0, 0).turned(0, 1, 0).turned(1, 0, 0)
    assert walk.guess == (20.0, 50.0) and drawn.guess == (40.0, 60.0)
    assert drawn.turned(0, -1, 0).turned(1, 0, 0).turned(1, 0, 0).turned(1, 0, 0).guess == (70.0, 70.0)
    assert drawn.turned(-1, 0, 0).turned(-1, 0, 0).turned(-1, 0, 0).guess == (30.0, 30.0)
    choice = Walk(tiny, place=3, phase="ask")
    assert [choice.turned(-one, 0, 3).guess for one in (0, 1, 2)] == ["same", "less", "more"]
    number = Walk(tiny, place=5, phase="ask")
    assert number.guess == 60.0 and number.turned(0, 1, 0).guess == 65.0 and number.turned(1, 0, 0).guess == 85.0
    assert number.turned(-1, 0, 0).turned(-1, 0, 0).turned(-1, 0, 0).guess == 0.0


def test_a_reveal_waits_for_its_worlds(tiny: Scenario) -> None:
    asked = Walk(tiny, place=3, phase="ask")
    watched = asked.on(False)
    assert watched.phase == "run" and watched.guesses == {"less": "same"}
    assert watched.on(False).phase == "run" and watched.on(True).phase == "reveal"
    assert asked.twin == "" and watched.twin == "quiet"


def test_levers_are_turned_and_the_worlds_answer(tiny: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        screen._move(Walk(tiny, place=8))
        await until(pilot, app, "People who hear it first", 20)
        await pilot.press("right")
        text = await until(pilot, app, "A is the plan", 20)
        assert "40 → 60" in text

    teach(tiny, script)


def test_the_teachers_notes_are_shown_to_those_who_ask(tiny: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        await until(pilot, app, "A tiny lesson")
        assert "Nobody 1900" not in shown(app)
        await pilot.press("n")
        text = shown(app)
        assert "on shouting" in text and "A shout carries" in text and "Who shouts in your street?" in text
        await pilot.press("n")
        assert "Nobody 1900" not in shown(app)

    teach(tiny, script)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
def test_z_leaves_nothing_but_the_picture(tiny: Scenario, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        await pilot.press("enter")
        await until(pilot, app, "Look")
        await pilot.press("z")
        await pilot.pause(0.2)
        assert "Look" not in shown(app) and "enter" not in shown(app)
        await pilot.press("escape")
        assert "Look" in shown(app)

    teach(tiny, script, size)


def test_a_demonstration_plays_by_itself_and_a_key_ends_it(tiny: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp, screen: LessonScreen) -> None:
        await until(pilot, app, "any key")
        await until(pilot, app, "Who shouts", 40)
        await until(pilot, app, "Does a shout carry?", 20)  # and again from the beginning
        await pilot.press("x")
        await until(pilot, app, "Library")
        assert isinstance(app.screen, LibraryScreen)

    teach(tiny, script, demo=True, pace=0.01)


@pytest.mark.parametrize("key", ["1", "4"])
def test_z_leaves_nothing_but_the_picture_in_the_live_week_too(key: str) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Now")
        await pilot.press(key, "z")
        await pilot.pause(0.2)
        assert "what is this" not in shown(app) and "world" not in shown(app).splitlines()[0]
        assert len(app.screen.query_one(Sheet).page.lines) == 24
        await pilot.press("escape")
        assert "what is this" in shown(app)

    live(script, (80, 24))


@pytest.mark.parametrize("language", languages())
def test_the_title_of_every_lesson_fits_above_its_clock_at_80x24(language: str) -> None:
    speak(language)
    try:
        titles = [spoken("scenario", load(name).title) for name in bundled() if name.startswith(LESSONS)]
        clock = f"  {moment(6 * 1440 + 990)}  ▶ {speed(MAX_SPEED)} "
    finally:
        speak(ENGLISH)
    assert len(titles) == 10
    assert [one for one in titles if width(f" {one}{clock}") > 80] == []
