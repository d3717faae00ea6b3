"""Bubbles: who meets whom across camps, and how far opinions stand apart.

Three filters stay apart and are measured apart: the network (whom I follow), the ranking (what ranks high), the
mind (what I accept).  `filters` gives each its own risk ratio.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .ratio import ratios

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def mixing(from_camp: NDArray[np.integer], to_camp: NDArray[np.integer], camps: int) -> Ints:
    """Exposures (or ties) between camps (camps, camps): row the source's camp, column the reader's.

    from_camp, to_camp  (n,)  0..camps-1, or below 0 for nobody's camp: such a pair is left out
    """
    source, reader = np.asarray(from_camp, dtype=np.int64), np.asarray(to_camp, dtype=np.int64)
    both = (source >= 0) & (reader >= 0)
    cells = source[both] * camps + reader[both]
    return np.bincount(cells, minlength=camps * camps).reshape(camps, camps)


def cross_cutting_share(table: ArrayLike) -> float:
    """Share of exposures that come from another camp, 0..1, from a table (c, c) of `mixing`; nan without any."""
    counts = np.asarray(table, dtype=np.float64)
    total = counts.sum()
    return float(1.0 - np.trace(counts) / total) if total > 0 else float("nan")


def ei_index(table: ArrayLike) -> float:
    """E-I index of a table (c, c): (external - internal) / all, -1 (closed) .. 1 (open); nan without any (X30)."""
    return 2.0 * cross_cutting_share(table) - 1.0


def assortativity(table: ArrayLike) -> float:
    """Newman's assortativity of a table (c, c) of ties: 1 all inside, 0 as by chance, below 0 avoiding (X30).

    r = (trace of e - sum of a_i b_i) / (1 - sum of a_i b_i); nan without ties or when all are of one camp.
    """
    counts = np.asarray(table, dtype=np.float64)
    total = counts.sum()
    if not total > 0:
        return float("nan")
    shares = counts / total
    by_chance = float(shares.sum(axis=1) @ shares.sum(axis=0))
    return (float(np.trace(shares)) - by_chance) / (1.0 - by_chance) if by_chance < 1.0 else float("nan")


def filters(steps: Sequence[ArrayLike]) -> tuple[Floats, Floats]:
    """Cross-cutting share after each step of the way, and each step's risk ratio (F1).

    steps    tables (c, c) of `mixing`, in order: potential, delivered, shown, accepted
    returns  shares (steps,) and ratios (steps - 1,); a ratio of 0.92 says that the step cuts 8 %
    """
    shares = np.array([cross_cutting_share(table) for table in steps])
    return shares, ratios(shares[1:], shares[:-1])


def neighbour_correlation(opinion: ArrayLike, person: NDArray[np.integer], neighbour: NDArray[np.integer]) -> float:
    """Pearson correlation of one's own opinion and the mean opinion of those one follows (F7), -1..1.

    opinion            (people,)  any unit
    person, neighbour  (ties,)    who follows, who is followed; people without ties are left out
    returns nan when either side does not vary
    """
    own = np.asarray(opinion, dtype=np.float64)
    ties = np.bincount(person, minlength=own.size)
    sums = np.bincount(person, weights=own[neighbour], minlength=own.size)
    tied = ties > 0
    mine, theirs = own[tied], sums[tied] / ties[tied]
    mine, theirs = mine - _mean(mine), theirs - _mean(theirs)
    spread = np.sqrt((mine @ mine) * (theirs @ theirs))
    return float(mine @ theirs / spread) if spread > 0 else float("nan")


def _mean(values: Floats) -> float:
    return float(values.mean()) if values.size else 0.0


def bimodality(values: ArrayLike) -> float:
    """Bimodality coefficient of opinions (n,): over 5/9 suggests two peaks (X26); nan below four values or no spread.

    (g^2 + 1) / (k + 3 (n - 1)^2 / ((n - 2)(n - 3))), with the sample skewness g and excess kurtosis k.
    """
    sample = np.asarray(values, dtype=np.float64)
    n = sample.size
    away = sample - _mean(sample)
    m2 = _mean(away**2)
    if n < 4 or not m2 > 0:
        return float("nan")
    skew = _mean(away**3) / m2**1.5 * np.sqrt(n * (n - 1.0)) / (n - 2.0)
    excess = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * (_mean(away**4) / m2**2 - 3.0) + 6.0)
    return float((skew**2 + 1.0) / (excess + 3.0 * (n - 1.0) ** 2 / ((n - 2.0) * (n - 3.0))))


def esteban_ray(shares: ArrayLike, positions: ArrayLike, alpha: float = 1.3) -> float:
    """Polarisation of Esteban and Ray: the sum over pairs of groups of pi_i^(1 + alpha) pi_j |y_i - y_j| (X27).

    shares     (g,)  parts of the population, adding to 1
    positions  (g,)  where the groups stand, e.g. 0..1
    Raises ValueError when alpha is not in (0, 1.6] or the shares do not add to 1.
    """
    parts, places = np.asarray(shares, dtype=np.float64), np.asarray(positions, dtype=np.float64)
    if not 0.0 < alpha <= 1.6:
        raise ValueError(f"alpha must be above 0 and at most 1.6, not {alpha}")
    if parts.size and abs(parts.sum() - 1.0) > 1e-6:
        raise ValueError(f"the groups' shares must add to 1, not {parts.sum()}")
    apart = np.abs(places[:, None] - places[None, :])
    return float(parts ** (1.0 + alpha) @ apart @ parts)


def polarisation(opinion: ArrayLike, low: float, high: float, bins: int = 20, alpha: float = 1.3) -> float:
    """Esteban-Ray polarisation of opinions (n,) between low and high, in `bins` equal groups; nan for nobody."""
    held = np.asarray(opinion, dtype=np.float64)
    if not held.size:
        return float("nan")
    place = np.clip(((held - low) / (high - low) * bins).astype(np.int64), 0, bins - 1)
    shares = np.bincount(place, minlength=bins) / held.size
    return esteban_ray(shares, (np.arange(bins) + 0.5) / bins, alpha)
