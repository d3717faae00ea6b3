"""Repetition: what is met again is liked more at first and less later; what is spaced wears less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour import minds as steps
from simulator.engine.intervention import Intervention
from simulator.engine.run import Run
from simulator.evidence.repetition import scenario
from simulator.scenario import changed
from simulator.scenario.model import Scenario

ONE = steps.ONE


def opinion(run: Run) -> np.ndarray:
    return run.world.crowd.minds.approval.astype(np.int64)


def played(one: Scenario) -> Run:
    run = Run(one, seed=3)
    run.play()
    return run


@given(st.integers(0, 30), st.integers(1, 20), st.floats(1.0, 40.0))
def test_several_sights_at_once_are_worth_what_they_are_one_by_one(before: int, count: int, peak: float) -> None:
    gain = 0.01
    found = steps.used_to(np.array([before * ONE]), np.array([count]), gain, peak)
    single = sum(gain * (1.0 - (before + place) / peak) for place in range(count))
    assert found[0] == pytest.approx(single * ONE, abs=1.0)


def test_half_of_the_weariness_is_gone_after_its_half_life_and_a_quarter_is_left_after_two() -> None:
    found = steps.rested(np.full(3, 8 * ONE), np.array([0, 60, 120]), 60)
    assert found.tolist() == [8 * ONE, 4 * ONE, 2 * ONE]


def test_without_familiarity_nothing_is_kept_and_nobody_changes_their_mind() -> None:
    run = played(changed(scenario(5, 1), {"approval.familiarity": 0.0}))
    assert not run.world.crowd.minds.worn.size
    assert np.array_equal(opinion(run), opinion(Run(run.scenario, seed=3)))


def test_every_post_read_weighs_and_fades() -> None:
    run = Run(scenario(6, 1), seed=3)
    run.advance(2 * 1440)
    most = run.world.crowd.minds.worn.max()
    run.play()
    assert 0 < most <= 6 * ONE
    assert np.array_equal(run.world.crowd.minds.worn_at > 0, run.world.crowd.rung > 0)


def test_a_branch_and_any_cut_of_a_tick_end_in_the_same_bytes() -> None:
    run = Run(scenario(12, 60), seed=3)
    run.advance(700)
    twin, cut = run.branch(), Run(run.scenario, seed=3, batch=7)
    assert run.play() == twin.play() == cut.play()


def test_people_may_begin_to_tire_in_mid_run() -> None:
    run = Run(changed(scenario(12, 60), {"approval.familiarity": 0.0}), seed=3)
    run.advance(720)
    before = opinion(run)
    run.intervene(Intervention(720, changes={"approval.familiarity": 0.05}))
    run.play()
    assert (opinion(run) > before).any()
