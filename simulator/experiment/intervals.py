"""How sure one can be: quantiles, and intervals for means, shares and variances of a few worlds.

The quantiles of Student's t, F and chi-square come from the incomplete beta function (continued fraction, Lentz),
which spares SciPy; tests compare them with SciPy's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NAN = float("nan")
_MANY = 1e7
"""Degrees of freedom at which F over its second ones is chi-square over its own, to six digits."""


class Interval(NamedTuple):
    """Two ends; nan where nothing can be said."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies inside or on an end."""
        return self.low <= value <= self.high


NOTHING = Interval(NAN, NAN)


def quantiles(values: Floats, parts: tuple[float, ...]) -> tuple[float, ...]:
    """The values (n,) below which these parts (0..1) lie, interpolated; what has no value is left out."""
    some = values[~np.isnan(values)]
    if not some.size:
        return (NAN,) * len(parts)
    return tuple(float(one) for one in np.quantile(some, parts))


def mean_interval(values: Floats, level: float = 0.95) -> Interval:
    """Student's interval for the mean of values (n,): (nan, nan) for fewer than two."""
    some = values[~np.isnan(values)]
    if some.size < 2:
        return NOTHING
    mean = float(some.mean())
    half = t_quantile(0.5 + level / 2.0, some.size - 1) * float(some.std(ddof=1)) / math.sqrt(some.size)
    return Interval(mean - half, mean + half)


def share_interval(hits: int, count: int, level: float = 0.95) -> Interval:
    """Wilson's interval for a share of `hits` in `count` (0..1)."""
    if count < 1:
        return NOTHING
    z = t_quantile(0.5 + level / 2.0, _MANY)
    share, square = hits / count, z * z / count
    middle = (share + square / 2.0) / (1.0 + square)
    half = z / (1.0 + square) * math.sqrt(share * (1.0 - share) / count + square / (4.0 * count))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def variance_interval(variance: float, freedom: float, level: float = 0.95) -> Interval:
    """Interval for a variance that was estimated with so many degrees of freedom (normal values)."""
    if freedom <= 0 or not variance >= 0:
        return NOTHING
    above, below = (f_quantile(part, freedom, _MANY) for part in (0.5 + level / 2.0, 0.5 - level / 2.0))
    return Interval(variance / above, variance / below)


def t_quantile(part: float, freedom: float) -> float:
    """The value that Student's t with so many degrees of freedom stays below with this chance (0..1)."""
    if part < 0.5:
        return -t_quantile(1.0 - part, freedom)
    return math.sqrt(f_quantile(2.0 * part - 1.0, 1.0, freedom))


@lru_cache(4096)
def f_quantile(part: float, above: float, below: float) -> float:
    """The value that F with (above, below) degrees of freedom stays under with this chance (0..1)."""
    if not 0.0 < part < 1.0:
        return 0.0 if part <= 0.0 else math.inf
    # F = below * x / (above * (1 - x)) where x is Beta(above / 2, below / 2)
    x = _root(lambda x: incomplete_beta(above / 2.0, below / 2.0, x) - part)
    return below * x / (above * (1.0 - x))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function: the chance that a Beta(a, b) variable stays below x (0..1)."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - incomplete_beta(b, a, 1.0 - x)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) / a * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's algorithm for the continued fraction of the incomplete beta function."""
    tiny = 1e-300
    upper, lower = 1.0, 1.0 / _away(1.0 - (a + b) * x / (a + 1.0), tiny)
    value = lower
    for m in range(1, 500):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            lower = 1.0 / _away(1.0 + term * lower, tiny)
            upper = _away(1.0 + term / upper, tiny)
            value *= upper * lower
        if abs(upper * lower - 1.0) < 1e-15:
            break
    return value


def _away(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny


def _root(rises: Callable[[float], float]) -> float:
    """Where a function that rises from below 0 to above 0 on 0..1 is 0: by halving, in the logit of x."""
    low, high = -60.0, 36.0
    for _step in range(100):
        middle = (low + high) / 2.0
        if rises(1.0 / (1.0 + math.exp(-middle))) < 0.0:
            low = middle
        else:
            high = middle
    return 1.0 / (1.0 + math.exp(-(low + high) / 2.0))
