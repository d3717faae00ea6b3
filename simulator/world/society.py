"""The society: people, ties and accounts, built once from a scenario and a population seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins
from ..scenario.model import Scenario
from .accounts import Account, Readers, accounts
from .communities import Communities, seated
from .crowd import Crowd
from .imports import ImportReport, load_network
from .neighbourhoods import found_circles
from .network import Basket, Network, Nodes, Places, packed
from .population import Person, Population, populate
from .ties import ties

_TIES = 1 << 21
_GRAIN = float(1 << 20)


@dataclass(frozen=True, eq=False)
class Society:
    """Who is there and who follows whom; nothing in it changes during a run.

    ties   (communities, communities)  ties from followers in the row to followed people in the column, count
    """

    population: Population
    network: Network
    communities: Communities
    accounts: tuple[Account, ...]
    ties: NDArray[np.int64]
    report: ImportReport | None = None  # of an imported network

    @property
    def people(self) -> int:
        """Number of people; the nodes after them are the accounts."""
        return len(self.population)

    @property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions, ascending."""
        return self.communities.regions

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages, ascending."""
        return self.communities.languages


def build(scenario: Scenario, population_seed: int | None = None) -> Society:
    """The society of a scenario; the same scenario and population seed give the same bytes everywhere.

    ScenarioError when the scenario names a network file that cannot be taken.
    """
    coins = Coins(scenario.population_seed if population_seed is None else population_seed)
    imported = None if scenario.network.file is None else load_network(scenario)
    communities = seated(scenario) if imported is None else imported.communities
    circle = None if imported is None else found_circles(imported.ties, communities)
    person = populate(scenario, communities, coins, circle)
    basket = Basket(int(1.02 * communities.people * scenario.network.followees) if imported is None else 0)
    for piece in _between(scenario, communities, person, coins) if imported is None else (imported.ties,):
        basket.add(piece)
    return _society(scenario, communities, person, basket, coins, imported.report if imported else None)


def _between(scenario: Scenario, communities: Communities, person: Person, coins: Coins) -> Iterator[Places]:
    """Generated ties between people."""
    camp = (person.stance >= 0).astype(np.int8)
    wishes = scenario.network
    if scenario.platform.mutual:  # among friends there is no following without being followed
        wishes = wishes.model_copy(update={"directed": False})
    return ties(wishes, Crowd(communities, person.key, person.community, person.circle, camp), coins)


def _society(
    scenario: Scenario,
    communities: Communities,
    person: Person,
    basket: Basket,
    coins: Coins,
    report: ImportReport | None,
) -> Society:
    """Accounts are added to the ties between people, and what the network says is written beside each person."""
    readers = Readers(person.key, person.community, person.interest)
    declared, audiences = accounts(scenario, communities, readers, coins)
    for account, audience in zip(declared, audiences, strict=True):
        basket.add(packed(np.full(audience.size, account.node), audience))
    network = basket.network(communities.people + len(declared))
    followees, inflow, counts = _read_off(network, communities, person.posting)
    counts.setflags(write=False)
    return Society(person.with_ties(followees, inflow), network, communities, declared, counts, report)


def _read_off(
    network: Network, communities: Communities, posting: NDArray[np.float32]
) -> tuple[Nodes, NDArray[np.float32], NDArray[np.int64]]:
    """Followees (people,), inflow (people,), and ties between communities, in one pass over the ties.

    Posting rates are rounded to a grid on which sums are exact, so that no order of adding matters.
    """
    people, groups = communities.people, len(communities.declared)
    community = np.repeat(np.arange(groups), communities.sizes)
    followees = np.zeros(people, dtype=np.int64)
    inflow = np.zeros(people)
    counts = np.zeros((groups, groups), dtype=np.int64)
    loud = np.rint(posting.astype(np.float64) * _GRAIN) / _GRAIN
    for first, last in _row_pieces(network, communities):
        follower = network.indices[network.indptr[first] : network.indptr[last]]
        followees += np.bincount(follower, minlength=people)
        if first < people:
            each = np.diff(network.indptr[first : last + 1])
            inflow += np.bincount(follower, np.repeat(loud[first:last], each), people)
            counts[:, community[first]] += np.bincount(community[follower], minlength=groups)
    return followees.astype(np.int32), inflow.astype(np.float32), counts


def _row_pieces(network: Network, communities: Communities) -> list[tuple[int, int]]:
    """Ranges of rows with about _TIES ties each, none of them across a border between communities."""
    cuts = np.searchsorted(network.indptr, np.arange(0, network.ties, _TIES)).tolist()
    ends = sorted({*communities.offsets.tolist(), network.nodes, *cuts})
    return list(pairwise(ends))
