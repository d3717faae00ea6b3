"""Cascades: size, depth, shape and speed of who passed it to whom, for a whole forest of them at once.

A cascade is a tree: its root is the first post, every other node was moved by exactly one parent.  All functions
take many cascades together, as one array of parents, and work on whole arrays: no loop over nodes or trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, keys
from .halflife import minutes_to_share
from .ratio import ratios

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Forest:
    """Many cascades, read once from their parents.

    parent   (n,)  the node that moved this one, -1 for a root
    depth    (n,)  steps from the root, 0 for a root
    subtree  (n,)  nodes at and below this one, 1 or more
    tree     (n,)  which cascade it belongs to, 0..t-1
    roots    (t,)  the first node of each cascade, ascending
    """

    parent: Ints
    depth: Ints
    subtree: Ints
    tree: Ints
    roots: Ints

    @property
    def trees(self) -> int:
        """How many cascades there are."""
        return self.roots.size


def forest(parent: NDArray[np.integer]) -> Forest:
    """Read the cascades out of `parent` (n,): an index into itself, or -1 for a root.

    Every pointer is doubled until all stand on their root, so that a chain of a million takes twenty steps.
    Raises ValueError for a parent outside -1..n-1, and when parents make a circle.
    """
    above = np.asarray(parent, dtype=np.int64)
    count = above.size
    if count and (above.min() < -1 or above.max() >= count):
        raise ValueError(f"a parent must be -1 or a node from 0 to {count - 1}")
    depth = (above >= 0).astype(np.int64)
    subtree = np.ones(count, dtype=np.int64)
    root, jump = np.arange(count), above.copy()
    for _ in range(count.bit_length() + 1):
        going = np.flatnonzero(jump >= 0)
        if not going.size:
            return _named(above, depth, subtree, root)
        at = jump[going]
        root[going] = root[at]
        # sums over everything within 2**k steps become sums within 2**(k + 1)
        subtree += _tally(at, subtree[going], count)
        depth[going] += depth[at]
        jump[going] = jump[at]
    raise ValueError("the parents make a circle: a cascade must begin somewhere")


def _tally(at: Ints, amounts: Ints, count: int) -> Ints:
    # bincount adds in float64, exact below 2**53: more nodes than any memory holds
    return np.bincount(at, weights=amounts, minlength=count).astype(np.int64)


def _named(parent: Ints, depth: Ints, subtree: Ints, root: Ints) -> Forest:
    roots = np.flatnonzero(parent < 0)
    number = np.zeros(parent.size, dtype=np.int64)
    number[roots] = np.arange(roots.size)
    return Forest(parent, depth, subtree, number[root], roots)


def sizes(woods: Forest) -> Ints:
    """Nodes of each cascade (t,), the root counted: 1 or more."""
    return woods.subtree[woods.roots]


def depths(woods: Forest) -> Ints:
    """Longest way from the root of each cascade (t,), in steps."""
    deepest = np.zeros(woods.trees, dtype=np.int64)
    np.maximum.at(deepest, woods.tree, woods.depth)
    return deepest


def breadths(woods: Forest) -> Ints:
    """Size of the largest generation of each cascade (t,): 1 or more."""
    levels = int(woods.depth.max(initial=0)) + 1
    cells, counts = np.unique(woods.tree * levels + woods.depth, return_counts=True)
    widest = np.zeros(woods.trees, dtype=np.int64)
    np.maximum.at(widest, cells // levels, counts)
    return widest


def generations(woods: Forest) -> Ints:
    """Nodes of each generation (deepest + 1,), all cascades pooled; entry 0 counts the roots."""
    return np.bincount(woods.depth)


def generation_table(woods: Forest, last: int) -> Ints:
    """Nodes of each generation 0..last in each cascade (t, last + 1)."""
    near = woods.depth <= last
    cells = woods.tree[near] * (last + 1) + woods.depth[near]
    return np.bincount(cells, minlength=woods.trees * (last + 1)).reshape(woods.trees, last + 1)


def structural_virality(woods: Forest) -> Floats:
    """Mean distance between two nodes of each cascade (t,), in steps; nan for a cascade of one (X13).

    nu = 2 W / (n (n - 1)) with W the sum over edges of s (n - s), s the subtree below the edge: a star has nearly
    2, a chain of n has (n + 1) / 3.
    """
    size = sizes(woods).astype(np.float64)
    below = woods.subtree.astype(np.float64)
    # a root has s = n and adds nothing, so the sum over nodes is the sum over edges
    wiener = np.bincount(woods.tree, weights=below * (size[woods.tree] - below), minlength=woods.trees)
    return ratios(2.0 * wiener, size * (size - 1.0))


def broadcast_share(woods: Forest) -> Floats:
    """Largest number of children of one node over all but the root (t,): 1 for a star; nan for a cascade of one."""
    moved = woods.parent >= 0
    children = np.bincount(woods.parent[moved], minlength=woods.parent.size)
    largest = np.zeros(woods.trees, dtype=np.int64)
    np.maximum.at(largest, woods.tree, children)
    return ratios(largest, sizes(woods) - 1)


def first_generation_share(woods: Forest) -> Floats:
    """Share of adopters (all but the root) moved by the root itself (t,), 0..1; nan for a cascade of one."""
    first = np.bincount(woods.tree[woods.depth == 1], minlength=woods.trees)
    return ratios(first, sizes(woods) - 1)


def minutes_to(woods: Forest, minute: NDArray[np.integer], share: float) -> Floats:
    """Minutes from the root until `share` (0..1] of a cascade's final size is there (t,), the root counted.

    minute  (n,)  when each node came; nan for a cascade of one, which has no time to grow
    """
    passed = minutes_to_share(woods.tree, minute, np.asarray(minute)[woods.roots], share)
    return np.where(sizes(woods) > 1, passed, np.nan)


def reproduction(by_generation: NDArray[np.integer]) -> Floats:
    """R of each generation: Z(g + 1) / Z(g) along the last axis, of (g,) or (t, g); nan after the last generation."""
    counts = np.asarray(by_generation)
    return ratios(counts[..., 1:], counts[..., :-1])


def reproduction_interval(
    table: NDArray[np.integer], coins: Coins, level: float = 0.9, draws: int = 400
) -> tuple[Floats, Floats]:
    """Bootstrap interval of the pooled R of each generation: low and high, both (g - 1,).

    table  (t, g)  nodes of each generation in each cascade (`generation_table`); cascades are drawn again
    level  share of the resampled values inside, 0..1
    """
    trees = len(table)
    members = keys(0, np.arange(trees))
    pooled = np.empty((draws, table.shape[1]), dtype=np.int64)
    for draw in range(draws):
        picked = coins.flip("bootstrap", members, 0, draw).astype(np.int64) * trees >> 32
        pooled[draw] = np.bincount(picked, minlength=trees) @ table
    values = reproduction(pooled)
    tail = (1.0 - level) / 2.0
    low, high = np.full(values.shape[1], np.nan), np.full(values.shape[1], np.nan)
    known = ~np.isnan(values).all(axis=0)
    low[known], high[known] = np.nanquantile(values[:, known], [tail, 1.0 - tail], axis=0)
    return low, high


def reproduction_by_time(parent: NDArray[np.integer], minute: NDArray[np.integer], width: int, bins: int) -> Floats:
    """R by time (bins,): children, whenever they come, per sharer of each stretch of `width` minutes; nan if nobody.

    parent, minute  (n,)  the forest's parents and the minute of each node, 0 .. width * bins - 1
    """
    above = np.asarray(parent)
    stretch = np.asarray(minute) // width
    sharers = np.bincount(stretch, minlength=bins)[:bins]
    children = np.bincount(stretch[above[above >= 0]], minlength=bins)[:bins]
    return ratios(children, sharers)
