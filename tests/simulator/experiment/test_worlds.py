"""One plan in many worlds: what is counted, what is spread, what is luck."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory, Stopped, Watched
from simulator.experiment.design import Arm, design
from simulator.experiment.ensemble import Ensemble
from simulator.experiment.fan import fan
from simulator.experiment.luck import split
from simulator.experiment.play import Lost
from simulator.experiment.replication import NAMES
from simulator.experiment.spread import Spread
from simulator.experiment.worlds import DICE, Worlds, arms, explore, exploring
from simulator.metrics.measures import measures
from tests.simulator.experiment.plans import one_plan, tiny

HERE = Laboratory(InProcess())


@pytest.fixture(scope="module")
def found() -> Worlds:
    return explore(one_plan(12, seed=3), HERE, societies=4)


def test_every_measure_of_every_world_is_that_of_its_run(found: Worlds) -> None:
    run = Run(tiny(), seed=3 + 5)
    run.play()
    expected = measures(run)
    assert {name: found.measures[name].per_world[5] for name in NAMES} == pytest.approx(expected, nan_ok=True)


def test_the_goal_is_reached_in_as_many_worlds_as_say_so(found: Worlds) -> None:
    signatures = found.measures["signatures"].per_world
    assert found.goal.hits == int((signatures >= 2).sum()) and found.goal.worlds == 12
    assert 0 < found.goal.hits < 12
    assert found.goal.interval.low < found.goal.share < found.goal.interval.high


def test_a_spread_has_its_middle_inside_its_half_inside_nine_tenths() -> None:
    spread = Spread(np.array([3.0, 1.0, 2.0, np.nan, 10.0, 4.0]))
    assert spread.median == 3.0
    assert spread.most.low <= spread.half.low <= spread.median <= spread.half.high <= spread.most.high
    assert spread.document()["per_world"] == [3, 1, 2, None, 10, 4]
    assert list(spread.document())[:3] == ["median", "low", "high"]


def test_the_fan_ends_where_the_measures_end_and_reach_never_falls(found: Worlds) -> None:
    reach = found.fans["reach"]
    assert reach.hours == 24 and reach.worlds == 12
    assert reach.median[-1] == found.measures["reach"].median
    assert (np.diff(reach.bands, axis=1) >= 0).all()
    for name in ("shares", "deeds", "gifts", "gift_cents", "signatures"):
        assert found.fans[name].median[-1] == found.measures[name].median, name


def test_a_fan_holds_its_bands_in_order() -> None:
    bands = fan("reach", [np.array([one, 2 * one]) for one in range(101)]).bands
    assert bands[:, 0].tolist() == [5, 25, 50, 75, 95] and bands[:, 1].tolist() == [10, 50, 100, 150, 190]
    assert fan("reach", []).hours == 0


def test_what_the_campaign_caused_is_taken_world_by_world() -> None:
    plan = Arm("tiny", tiny())
    result = explore(design(arms(plan, ghost=True), 4, seed=1), HERE, societies=0)
    ghost = Run(result.ensemble.experiment.arms[1].scenario, seed=2)
    ghost.play()
    reached = result.measures["cause_reach"].per_world[1]
    assert result.caused["cause_reach"].per_world[1] == reached - measures(ghost)["cause_reach"]
    assert result.ensemble.spread("reach", 1).most == (0.0, 0.0)


def test_luck_is_split_over_societies_that_meet_the_same_dice(found: Worlds) -> None:
    assert found.grid is not None
    table = found.grid.values("reach").reshape(4, DICE)
    assert table[0].tolist() == found.measures["reach"].per_world[:DICE].tolist()
    other = Run(tiny(), seed=3 + 1, population_seed=1 + 2)
    other.play()
    assert table[2, 1] == measures(other)["reach"]
    luck = found.luck["reach"]
    assert 0.0 <= luck.ceiling <= 1.0 and luck.ceiling_interval.low <= luck.ceiling <= luck.ceiling_interval.high


def made(societies: float, dice: float, rest: float, seed: int, s: int = 10, d: int = 6) -> np.ndarray:
    draw = np.random.default_rng(seed)
    table = draw.normal(0, societies, (s, 1)) + draw.normal(0, dice, (1, d)) + draw.normal(0, rest, (s, d))
    return np.expm1(5.0 + table)


def test_planted_components_are_found_again() -> None:
    parts = [split(made(0.6, 0.3, 0.4, seed)) for seed in range(300)]
    assert np.mean([one.structure for one in parts]) == pytest.approx(0.36, rel=0.1)
    assert np.mean([one.luck for one in parts]) == pytest.approx(0.25, rel=0.1)


def test_the_intervals_of_the_components_hold_them_as_often_as_they_say() -> None:
    parts = [split(made(0.6, 0.1, 0.4, seed)) for seed in range(1000)]
    ceiling = 0.36 / (0.36 + 0.17)
    assert np.mean([one.structure_interval.holds(0.36) for one in parts]) > 0.93
    assert np.mean([one.luck_interval.holds(0.17) for one in parts]) > 0.9
    assert 0.92 < np.mean([one.ceiling_interval.holds(ceiling) for one in parts]) < 0.98


def test_pure_luck_and_pure_structure_are_told_apart() -> None:
    assert np.mean([split(made(0.0, 0.0, 0.5, seed)).ceiling for seed in range(50)]) < 0.15
    alone = split(made(0.5, 0.0, 0.0, 1))
    assert alone.ceiling == pytest.approx(1.0) and alone.luck == pytest.approx(0.0, abs=1e-12)


def test_the_intraclass_correlation_is_that_of_shrout_and_fleiss() -> None:
    # Shrout and Fleiss 1979, table 2: six targets, four judges, ICC(2,1) = .29
    judged = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)
    luck = split(judged - 20.0)  # below 0, so that it stays on the plain scale
    assert luck is not None and luck.scale == "plain"
    assert luck.ceiling == pytest.approx(0.29, abs=0.005)
    assert luck.ceiling_interval == pytest.approx((0.019, 0.761), abs=0.002)


def test_a_table_with_a_hole_or_a_single_row_is_not_split() -> None:
    assert split(np.array([[1.0, 2.0]])) is None
    assert split(np.array([[1.0, np.nan], [2.0, 3.0]])) is None
    flat = split(np.full((3, 3), 2.0))
    assert flat is not None and np.isnan(flat.ceiling)


def test_results_can_be_asked_while_worlds_are_arriving() -> None:
    counts = [len(one.played) for one in exploring(one_plan(4), HERE)]
    assert counts == [1, 2, 3, 4]


def test_a_lost_world_is_missing_and_said_to_be() -> None:
    plan = one_plan(3)
    ensemble = Ensemble(plan)
    for one in explore(plan, HERE, 0).played[:2]:
        ensemble.take(one)
    ensemble.take(Lost(plan.jobs()[2], "it broke"))
    result = Worlds(ensemble)
    assert result.goal.worlds == 2 and np.isnan(result.measures["reach"].per_world[2])
    assert result.document()["lost"] == [{"world": 2, "reason": "it broke"}]
    assert "it broke" in result.text()


def test_stopping_says_how_far_it_came() -> None:
    seen: list[Watched] = []
    lab = Laboratory(InProcess(), stop=lambda: len(seen) >= 2, watch=seen.append)
    with pytest.raises(Stopped) as stopped:
        lab.conduct(one_plan(9))
    assert (stopped.value.kept, stopped.value.total) == (2, 9)
    assert [(one.done, one.total, one.played) for one in seen] == [(1, 9, 1), (2, 9, 2)]


def test_the_words_open_with_the_goal_and_promise_nothing(found: Worlds) -> None:
    text = found.text()
    assert text.index("Goal") < text.index("How far") < text.index("Luck")
    assert f"reached in {found.goal.hits} of 12 worlds" in text
    assert "explores what the scenario assumes" in text and " will " not in text
    assert max(map(len, text.splitlines())) <= 80
