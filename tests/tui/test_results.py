"""What was seen in many worlds is kept, listed, opened again at once, and forgotten when it is told to be."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.store import Store, StoreError
from simulator.scenario import Scenario, changed, loads
from tests.tui.test_outlook import seen
from tests.tui.test_screens import shown, until
from tui import lookout, results
from tui.app import GroundswellApp
from tui.lookout import Lookout
from tui.screens.library import LibraryScreen
from tui.screens.outlook import WorldsScreen

DAY = """
title = "One day"
question = "Is it kept?"
days = 1
[population]
people = 80
[goal]
measure = "shares"
target = 5
[[influencer]]
id = "ada"
followers = 40
[[post]]
id = "first"
by = "ada"
at = "mon 08:00"
[[post]]
id = "second"
by = "ada"
at = "mon 11:00"
[[lever]]
key = "audience.share_appetite"
label = "Appetite"
low = 0.2
high = 4
step = 0.2
"""


def small() -> Scenario:
    return loads(DAY)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "ROUGH", (60, 60, 2))
    monkeypatch.setattr(lookout, "FINE", ((None, 60, 5),))
    monkeypatch.setattr(lookout, "MANY", ((None, 60, 5),))
    monkeypatch.setattr(lookout, "FLIP_RUNS", 60)
    monkeypatch.setattr("simulator.experiment.outlook.SOCIETIES", 3)
    monkeypatch.setattr("simulator.experiment.outlook.DICE", 2)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every world that is really played."""
    worlds: list[object] = []
    submit = InProcess.submit

    def counting(self: InProcess, fn: object, *args: object) -> object:
        worlds.append(args)
        return submit(self, fn, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(InProcess, "submit", counting)
    yield worlds


def looked(plan: Scenario, before: Scenario | None = None) -> lookout.View:
    out = Lookout(plan, many=before is None, workers=1, before=before, keep=True)
    out.start()
    try:
        return seen(out, lambda one: one.state == "complete")
    finally:
        out.close()


def test_worlds_are_kept_and_the_next_look_plays_none(played: list[object]) -> None:
    first = looked(small())
    assert len(played) == 2 + 5 + 6 - 2  # the rough look, the worlds, and the grid that has two of them
    played.clear()
    again = looked(results.read(results.listed()[0].path).plan)
    assert played == [] and (again.each, again.hits, again.luck) == (first.each, first.hits, first.luck)
    (card,) = results.listed()
    assert not card.pair and card.title == small().title and "of 5 worlds" in card.said[0]


def test_luck_is_split_from_structure_as_the_command_does_it() -> None:
    from simulator.experiment.conduct import Laboratory
    from simulator.experiment.design import Arm, Grid
    from simulator.experiment.luck import split
    from simulator.experiment.plans import arm
    from simulator.experiment.scaled import scaled

    view = looked(small())
    plan = scaled(arm(small()).scenario, 50_000, 60)
    grid = Laboratory(InProcess()).conduct(Grid(Arm("0", plan), 3, 2, plan.seed, plan.population_seed))
    assert view.luck is not None and view.luck == split(grid.values(view.luck_of).reshape(3, 2))
    assert 0.0 <= view.luck.ceiling <= 1.0 and view.luck.societies == 3


def test_two_plans_are_kept_with_their_verdict_and_opened_as_two(played: list[object]) -> None:
    before = small()
    plan = changed(before, {"audience.share_appetite": 3.0})
    first = looked(plan, before)
    (card,) = results.listed()
    assert card.pair and first.verdict in card.said
    kept = results.read(card.path)
    played.clear()
    assert kept.before is not None and looked(kept.plan, kept.before).verdict == first.verdict and played == []


def test_what_would_flip_the_verdict_is_looked_for_on_demand() -> None:
    before = small()
    out = Lookout(changed(before, {"audience.share_appetite": 4.0}), many=False, workers=1, before=before)
    out.start()
    try:
        asked = threading.Thread(target=out.ask_for_flips)
        asked.start()
        found = seen(out, lambda one: bool(one.flips) and one.state == "complete")
    finally:
        out.close()
    assert any("tried alone" in one or "no clear verdict" in one for one in found.flips)


def test_a_disk_that_refuses_does_not_stop_the_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Store, experiment: object, one: object) -> None:
        raise StoreError("no space left")

    monkeypatch.setattr(Store, "keep", refuse)
    assert looked(small()).worlds == 5


def test_a_damaged_result_is_not_listed_and_a_foreign_folder_is_never_removed(tmp_path: Path) -> None:
    looked(small())
    (card,) = results.listed()
    (card.path / results.CARD).write_text("result = 7\n")
    assert results.listed() == []
    with pytest.raises(ValueError, match="no result"):
        results.read(card.path)
    results.forget(tmp_path)
    assert tmp_path.exists()
    results.forget(card.path)
    assert not card.path.exists()


def test_the_library_lists_a_result_opens_it_at_once_and_forgets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.experiment.backends.cores", lambda: 1)
    looked(small())

    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, app, "Library")
            while not any(one.group == "result" for one in app.screen.found):  # type: ignore[attr-defined]
                await pilot.pause(0.02)
            await pilot.press("end")
            assert "Recent results" in shown(app)
            assert "What was seen" in await until(pilot, app, "Enter opens it again")
            await pilot.press("enter")
            await until(pilot, app, "who is there")
            assert isinstance(app.screen, WorldsScreen) and "many worlds" in shown(app)
            await until(pilot, app, "done")
            await pilot.press("escape", "delete")
            await until(pilot, app, "Library")
            assert isinstance(app.screen, LibraryScreen) and results.listed() == []
            assert "Recent results" not in shown(app)

    asyncio.run(go())
