"""When people look: sessions without memory, from two coins.

A person with m sessions a day, on a day whose activity has the cumulative curve F, opens session number s at the
moment where m * (days + F(time of day)) = s + coin(s): stratified jitter (`model.md` 2).  So `next_session` can
be asked at any minute, in any order, and always tells the same week.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys, uniform
from ..clock import MINUTES_PER_DAY, MINUTES_PER_WEEK

Minutes = NDArray[np.int64]

_BINS = 2048
_NIGHT_LOW = 4 * 60  # the trough of the activity curve, local time (C7: between 02 and 06 h)


def _cosine_turn(turn: NDArray[np.float64]) -> NDArray[np.float64]:
    """cos(2 pi turn) by its Taylor series after folding to [0, 1/4]: portable bits, error below 1e-12."""
    turn = np.abs(turn - np.rint(turn))
    flip = turn > 0.25
    x = np.where(flip, 0.5 - turn, turn) * 6.283185307179586
    square, term, total = x * x, np.ones_like(x), np.ones_like(x)
    for n in range(1, 12):
        term = -term * square * (1.0 / ((2 * n - 1) * (2 * n)))
        total = total + term
    return np.where(flip, -total, total)


class Diurnal:
    """The activity of a week: one trough each night, later at weekends (C7).

    peak_to_trough  ratio of the busiest to the quietest minute of a weekday
    weekend_shift   minutes by which Saturday's and Sunday's curve is later
    """

    def __init__(self, peak_to_trough: float, weekend_shift: int) -> None:
        swing = (peak_to_trough - 1.0) / (peak_to_trough + 1.0)
        days = [self._day(swing, weekend_shift if day >= 5 else 0) for day in range(7)]
        self.cumulative = np.concatenate([day + number for number, day in enumerate(days)] + [np.array([7.0])])
        self._minute_at = np.concatenate([self._inverse(day) for day in days])

    @staticmethod
    def _day(swing: float, shift: int) -> NDArray[np.float64]:
        minute = np.arange(MINUTES_PER_DAY, dtype=np.float64)
        density = 1.0 - swing * _cosine_turn((minute - _NIGHT_LOW - shift) / MINUTES_PER_DAY)
        total = np.cumsum(density)
        return np.asarray((total - density) / total[-1])

    @staticmethod
    def _inverse(day: NDArray[np.float64]) -> NDArray[np.float64]:
        """The minute of the day at which each of `_BINS` + 1 equal parts of the day's activity ends."""
        parts = np.arange(_BINS + 1) / _BINS
        edges = np.append(day, 1.0)
        below = np.searchsorted(edges, parts, side="right") - 1
        below = np.minimum(below, MINUTES_PER_DAY - 1)
        return below + (parts - edges[below]) / (edges[below + 1] - edges[below])

    def activity(self, local: Minutes) -> NDArray[np.float64]:
        """Days of activity that have passed at the start of each local minute (n,), counted from minute 0."""
        week, minute = np.divmod(local, MINUTES_PER_WEEK)
        return self.cumulative[minute] + 7.0 * week

    def minute(self, activity: NDArray[np.float64]) -> Minutes:
        """The local minute (n,) in which so many days of activity (n,) have passed."""
        day = np.floor(activity)
        part = (activity - day) * _BINS
        bin_ = part.astype(np.int64)
        at = (day.astype(np.int64) % 7) * (_BINS + 1) + bin_
        low = self._minute_at[at]
        within = low + (self._minute_at[at + 1] - low) * (part - bin_)
        return day.astype(np.int64) * MINUTES_PER_DAY + within.astype(np.int64)


@lru_cache(maxsize=8)
def diurnal(peak_to_trough: float, weekend_shift: int) -> Diurnal:
    """The curve for these parameters, built once."""
    return Diurnal(peak_to_trough, weekend_shift)


def next_session(
    coins: Coins,
    curve: Diurnal,
    person: Keys,
    rate: NDArray[np.float32],
    utc_offset: NDArray[np.integer],
    after: Minutes | int,
) -> Minutes:
    """The first minute (n,) strictly after `after` in which each person opens the app.

    person      (n,) keys
    rate        (n,) sessions a day, > 0
    utc_offset  (n,) minutes between the person's clock and the campaign's
    after       (n,) or one, minutes of the campaign
    """
    shift = utc_offset + MINUTES_PER_WEEK  # one week ahead, so that local time is never negative
    local = shift + after
    pace = rate.astype(np.float64)
    number = np.floor(pace * curve.activity(local + 1))
    minute = _session_minute(coins, curve, person, pace, number)
    passed = (minute <= local).nonzero()[0]
    if passed.size:
        later = _session_minute(coins, curve, person[passed], pace[passed], number[passed] + 1.0)
        minute[passed] = np.maximum(later, local[passed] + 1)
    return np.asarray(minute - shift)


def _session_minute(
    coins: Coins, curve: Diurnal, person: Keys, pace: NDArray[np.float64], number: NDArray[np.float64]
) -> Minutes:
    jitter = uniform(coins.flip("session", person, 0, number.astype(np.int64)))
    return curve.minute((number + jitter) / pace)


# The reaction-time kernel of SEISMIC (Zhao et al. 2015; C3, X20): flat for 300 s, then a power law.
KERNEL_THETA = 0.2314843
KERNEL_CUTOFF_S = 300.0
KERNEL_DENSITY = 6.265725e-4  # per second, before the cut-off


def kernel_delay(flips: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Seconds (n,) until a reaction, drawn from the kernel by inversion (infinite tails included)."""
    u = uniform(flips)
    head = KERNEL_DENSITY * KERNEL_CUTOFF_S
    tail_scale = KERNEL_DENSITY * KERNEL_CUTOFF_S / KERNEL_THETA
    left = np.maximum(1.0 - u, 2.0**-34)
    tail = KERNEL_CUTOFF_S * exact.power(left / tail_scale, -1.0 / KERNEL_THETA)
    return np.where(u < head, u / KERNEL_DENSITY, tail)


def kernel_session(coins: Coins, person: Keys, item: Keys, after: Minutes | int) -> Minutes:
    """The minute (n,) in which each person would react to the item (n,) handed over at `after`, kernel timing."""
    delay = kernel_delay(coins.flip("kernel", person, item))
    minutes = np.minimum(np.floor(delay / 60.0), 2.0**30)
    return np.asarray(after + np.maximum(minutes.astype(np.int64), 1))


def waking_share(curve: Diurnal, start: Minutes, end: Minutes, utc_offset: NDArray[np.integer]) -> NDArray[np.float64]:
    """Days of activity (n,) between two campaign minutes on each person's clock (1.0 is a whole day's worth)."""
    shift = utc_offset + MINUTES_PER_WEEK
    return curve.activity(end + shift) - curve.activity(start + shift)
