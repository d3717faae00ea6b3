"""What people bring along at minute 0."""

from __future__ import annotations

import numpy as np

from simulator.scenario.model import Audience, Community, Influencer, Population, Scenario
from simulator.world.genesis import MOST_ACQUAINTED, begin
from simulator.world.society import build
from simulator.world.world import World

ISLAND = Community(id="island", people=500, isolated=True)


def world(acquaintance: float, *more: Community) -> World:
    scenario = Scenario(
        title="Who knows whom",
        question="Who is close to whom at the start?",
        population=Population(people=2000),
        community=(Community(id="town", share=1.0), *more),
        audience=Audience(acquaintance=acquaintance),
        influencer=(Influencer(id="large", followers=500), Influencer(id="small", followers=20)),
    )
    return begin(scenario, build(scenario), seed=1)


def closeness_of_followers(world: World) -> dict[str, int]:
    found = {}
    for place, account in enumerate(world.society.accounts):
        follows = np.zeros(world.society.people, bool)
        follows[world.society.network.followers(account.node)] = True
        assert not world.crowd.closeness[place, ~follows].any()
        if follows.any():
            (found[account.id],) = set(world.crowd.closeness[place, follows].tolist())
    return found


def test_nobody_is_close_to_an_account_unless_the_scenario_says_so() -> None:
    assert closeness_of_followers(world(0.0)) == {"large": 0, "small": 0}


def test_followers_are_the_closer_the_smaller_the_account() -> None:
    assert closeness_of_followers(world(3.0)) == {"large": 6, "small": 30}
    assert closeness_of_followers(world(30.0))["small"] == MOST_ACQUAINTED


def test_an_island_changes_nothing_in_how_close_people_are() -> None:
    assert closeness_of_followers(world(3.0, ISLAND)) == closeness_of_followers(world(3.0))
