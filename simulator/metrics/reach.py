"""Reach: how many, how often, how many twice, and what each cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .ratio import ratio, ratios

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def times_seen(person: NDArray[np.integer], people: int) -> Ints:
    """How often each person saw it (people,), from the person of every impression (n,)."""
    return np.bincount(person, minlength=people)


def reach(seen: NDArray[np.integer]) -> int:
    """Distinct people who saw it at least once, from `times_seen` (people,)."""
    return int(np.count_nonzero(seen))


def impressions(seen: NDArray[np.integer]) -> int:
    """All sights, from `times_seen` (people,)."""
    return int(np.sum(seen))


def frequency(seen: NDArray[np.integer]) -> float:
    """Impressions per person reached, 1 or more; nan when nobody is."""
    return ratio(impressions(seen), reach(seen))


def reach_curve(person: NDArray[np.integer], minute: NDArray[np.integer], width: int, bins: int) -> Ints:
    """People reached by the end of each stretch of `width` minutes (bins,), never falling.

    person, minute  (n,)  who saw it and when, 0 .. width * bins - 1, in any order
    """
    order = np.argsort(minute, kind="stable")
    _, first = np.unique(np.asarray(person)[order], return_index=True)
    new = np.asarray(minute)[order[first]] // width
    return np.cumsum(np.bincount(new, minlength=bins)[:bins])


def grp(sights: float, people: float) -> float:
    """Gross rating points: impressions per hundred people."""
    return 100.0 * ratio(sights, people)


def cpm(cost: float, sights: float) -> float:
    """Cost per thousand impressions, in the unit of the cost; nan without impressions."""
    return 1000.0 * ratio(cost, sights)


def cost_per(cost: float, count: float) -> float:
    """Cost per engagement, deed or whatever is counted, in the unit of the cost; nan when there is none."""
    return ratio(cost, count)


def engagement_rates(engagements: float, followers: float, sights: float) -> tuple[float, float]:
    """Engagements per follower and per impression (E1): two different numbers, always given together."""
    return ratio(engagements, followers), ratio(engagements, sights)


def amplification(ranked: float, chronological: float) -> float:
    """How much further a ranking carries than the chronological twin run: reach over reach, minus 1 (F13)."""
    return ratio(ranked, chronological) - 1.0


def overlaps(audiences: Sequence[NDArray[np.integer]], people: int) -> Ints:
    """People whom two audiences share (a, a), sizes on the diagonal; each audience lists people, once or often."""
    inside = np.zeros((len(audiences), people), dtype=np.bool_)
    for row, audience in enumerate(audiences):
        inside[row, audience] = True
    shared = [[np.count_nonzero(one & other) for other in inside] for one in inside]
    return np.array(shared, dtype=np.int64).reshape(len(audiences), len(audiences))


def jaccard(shared: NDArray[np.integer]) -> Floats:
    """Jaccard overlap (a, a), 0..1, from `overlaps`; nan between two empty audiences."""
    both = np.asarray(shared, dtype=np.float64)
    sizes = np.diag(both)
    either = sizes[:, None] + sizes[None, :] - both
    return ratios(both, either)


def union(audiences: Sequence[NDArray[np.integer]]) -> int:
    """Distinct people in any of the audiences."""
    return int(np.unique(np.concatenate([np.asarray(a, dtype=np.int64) for a in audiences])).size) if audiences else 0


def random_union(sizes: ArrayLike, people: float) -> float:
    """Expected union of random audiences of sizes (a,): N (1 - product of (1 - a_i / N)), Sainsbury (E10, X18)."""
    return float(people * (1.0 - np.prod(1.0 - np.asarray(sizes, dtype=np.float64) / people)))


def random_overlap(first: float, second: float, people: float) -> tuple[float, float]:
    """Mean and standard deviation of the overlap of two random audiences of given sizes (hypergeometric, X18)."""
    mean = first * second / people
    variance = mean * (1.0 - first / people) * (people - second) / (people - 1.0) if people > 1 else 0.0
    return mean, float(np.sqrt(variance))


def duplication(audiences: Sequence[NDArray[np.integer]], people: int) -> float:
    """Union of the audiences over that of random ones of the same sizes: below 1 when audiences recur (E10)."""
    sizes = [np.unique(audience).size for audience in audiences]
    return ratio(union(audiences), random_union(sizes, people))


def poisson_reach(points: float) -> tuple[float, float]:
    """Share reached (0..1) and frequency when so many rating points fall on people at random (X19)."""
    mean = points / 100.0
    share = -float(np.expm1(-mean))
    return share, ratio(mean, share)
