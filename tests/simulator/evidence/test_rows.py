"""The registry has each of the mission's rows once, and each can be asked for, seen and switched."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pytest

from simulator.evidence.mechanisms import claim
from simulator.evidence.mechanisms.asked import ASKED, IDS, SECTIONS
from simulator.evidence.mechanisms.claim import Above, Changes, GainRatio, Steps, Unchanged, measures_of
from simulator.evidence.mechanisms.registry import ROWS, find
from simulator.evidence.mechanisms.row import Row, applied
from simulator.metrics.measures import named
from simulator.scenario import bundled

each_row = pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])


def test_the_mission_asks_for_83_rows_in_seven_sections() -> None:
    assert len(IDS) == len(set(IDS)) == 83
    assert [len(rows) for _title, rows in SECTIONS] == [11, 10, 13, 12, 10, 6, 21]
    assert Counter(one.text for one in ASKED) == {"FR": 41, "ID": 42}
    assert all(cell.strip() for one in ASKED for cell in one)


def test_every_row_that_is_asked_for_is_there_once_and_no_other() -> None:
    assert Counter(row.id for row in ROWS) == Counter(IDS)


@each_row
def test_a_row_is_met_in_a_scenario_of_the_shelf(row: Row) -> None:
    assert row.scenario in bundled()


@each_row
def test_a_row_asks_for_a_difference_and_not_for_sameness_alone(row: Row) -> None:
    same = tuple(one for one in row.claims if isinstance(one, Unchanged))
    assert len(same) < len(row.claims)
    assert 20 <= row.worlds <= 200


@each_row
def test_what_a_row_measures_is_a_measure_that_everybody_sees(row: Row) -> None:
    seen = [name for name in measures_of(row.claims) if name not in row.measures]
    assert all(named(name).meaning for name in seen)
    assert seen or row.id in {"M-T4", "M-V0"}  # credit and the stress score compare several runs


@each_row
def test_a_switch_changes_something_and_the_cut_makes_scenarios_that_are_whole(row: Row) -> None:
    arms = [applied(arm, row.base()) for arm in row.arms]
    assert len({repr(arm) for arm in arms}) > 1
    for arm in arms:
        cut = applied(row.cut, arm)
        assert type(cut).model_validate(cut.model_dump()) == cut


@each_row
def test_the_cut_holds_the_same_whatever_the_switch_says(row: Row) -> None:
    for arm in row.arms:
        once = applied(row.cut, applied(arm, row.base()))
        assert applied(row.cut, once) == once


def test_rows_that_are_one_mechanism_seen_twice_name_a_row_with_the_same_or_a_shared_cut() -> None:
    for row in ROWS:
        if row.same_as:
            assert find(row.same_as).id != row.id


def test_every_kind_of_claim_names_the_measure_that_it_reads() -> None:
    kinds = [Above, Changes, GainRatio, Steps, Unchanged, claim.Leads, claim.Interior, claim.MoreWorlds]
    assert all("measure" in {one.name for one in fields(kind)} for kind in kinds)
