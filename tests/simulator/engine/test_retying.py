"""Ties and stances that a week changes: unfollowing, following authors, being pushed away."""

import numpy as np
import pytest

from simulator.engine.intervention import Intervention
from simulator.engine.run import Run
from simulator.evidence.mechanisms.bases import town
from simulator.ledger import Act, Reason
from simulator.metrics.books import check_books
from simulator.metrics.measures import value
from simulator.scenario.model import Audience, Community, Population, Scenario
from simulator.world.society import build


def two_camps(**audience: float) -> Scenario:
    """Eight hundred people of two camps that write about the cause, for three days."""
    return town(
        days=3,
        population=Population(people=800),
        community=(
            Community(id="east", share=0.5, interest=0.7, stance=0.4, stance_spread=0.4),
            Community(id="west", share=0.5, interest=0.7, stance=-0.4, stance_spread=0.4),
        ),
        audience=Audience(**({"share_rate": 0.4, "own_posts": 50.0, "confidence_bound": 0.6} | audience)),
        organiser=town().organiser.model_copy(update={"supporters": 100}),
        influencer=(town().influencer[0].model_copy(update={"followers": 200}),),
        post=town().post[:3],
    )


SOCIETY = build(two_camps())


def play(seed: int = 1, **audience: float) -> Run:
    run = Run(two_camps(**audience), seed, society=SOCIETY)
    run.play()
    assert check_books(run) == []
    return run


def test_nobody_unfollows_or_follows_or_is_pushed_away_unless_a_scenario_says_so() -> None:
    acts = play().world.ledger.acts["act"]
    assert not np.isin(acts, (Act.FOLLOWED, Act.UNFOLLOWED)).any()
    assert play(push_away=0.0, unfollow=0.0, follow=0.0).fingerprint() == play().fingerprint()


def test_who_unfollows_is_handed_nothing_more_by_whom_they_left() -> None:
    run = play(unfollow=0.5)
    acts, sights, items = run.world.ledger.acts, run.world.ledger.sights, run.world.ledger.items
    left = acts["act"] == Act.UNFOLLOWED
    assert left.sum() > 50
    last = {(b, a): m for a, b, m in zip(acts["actor"][left], acts["about"][left], acts["minute"][left], strict=True)}
    person, handed = items["person"][sights["item"]], items["minute"][sights["item"]]
    for row in range(len(sights)):
        since = last.get((person[row], sights["reader"][row]))
        assert since is None or handed[row] < since or items["handing"][sights["item"][row]] > 2


def test_unfollowing_narrows_what_people_meet_and_following_adds_ties() -> None:
    seeds = (1, 2, 3)
    plain, closed = ([play(seed, **more) for seed in seeds] for more in ({}, {"unfollow": 0.5}))
    assert all(value(b, "same_camp_ties") > value(a, "same_camp_ties") for a, b in zip(plain, closed, strict=True))
    assert sum(value(one, "cross_cutting_share") for one in closed) < sum(
        value(one, "cross_cutting_share") for one in plain
    )
    open_ = play(follow=0.5)
    assert value(open_, "ties_gained") > 0 == value(plain[0], "ties_gained")
    deliveries = [len(one.world.ledger.sights) for one in (plain[0], open_)]
    assert deliveries[1] > deliveries[0]


def test_influence_and_unfollowing_together_segregate_more_than_each_alone() -> None:
    def together(**audience: float) -> float:
        return sum(value(play(seed, **audience), "same_camp_ties") for seed in (1, 2, 3))

    both = together(unfollow=0.4, follow=0.3, persuasion=0.1)
    assert both > together(persuasion=0.1) and both > together(follow=0.3)


def test_a_rejected_post_pushes_its_readers_away_and_the_camps_apart() -> None:
    plain, pushed = play(), play(push_away=0.1)
    assert value(pushed, "polarisation") > value(plain, "polarisation")
    rejected = np.unique(plain.world.ledger.sights["reader"][plain.world.ledger.sights["reason"] == Reason.REJECTED])
    start = SOCIETY.population.stance[rejected]
    assert np.abs(pushed.world.crowd.stance[rejected]).mean() > np.abs(plain.world.crowd.stance[rejected]).mean()
    assert np.abs(pushed.world.crowd.stance).max() <= 65536 and start.size > 30


@pytest.mark.parametrize("more", [{"unfollow": 0.5, "follow": 0.5, "push_away": 0.1}])
def test_a_branch_and_small_batches_change_the_same_ties(more: dict[str, float]) -> None:
    scenario = two_camps(**more)
    run = Run(scenario, 2, society=SOCIETY)
    run.advance(2000)
    twin = run.branch()
    assert twin.play() == run.play() == Run(scenario, 2, society=SOCIETY, batch=40).play()


def test_a_hand_may_begin_it_in_mid_run() -> None:
    run = Run(two_camps(), 1, society=SOCIETY)
    run.advance(1440)
    run.intervene(Intervention(1440, {"audience.unfollow": 1.0}))
    run.play()
    acts = run.world.ledger.acts
    assert acts["minute"][acts["act"] == Act.UNFOLLOWED].min() > 1440
