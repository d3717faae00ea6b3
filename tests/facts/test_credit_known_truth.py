"""Credit where mathematics says what must come out: coverage games, and shares of a known chance."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.compare import Difference
from simulator.experiment.conduct import Laboratory
from simulator.experiment.credit import Credit, credit
from simulator.experiment.design import Arm, Design
from simulator.experiment.spread import Spread
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.simulator.engine.open_worlds import open_scenario

pytestmark = pytest.mark.facts

FOLLOWERS = {"ada": 60, "ben": 90, "cleo": 120}
PEOPLE = 150
CHANCE = 0.2


def voices(rate: float, **changes: Any) -> Scenario:
    """Everybody looks at everything; each of three messengers posts once in the morning of two days."""
    return open_scenario(
        PEOPLE, rate, days=2, goal={"measure": "reach"}, organiser={"supporters": 0},
        influencer=[{"id": name, "followers": count, "fit": 0.7} for name, count in FOLLOWERS.items()],
        post=[{"id": f"post-{name}", "by": name, "at": 480} for name in FOLLOWERS], **changes,
    )  # fmt: skip


def liking(chance: float) -> Scenario:
    """Nobody shares; everybody who looks likes with this chance."""
    return voices(0.0, audience={"like_rate": chance, "quality_spread": 0.0, "share_rate": 0.0})


def divided(scenario: Scenario, measure: str, worlds: int) -> Credit:
    with InProcess() as place:
        found = credit(Arm("open", scenario), Laboratory(place), worlds, axes=["influencer"], measure=measure)
    return found.axes["influencer"]


def test_reach_without_shares_is_a_coverage_game_with_a_known_division() -> None:
    """Each person reached is divided equally among the messengers whom they follow: exactly, in every world."""
    scenario = voices(0.0)
    society = build(scenario)
    follows = {one.id: society.network.followers(one.node) for one in society.accounts}
    count = np.bincount(np.concatenate(list(follows.values())), minlength=PEOPLE)
    found = divided(scenario, "reach", 3)
    for place, one in enumerate(found.players):
        expected = float((1.0 / count[follows[one.id]]).sum())
        np.testing.assert_allclose(found.fair[place], expected)
        np.testing.assert_allclose(found.alone[place], follows[one.id].size)
        np.testing.assert_allclose(found.left_out[place], int((count[follows[one.id]] == 1).sum()))
        print(f"{one.id}: fair {expected:.2f} of {found.total.mean:.0f}, exactly")


def off(spread: Spread, expected: float, name: str) -> float:
    """How many standard errors a mean is off what is exact."""
    errors = abs(spread.mean - expected) / (float(spread.known.std(ddof=1)) / math.sqrt(spread.known.size))
    print(f"{name}: {spread.mean:.2f}, exact {expected:.2f}, {errors:.1f} errors off")
    return errors


def test_likes_are_worth_followers_times_their_chance() -> None:
    """Every follower likes a messenger's post with one known chance, whoever else speaks: no overlap at all."""
    found = divided(liking(CHANCE), "likes", 60)
    for place, one in enumerate(found.players):
        assert off(found.spread("fair", place), FOLLOWERS[one.id] * CHANCE, one.id) < 4.0
        np.testing.assert_allclose(found.fair[place], found.alone[place])
        np.testing.assert_allclose(found.fair[place], found.left_out[place])


def test_a_difference_between_plans_comes_within_four_errors_of_the_exact_one() -> None:
    """Half as many likes again: the effect is followers x chance / 2, and the same coins make it sharp."""
    with InProcess() as place:
        arms = (Arm("a", liking(CHANCE)), Arm("b", liking(1.5 * CHANCE)))
        played = Laboratory(place).conduct(Design(arms, 60, 1, 1))
    difference = Difference("likes", played.values("likes", 0), played.values("likes", 1))
    assert off(difference.spread, sum(FOLLOWERS.values()) * 0.5 * CHANCE, "effect") < 4.0
    assert difference.gain > 2.0
