"""The curves that a heavy tail is compared with: log-normal and exponential, cut off at the tail's start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ERFC = np.frompyfunc(erfc, 1, 1)
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
    """Log-likelihood of each value (v,) under the log-normal, cut off at x_min, that fits the tail best."""

    def loss(point: Floats) -> float:
        logs = _lognormal(sample, float(point[0]), float(np.exp(point[1])))
        return -float(logs @ sample.counts) if np.isfinite(logs).all() else _NOWHERE

    logs = np.log(sample.x)
    mean = float(logs @ sample.counts / sample.counts.sum())
    spread = sqrt(float((logs - mean) ** 2 @ sample.counts / sample.counts.sum()))
    # two starts: a tail of a wide curve whose middle lies far below is hard to find from its own mean
    starts = [np.array([mean, np.log(spread)]), np.array([mean - 4.0 * spread, np.log(2.5 * spread)])]
    best = min((simplex(loss, start) for start in starts), key=loss)
    return _lognormal(sample, float(best[0]), float(np.exp(best[1])))


def _lognormal(sample: Sample, mu: float, sigma: float) -> Floats:
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        if not sample.discrete:
            whole = np.log(_above(np.array([(np.log(sample.x_min) - mu) / sigma])))
            z = (np.log(sample.x) - mu) / sigma
            return np.asarray(-0.5 * z**2 - np.log(sample.x * sigma * sqrt(2.0 * np.pi)) - whole)
        low = (np.log(sample.x - 0.5) - mu) / sigma
        high = (np.log(sample.x + 0.5) - mu) / sigma
        whole = np.log(_above(np.array([(np.log(sample.x_min - 0.5) - mu) / sigma])))
        # the difference is taken in the tail where the two are small, so that it keeps its digits
        inside = np.where(low > 0, _above(low) - _above(high), _above(-high) - _above(-low))
        return np.asarray(np.log(inside) - whole)


def _above(z: Floats) -> Floats:
    """Chance that a standard normal number is above z."""
    return np.asarray(_ERFC(z / sqrt(2.0)), dtype=np.float64) / 2.0


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
