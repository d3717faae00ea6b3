"""New ties among supporters: people who act for the same cause in the same community begin to follow each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import key, threshold
from ..clock import MINUTES_PER_DAY
from ..ledger import Act
from ..world.network import Network
from ..world.world import GAVE, RECRUITED, SHOWED_UP, SIGNED, World

Nodes = NDArray[np.int32]

_DOERS = SIGNED | GAVE | RECRUITED | SHOWED_UP
_COMMENTED_RUNG = 3
_PARTNER = key("partner")


def bond(world: World, start: int) -> None:
    """At midnight: supporters meet others of their community; who does not follow the other yet begins to."""
    chance = world.scenario.movement.supporter_ties
    if not chance or start % MINUTES_PER_DAY:
        return
    crowd, people = world.crowd, world.society.population
    found = ((crowd.done & _DOERS) != 0) | (crowd.rung >= _COMMENTED_RUNG)
    who = found.nonzero()[0].astype(np.int32)
    day = start // MINUTES_PER_DAY
    meets = who[world.coins.flip("bond", people.key[who], 0, day) < threshold(chance)]
    community = people.community[who]  # ascending, as people are
    first = np.searchsorted(community, people.community[meets], side="left")
    count = np.searchsorted(community, people.community[meets], side="right") - first
    flips = world.coins.flip("bond", people.key[meets], _PARTNER, day).astype(np.uint64)
    partner = who[first + ((flips * count.astype(np.uint64)) >> np.uint64(32)).astype(np.int64)]
    _tie(world, start, np.concatenate((meets, partner)), np.concatenate((partner, meets)))


def _tie(world: World, minute: int, follower: Nodes, followee: Nodes) -> None:
    """Write the new ties down, each once, and none that is there already."""
    pairs = np.unique((followee.astype(np.int64) << 32) | follower)
    followee, follower = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
    held = (world.bonds["followee"].astype(np.int64) << 32) | world.bonds["follower"]
    new = (follower != followee) & ~np.isin(pairs, held)
    new &= ~np.array([_follows(world.society.network, *one) for one in zip(follower, followee, strict=True)], bool)
    follower, followee = follower[new], followee[new]
    make_ties(world, followee, follower)
    world.ledger.acts.append(minute=minute, actor=follower, act=Act.TIED, about=followee, cents=0, work=0)


def make_ties(world: World, followee: Nodes, follower: Nodes) -> None:
    """Add ties (n,); the table stays in the order of followee and follower."""
    if not followee.size:
        return
    world.bonds.append(followee=followee, follower=follower)
    order = np.lexsort((world.bonds["follower"], world.bonds["followee"]))
    ordered = world.bonds.emptied()
    ordered.append(**{name: world.bonds[name][order] for name in world.bonds.names})
    world.bonds = ordered


def _follows(network: Network, follower: int, followee: int) -> bool:
    row = network.followers(int(followee))
    place = int(np.searchsorted(row, follower))
    return place < row.size and int(row[place]) == follower


def with_bonds(world: World, items: Nodes, reader: Nodes, item: Nodes) -> tuple[Nodes, Nodes]:
    """Deliveries (n,) and those along the ties that supporters made during the run."""
    if not len(world.bonds):
        return reader, item
    followee, follower = world.bonds["followee"], world.bonds["follower"]
    person = world.ledger.items["person"][items]
    first = np.searchsorted(followee, person, side="left")
    count = np.searchsorted(followee, person, side="right") - first
    which = np.repeat(np.arange(items.size), count)
    place = np.arange(which.size) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    return np.concatenate((reader, follower[place])), np.concatenate((item, items[which]))
