"""The declared accounts, the organiser and the influencers, and the people who follow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys, key
from ..scenario.model import Influencer, Organiser, Scenario
from .communities import Communities
from .network import Nodes

INTEREST_FLOOR = 0.3  # somebody without any interest in the cause follows at this weight, a devotee at 1.3
_CHUNK = 1 << 16

Actor = Organiser | Influencer


@dataclass(frozen=True, slots=True)
class Account:
    """A node of the network that is no person; `followers` is the number it really has."""

    id: str
    name: str
    kind: Literal["organiser", "influencer"]
    node: int
    key: int
    followers: int


@dataclass(frozen=True, slots=True)
class Readers:
    """What the choice of followers reads of the people, columns (people,)."""

    key: Keys
    community: NDArray[np.int16]
    interest: NDArray[np.float32]


def accounts(
    scenario: Scenario, communities: Communities, readers: Readers, coins: Coins
) -> tuple[tuple[Account, ...], list[Nodes]]:
    """The accounts by id, on the nodes after the people, and the followers of each, ascending."""
    declared: list[Actor] = sorted((scenario.organiser, *scenario.influencer), key=lambda one: one.id)
    audiences = [_followers(scenario, one, communities, readers, coins) for one in declared]
    return tuple(
        Account(
            one.id,
            one.name,
            "influencer" if isinstance(one, Influencer) else "organiser",
            communities.people + place,
            key("account", one.id),
            audience.size,
        )
        for place, (one, audience) in enumerate(zip(declared, audiences, strict=True))
    ), audiences


def _followers(scenario: Scenario, account: Actor, communities: Communities, readers: Readers, coins: Coins) -> Nodes:
    """Exactly as many followers as declared, or everybody who is eligible, ascending."""
    wanted = account.followers if isinstance(account, Influencer) else account.supporters
    if not wanted:
        return np.zeros(0, dtype=np.int32)
    weights = _head_weights(scenario, account, communities)
    chosen = _weighted_sample(key("account", account.id), wanted, weights, readers, coins)
    return np.sort(chosen).astype(np.int32)


def _head_weights(scenario: Scenario, account: Actor, communities: Communities) -> NDArray[np.float64]:
    """Weight of each community in the audience, per head of that community (communities,)."""
    if isinstance(account, Influencer) and account.audience:
        sized = zip(communities.ids, communities.sizes, strict=True)
        return np.array([account.audience.get(one, 0.0) / max(1, size) for one, size in sized])
    return np.where(communities.isolated, 0.0, 1.0)


def _weighted_sample(
    account: int, wanted: int, weights: NDArray[np.float64], readers: Readers, coins: Coins
) -> NDArray[np.int64]:
    """People drawn without replacement by weight (Efraimidis and Spirakis 2006): the first ones in a race.

    Each person arrives after an exponential time with rate weight x (floor + interest), so the same person
    tends to follow several accounts about the cause: audiences overlap more than at random.
    """
    arrival = np.full(readers.key.size, np.inf)
    for start in range(0, readers.key.size, _CHUNK):
        part = slice(start, min(start + _CHUNK, readers.key.size))
        rate = weights[readers.community[part]] * (INTEREST_FLOOR + readers.interest[part].astype(np.float64))
        time = -exact.log(coins.uniform("follow an account", readers.key[part], account))
        np.divide(time, rate, out=arrival[part], where=rate > 0.0)
    eligible = int(np.count_nonzero(arrival < np.inf))
    wanted = min(wanted, eligible)
    if not wanted:
        return np.zeros(0, dtype=np.int64)
    last = np.partition(arrival, wanted - 1)[wanted - 1]
    close = np.flatnonzero(arrival <= last)
    return close[np.lexsort((readers.key[close], arrival[close]))[:wanted]]
