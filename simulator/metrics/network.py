"""The society's shape: clustering, reciprocity, distances, components, and whom a random tie leads to.

All functions take the followers of every node in compressed sparse rows, as `simulator.world.network` keeps them:
indptr (nodes + 1,) and indices (ties,), ascending inside each row.  What would cost too much on a million people
is sampled with coins, so the same seed asks the same people.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..chance import Coins, keys
from .ratio import ratio, ratios

Ints = NDArray[np.int64]
Nodes = NDArray[np.integer]
Floats = NDArray[np.float64]


def ends(indptr: Nodes, indices: Nodes) -> tuple[Ints, Ints]:
    """Both ends of every tie (ties,): who follows, and who is followed."""
    followed = np.repeat(np.arange(indptr.size - 1), np.diff(indptr))
    return np.asarray(indices, dtype=np.int64), followed


def tied(indptr: Nodes, indices: Nodes, node: Nodes, other: Nodes) -> NDArray[np.bool_]:
    """Whether `other` (n,) stands in the row of `node` (n,): a binary search in all rows at once."""
    low, high = indptr[node].astype(np.int64), indptr[np.asarray(node) + 1].astype(np.int64)
    end = high.copy()
    for _ in range(int(np.max(high - low, initial=0)).bit_length()):
        middle = (low + high) // 2
        open_ = low < high
        below = open_ & (indices[np.where(open_, middle, 0)] < other)
        low = np.where(below, middle + 1, low)
        high = np.where(open_ & ~below, middle, high)
    inside = low < end
    found: NDArray[np.bool_] = inside
    found[inside] = indices[low[inside]] == np.asarray(other)[inside]
    return found


def reciprocity(indptr: Nodes, indices: Nodes, coins: Coins, sample: int = 200_000) -> float:
    """Share of ties that are returned, 0..1 (D7), from at most `sample` ties; nan without ties."""
    ties = indices.size
    if not ties:
        return float("nan")
    picked = np.arange(ties) if ties <= sample else _places(coins, "reciprocity", sample, ties)
    followed = np.searchsorted(indptr, picked, side="right") - 1
    return float(np.mean(tied(indptr, indices, np.asarray(indices)[picked], followed)))


def undirected(indptr: Nodes, indices: Nodes) -> tuple[Ints, Ints]:
    """Rows of neighbours in either direction, once each, oneself left out."""
    follower, followed = ends(indptr, indices)
    nodes = indptr.size - 1
    apart = follower != followed
    one, other = follower[apart], followed[apart]
    pairs = np.concatenate([one * nodes + other, other * nodes + one])
    pairs.sort()
    # a plain sort is ten times faster here than numpy's own search for distinct values
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    degree = np.bincount(pairs // nodes, minlength=nodes) if nodes else np.zeros(0, dtype=np.int64)
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(degree)]), pairs % max(nodes, 1)


def clustering(indptr: Nodes, indices: Nodes, coins: Coins, sample: int = 2_000, pairs: int = 400) -> float:
    """Mean local clustering, 0..1 (D6), of nodes with two neighbours or more; nan when there is none.

    indptr, indices  rows of `undirected` neighbours
    sample           so many nodes are asked, all when there are no more
    pairs            so many pairs of neighbours of each, all when there are no more
    """
    degree = np.diff(indptr)
    able = np.flatnonzero(degree >= 2)
    if not able.size:
        return float("nan")
    asked = able if able.size <= sample else able[_places(coins, "clustering", sample, able.size)]
    of, first, second = _neighbour_pairs(indptr, indices, asked, coins, pairs)
    closed = tied(indptr, indices, first, second)
    return float(np.mean(ratios(np.bincount(of, weights=closed), np.bincount(of))))


def _neighbour_pairs(indptr: Nodes, indices: Nodes, asked: Ints, coins: Coins, most: int) -> tuple[Ints, Ints, Ints]:
    """Pairs of neighbours: of which asked node (p,), and the two (p,); every pair, or `most` drawn ones."""
    of, first, second = [], [], []
    for number, node in enumerate(asked):
        row = np.asarray(indices[indptr[node] : indptr[node + 1]], dtype=np.int64)
        degree = row.size
        if degree * (degree - 1) // 2 <= most:
            left, right = np.triu_indices(degree, 1)
        else:
            left = _places(coins, "one neighbour", most, degree, number)
            right = (left + 1 + _places(coins, "another neighbour", most, degree - 1, number)) % degree
        of.append(np.full(left.size, number))
        first.append(row[left])
        second.append(row[right])
    return np.concatenate(of), np.concatenate(first), np.concatenate(second)


def random_clustering(degree: ArrayLike) -> float:
    """Clustering to expect of a random graph with these degrees (n,): (<k^2> - <k>)^2 / (n <k>^3) (D6)."""
    k = np.asarray(degree, dtype=np.float64)
    mean = float(k.mean())
    return ratio((float((k**2).mean()) - mean) ** 2, k.size * mean**3)


def tie_end_degree(degree: ArrayLike) -> float:
    """Mean degree at the end of a random tie, <k^2> / <k> (X24): one's friends have more friends; nan without ties."""
    k = np.asarray(degree, dtype=np.float64)
    return ratio(float((k**2).sum()), float(k.sum()))


