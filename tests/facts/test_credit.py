"""Credit where the truth is planted: a bridge to people whom nobody else reaches, and a known division."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory
from simulator.experiment.credit import Credit, credit
from simulator.experiment.design import Arm
from simulator.experiment.intervals import Floats
from simulator.scenario.model import Scenario

pytestmark = pytest.mark.facts

SOCIETIES = 20
WORLDS = 3


def bridged(**changes: Any) -> Scenario:
    """Four messengers with as many followers each; three are heard in the town, one alone on the island.

    The truth: the town has 200 people, so the three share at most 200 and no more than 67 each on average, and
    fewer when not everybody looks.  The island's reach is the bridge's alone, and passing on only adds to it.
    """
    in_town = [{"id": name, "followers": 110, "audience": {"town": 1.0}} for name in ("ada", "ben", "cleo")]
    bridge = {"id": "bridge", "followers": 110, "audience": {"island": 1.0}}
    parts: dict[str, Any] = {
        "title": "A bridge",
        "question": "Who reaches those whom nobody reaches?",
        "days": 1,
        "tick": 60,
        "goal": {"measure": "reach"},
        "community": [
            {"id": "town", "people": 200, "interest": 0.5},
            {"id": "island", "people": 200, "interest": 0.5, "isolated": True},
        ],
        "network": {"followees": 12.0, "circle_size": 12},
        "audience": {"share_rate": 0.15, "attention": 0.8, "own_posts": 0.0},
        "platform": {"reshare": 1.0, "discovery": 0.0},
        "organiser": {"supporters": 0},
        "influencer": [*in_town, bridge],
        "post": [
            {"id": f"{name}-{hour}", "by": name, "at": 60 * hour, "kind": "post"}
            for name in ("ada", "ben", "cleo", "bridge")
            for hour in (7, 12)
        ],
    }
    return Scenario.model_validate(parts | changes)


def messengers(scenario: Scenario, society: int) -> Credit:
    with InProcess() as place:
        found = credit(Arm("bridge", scenario), Laboratory(place), WORLDS, axes=["influencer"], population_seed=society)
    return found.axes["influencer"]


def test_a_planted_bridge_has_the_top_credit_in_19_of_20_societies() -> None:
    top = 0
    for society in range(1, SOCIETIES + 1):
        one = messengers(bridged(), society)
        top += one.players[one.ranking[0]].id == "bridge"
    print(f"top credit for the bridge in {top} of {SOCIETIES} societies")
    assert top >= 19


def test_without_the_gap_the_bridge_is_one_of_four() -> None:
    """The control: the same messenger, heard in the town like the others, is rarely on top."""
    at_home = [one.model_dump() | {"audience": {"town": 1.0}} for one in bridged().influencer]
    top = 0
    for society in range(1, SOCIETIES + 1):
        one = messengers(bridged(influencer=at_home), society)
        top += one.players[one.ranking[0]].id == "bridge"
    print(f"top credit for the same messenger at home in {top} of {SOCIETIES} societies")
    assert top <= 10


def test_fair_shares_add_up_to_the_total_within_their_interval() -> None:
    """Posts are sampled: eight of them, one order and its reverse in each of ten worlds."""
    with InProcess() as place:
        found = credit(Arm("bridge", bridged()), Laboratory(place), 10, axes=["post"])
    one = found.axes["post"]
    assert not one.exactly
    np.testing.assert_allclose(one.fair.sum(axis=0), one.total.per_world)
    total = sum(one.spread("fair", place).mean for place in range(len(one.players)))
    assert one.total.mean_interval.holds(total)
    left_out, alone = one.summed("left_out").mean, one.summed("alone").mean
    print(f"total {one.total.mean:.1f}, fair {total:.1f}, left out {left_out:.1f}, alone {alone:.1f}")
    assert left_out < 0.8 * total


def test_one_post_each_earns_what_its_messenger_earns() -> None:
    """Two games with one answer: the posts of two messengers, and the two messengers (exact, in each world)."""
    posts = [{"id": f"{name}-7", "by": name, "at": 420, "kind": "post"} for name in ("ada", "bridge")]
    speakers = [one.model_dump() for one in bridged().influencer if one.id in ("ada", "bridge")]
    scenario = bridged(post=posts, influencer=speakers)
    with InProcess() as place:
        found = credit(Arm("two", scenario), Laboratory(place), 5, axes=["post", "influencer"])
    for name in ("ada", "bridge"):
        of_post = share(found.axes["post"], f"{name}-7")
        np.testing.assert_allclose(of_post, share(found.axes["influencer"], name))


def share(one: Credit, player: str) -> Floats:
    """Fair shares (worlds,) of the player with this id."""
    return one.fair[[each.id for each in one.players].index(player)]
