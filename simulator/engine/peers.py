"""What peers do to each other: posts of their own, common talk, the warmth of one's own circle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import threshold
from ..ledger import Did
from ..world.world import AWARE, CREATED, World
from .batch import Reading
from .shapes import Nodes

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def write_too(world: World, batch: Reading, rows: Ints, wish: Floats) -> NDArray[np.uint8]:
    """Who makes a post of their own about what they saw (n,), once in the run and one a round."""
    did = np.zeros(rows.size, np.uint8)
    peers = world.scenario.movement.peers
    if not peers:
        return did
    content, reader = batch.content[rows], batch.reader[rows]
    free = world.contents["campaign"][content] & (world.contents["ask"][content] <= 1)
    free &= (world.crowd.done[reader] & CREATED) == 0
    key, subject = world.society.population.key[reader], world.contents["key"][content]
    chance = world.scenario.deeds.create_rate * peers * wish
    hits = (free & (world.coins.flip("peer post", key, subject) < threshold(chance))).nonzero()[0]
    hits = hits[np.unique(reader[hits], return_index=True)[1]]
    did[hits] = Did.CREATED
    world.crowd.done[reader[hits]] |= np.uint8(CREATED)
    return did


def feel(world: World) -> None:
    """At the start of a tick: in which communities everybody talks of the cause."""
    movement = world.scenario.movement
    if movement.shared_awareness:
        sizes = np.array(world.society.communities.sizes)
        knows = (world.crowd.done & AWARE) != 0
        aware = np.zeros(sizes.size, np.int64)
        aware[sizes > 0] = np.add.reduceat(knows, world.society.communities.offsets[:-1][sizes > 0], dtype=np.int64)
        world.talk = aware >= movement.awareness_from * np.maximum(sizes, 1)


def common_talk(world: World, reader: Nodes) -> Floats | float:
    """How much more readily people look (n,) where everybody talks of the cause."""
    more = world.scenario.movement.shared_awareness
    if not more:
        return 1.0
    return np.where(world.talk[world.society.population.community[reader]], 1.0 + more, 1.0)


def belonging(world: World, reader: Nodes, content: Nodes) -> Floats | float:
    """How much more people react (n,) when an account shows what somebody of their own circle made."""
    more = world.scenario.movement.belonging
    if not more:
        return 1.0
    people, author = world.society.population, world.contents["author"][content]
    peer = np.minimum(author, people.key.size - 1)
    mate = world.contents["featured"][content] & (people.circle[reader] == people.circle[peer])
    mate &= people.community[reader] == people.community[peer]
    return np.where(mate, 1.0 + more, 1.0)
