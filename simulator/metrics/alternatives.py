"""The curves that a heavy tail is compared with: log-normal and exponential, cut off at the tail's start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ERFC = np.frompyfunc(erfc, 1, 1)
_FAR = 25.0  # erfc leaves the range of floats beyond
_NOWHERE = 1e300  # the loss where a curve gives a value no chance at all


@dataclass(frozen=True, slots=True)
class Sample:
    """A tail as its different values.

    x         (v,)  values, ascending, x_min or more
    counts    (v,)  how often each occurs
    discrete  counts 1, 2, 3, ... or measured amounts
    """

    x: Floats
    counts: Floats
    x_min: float
    discrete: bool


def exponential_logs(sample: Sample) -> Floats:
    """Log-likelihood of each value (v,) under the exponential that fits the tail best (closed form)."""
    away = sample.x - sample.x_min
    mean = float(away @ sample.counts / sample.counts.sum())
    if sample.discrete:
        rate = float(np.log1p(1.0 / mean))
        return np.asarray(np.log(-np.expm1(-rate)) - rate * away)
    return np.asarray(-np.log(mean) - away / mean)


def lognormal_logs(sample: Sample) -> Floats:
    """Log-likelihood of each value (v,) under the log-normal, cut off at x_min, that fits the tail best.

    The search walks over (mu / sigma^2, log sigma): a power law of exponent a is the far end of the straight
    valley mu / sigma^2 = 1 - a, which over (mu, sigma) would be a bent one.
    """

    def loss(point: Floats) -> float:
        logs = curve(point)
        return -float(logs @ sample.counts) if np.isfinite(logs).all() else _NOWHERE

    def curve(point: Floats) -> Floats:
        sigma = float(np.exp(np.clip(point[1], -20.0, 20.0)))
        return _lognormal(sample, float(point[0]) * sigma**2, sigma)

    logs = np.log(sample.x)
    mean = float(logs @ sample.counts / sample.counts.sum())
    spread = sqrt(float((logs - mean) ** 2 @ sample.counts / sample.counts.sum()))
    # two starts: a bell whose top is in sight, and the slope of a wide one whose top lies far below
    slope = -1.0 / (mean - float(np.log(sample.x_min)))
    starts = [np.array([mean / spread**2, np.log(spread)]), np.array([slope, np.log(3.0 * spread)])]
    return curve(min((simplex(loss, start) for start in starts), key=loss))


def _lognormal(sample: Sample, mu: float, sigma: float) -> Floats:
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        if not sample.discrete:
            whole = _log_above(np.array([(np.log(sample.x_min) - mu) / sigma]))
            z = (np.log(sample.x) - mu) / sigma
            return np.asarray(-0.5 * z**2 - np.log(sample.x * sigma * sqrt(2.0 * np.pi)) - whole)
        low = (np.log(sample.x - 0.5) - mu) / sigma
        high = (np.log(sample.x + 0.5) - mu) / sigma
        whole = _log_above(np.array([(np.log(sample.x_min - 0.5) - mu) / sigma]))
        # the difference is taken on the side where the two are small, so that it keeps its digits
        near, far = np.where(low > 0, low, -high), np.where(low > 0, high, -low)
        larger = _log_above(near)
        return np.asarray(larger + np.log(-np.expm1(_log_above(far) - larger)) - whole)


def _log_above(z: Floats) -> Floats:
    """Logarithm of the chance that a standard normal number is above z; far out by its asymptotic series."""
    far = np.maximum(z, _FAR)
    series = -0.5 * far**2 - np.log(far * sqrt(2.0 * np.pi)) + np.log1p(-1.0 / far**2 + 3.0 / far**4 - 15.0 / far**6)
    near = np.log(np.asarray(_ERFC(np.minimum(z, _FAR) / sqrt(2.0)), dtype=np.float64) / 2.0)
    return np.where(z > _FAR, series, near)


def simplex(loss: Callable[[Floats], float], start: Floats, step: float = 0.5, rounds: int = 400) -> Floats:
    """The point (d,) of least loss near `start`, by Nelder and Mead's walking simplex: no slopes needed."""
    points = [start, *(start + step * one for one in np.eye(start.size))]
    worth = [loss(point) for point in points]
    for _ in range(rounds):
        order = np.argsort(worth, kind="stable")
        points, worth = [points[i] for i in order], [worth[i] for i in order]
        if worth[-1] - worth[0] < 1e-10 * (1.0 + abs(worth[0])):
            break
        middle = np.mean(points[:-1], axis=0)
        point, value = _better(loss, middle, points[-1], worth)
        if value < worth[-1]:
            points[-1], worth[-1] = point, value
        else:
            points = [points[0], *((point + points[0]) / 2.0 for point in points[1:])]
            worth = [worth[0], *(loss(point) for point in points[1:])]
    return points[int(np.argmin(worth))]


def _better(loss: Callable[[Floats], float], middle: Floats, worst: Floats, worth: list[float]) -> tuple[Floats, float]:
    """The worst corner mirrored in the others' middle; further out if that is best, nearer if it is bad."""
    mirrored = 2.0 * middle - worst
    value = loss(mirrored)
    if value < worth[0]:
        further = 3.0 * middle - 2.0 * worst
        beyond = loss(further)
        return (further, beyond) if beyond < value else (mirrored, value)
    if value < worth[-2]:
        return mirrored, value
    nearer = (middle + (mirrored if value < worth[-1] else worst)) / 2.0
    return nearer, loss(nearer)
