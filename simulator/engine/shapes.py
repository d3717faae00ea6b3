"""The shapes of movements: a chain in which each names the next, disclosure after others, an event's hour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..world.contents import SHAPES
from ..world.world import World

Nodes = NDArray[np.int32]
Ints = NDArray[np.int64]

CHAIN, DISCLOSURE, EVENT = (SHAPES.index(one) for one in ("chain", "disclosure", "event"))
PUSH = {"plain": 1.0, "chain": 40.0, "disclosure": 6.0, "event": 1.0}
"""How much stronger a call is for whom it is addressed to: those named, those who heard several (assumptions)."""
NAMED_LOOK = 0.9
"""Chance that somebody who is named looks (assumption)."""
EVENT_HOUR = 60
"""Minutes in which an event brings people online."""
FEARLESS = 0.05
"""Part of the wish to disclose that needs nobody before it (assumption: few speak first)."""


def named(world: World, reader: Nodes, item: Nodes) -> tuple[Nodes, Nodes]:
    """Deliveries (n,) that are left when the items of a chain go to the few followers that each one names."""
    movement = world.scenario.movement
    if not movement.seeds or movement.shape != "chain" or not reader.size:
        return reader, item
    chain = world.contents["shape"][world.ledger.items["content"][item]] == CHAIN
    luck = world.coins.flip("named", world.society.population.key[reader], world.item_keys["key"][item])
    order = np.lexsort((luck, item))
    ordered = item[order]
    first = np.concatenate((np.ones(1, bool), ordered[1:] != ordered[:-1])).nonzero()[0]
    place = np.empty(item.size, np.int64)
    place[order] = np.arange(item.size) - np.repeat(first, np.diff(np.append(first, item.size)))
    kept = ~chain | (place < movement.names)
    return reader[kept], item[kept]


def hurried(world: World, reader: Nodes, item: Nodes, due: Ints) -> Ints:
    """When deliveries are met (n,): news of an event brings people online within the hour."""
    movement = world.scenario.movement
    if not movement.seeds or movement.shape != "event":
        return due
    minute = world.ledger.items["minute"][item].astype(np.int64)
    news = world.contents["shape"][world.ledger.items["content"][item]] == EVENT
    news &= minute < movement.at + EVENT_HOUR
    luck = world.coins.flip("news", world.society.population.key[reader], world.item_keys["key"][item])
    soon = minute + 1 + ((luck.astype(np.int64) * EVENT_HOUR) >> 32)
    return np.where(news, np.minimum(due, soon), due)


def called(world: World, content: Nodes, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chance to look (n,): whoever is named in a chain is told so by the platform, and looks."""
    movement = world.scenario.movement
    if not movement.seeds or movement.shape != "chain":
        return chance
    return np.where(world.contents["shape"][content] == CHAIN, np.maximum(chance, NAMED_LOOK), chance)


def reluctant(world: World, content: Nodes, sources: Ints, hazard: Ints) -> Ints:
    """Hazard of passing on (n,): most people disclose only after several others did."""
    movement = world.scenario.movement
    if not movement.seeds or movement.shape != "disclosure":
        return hazard
    alone = (world.contents["shape"][content] == DISCLOSURE) & (sources <= movement.before)
    return np.where(alone, (hazard * FEARLESS).astype(np.int64), hazard)
