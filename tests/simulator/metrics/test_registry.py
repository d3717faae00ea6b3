"""One registry: every number has a name, a unit, plain words and an origin, and the page about them is current."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.metrics.breakdowns import BREAKDOWNS
from simulator.metrics.goal_names import USUAL, goal_problems
from simulator.metrics.groups import NAMED, group, names
from simulator.metrics.measures import GOALS, MEASURES, PARTS, measures, nearest, page
from simulator.metrics.vocabulary import Measure, once
from simulator.scenario.lint import ASK_OF_MEASURE
from simulator.scenario.model import Scenario
from tests.simulator.metrics.tiny import plan, tiny

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("one", MEASURES.values(), ids=MEASURES)
def test_a_measure_says_what_it_is(one: Measure) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", one.name), "a goal must be able to name it"
    assert one.unit and one.origin and one.better in ("more", "less", "neither")
    assert one.meaning.endswith(".") and not one.meaning[0].islower() and " will " not in one.meaning


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_a_breakdown_says_what_it_is(name: str) -> None:
    assert (BREAKDOWNS[name].__doc__ or "").endswith(".") and name == BREAKDOWNS[name].__name__


def test_the_page_about_measures_is_current() -> None:
    written = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    assert written == page(), "python -m simulator.metrics.measures > docs/measures.md"
    assert all(f"| `{name}` |" in written for name in MEASURES)


def test_the_page_is_printed_by_its_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "simulator.metrics.measures"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert told.stdout == page() and not told.stderr


def test_a_goal_may_count_everything_but_itself() -> None:
    assert set(MEASURES) - set(GOALS) == {"goal_value", "goal_reached"}
    assert {*USUAL, *ASK_OF_MEASURE, Scenario(title="t", question="q").goal.measure} <= set(GOALS)


def test_a_goal_that_counts_nothing_is_met_with_the_nearest_name() -> None:
    assert goal_problems(plan(), "a.toml") == ()
    assert goal_problems(plan(goal={"measure": "structural_virality"}), "a.toml") == ()
    text = 'title = "t"\nquestion = "q"\n[goal]\nmeasure = "gift"\n'
    (wrong,) = goal_problems(plan(goal={"measure": "gift"}), "a.toml", text)
    assert (wrong.line, wrong.column, wrong.remedy) == (4, 1, "did you mean gifts?")
    assert str(wrong).startswith("a.toml:4:1: goal.measure: no measure of this name (found gift)")
    (unplaced,) = goal_problems(plan(goal={"measure": "zzzz"}), "--set")
    assert (unplaced.line, unplaced.remedy) == (0, "")


def test_a_misspelt_measure_is_met_with_the_nearest_one() -> None:
    assert nearest("structural_viralty") == "structural_virality" and nearest("zzzzzz") == ""


def test_a_measure_is_worked_out_once() -> None:
    asked = []

    def counted(record: object) -> float:
        """Asked."""
        asked.append(record)
        return 3.0

    one, record = Measure("x", "count", "Asked.", "sights", "more", counted), tiny()
    assert one(record) == one(record) == 3.0 and len(asked) == 1
    part = once(counted)
    assert part(record) == part(record) == 3.0 and len(asked) == 2
    assert part(tiny()) == 3.0 and len(asked) == 3 and part.__doc__ == "Asked."


def test_every_group_has_people_of_the_society_only() -> None:
    record = tiny()
    assert set(NAMED) < set(names(record)) and {"north", "region home", "language fr"} <= set(names(record))
    assert all(group(record, name).shape == (30,) for name in names(record))
    assert PARTS.keys().isdisjoint(MEASURES)


def test_measures_of_a_record_and_of_a_run_have_the_same_names() -> None:
    assert list(measures(tiny())) == list(MEASURES)
