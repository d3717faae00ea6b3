"""Every scenario and lesson opens in the interface and plays, in a small society on a small terminal."""

from __future__ import annotations

import asyncio

import pytest

from simulator.scenario import bundled, load
from tests.tui.test_screens import until
from tui.app import GroundswellApp
from tui.live_run import LiveRun
from tui.paint.line import line_width
from tui.screens.live import LiveScreen
from tui.widgets.sheet import Sheet

FEW, COLUMNS, ROWS = 300, 80, 24
DAY = 1440


@pytest.mark.parametrize("name", list(bundled()))
def test_it_opens_and_plays_on_a_small_terminal(name: str) -> None:
    made: list[LiveRun] = []

    def run() -> LiveRun:
        made.append(LiveRun(load(name, people=FEW)))
        return made[-1]

    async def go() -> None:
        app = GroundswellApp(run_factory=run)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await until(pilot, app, "Society")
            await pilot.press("shift+right", "shift+right")  # two days on
            for key in ("2", "3", "4", "1"):
                await pilot.press(key)
            live = app.screen
            assert isinstance(live, LiveScreen)
            for _ in range(600):
                if live.frame.snapshot is not None and live.frame.snapshot.minute >= 2 * DAY:
                    break
                await pilot.pause(0.02)
            page = app.screen.query_one(Sheet).page
            assert len(page.lines) <= ROWS and all(line_width(line) <= COLUMNS for line in page.lines)
        assert app.return_code in (0, None)

    asyncio.run(go())
    assert made and made[0].minute >= 2 * DAY
