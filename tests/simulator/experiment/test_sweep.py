"""Points in the space of settings, and a scenario played at each of them in the same worlds."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, DesignError
from simulator.experiment.pen import Pen
from simulator.experiment.points import Vary, grid, latin, stratified, vary
from simulator.experiment.sweep import Sweep, sweep, sweep_words
from simulator.experiment.tables import csv_text
from simulator.scenario import ScenarioError
from tests.simulator.experiment.plans import tiny


def swept(*asked: str, worlds: int = 3) -> Sweep:
    with InProcess() as place:
        points = grid([vary(one) for one in asked])
        return sweep(Arm("tiny", tiny()), points, Laboratory(place), worlds, measure="shares")


def test_a_grid_holds_every_combination_in_order() -> None:
    points = grid([vary("audience.share_appetite=0.5,1"), vary("post.ask.at=mon 11:40, mon 19:00")])
    assert [dict(one.values)["post.ask.at"] for one in points] == ["mon 11:40", "mon 19:00"] * 2
    assert len({one.name for one in points}) == 4


def test_a_latin_hypercube_meets_every_part_of_every_range_once() -> None:
    asked = [vary("audience.share_appetite=0.5..2.5"), vary("audience.attention=0.2..0.8")]
    points = latin(tiny(), asked, 20, seed=4)
    for place, (low, high) in enumerate([(0.5, 2.5), (0.2, 0.8)]):
        parts = [int((float(one.values[place][1]) - low) / (high - low) * 20) for one in points]
        assert sorted(parts) == list(range(20))
    assert points == latin(tiny(), asked, 20, seed=4)
    assert points != latin(tiny(), asked, 20, seed=5)


def test_the_columns_of_a_hypercube_hardly_hang_together() -> None:
    one, two = stratified("a", 400, 1), stratified("b", 400, 1)
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.15


def test_ranges_are_written_as_people_write_them() -> None:
    points = latin(tiny(), [vary("post.ask.at=mon 08:00..mon 20:00"), vary("influencer.lina.followers=5..30")], 6, 1)
    for one in points:
        assert one.values[0][1].startswith("Mon ")
        assert one.values[1][1].isdigit()
        one.arm(tiny())


def test_listed_values_in_a_hypercube_come_equally_often() -> None:
    points = latin(tiny(), [Vary("deeds.form_steps", ("1", "2", "3"))], 12, seed=2)
    values = [one.values[0][1] for one in points]
    assert [values.count(one) for one in ("1", "2", "3")] == [4, 4, 4]


@pytest.mark.parametrize(
    ("text", "said"),
    [("nothing", "KEY=V1,V2"), ("a=1,,2", "empty value"), ("a=3..1", "lower end"), ("a=x..y", "two numbers")],
)
def test_what_cannot_be_varied_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(DesignError, match=said):
        vary(text)


def test_a_range_without_a_number_of_points_and_a_key_twice_are_refused() -> None:
    with pytest.raises(DesignError, match="--lhs"):
        grid([vary("audience.attention=0.1..0.2")])
    with pytest.raises(DesignError, match="twice"):
        grid([vary("a=1"), vary("a=2")])
    with pytest.raises(DesignError, match="points"):
        grid([Vary("a", ("1",) * 200), Vary("b", ("1",) * 200)])
    with pytest.raises(DesignError, match="no setting"):
        latin(tiny(), [vary("audience.nonsense=1..2")], 3, 1)


def test_a_point_that_the_scenario_forbids_is_refused_with_its_problem() -> None:
    with pytest.raises(ScenarioError, match="attention"):
        swept("audience.attention=7")


def test_every_point_meets_the_same_worlds_as_a_run_of_its_own() -> None:
    found = swept("audience.share_appetite=0.5,1.0", worlds=3)
    with InProcess() as place:
        alone = sweep(Arm("tiny", tiny()), grid([vary("audience.share_appetite=1.0")]), Laboratory(place), 3)
    np.testing.assert_array_equal(found.spread(1, "reach").per_world, alone.spread(0, "reach").per_world)


def test_more_appetite_more_shares_and_the_best_point_is_named() -> None:
    found = swept("audience.share_appetite=0.2,1.0,3.0", worlds=6)
    means = [found.spread(point).mean for point in range(3)]
    assert means == sorted(means)
    assert found.best == 2
    told = sweep_words(found, Pen(100))
    assert "the best here" in told and "explores" in told and " will " not in told


def test_the_table_is_tidy_one_row_for_each_point_and_world() -> None:
    found = swept("audience.share_appetite=0.5,1.0", "deeds.form_steps=1,2,3", worlds=2)
    rows = list(csv.DictReader(io.StringIO(csv_text(found.table()).decode())))
    assert len(rows) == 2 * 3 * 2
    assert {(row["point"], row["world"]) for row in rows} == {(str(p), str(w)) for p in range(6) for w in range(2)}
    assert {row["deeds.form_steps"] for row in rows} == {"1", "2", "3"}
    assert all(row["reach"] for row in rows)


def test_the_document_tells_every_point_against_the_best() -> None:
    told = swept("audience.share_appetite=0.5,1.0", worlds=2).document()
    assert told["points"][told["best"]]["less_than_best"]["mean"] == 0
    assert len(told["points"][0]["measures"]["shares"]["per_world"]) == 2
