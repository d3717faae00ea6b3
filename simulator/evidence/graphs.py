"""Networks of known shape under a society of the product: lattices, rewired ones, Poisson graphs.

The people are the product's; only who follows whom is put in from outside, as an imported network does.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, keys
from ..scenario.model import Scenario
from ..world.network import from_packed, packed
from ..world.society import Society, build

Edges = NDArray[np.int64]
"""Mutual ties (edges, 2)."""


def hexagonal(wide: int, high: int) -> Edges:
    """A lattice without borders in which everybody has six neighbours, who are neighbours of each other."""
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(wide), np.arange(high)))
    steps = ((1, 0), (0, 1), (1, -1))
    return np.concatenate(
        [np.stack((y * wide + x, (y + up) % high * wide + (x + right) % wide), axis=1) for right, up in steps]
    )


def rewired(edges: Edges, coins: Coins, times: int = 20) -> Edges:
    """As many neighbours for everybody, but any people: ends of two ties change places, `times` for each tie."""
    found = [(int(one), int(other)) for one, other in edges]
    held = {frozenset(tie) for tie in found}
    for first, second, turned in zip(*_pairs(coins, len(found), times * len(found)), strict=True):
        (one, mate), (other, partner) = found[first], found[second]
        if turned:
            other, partner = partner, other
        new = frozenset((one, partner)), frozenset((other, mate))
        if len({one, mate, other, partner}) == 4 and not held.intersection(new):
            held -= {frozenset((one, mate)), frozenset((other, partner))}
            held |= set(new)
            found[first], found[second] = (one, partner), (other, mate)
    return np.array(found, np.int64)


def poisson(people: int, mean: float, coins: Coins) -> Edges:
    """A random graph with this mean number of neighbours (Erdos and Renyi), by drawing both ends of each tie."""
    number = keys(0, np.arange(round(people * mean / 2.0)))
    ends = [coins.flip(end, number).astype(np.uint64) * np.uint64(people) >> np.uint64(32) for end in ("one", "other")]
    pairs = np.sort(np.stack(ends, axis=1).astype(np.int64), axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def tied(scenario: Scenario, edges: Edges, seed: int) -> Society:
    """The society of a scenario and a population seed, tied like this and in no other way."""
    society = build(scenario, seed)
    one, other = edges.T
    network = from_packed(np.concatenate((packed(one, other), packed(other, one))), society.network.nodes)
    neighbours = np.bincount(edges.ravel(), minlength=society.people)
    people = replace(
        society.population,
        followees=neighbours.astype(np.int32),
        inflow=np.zeros(society.people, np.float32),
    )
    return replace(society, population=people, network=network)


def _pairs(coins: Coins, below: int, count: int) -> tuple[list[int], list[int], list[bool]]:
    number = keys(0, np.arange(count))
    first, second = (
        (coins.flip(end, number).astype(np.uint64) * np.uint64(below) >> np.uint64(32)).astype(np.int64).tolist()
        for end in ("first", "second")
    )
    return first, second, ((coins.flip("turned", number) & 1) == 1).tolist()
