"""Whoever watches changes nothing: views, sizes, pauses, jumps, people, branches and back; the bytes stay."""

from __future__ import annotations

import asyncio

from simulator.engine.run import Run
from simulator.scenario import Scenario, load
from tests.tui.test_screens import until_so
from tui.app import GroundswellApp
from tui.live_run import LiveRun
from tui.paint.views import VIEWS
from tui.screens.branches import BranchesScreen
from tui.screens.live import LiveScreen

SIZES = [(60, 18), (200, 60), (1, 1), (120, 40), (300, 120), (80, 24)]


def village() -> Scenario:
    return load("storytelling-of-hope", people=300)


def test_a_week_that_was_watched_in_every_way_ends_in_the_same_bytes() -> None:
    made: list[LiveRun] = []

    def run() -> LiveRun:
        made.append(LiveRun(village()))
        return made[-1]

    async def go() -> None:
        app = GroundswellApp(run_factory=run)
        async with app.run_test(size=(120, 40)) as pilot:
            week = app.screen
            assert isinstance(week, LiveScreen)
            await until_so(pilot, lambda: week.frame.snapshot is not None)
            for place in range(len(VIEWS)):
                await pilot.press(str(place + 1), "down", "enter")
                if app.screen is not week or week.choice.deep:
                    await pilot.press("escape")
                await until_so(pilot, lambda: app.screen is week)
                await pilot.resize_terminal(*SIZES[place % len(SIZES)])
                await pilot.press("space", "left", "shift+right", "full_stop", "minus", "plus")
            await pilot.press("1")
            await pilot.resize_terminal(120, 40)
            await until_so(pilot, lambda: week.frame.target < 0 and week.frame.head > 2000)
            await pilot.press("b")
            await until_so(pilot, lambda: len(week.frame.branches) == 2)
            await pilot.press("shift+right", "g")
            await until_so(pilot, lambda: isinstance(app.screen, BranchesScreen))
            await pilot.press("up", "enter")
            await until_so(pilot, lambda: week.frame.branches[0].current)
            week.session.seek(week.frame.society.horizon)  # type: ignore[union-attr]
            await until_so(pilot, lambda: week.frame.finished)
            week.session.close(20.0)

    asyncio.run(go())
    straight = Run(village())
    assert straight.play() == made[0].fingerprint() and made[0].minute == straight.horizon
