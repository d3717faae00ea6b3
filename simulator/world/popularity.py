"""Popularity by rank: how a uniform number picks whom to follow, so that follower counts get a heavy tail.

Rank r of n is picked with a chance proportional to (r + SHIFT) ** -a, with a = 1 / (exponent - 1), which gives
follower counts that exponent (D3).  The inverse of the cumulative distribution is known in closed form; it is
tabulated once and read with a straight line in each bin, which costs a few array passes a tie.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .. import exact

Floats = NDArray[np.float64]

BINS = 1024
SHIFT = 4.0  # keeps the first ranks from being followed by everybody


def quantiles(members: int, exponent: float) -> Floats:
    """Rank, 0..members, below which a part i / BINS of all choices falls (BINS + 1,)."""
    part = np.arange(BINS + 1, dtype=np.float64) / BINS
    top, bottom = SHIFT, SHIFT + max(members, 1)
    flatness = 1.0 - 1.0 / (exponent - 1.0)
    if abs(flatness) < 1e-6:
        ranks = exact.exp(exact.log(top) + part * exact.log(bottom / top))
    else:
        low, high = exact.power(top, flatness), exact.power(bottom, flatness)
        ranks = exact.power(low + part * (high - low), 1.0 / flatness)
    return np.asarray(ranks - top)


def pick(tables: Floats, table: NDArray[np.int64], part: Floats) -> NDArray[np.int64]:
    """Ranks (n,) for uniform numbers `part` (n,), each read from its row `table` (n,) of tables (t, BINS + 1)."""
    place = part * BINS
    bin_ = place.astype(np.int64)
    np.minimum(bin_, BINS - 1, out=bin_)
    at = table * (BINS + 1) + bin_
    flat = tables.ravel()
    low = flat[at]
    at += 1
    return np.asarray(low + (flat[at] - low) * (place - bin_), dtype=np.int64)
