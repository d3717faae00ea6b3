"""Tails: how heavy they are, and which curve describes them best (Clauset, Shalizi and Newman 2009; A4, D3).

A fitted exponent is not a claim: say "heavy-tailed".  `compare` shows by Vuong's test whether a log-normal or an
exponential describes the tail better than the power law.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .alternatives import Sample, exponential_logs, lognormal_logs
from .ratio import ratio

Floats = NDArray[np.float64]

_LOW, _HIGH = 1.01, 8.0  # exponents outside are no tails
_GOLDEN = (sqrt(5.0) - 1.0) / 2.0


@dataclass(frozen=True, slots=True)
class PowerLaw:
    """A fitted tail: density proportional to x^-exponent from x_min on."""

    exponent: float
    x_min: float
    distance: float
    """Kolmogorov-Smirnov distance between the tail and the fit, 0..1."""
    count: int
    """Values in the tail."""
    discrete: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Vuong's comparison of two fits to one tail: above 0 speaks for the power law, below 0 for the other."""

    ratio: float
    """Log-likelihood of the power law minus that of the other."""
    z: float
    """The same in standard deviations; nan when the two agree on every value."""
    p: float
    """Chance of so large a |z| when neither is better."""


def zeta(exponent: float, start: ArrayLike) -> Floats:
    """Hurwitz zeta: the sum of (start + i)^-exponent over i = 0, 1, ...; exponent above 1, start of 1 or more.

    Twenty terms one by one, the rest by Euler and Maclaurin: relative error below 1e-12.
    """
    q = np.asarray(start, dtype=np.float64)
    s = exponent
    head = np.zeros(q.shape)
    for i in range(20):
        head += (q + i) ** -s
    far = q + 20.0
    rest = far ** (1.0 - s) / (s - 1.0) + far**-s / 2.0 + s * far ** (-s - 1.0) / 12.0
    rest -= s * (s + 1.0) * (s + 2.0) * far ** (-s - 3.0) / 720.0
    rest += s * (s + 1.0) * (s + 2.0) * (s + 3.0) * (s + 4.0) * far ** (-s - 5.0) / 30240.0
    return np.asarray(head + rest)


def fit(values: ArrayLike, x_min: float | None = None, discrete: bool = True, candidates: int = 100) -> PowerLaw:
    """Maximum-likelihood power law of the tail of `values` (n,), above 0; values at or below 0 are left out.

    x_min       where the tail begins; None tries up to `candidates` starts and keeps the one with the smallest
                Kolmogorov-Smirnov distance (at least 10 values stay in the tail)
    discrete    counts 1, 2, 3, ... (Hurwitz zeta) or measured amounts
    Raises ValueError when fewer than 10 values, or no two different ones, are in the tail.
    """
    data = np.sort(np.asarray(values, dtype=np.float64).ravel())
    data = data[data > 0]
    starts = np.unique(data[:-9]) if x_min is None else np.array([x_min])
    if starts.size > candidates:
        starts = starts[np.unique(np.geomspace(1, starts.size, candidates).astype(np.int64) - 1)]
    fits = [_fit_from(data, float(start), discrete) for start in starts]
    found = [one for one in fits if one is not None]
    if not found:
        raise ValueError("a tail needs at least 10 values, and two different ones among them")
    return min(found, key=lambda one: (one.distance, one.x_min))


def _fit_from(data: Floats, x_min: float, discrete: bool) -> PowerLaw | None:
    tail = data[np.searchsorted(data, x_min) :]
    if tail.size < 10 or tail[0] == tail[-1]:
        return None
    excess = float(np.log(tail / x_min).mean())
    exponent = _discrete_exponent(float(np.log(tail).mean()), x_min) if discrete else 1.0 + 1.0 / excess
    return PowerLaw(exponent, x_min, _distance(tail, exponent, x_min, discrete), tail.size, discrete)


def _discrete_exponent(mean_log: float, x_min: float) -> float:
    """The exponent that maximises -log zeta(a, x_min) - a mean_log, by golden section: it has one peak."""

    def loss(exponent: float) -> float:
        return float(np.log(zeta(exponent, x_min))) + exponent * mean_log

    low, high = _LOW, _HIGH
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = loss(left), loss(right)
    while high - low > 1e-9:
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = loss(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = loss(right)
    return (low + high) / 2.0


def _distance(tail: Floats, exponent: float, x_min: float, discrete: bool) -> float:
    x, counts = np.unique(tail, return_counts=True)
    upto = np.cumsum(counts) / tail.size
    if discrete:
        fitted = 1.0 - zeta(exponent, x + 1.0) / zeta(exponent, x_min)
        return float(np.abs(upto - fitted).max())
    fitted = 1.0 - (x / x_min) ** (1.0 - exponent)
    return float(max(np.abs(upto - fitted).max(), np.abs(upto - counts / tail.size - fitted).max()))


def compare(values: ArrayLike, law: PowerLaw, other: str) -> Verdict:
    """Vuong's likelihood-ratio test of a fitted power law against another curve on the same tail (A4).

    values  (n,)  what `fit` was given
    other   "lognormal" or "exponential", fitted here to the tail by maximum likelihood
    """
    data = np.asarray(values, dtype=np.float64).ravel()
    x, counts = np.unique(data[data >= law.x_min], return_counts=True)
    sample = Sample(x, counts.astype(np.float64), law.x_min, law.discrete)
    logs = {"lognormal": lognormal_logs, "exponential": exponential_logs}[other](sample)
    apart = _power_logs(law, x) - logs
    total = float(apart @ counts)
    mean = total / law.count
    spread = sqrt(float((apart - mean) ** 2 @ counts) / law.count)
    z = ratio(total, spread * sqrt(law.count))
    return Verdict(total, z, erfc(abs(z) / sqrt(2.0)))


def _power_logs(law: PowerLaw, x: Floats) -> Floats:
    if law.discrete:
        return np.asarray(-law.exponent * np.log(x) - np.log(zeta(law.exponent, law.x_min)))
    return np.asarray(np.log((law.exponent - 1.0) / law.x_min) - law.exponent * np.log(x / law.x_min))


def slope(values: ArrayLike, low: float, high: float, bins: int = 12) -> float:
    """Log-log slope of the density of counts (n,) between low and high, in logarithmic bins (X6); nan below two."""
    data = np.asarray(values, dtype=np.float64)
    edges = np.unique(np.ceil(np.geomspace(low, high, bins + 1)))
    counts, _ = np.histogram(data, edges)
    full = counts > 0
    if np.count_nonzero(full) < 2:
        return float("nan")
    # the integers in [a, b) have the geometric middle sqrt(a (b - 1))
    middle = np.sqrt(edges[:-1] * (edges[1:] - 1.0))[full]
    return float(np.polyfit(np.log(middle), np.log(counts[full] / np.diff(edges)[full]), 1)[0])
