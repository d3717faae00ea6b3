"""Whatever a scenario asks for: the run is one run however it is cut, and its record is sound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.laws import laws
from tests.laws.anything import TABLES, anything, knobs
from tests.simulator.engine.worlds import record

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
WHOLE = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True, "phases": PHASES}


def assert_sound(scenario: Scenario, part: float) -> None:
    society = build(scenario)
    run = Run(scenario, society=society)
    run.advance(int(part * run.horizon))
    branch = run.branch()
    run.play()
    for law in laws.SOUND:
        law(run)
    assert branch.play() == run.fingerprint() == Run(scenario, society=society, batch=1).play()


@given(anything(), st.floats(0, 1))
@settings(max_examples=6, **WHOLE)
def test_any_knob_may_stand_anywhere(scenario: Scenario, part: float) -> None:
    assert_sound(scenario, part)


@pytest.mark.soak
@given(anything(days=4), st.floats(0, 1))
@settings(max_examples=800, **WHOLE)
def test_any_knob_may_stand_anywhere_in_eight_hundred_worlds(scenario: Scenario, part: float) -> None:
    assert_sound(scenario, part)


OF_ALL = {"discovery": 0.0, "group_feed": False, "trends": 0}
"""What the platform does by counting everybody; without it, worlds that nothing connects are strangers."""


def local(scenario: Scenario, **rows: list[dict[str, Any]]) -> Scenario:
    """The scenario without what counts everybody, and with more rows in some tables."""
    raw = scenario.model_dump(exclude_unset=True)
    raw["platform"] = raw.get("platform", {}) | OF_ALL
    raw |= {table: [*raw.get(table, ()), *more] for table, more in rows.items()}
    return Scenario.model_validate(raw)


def assert_nobody_else_changes(scenario: Scenario, name: str) -> None:
    """An island and a messenger without followers, added to any scenario, leave everybody else's record as it was."""
    island = {"id": name, "people": 60, "isolated": True, "interest": 0.9, "language": scenario.main_language}
    hermit = {"id": name, "followers": 0}
    alone = Run(local(scenario))
    more = local(scenario, community=[island], influencer=[hermit], post=[{"id": name, "by": name, "at": 100}])
    crowded = Run(more)
    alone.play()
    crowded.play()
    people = crowded.society.communities.place(crowded.society.communities.ids.index(name))
    node = next(one.node for one in crowded.society.accounts if one.id == name)
    theirs = record(crowded, lambda one: not (people.start <= one < people.stop or one == node))
    for table, rows in record(alone).items():
        assert rows == theirs[table], table


@given(anything(most=120), st.sampled_from(["aaa", "zzz"]))
@settings(max_examples=6, **WHOLE)
def test_an_island_and_a_hermit_change_nobody_else_whatever_a_scenario_asks_for(scenario: Scenario, name: str) -> None:
    assert_nobody_else_changes(scenario, name)


@pytest.mark.soak
@given(anything(most=120), st.sampled_from(["aaa", "zzz"]))
@settings(max_examples=500, **WHOLE)
def test_an_island_and_a_hermit_change_nobody_else_in_five_hundred_worlds(scenario: Scenario, name: str) -> None:
    assert_nobody_else_changes(scenario, name)


def test_most_knobs_of_the_schema_are_drawn() -> None:
    drawn = {table: len(knobs(Scenario.model_fields[table].annotation)) for table in TABLES}  # type: ignore[arg-type]
    assert min(drawn.values()) >= 3 and sum(drawn.values()) > 100, drawn
