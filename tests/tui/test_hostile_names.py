"""Names that a stranger's file may hold: nothing of them acts on the terminal, and nothing breaks a row."""

from __future__ import annotations

import asyncio

import pytest

from simulator.text import cells
from tests.tui.fake_run import FakeRun
from tests.tui.hostile import HOSTILE
from tests.tui.test_screens import shown, until, until_so
from tui.app import GroundswellApp
from tui.widgets.sheet import Sheet

PAYLOADS = HOSTILE[:24]
"""Those that the quick tests show; all of them are shown on every screen by the long ones."""


def six(first: int) -> tuple[str, ...]:
    return tuple(PAYLOADS[(first + place) % len(PAYLOADS)] for place in range(6))


@pytest.mark.parametrize(("first", "size"), [(0, (60, 18)), (6, (120, 40)), (12, (60, 18)), (18, (120, 40))])
def test_hostile_names_are_shown_and_do_nothing(first: int, size: tuple[int, int]) -> None:
    run = FakeRun(300, names=six(first), title=PAYLOADS[first])

    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: run)
        async with app.run_test(size=size) as pilot:
            await until(pilot, app, "■ saw")
            await pilot.press("space", "shift+right", "shift+right", "shift+right")
            await until(pilot, app, "Thu")
            for key in ("2", "3", "4", "5", "6", "7", "8", "1", "enter", "enter"):
                await pilot.press(key)
                await until_so(pilot, lambda: shown(app))
                assert_harmless(app, size[0])
            assert app.is_running

    asyncio.run(go())


def assert_harmless(app: GroundswellApp, columns: int) -> None:
    sheet = app.screen.query_one(Sheet)
    for row in range(sheet.size.height):
        text = sheet.render_line(row).text
        assert all(letter.isprintable() for letter in text), repr(text)
        assert cells(text) == columns


def test_brackets_are_shown_as_they_were_written() -> None:
    run = FakeRun(300, title="[bold]not markup[/]")

    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: run)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, app, "a square is")
            assert "[bold]not markup[/]" in shown(app)

    asyncio.run(go())
