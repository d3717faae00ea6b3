"""The key that writes a report of the worlds on screen, and the page that comes of it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.outlook import Outlooks, Stage
from simulator.scenario import Scenario, load
from tui import lookout
from tui.app import GroundswellApp
from tui.reporting import Found, page
from tui.screens.outlook import WorldsScreen

FEW = 300


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lookout, "ROUGH", (FEW, 60, 4))
    monkeypatch.setattr(lookout, "FINE", ((None, 1, 5),))
    monkeypatch.setattr(lookout, "MANY", ((None, 1, 6),))
    monkeypatch.setattr("simulator.experiment.outlook.SOCIETIES", 3)
    monkeypatch.setattr("simulator.experiment.outlook.DICE", 2)
    monkeypatch.chdir(tmp_path)


def small() -> Scenario:
    return load("storytelling-of-hope", people=FEW)


def test_the_report_key_writes_a_page_of_the_worlds_and_says_where(tmp_path: Path) -> None:
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(120, 40)) as pilot:
            screen = WorldsScreen(small(), workers=1)
            await app.push_screen(screen)
            end = time.monotonic() + 60
            while screen.view.state != "complete" and time.monotonic() < end:
                await pilot.pause(0.05)
            await pilot.press("r")
            while not (said := [one.message for one in app._notifications if "Written" in one.message]):
                assert time.monotonic() < end, [one.message for one in app._notifications]
                await pilot.pause(0.05)
            assert said == ["Written: storytelling-of-hope-report.html"]

    asyncio.run(go())
    text = (tmp_path / "storytelling-of-hope-report.html").read_text()
    assert f"<dd>{FEW}<small>" in text and "Gifts in 6 worlds" in text
    assert "Where the spread of" in text or "there was no luck to be had" in text


def test_a_report_of_two_plans_sets_the_plan_before_the_change_first() -> None:
    after = load("storytelling-of-hope", ("influencer.lina.fit=0.2",), FEW)
    *_growing, look = Outlooks(InProcess(), (Stage(None, 60, 3),)).ahead(after, small())
    text = page(Found(look, None, None))
    assert "A: the plan before the change" in text and "B: the plan after the change" in text
    change = text.index("What is different in the plans")
    assert text.index("fit = 0.7", change) < text.index("fit = 0.2", change)
