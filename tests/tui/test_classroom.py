"""The teacher's screen takes codes and draws them; the library opens a lesson with two keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.pilot import Pilot

from simulator.experiment.classroom import code
from simulator.scenario import Scenario, load
from tests.tui.test_screens import SIZES, shown, until
from tui.app import GroundswellApp
from tui.paint.line import line_width
from tui.screens.classroom import ClassScreen
from tui.screens.lesson import LessonScreen
from tui.screens.library import LibraryScreen
from tui.widgets.sheet import Sheet


@pytest.fixture(scope="module")
def luck() -> Scenario:
    return load("lessons/luck")


def teach(
    luck: Scenario, script: Callable[[Pilot[None], GroundswellApp], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> None:
    async def go() -> None:
        app = GroundswellApp(first=lambda: ClassScreen(luck, "luck"))
        async with app.run_test(size=size) as pilot:
            await script(pilot, app)

    asyncio.run(go())


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("minus" if sign == "-" else sign for sign in text.lower()), "enter")


def test_a_code_is_typed_and_counted_and_a_doubled_one_is_refused(luck: Scenario) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await typed(pilot, code(luck, 7, 18.0))
        text = shown(app)
        assert "1 code taken." in text and "1 world" in text and "world 7" in text
        await typed(pilot, code(luck, 7, 18.0))
        assert "is there already" in shown(app)
        await typed(pilot, "q")
        assert "1 world" in shown(app) and "2 codes were not taken" in shown(app)

    teach(luck, script)


@pytest.mark.parametrize("size", SIZES)
def test_many_codes_are_pasted_at_once_and_the_picture_stands_alone(luck: Scenario, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        app.screen.post_message(events.Paste("\n".join(code(luck, seed, 10.0 + seed % 7) for seed in range(30))))
        text = await until(pilot, app, "30 worlds")
        assert "30 codes taken." in text and "In the middle: 13" in " ".join(text.split())
        assert all(line_width(line) == size[0] for line in app.screen.query_one(Sheet).page.lines[:-1])
        await pilot.press("ctrl+z")
        assert "30 codes" not in shown(app) and "In the middle" in shown(app)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, LibraryScreen)

    teach(luck, script, size)


def test_a_lesson_starts_with_two_keys_from_the_library() -> None:
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, app, "Library")
            await pilot.press("tab")
            assert "Enter begins the lesson" in shown(app)
            await pilot.press("enter")
            await until(pilot, app, "0-9 your number")
            assert isinstance(app.screen, LessonScreen)

    asyncio.run(go())
