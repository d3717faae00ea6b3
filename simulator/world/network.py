"""Who follows whom: the followers of every node, row after row (compressed sparse rows)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int32]
Places = NDArray[np.int64]

_SOURCE = np.int64(0xFFFFFFFF)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Followers of each node; people come first, the declared accounts after them.

    indptr    (nodes + 1,)  where each node's row begins, count
    indices   (ties,)       the followers, ascending inside a row
    """

    indptr: Places
    indices: Nodes

    def __post_init__(self) -> None:
        self.indptr.setflags(write=False)
        self.indices.setflags(write=False)

    @property
    def nodes(self) -> int:
        """People and declared accounts."""
        return self.indptr.size - 1

    @property
    def ties(self) -> int:
        """Number of directed ties."""
        return self.indices.size

    def followers(self, node: int) -> Nodes:
        """The followers of one node, ascending."""
        return self.indices[self.indptr[node] : self.indptr[node + 1]]

    def follower_counts(self) -> Places:
        """How many follow each node (nodes,)."""
        return np.diff(self.indptr)

    def expand(self, nodes: NDArray[np.integer]) -> tuple[Nodes, Places]:
        """All followers of `nodes` (n,) laid end to end (m,), and the place 0..n-1 of the one each follows."""
        starts = self.indptr[nodes]
        counts = self.indptr[nodes + 1] - starts
        which = np.repeat(np.arange(counts.size), counts)
        before = np.cumsum(counts) - counts
        return self.indices[np.arange(which.size) + (starts - before)[which]], which

    def digest(self) -> str:
        """A hash of all ties: equal for equal networks, on every machine."""
        state = hashlib.blake2b(digest_size=16)
        for column, kind in ((self.indptr, "<i8"), (self.indices, "<i4")):
            state.update(np.ascontiguousarray(column.astype(kind, copy=False)).data)
        return state.hexdigest()


def packed(followed: NDArray[np.integer], follower: NDArray[np.integer]) -> Places:
    """Ties as sortable integers (n,): the one followed in the high half, the follower in the low half."""
    return (followed.astype(np.int64) << 32) | follower


def mirrored(ties: Places) -> Places:
    """The same packed ties (n,), the other way round."""
    return packed(ties & _SOURCE, ties >> 32)


class Basket:
    """Packed ties, gathered piece by piece into one array: a second copy would double the memory."""

    def __init__(self, expected: int = 0) -> None:
        self._ties = np.empty(expected, dtype=np.int64)
        self._count = 0

    def add(self, ties: Places) -> None:
        """Put more packed ties (n,) in."""
        end = self._count + ties.size
        if end > self._ties.size:
            self._ties.resize(end + (end >> 3), refcheck=False)
        self._ties[self._count : end] = ties
        self._count = end

    def network(self, nodes: int) -> Network:
        """The network of all ties; leaves the basket empty."""
        ties, self._ties, count, self._count = self._ties, np.empty(0, dtype=np.int64), self._count, 0
        return from_packed(ties[:count], nodes)


def from_packed(ties: Places, nodes: int) -> Network:
    """The network of packed ties (n,) in any order, duplicates dropped; sorts `ties` in place."""
    ties.sort()
    fresh = np.ones(ties.size, dtype=np.bool_)
    np.not_equal(ties[1:], ties[:-1], out=fresh[1:])
    indices = np.empty(np.count_nonzero(fresh), dtype=np.int32)
    counts = np.zeros(nodes, dtype=np.int64)
    filled = 0
    for start in range(0, ties.size, _CHUNK):  # in pieces: a second copy of all ties would double the memory
        kept = ties[start : start + _CHUNK][fresh[start : start + _CHUNK]]
        indices[filled : filled + kept.size] = kept & _SOURCE
        filled += kept.size
        _count_rows(counts, kept >> 32)
    return Network(np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts))), indices)


def _count_rows(counts: Places, rows: Places) -> None:
    """Add to `counts` how often each row occurs in the ascending `rows`."""
    if rows.size:
        low, high = int(rows[0]), int(rows[-1]) + 1
        counts[low:high] += np.bincount(rows - low, minlength=high - low)
