"""Minds: what posts teach, what they do to belief and approval, and that nothing moves where nothing can."""

import numpy as np
import pytest

from simulator.behaviour import minds as steps
from simulator.engine.intervention import Intervention
from simulator.engine.run import Run
from simulator.evidence.mechanisms.bases import DAY, daily, town
from simulator.evidence.mechanisms.trust import brand, each_post
from simulator.metrics.measures import value
from simulator.scenario import changed
from simulator.scenario.model import Population, Post


def _small(**tables):
    return town(population=Population(people=900), days=3, post=daily("lina", days=3), **tables)


def test_nothing_moves_minds_in_a_plain_campaign():
    run = Run(_small())
    before = run.world.crowd.minds.copy()
    run.play()
    minds = run.world.crowd.minds
    assert not minds.touched
    for name in ("solution", "efficacy", "approval", "understood", "misread", "recalls", "topics"):
        assert np.array_equal(getattr(minds, name), getattr(before, name)), name


def test_only_readers_of_lessons_learn_the_solution():
    run = Run(each_post(kind="educational")(_small()))
    run.play()
    seen = np.unique(run.world.ledger.sights["reader"][run.world.ledger.sights["reason"] >= 8])
    knows = np.flatnonzero(run.world.crowd.minds.solution)
    assert knows.size and np.isin(knows, seen).all()


@pytest.mark.parametrize(
    ("switch", "keys"),
    [
        (each_post(kind="educational", stand=True, example="east", admits=True), {"message.recall": 0.3}),
        (each_post(explains=0.5), {"trust.comprehension": 0.3, "message.misreading": 0.4}),
        (each_post(kind="story"), {"organiser.inner_gap": 0.9, "approval.insiders": 0.2, "desk.follow_back": 0.5}),
    ],
)
def test_a_branch_and_any_cut_of_a_tick_end_in_the_same_bytes(switch, keys):
    scenario = changed(switch(_small()), keys)
    run = Run(scenario, seed=5)
    run.advance(DAY + 300)
    twin = run.branch()
    assert run.play() == twin.play() == Run(scenario, seed=5, batch=61).play()


def test_a_post_added_by_hand_in_mid_run_does_what_it_says():
    run = Run(_small(), seed=2)
    run.advance(DAY)
    lesson = Post(id="lesson", by="lina", at=DAY + 600, kind="educational")
    run.intervene(Intervention(minute=DAY, add=(lesson,)))
    run.play()
    assert value(run, "knowledge") > 0


def test_a_post_that_nobody_has_the_hours_to_make_does_not_go_out():
    run = Run(
        changed(
            each_post(hours=6.0)(brand(population=Population(people=3000))), {"organiser.hours": 13.0, "desk.staff": 0}
        )
    )
    run.play()
    assert np.count_nonzero(run.world.ledger.posts["plan"] >= 0) == 2
    assert run.world.treasury.hours == pytest.approx(1.0)


def test_who_knows_the_solution_loses_nothing_at_the_gate_and_who_is_unaware_most():
    factor = steps.knowledge_factor(np.array([False, True, True]), np.array([False, False, True]), 0.8)
    assert factor.tolist() == pytest.approx([0.2, 0.6, 1.0])


def test_an_example_of_somebody_alike_lifts_more_and_never_beyond_full_confidence():
    efficacy = np.array([32768, 32768, 65536], np.int32)
    step = steps.efficacy_step(efficacy, np.array([True, False, True]), 0.1)
    assert step[0] > step[1] > 0 and step[2] == 0


def test_a_stand_is_rewarded_by_its_own_side_and_resented_by_the_other():
    side, rewards = np.array([1, 0, -1], np.int8), np.array([True, True, True])
    step = steps.approval_step(side, rewards, (0.05, 0.04, 0.03), np.zeros(3))
    assert step[0] > step[1] > 0 > step[2]