def distances(indptr: Nodes, indices: Nodes, source: int) -> Ints:
    """Steps from `source` along the rows to every node (nodes,), -1 where no way leads."""
    steps = np.full(indptr.size - 1, -1, dtype=np.int64)
    steps[source] = 0
    front, step = np.array([source], dtype=np.int64), 0
    while front.size:
        step += 1
        near = _rows(indptr, indices, front)
        steps[near[steps[near] < 0]] = step
        front = np.flatnonzero(steps == step)
    return steps


def _rows(indptr: Nodes, indices: Nodes, nodes: Ints) -> Ints:
    """The rows of `nodes`, laid end to end."""
    start = indptr[nodes].astype(np.int64)
    count = indptr[nodes + 1] - start
    shift = np.repeat(start - (np.cumsum(count) - count), count)
    return np.asarray(indices[np.arange(shift.size) + shift], dtype=np.int64)


def mean_path(indptr: Nodes, indices: Nodes, coins: Coins, sources: int = 20) -> float:
    """Mean number of steps between two nodes that reach each other (D4), from sampled sources; nan without pairs."""
    nodes = indptr.size - 1
    if not nodes:
        return float("nan")
    asked = np.arange(nodes) if nodes <= sources else _places(coins, "mean path", sources, nodes)
    total = pairs = 0
    for source in asked:
        steps = distances(indptr, indices, int(source))
        total += int(steps[steps > 0].sum())
        pairs += int(np.count_nonzero(steps > 0))
    return ratio(total, pairs)


def components(indptr: Nodes, indices: Nodes) -> Ints:
    """The weakly connected component of every node (nodes,), named by its lowest node.

    Every tie hands the lower name on, then names are looked up in each other: a few rounds for any society.
    """
    one, other = ends(indptr, indices)
    label = np.arange(indptr.size - 1)
    while True:
        low = np.minimum(label[one], label[other])
        new = label.copy()
        np.minimum.at(new, label[one], low)
        np.minimum.at(new, label[other], low)
        while not np.array_equal(new, new[new]):
            new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


def giant_share(indptr: Nodes, indices: Nodes) -> float:
    """Share of nodes in the largest weakly connected component, 0..1 (D4); nan without nodes."""
    names = components(indptr, indices)
    return ratio(int(np.bincount(names).max(initial=0)), names.size)


def _places(coins: Coins, decision: str, count: int, below: int, occasion: int = 0) -> Ints:
    """`count` places 0..below-1, drawn with coins, repeats allowed."""
    flips = coins.flip(decision, keys(0, np.arange(count)), 0, occasion).astype(np.uint64)
    return (flips * np.uint64(below) >> np.uint64(32)).astype(np.int64)
