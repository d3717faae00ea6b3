"""Popularity by rank: how a uniform number picks whom to follow, so that follower counts get a heavy tail.

The member at rank r of n should end up with followers in proportion to f(r) = (r + SHIFT) ** -a, where
a = 1 / (exponent - 1) gives follower counts that exponent (D3).  Circles already give everybody about the same
number, so choices outside them follow what is left, f(r) - b, up to where nothing is left.  The integral of that
is known in closed form; its inverse is tabulated once and read with a straight line in each bin.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .. import exact

Floats = NDArray[np.float64]

BINS = 1024
SHIFT = 8.0  # keeps the first ranks from being followed by everybody
_STEPS = 512


def quantiles(members: int, exponent: float, already: float) -> Floats:
    """Rank, 0..members, below which a part i / BINS of all choices falls (BINS + 1,).

    already   followers that everybody has anyway, over the mean number that these choices bring
    """
    size = float(max(members, 1))
    rank, wish, total = _curve(size, exponent)
    enough = np.flatnonzero(wish * size >= already * (total - wish * rank))
    last = max(1, int(enough[-1]))  # beyond this rank people have more followers than they ought to, already
    floor = float(wish[last]) if last < _STEPS else float(total[last]) * already / (size * (1.0 + already))
    rank, choices = rank[: last + 1], (total - floor * rank)[: last + 1]
    wanted = np.arange(BINS + 1, dtype=np.float64) / BINS * choices[-1]
    step = np.clip(np.searchsorted(choices, wanted, side="right") - 1, 0, last - 1)
    part = (wanted - choices[step]) / (choices[step + 1] - choices[step])
    return np.asarray(rank[step] + part * (rank[step + 1] - rank[step]))


def _curve(size: float, exponent: float) -> tuple[Floats, Floats, Floats]:
    """Ranks in geometric steps from 0 to `size`, f at each of them, and the integral of f up to it (_STEPS + 1,)."""
    slope = 1.0 / (exponent - 1.0)
    log_stretch = exact.log(size / SHIFT + 1.0) * (np.arange(_STEPS + 1, dtype=np.float64) / _STEPS)
    rank = SHIFT * (exact.exp(log_stretch) - 1.0)
    flatness = 1.0 - slope
    integral = (exact.exp(flatness * log_stretch) - 1.0) / flatness if flatness > 1e-6 else log_stretch
    return rank, exact.exp(-slope * log_stretch), SHIFT * integral


def pick(tables: Floats, table: NDArray[np.int64], part: Floats) -> NDArray[np.int64]:
    """Ranks (n,) for uniform numbers `part` (n,), read from the rows `table` of `tables` (t, BINS + 1)."""
    place = part * BINS
    bin_ = place.astype(np.int64)
    np.minimum(bin_, BINS - 1, out=bin_)
    at = table * (BINS + 1) + bin_
    flat = tables.ravel()
    low = flat[at]
    at += 1
    return np.asarray(low + (flat[at] - low) * (place - bin_), dtype=np.int64)
