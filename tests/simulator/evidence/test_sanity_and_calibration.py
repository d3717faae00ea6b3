"""The sanity budget judges whole distributions; the calibration finds its way and says how far it is."""

from __future__ import annotations

import json

import pytest

from simulator.evidence import calibrate, known, report, standing
from simulator.evidence.calibrate import Number, Room, Target
from simulator.evidence.card import FACTS
from simulator.evidence.fact import Finding
from simulator.evidence.rows import ROWS, row_of
from simulator.evidence.sanity import STEPS, Found, Step, of_worlds


def a_step(outcome: bool = True, **more: object) -> Step:
    return Step("x", "A step.", "Somebody", (10.0, 20.0), "count", outcome, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values, outcome, holds",
    [
        ((12.0,) * 20, True, True),
        ((12.0,) * 16 + (40.0,) * 4, True, False),  # the typical world is inside, too many are not
        ((12.0,) * 16 + (40.0,) * 4, False, True),  # a step on the way is judged by its typical world
        ((5.0,) * 20, False, False),
        ((), True, False),
        ((float("nan"), 12.0), True, True),  # a world without any says nothing
    ],
)
def test_an_outcome_is_inside_when_nearly_all_worlds_are(values: tuple[float, ...], outcome: bool, holds: bool) -> None:
    assert Found(a_step(outcome), values).holds is holds


def test_the_mean_is_told_where_a_world_has_too_few_events() -> None:
    rare = (0.0, 0.0, 0.0, 40.0)
    assert Found(a_step(typical="mean"), rare).typical == 10.0
    assert Found(a_step(), rare).typical == 0.0


def test_worlds_without_a_twin_are_left_out_of_its_steps() -> None:
    worlds = [{one.id: 1.0 for one in STEPS}, {one.id: 2.0 for one in STEPS if one.id != "taps"}]
    found = {one.step.id: one for one in of_worlds(worlds)}
    assert found["taps"].per_world == (1.0,)
    assert found["gifts"].per_world == (1.0, 2.0)


def _square(values: object, _seed: int) -> tuple[float, ...]:
    first, second = values  # type: ignore[misc]
    return first * second, first / second


ROOM = Room(
    (Number("a", 1.0, 0.1, 20.0), Number("b", 1.0, 0.1, 20.0)),
    (Target("A1", 6.0, 1.0, "six"), Target("A3", 1.5, 0.5, "one and a half")),
    _square,
)


def test_the_search_finds_two_numbers_that_hang_together() -> None:
    found = calibrate.calibrated(ROOM, 8, (1,))
    assert found.values == pytest.approx((3.0, 2.0), rel=0.02)
    before, after = found.distances
    assert before > 3.0
    assert after < 0.1


def test_the_search_never_ends_farther_away_than_it_began() -> None:
    good = Room(tuple(Number(one, at, 0.1, 20.0) for one, at in (("a", 3.0), ("b", 2.0))), ROOM.targets, ROOM.measure)
    before, after = calibrate.calibrated(good, 1, (1,)).distances
    assert after <= before < 1e-6


def test_both_distances_are_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(calibrate, "ROOMS", (ROOM,))
    assert calibrate.main(["--rounds", "3"]) == 0
    said = capsys.readouterr().out
    assert "as shipped" in said
    assert "six" in said
    assert calibrate.main(["--rounds", "3", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["distance"]["nearest"] < told["distance"]["shipped"]
    assert [one["key"] for one in told["numbers"]] == ["a", "b"]


def test_every_row_has_a_standing_and_every_reason_a_part() -> None:
    assert all(standing.told(standing.standing(row.id)) for row in ROWS)
    assert {row_of(part) for part in known.WHY} <= {row.id for row in ROWS}
    assert set(known.CALIBRATED) <= {fact.id for fact in FACTS}


def test_every_fact_says_what_is_measured_and_in_which_worlds() -> None:
    assert not [fact.id for fact in FACTS if fact.values and not (fact.formula and fact.setup)]


def test_a_failing_part_says_why_and_one_that_nobody_understands_says_so() -> None:
    by_id = {fact.id: fact for fact in FACTS}
    rows = {row.id: row for row in ROWS}
    known_one = report.Entry(rows["A7"], (Finding(by_id["A7"], (9.0,)),))
    unknown = report.Entry(rows["A9"], (Finding(by_id["A9"], (9.0,)),))
    assert known.WHY["A7"] in "\n".join(report.row_lines(known_one))
    assert "not known why" in "\n".join(report.row_lines(unknown))
