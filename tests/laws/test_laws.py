"""The laws over whole random worlds, at the end of a run and in the middle of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.laws import laws
from tests.laws.scenarios import scenarios

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
WHOLE_WORLDS = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True, "phases": PHASES}


def assert_the_laws_hold(scenario: Scenario, part: float) -> None:
    society = build(scenario)
    run = Run(scenario, society=society)
    run.advance(int(part * run.horizon))
    laws.assert_all(run)
    branch = run.branch()
    run.play()
    laws.assert_all(run)
    straight = Run(scenario, society=society)
    assert branch.play() == run.fingerprint() == straight.play()  # advance(a) then advance(b) is advance(b)


@given(scenarios(), st.floats(0, 1))
@settings(max_examples=24, **WHOLE_WORLDS)
def test_the_laws_hold_in_every_small_world(scenario: Scenario, part: float) -> None:
    assert_the_laws_hold(scenario, part)


@pytest.mark.soak
@given(scenarios(days=9), st.floats(0, 1))
@settings(max_examples=2000, **WHOLE_WORLDS)
def test_the_laws_hold_in_two_thousand_worlds_of_up_to_nine_days(scenario: Scenario, part: float) -> None:
    assert_the_laws_hold(scenario, part)
