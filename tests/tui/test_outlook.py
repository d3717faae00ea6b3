"""Many worlds and levers: on the real engine, with few people, and on screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from simulator.engine.run import Run
from simulator.experiment.bins import histogram
from simulator.metrics.measures import MEASURES
from simulator.metrics.record import record
from simulator.scenario import Scenario, load, loads
from tests.tui.test_hostile_names import PAYLOADS, assert_harmless
from tests.tui.test_screens import shown, until
from tui import lookout
from tui.app import GroundswellApp
from tui.lever_rows import levers
from tui.lookout import Lookout
from tui.outlook_view import View
from tui.paint.line import line_width
from tui.screens.live import LiveScreen
from tui.screens.outlook import LeversScreen, WorldsScreen
from tui.widgets.sheet import Sheet

FEW = 300


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "ROUGH", (FEW, 60, 4))
    monkeypatch.setattr(lookout, "FINE", ((None, 1, 5),))
    monkeypatch.setattr(lookout, "MANY", ((None, 1, 6),))
    monkeypatch.setattr("simulator.experiment.outlook.SOCIETIES", 3)
    monkeypatch.setattr("simulator.experiment.outlook.DICE", 2)
    monkeypatch.setattr("simulator.experiment.backends.cores", lambda: 1)  # no processes have to be started


WEEKEND = """
title = "A weekend"
question = "Does it need more than two days?"
days = 2
[population]
people = 300
[goal]
measure = "gifts"
target = 1
[organiser]
id = "us"
supporters = 40
[[influencer]]
id = "lina"
followers = 80
[[post]]
id = "first"
by = "lina"
at = "mon 08:00"
[[post]]
id = "asking"
by = "us"
at = "mon 18:00"
kind = "appeal"
ask = "give"
[[lever]]
key = "influencer.lina.fit"
label = "How well the cause fits Lina"
low = 0.1
high = 1
step = 0.1
[[lever]]
key = "organiser.supporters"
label = "People who hear it first"
low = 0
high = 100
step = 20
[[lever]]
key = "audience.share_appetite"
label = "Appetite to share"
low = 0.2
high = 3
step = 0.1
"""


def small() -> Scenario:
    """Two days, three levers: what many worlds show does not need a whole week."""
    return loads(WEEKEND)


def seen(out: Lookout, wanted: Callable[[View], bool], seconds: float = 60.0) -> View:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        view = out.fetch()
        if view is not None and wanted(view):
            return view
        time.sleep(0.005)
    raise AssertionError("no such view came")


def test_many_worlds_end_with_the_world_that_is_watched_among_them() -> None:
    out = Lookout(small(), many=True, workers=1)
    out.start()
    try:
        rough = seen(out, lambda one: one.worlds > 0)
        assert rough.rough and rough.here is None
        done = seen(out, lambda one: one.state == "complete")
    finally:
        out.close()
    run = Run(small())
    run.play()
    assert (done.worlds, done.total, done.rough, done.people) == (6, 6, False, FEW)
    assert done.fan is not None and done.fan.worlds == len(done.values) == 6
    assert done.measure == "gifts" and done.here == MEASURES["gifts"](record(run))


def test_a_turned_lever_is_answered_by_pairs_of_worlds_and_a_newer_turn_drops_the_older() -> None:
    out = Lookout(small(), many=False, workers=1)
    out.start()
    try:
        seen(out, lambda one: one.worlds > 0)
        out.ask({"audience.share_appetite": 1.5})
        last = out.ask({"audience.share_appetite": 3.0})
        view = seen(out, lambda one: one.request == last and bool(one.verdict))
        assert view.before is not None and "world" in view.verdict
        same = out.ask({})
        assert seen(out, lambda one: one.request == same and one.state == "complete").before is None
    finally:
        out.close()


def test_stopping_keeps_what_is_known() -> None:
    out = Lookout(small(), many=True, workers=1)
    out.start()
    try:
        seen(out, lambda one: one.worlds > 0)
        out.halt()
        assert seen(out, lambda one: one.state == "stopped").worlds > 0
    finally:
        out.close()


def test_every_lever_of_the_scenario_is_there_with_its_value_in_words() -> None:
    scenario = load("storytelling-of-hope")
    rows = {one.key: one for one in levers(scenario)}
    assert list(rows) == [one.key for one in scenario.lever]
    assert rows["post.appeal-sat.at"].write(660.0) == "Mon 11:00"
    assert rows["influencer.lina.fit"].now == 0.7


def test_a_value_that_cannot_be_is_said_and_the_next_one_is_answered() -> None:
    out = Lookout(small(), many=False, workers=1)
    out.start()
    try:
        bad = out.ask({"audience.share_appetite": -4.0})
        assert seen(out, lambda one: one.request == bad and bool(one.failure)).state == "complete"
        good = out.ask({"audience.share_appetite": 2.0})
        assert seen(out, lambda one: one.request == good and one.worlds > 0).failure == ""
    finally:
        out.close()


def test_a_scenario_that_cannot_be_read_says_why() -> None:
    out = Lookout("no-such-scenario", many=True, workers=1)
    out.start()
    assert "no-such-scenario" in seen(out, lambda one: one.state == "failed").failure
    out.close()


@pytest.mark.parametrize("values", [(3.0,), (0.0, 1.0, 1.0, 9.0), (0.25, 0.5, 0.75), tuple(map(float, range(1000)))])
def test_a_histogram_loses_no_world_and_keeps_to_its_bins(values: tuple[float, ...]) -> None:
    counts, wide = histogram(values, 12)
    assert sum(counts) == len(values) and len(counts) <= 12 and wide > 0


def screen(opened: type[LeversScreen] | type[WorldsScreen], size: tuple[int, int], script, scenario=None) -> None:  # type: ignore[no-untyped-def]
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=size) as pilot:
            await app.push_screen(opened(scenario or small(), workers=1))
            await script(pilot, app)

    asyncio.run(go())


def test_any_world_of_the_wall_can_be_watched_and_is_the_world_of_its_number() -> None:
    plan = small()

    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "Each world", 60)
        await until(pilot, app, "done", 60)
        worlds = app.screen
        run = Run(plan, seed=plan.seed + 2)
        run.play()
        assert worlds.view.each[2] == MEASURES[plan.goal.measure](record(run))
        await pilot.press("right", "right", "enter")
        await until(pilot, app, f"world {plan.seed + 2}", 30)
        assert isinstance(app.screen, LiveScreen)

    screen(WorldsScreen, (120, 40), script)


SIZES = [(60, 18), (80, 24), (120, 40), (200, 60), (300, 120)]


async def fills_every_size(pilot, app) -> None:  # type: ignore[no-untyped-def]
    """Every row of the page is as wide as the window, whatever its size; below the smallest there is a card."""
    for size in [*SIZES, (40, 12)]:
        await pilot.resize_terminal(*size)
        while (sheet := app.screen.query_one(Sheet)).size != size or len(sheet.page.lines) != size[1]:
            await pilot.pause(0.01)
        assert {line_width(line) for line in sheet.page.lines} == {size[0]}
    assert "enlarge" in shown(app)
    await pilot.resize_terminal(120, 40)


def test_worlds_arrive_are_explained_and_escape_stops_before_it_leaves() -> None:
    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        text = await until(pilot, app, "reached in", 40)
        assert "many worlds" in text and "How the worlds end" in text
        await pilot.press("question_mark")
        assert "dice" in await until(pilot, app, "How to read it")
        await pilot.press("escape")
        await until(pilot, app, "the week you watch", 60)
        assert "who is there" in await until(pilot, app, "done", 60)
        await fills_every_size(pilot, app)
        await until(pilot, app, "done")
        await pilot.press("escape")
        assert not isinstance(app.screen, WorldsScreen)

    screen(WorldsScreen, (120, 40), script)


def test_a_lever_is_turned_the_answer_is_in_words_and_enter_plays_that_week() -> None:
    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "How well the cause fits", 40)
        await pilot.press("down", "down", "right", "right")
        assert app.screen.values == {"audience.share_appetite": 1.2}
        await until(pilot, app, "worlds", 40)
        for _ in range(2000):
            await pilot.pause(0.02)
            if app.screen.view.verdict and app.screen.view.request == 2:
                break
        app.screen.repaint()
        assert " A " in shown(app)
        await fills_every_size(pilot, app)
        await until(pilot, app, "How well the cause fits")
        await pilot.press("0")
        assert app.screen.values == {}
        await pilot.press("right", "enter")
        await until(pilot, app, "1 Society")
        assert isinstance(app.screen, LiveScreen)
        await pilot.press("v")
        await until(pilot, app, "How well the cause fits")

    screen(LeversScreen, (80, 24), script)


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), 8))
@pytest.mark.parametrize("opened", [WorldsScreen, LeversScreen])
def test_hostile_words_of_a_scenario_do_nothing(
    first: int, opened: type[LeversScreen] | type[WorldsScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    for stages, few in (("ROUGH", (60, 60, 2)), ("FINE", ((90, 60, 1),)), ("MANY", ((90, 60, 1),))):
        monkeypatch.setattr(lookout, stages, few)
    plain, words = small(), PAYLOADS[first : first + 8]
    named = [one.model_copy(update={"label": word}) for one, word in zip(plain.lever, words[1:], strict=False)]
    scenario = plain.model_copy(update={"title": words[0], "lever": tuple(named)})

    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "reached in" if opened is WorldsScreen else "Levers", 20)
        assert_harmless(app, 80)
        for _lever in named:
            await pilot.press("down")
            assert_harmless(app, 80)

    screen(opened, (80, 24), script, scenario)
