"""Every scenario and lesson opens in the interface and plays, in a small society on a small terminal."""

from __future__ import annotations

import asyncio
from functools import partial

from simulator.scenario import bundled, load
from tests.tui.test_screens import until, until_so
from tui.app import GroundswellApp
from tui.live_run import LiveRun
from tui.paint.line import line_width
from tui.screens.live import LiveScreen
from tui.widgets.sheet import Sheet

FEW, COLUMNS, ROWS = 300, 80, 24
DAY = 1440


def test_each_opens_and_plays_on_a_small_terminal() -> None:
    made: dict[str, LiveRun] = {}

    def run(name: str) -> LiveRun:
        made[name] = LiveRun(load(name, people=FEW))
        return made[name]

    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            for name in bundled():
                live = LiveScreen(partial(run, name), name)
                app.push_screen(live)
                await until(pilot, app, "Society")
                await pilot.press("shift+right", "2", "3", "4", "1")  # a day on
                await until_so(pilot, lambda live=live: live.frame.head >= DAY and live.frame.target < 0)
                page = live.query_one(Sheet).page
                assert len(page.lines) <= ROWS and all(line_width(line) <= COLUMNS for line in page.lines), name
                assert not live.frame.failure
                await pilot.press("escape")
        assert app.return_code in (0, None)

    asyncio.run(go())
    assert list(made) == list(bundled()) and all(one.minute >= DAY for one in made.values())
