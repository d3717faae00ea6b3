"""Who writes something of their own today, and when: nobody is asked twice, nothing is remembered."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import UNIT, Coins, Keys, exponential, uniform
from ..clock import MINUTES_PER_DAY, MINUTES_PER_WEEK
from .sessions import Diurnal

Floats = NDArray[np.float64]


def posts_of_day(
    coins: Coins,
    curve: Diurnal,
    decision: str,
    person: Keys,
    rate: Floats,
    utc_offset: NDArray[np.integer],
    day: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Posts that people write on one day: a Poisson number each, spread like their activity (X21).

    person, rate, utc_offset  (n,) keys, mean posts on a whole day of one's own, minutes
    returns                   person's place 0..n-1, minute, number of the post on the day; (posts,) by minute, place
    """
    shift = utc_offset.astype(np.int64) + MINUTES_PER_WEEK
    begins = curve.activity(day * MINUTES_PER_DAY + shift)
    length = curve.activity((day + 1) * MINUTES_PER_DAY + shift) - begins  # 1, but where a weekend begins or ends
    limit = np.rint(rate * length * UNIT).astype(np.int64)
    places, numbers = [], []
    active, passed, number = np.flatnonzero(limit > 0), np.zeros(0, np.int64), 0
    passed = np.zeros(active.size, np.int64)
    while active.size:
        flips = coins.flip(decision, person[active], 0, day * 4096 + number)
        passed = passed + exponential(flips)
        go_on = passed <= limit[active]
        active, passed = active[go_on], passed[go_on]
        places.append(active)
        numbers.append(np.full(active.size, number))
        number += 1
    place = np.concatenate(places) if places else active
    which = np.concatenate(numbers) if numbers else active
    moment = uniform(coins.flip(decision + " time", person[place], 0, day * 4096 + which))
    minute = curve.minute(begins[place] + moment * length[place]) - shift[place]
    # the curve and its inverse round: a moment next to midnight must not fall on another day, where nobody looks
    minute = np.clip(minute, day * MINUTES_PER_DAY, (day + 1) * MINUTES_PER_DAY - 1)
    order = np.lexsort((which, place, minute))
    return place[order], minute[order], which[order]


@lru_cache(maxsize=8)
def _beta_table(a: float, b: float) -> Floats:
    """The distribution function of Beta(a, b) on a grid that is finer near 0 (squares), by the midpoint rule."""
    edges = (np.arange(4097) / 4096.0) ** 2
    middle = (edges[1:] + edges[:-1]) / 2.0
    weight = exact.power(middle, a - 1.0) * exact.power(1.0 - middle, b - 1.0) * (edges[1:] - edges[:-1])
    total = np.cumsum(weight)
    return np.concatenate((np.zeros(1), total / total[-1]))


def breadth(flips: NDArray[np.uint32], a: float, b: float) -> NDArray[np.float32]:
    """How many people a post concerns (n,), 0..1: Beta(a, b) by inversion, on a grid of squares."""
    at = np.searchsorted(_beta_table(a, b), uniform(flips))
    return ((at / 4096.0) ** 2).astype(np.float32)


def quality(flips: NDArray[np.uint32], spread: float) -> NDArray[np.float32]:
    """How well posts are made (n,): log-normal with mean 1."""
    normal = exact.normal_quantile(uniform(flips))
    return exact.exp(spread * normal - spread * spread / 2.0).astype(np.float32)
