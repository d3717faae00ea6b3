"""Circles of an imported network: who is densely tied, found by label propagation (Raghavan and others 2007).

Everybody starts with a label of their own and takes over, round after round, the label that most neighbours of the
same community carry, the smallest of those that are even.  A few rounds leave groups of the size of a circle.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .communities import Communities
from .network import Places

_ROUNDS = 3
_SOURCE = np.int64(0xFFFFFFFF)


def found_circles(ties: Places, communities: Communities) -> NDArray[np.int32]:
    """Number of each person's circle inside the community (people,), from packed ties (n,)."""
    people = communities.people
    community = np.repeat(np.arange(len(communities.sizes)), communities.sizes)
    one, other = ties >> 32, ties & _SOURCE
    inside = community[one] == community[other]
    one, other = one[inside], other[inside]
    ends = np.concatenate((one, other, np.arange(people)))  # oneself speaks too, which stops swapping for ever
    neighbours = np.concatenate((other, one, np.arange(people)))
    label = np.arange(people)
    for _round in range(_ROUNDS):
        label = _most_common(ends, label[neighbours], people)
    return _numbered(label, community)


def _most_common(person: Places, label: Places, people: int) -> Places:
    """The label that occurs most often with each person (people,), from pairs (n,)."""
    pairs, counts = np.unique((person << 32) | label, return_counts=True)
    who, what = pairs >> 32, pairs & _SOURCE
    best = np.lexsort((what, -counts, who))
    first = np.flatnonzero(np.diff(who[best], prepend=-1))
    common = np.arange(people)
    common[who[best[first]]] = what[best[first]]
    return common


def _numbered(label: Places, community: NDArray[np.int64]) -> NDArray[np.int32]:
    """Labels as numbers 0, 1, ... inside each community (people,)."""
    pairs, number = np.unique((community << 32) | label, return_inverse=True)
    first = np.searchsorted(pairs >> 32, community)
    return np.asarray(number - first, dtype=np.int32)
