"""The description of an experiment: who meets whom, under which names, on which shared societies."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from simulator.experiment.design import MOST_SEED, Arm, Design, DesignError, Grid, design, job_key
from simulator.world.society import Society, build
from tests.simulator.experiment.plans import tiny


def test_world_i_has_the_dice_seed_plus_i_and_the_same_people() -> None:
    jobs = design([Arm("a", tiny())], 4, seed=7, population_seed=3).jobs()
    assert [(job.world, job.seed, job.population_seed) for job in jobs] == [(i, 7 + i, 3) for i in range(4)]


def test_varied_people_change_from_world_to_world_together_with_the_dice() -> None:
    jobs = design([Arm("a", tiny())], 3, seed=7, population_seed=3, population="varied").jobs()
    assert [(job.seed, job.population_seed) for job in jobs] == [(7, 3), (8, 4), (9, 5)]


def test_all_plans_of_a_world_stand_together_on_the_people_and_dice_of_the_first() -> None:
    arms = [Arm("a", tiny(seed=5, population_seed=6)), Arm("b", tiny(seed=50, population_seed=60))]
    jobs = design(arms, 2).jobs()
    assert [(job.world, job.arm, job.seed, job.population_seed) for job in jobs] == [
        (0, 0, 5, 6), (0, 1, 5, 6), (1, 0, 6, 6), (1, 1, 6, 6),
    ]  # fmt: skip


def test_in_a_grid_every_society_meets_every_die() -> None:
    jobs = Grid(Arm("a", tiny()), societies=3, dice=2, seed=10, population_seed=20).jobs()
    assert {(job.population_seed, job.seed) for job in jobs} == {(20 + s, 10 + d) for s in range(3) for d in range(2)}
    assert [job.world for job in jobs] == list(range(6))


@pytest.mark.parametrize(("worlds", "seed"), [(0, 1), (-1, 1), (2_000_000, 1), (3, -1), (3, MOST_SEED - 1)])
def test_an_experiment_that_cannot_be_is_refused_in_a_sentence(worlds: int, seed: int) -> None:
    with pytest.raises(DesignError, match=r"worlds|seed"):
        Design((Arm("a", tiny()),), worlds, seed, 1)
    with pytest.raises(DesignError, match="plan"):
        design([], 3)


def test_a_world_is_kept_under_a_name_made_of_all_that_decides_it() -> None:
    arm = Arm("a", tiny())
    job, other = design([arm], 2).jobs()
    same = job_key(Arm("another name", tiny(seed=9)), job)
    assert job_key(arm, job) == same
    assert len({same, job_key(arm, other), job_key(Arm("a", tiny(deeds={"link_tap": 0.1})), job)}) == 3


# What is changed, and whether it changes who is there.
_ELSEWHERE: dict[str, dict[str, Any]] = {
    "title": {"title": "Another"},
    "tick": {"tick": 30},
    "goal": {"goal": {"target": 1.0}},
    "platform": {"platform": {"feed_depth": 3, "ranking": "chronological", "profile": "photo"}},
    "audience": {"audience": {"share_appetite": 3.0, "share_rate": 0.9, "attention": 0.1, "novelty": 5}},
    "trust": {"trust": {"fit_weight": 0.1, "report_gain": 0.2}},
    "deeds": {"deeds": {"link_tap": 0.1}},
    "desk": {"desk": {"staff": 4}},
    "organiser": {"organiser": {"money": 1, "hours": 1.0, "fit": 0.1, "transparency": 0.9}},
    "influencer": {"influencer": [{"id": "lina", "followers": 20, "fit": 0.1}, {"id": "omar", "followers": 12}]},
    "post": {"post": []},
}
_WHO: dict[str, dict[str, Any]] = {
    "people": {"population": {"people": 61}},
    "community": {"community": [{"id": "town", "share": 1.0, "awareness": 0.5}]},
    "network": {"network": {"followees": 6.0}},
    "appetite": {"audience": {"appetite_spread": 0.2}},
    "modes": {"audience": {"threshold": 0.9}},
    "trust": {"trust": {"prior": 0.9}},
    "supporters": {"organiser": {"supporters": 3}},
    "followers": {"influencer": [{"id": "lina", "followers": 21}, {"id": "omar", "followers": 12}]},
}


def alike(one: Society, two: Society) -> bool:
    columns = [column.name for column in fields(one.population)]
    return (
        one.network.digest() == two.network.digest()
        and all(np.array_equal(getattr(one.population, name), getattr(two.population, name)) for name in columns)
        and one.accounts == two.accounts
        and one.communities.declared == two.communities.declared
    )


@pytest.mark.parametrize("change", _ELSEWHERE.values(), ids=_ELSEWHERE)
def test_plans_that_differ_elsewhere_share_their_society(change: dict[str, Any]) -> None:
    plan, other = Arm("a", tiny()), Arm("b", tiny(**change))
    assert plan.society == other.society
    assert plan.digest != other.digest
    assert alike(build(plan.scenario, 5), build(other.scenario, 5))


@pytest.mark.parametrize("change", _WHO.values(), ids=_WHO)
def test_plans_with_other_people_or_followers_have_a_society_of_their_own(change: dict[str, Any]) -> None:
    plan, other = Arm("a", tiny()), Arm("b", tiny(**change))
    assert plan.society != other.society
    assert not alike(build(plan.scenario, 5), build(other.scenario, 5))
