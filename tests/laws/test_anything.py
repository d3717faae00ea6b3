"""Whatever a scenario asks for: the run is one run however it is cut, and its record is sound."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.laws import laws
from tests.laws.anything import TABLES, anything, knobs

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
@settings(max_examples=12, **WHOLE)
def test_any_knob_may_stand_anywhere(scenario: Scenario, part: float) -> None:
    assert_sound(scenario, part)


@pytest.mark.soak
@given(anything(days=4), st.floats(0, 1))
@settings(max_examples=800, **WHOLE)
def test_any_knob_may_stand_anywhere_in_eight_hundred_worlds(scenario: Scenario, part: float) -> None:
    assert_sound(scenario, part)


def test_most_knobs_of_the_schema_are_drawn() -> None:
    drawn = {table: len(knobs(Scenario.model_fields[table].annotation)) for table in TABLES}  # type: ignore[arg-type]
    assert min(drawn.values()) >= 3 and sum(drawn.values()) > 100, drawn
