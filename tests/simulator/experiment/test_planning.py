"""A search that keeps to its budget, finds what was planted, and tests its winner where it was not chosen."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.experiment.backends import InProcess
from simulator.experiment.choices import BUDGETS, SHIFTS, Cost, cost, space
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, DesignError
from simulator.experiment.pen import Pen
from simulator.experiment.planning import Planned, planned
from simulator.experiment.planning_words import planning_words
from simulator.experiment.points import vary
from simulator.scenario import dump, loads
from tests.simulator.experiment.plans import tiny

WITH_BOOST = {"boost": [{"post": "ask", "budget": 4_000, "price_per_thousand": 10_000}]}


def searched(changes: dict[str, Any] | None = None, **how: Any) -> Planned:
    usual: dict[str, Any] = {"trials": 20, "fresh": 8, "simple": True, "measure": "impressions"} | how
    with InProcess() as place:
        return planned(Arm("tiny", tiny(**(changes or {}))), Laboratory(place), 3, **usual)


def test_the_start_plan_is_the_choice_of_zeros() -> None:
    wanted = space(tiny(**WITH_BOOST))
    start = wanted.plan(wanted.start)
    assert start is not None and not wanted.words(wanted.start)
    assert Arm("a", start).digest == Arm("b", tiny(**WITH_BOOST)).digest


def test_every_level_of_every_dimension_is_a_plan_that_can_be_played() -> None:
    wanted = space(tiny(**WITH_BOOST), [vary("deeds.form_steps=1,3")], hours=1.0)
    before = Arm("start", wanted.plan(wanted.start) or tiny()).digest
    for place, one in enumerate(wanted.dimensions):
        for level in range(1, len(one.levels)):
            choice = tuple(level if at == place else 0 for at in range(len(wanted.dimensions)))
            plan = wanted.plan(choice)
            assert plan is not None
            assert loads(dump(plan)) == plan.model_copy(update={"lever": ()})
            assert len(wanted.words(choice)) == 1
            if one.about != "omar":  # he has neither posts nor a fee
                assert Arm("other", plan).digest != before, wanted.words(choice)


def test_who_is_left_out_takes_posts_and_fee_along() -> None:
    wanted = space(tiny(**WITH_BOOST))
    lina = next(at for at, one in enumerate(wanted.dimensions) if one.about == "lina")
    plan = wanted.plan(tuple(int(at == lina) for at in range(len(wanted.dimensions))))
    assert plan is not None
    assert {post.by for post in plan.post} == {"organiser"}
    assert cost(plan).cents == cost(tiny(**WITH_BOOST)).cents - 10_000


def test_costs_are_fees_boosts_and_hours() -> None:
    plan = space(tiny(**WITH_BOOST), hours=2.0)
    start = plan.plan(plan.start)
    assert start is not None
    assert cost(start) == Cost(14_000, 6.0)
    assert cost(start).within(Cost(14_000, 6.0)) and not cost(start).within(Cost(13_999, 6.0))
    assert not cost(start).within(Cost(14_000, 5.9))


def test_the_budget_holds_for_every_plan_that_is_tried() -> None:
    found = searched(WITH_BOOST, money=9_000, hours=2.0, hours_per_post=1.0)
    assert found.trials and found.refused
    assert all(one.cost.cents <= 9_000 and one.cost.hours <= 2.0 for one in found.trials)
    assert found.start is None
    assert "over this budget" in planning_words(found, Pen(100))


def test_a_planted_blunder_is_undone_and_the_gain_holds_in_fresh_worlds() -> None:
    """Two of three posts go out a quarter of an hour before the end; earlier is better, and the search says so."""
    late = [
        {"id": "hello", "by": "lina", "at": 1425, "kind": "story"},
        {"id": "ask", "by": "organiser", "at": 700, "kind": "appeal"},
        {"id": "petition", "by": "lina", "at": 1425, "kind": "post", "ask": "sign"},
    ]
    found = searched({"post": late}, trials=30)
    assert found.changed and not found.fluke
    assert found.wins >= 7
    assert any("earlier" in change for change in found.space.words(found.winner.choice))
    told = planning_words(found, Pen(100))
    assert "Better in" in told and "explores" in told and " will " not in told


def test_no_gain_is_claimed_where_nothing_can_be_gained() -> None:
    """Nobody ever looks, so every plan is worth the same: the start plan stays."""
    found = searched({"audience": {"attention": 0.0}, "organiser": {"supporters": 0}}, trials=12)
    assert not found.changed and found.fluke
    assert "did better than the plan as it stands" in planning_words(found, Pen(100))


def test_the_frontier_rises_with_the_money() -> None:
    found = searched(WITH_BOOST, money=50_000, trials=25)
    cents = [one.cost.cents for one in found.frontier]
    values = [one.value for one in found.frontier]
    assert cents == sorted(set(cents)) and values == sorted(set(values))
    assert found.frontier[-1].value == max(one.value for one in found.trials)


def test_fresh_worlds_are_not_those_of_the_search() -> None:
    found = searched(trials=3, fresh=4, seed=50)
    assert sorted({one.job.seed for one in found.proof.of(0)}) == [53, 54, 55, 56]


def test_the_same_search_finds_the_same_plan() -> None:
    assert searched(trials=8).document() == searched(trials=8).document()


def test_shifts_and_budgets_begin_with_no_change() -> None:
    assert SHIFTS[0] == 0 and BUDGETS[0] == 1.0


def test_an_impossible_budget_is_refused_in_words() -> None:
    with pytest.raises(DesignError, match="fits the budget"):
        searched(hours=0.5, hours_per_post=1.0, trials=1)


def test_without_optuna_the_line_to_type_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DesignError, match=r"groundswell\[plan\].*--simple"):
        searched(simple=False)


@pytest.mark.filterwarnings("ignore")
def test_optuna_searches_the_same_space_and_repeats_itself() -> None:
    one, two = (searched(simple=False, trials=15) for _time in range(2))
    assert one.document() == two.document()
    assert one.winner.value >= (one.start.value if one.start else 0.0)


def test_plan_as_people_type_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tiny.toml").write_text(dump(tiny()), encoding="utf-8")
    words = ["plan", str(tmp_path / "tiny.toml"), "--simple", "--trials", "5", "--worlds", "2", "--fresh", "3"]
    words += ["--workers", "1", "--measure", "reach", "--choose", "deeds.form_steps=1,3"]
    assert main([*words, "--winner", str(tmp_path / "better.toml")]) == 0
    assert "fresh worlds" in capsys.readouterr().out
    assert loads((tmp_path / "better.toml").read_text()).title == "Tiny"
    assert main([*words, "--format", "json", "--money", "EUR 40"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["budget"]["cents"] == 4000 and told["fresh"]["worlds"] == 3
    assert main([*words, "--money", "lots"]) == 2
    assert "--money" in capsys.readouterr().err
