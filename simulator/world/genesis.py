"""The world at minute 0: a scenario, a society and a world seed."""

from __future__ import annotations

import numpy as np

from ..chance import Coins
from ..scenario.model import Scenario
from .messages import messages
from .minds import can_move, minds
from .society import Society
from .world import AWARE, Crowd, Treasury, World


def begin(scenario: Scenario, society: Society, seed: int) -> World:
    """A world in which nothing has happened yet."""
    account_keys = np.array([account.key for account in society.accounts], np.uint64)
    return World(
        scenario=scenario,
        society=society,
        seed=seed,
        coins=Coins(seed),
        node_keys=np.concatenate((society.population.key, account_keys)),
        crowd=_crowd(scenario, society),
        treasury=Treasury(
            money=scenario.organiser.money, hours=scenario.organiser.hours * (1.0 - scenario.street.share)
        ),
        messages=messages(scenario),
    )


def renew(world: World) -> None:
    """After a hand in mid-run changed the scenario: what was derived from it is derived again."""
    scenario, minds_ = world.scenario, world.crowd.minds
    world.messages = messages(scenario)
    minds_.touched = minds_.touched or can_move(scenario)
    if scenario.desk.follow_back and not minds_.follows.size:
        minds_.follows = np.zeros((minds_.follows.shape[0], minds_.solution.size), np.uint8)
    if scenario.approval.familiarity and not minds_.worn.size:
        minds_.worn, minds_.worn_at = (np.zeros(minds_.solution.size, np.int32) for _ in range(2))


def _crowd(scenario: Scenario, society: Society) -> Crowd:
    people = society.population
    n = society.people
    return Crowd(
        stance=people.stance.copy(),
        sincerity=people.sincerity.copy(),
        done=_aware(scenario, society),
        rung=np.zeros(n, np.uint8),
        read_day=np.full(n, -1, np.int16),
        read_count=np.zeros(n, np.int16),
        asks_seen=np.zeros(n, np.int16),
        leaning=np.zeros(n, np.int16),
        closeness=_acquainted(scenario, society),
        minds=minds(scenario, people.key, people.efficacy),
    )


MOST_ACQUAINTED = 40.0
"""Closeness, in reactions, with which the followers of the smallest account start at most."""


def _acquainted(scenario: Scenario, society: Society) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """Closeness at the start (accounts, people): a small account and its followers know each other (E1).

    It falls with the root of the part of all people, islands left out, who follow the account.
    """
    closeness = np.zeros((len(society.accounts), society.people), np.int16)
    knob, communities = scenario.audience.acquaintance, society.communities
    within = sum(size for size, alone in zip(communities.sizes, communities.isolated, strict=True) if not alone)
    for place, account in enumerate(society.accounts):
        if knob and account.followers:
            near = knob * float(np.sqrt(within / account.followers))
            closeness[place, society.network.followers(account.node)] = round(min(near, MOST_ACQUAINTED))
    return closeness


def _aware(scenario: Scenario, society: Society) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Who knows the problem before the campaign: a coin of the population seed's person, by community."""
    people = society.population
    share = np.array([one.awareness for one in society.communities.declared])[people.community]
    knows = Coins(scenario.population_seed).uniform("aware", people.key) < share
    return knows.astype(np.uint8) * np.uint8(AWARE)
