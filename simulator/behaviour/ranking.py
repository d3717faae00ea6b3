"""The feed: at which place an item stands, and whether a session gets that far.

A session shows the first k places of a ranking.  What the campaign's items do to each other is counted exactly;
the rest of what a person follows, the background, is known only by its inflow, so the number of background items
above an item is Poisson with a mean known in closed form (`model.md` 3) and one coin decides.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SCORE_GRID = 256
"""Scores are compared as whole multiples of 1/256, so that a last bit never decides a place."""

BACKGROUND_POPULARITY = 2.5
"""Mean log(1 + reactions) of what else a person follows (assumption: a dozen; the followed are the popular, X24)."""
BACKGROUND_APPROVAL = 1.2
"""Mean log(1 + approval from the sender's other camp) of it (assumption: a fifth of a dozen reactions)."""
BACKGROUND_FAMILIARITY = 0.8
"""Mean familiarity of what else a person follows (assumption: half of it comes from one's own circle)."""
BACKGROUND_SPREAD = 1.5
"""Spread of the score of what else a person follows (assumption)."""

_MEAN_STEPS = 16  # the table of means is uniform in 16 * sqrt(mean)
_MOST_MEAN = 2048.0
_SCORES = np.arange(-16.0, 16.0 + 1e-9, 1 / 16)


@lru_cache(maxsize=8)
def _place_table(depth: int) -> Ints:
    """Thresholds (depth, means): P(Poisson(mean) <= n) for n = 0..depth-1 over the grid of means, times 2**32."""
    root = np.arange(int(_MEAN_STEPS * _MOST_MEAN**0.5) + 2) / _MEAN_STEPS
    mean = root * root
    term = exact.exp(-np.minimum(mean, 690.0))
    term[mean > 690.0] = 0.0
    total = np.zeros_like(mean)
    rows = []
    for n in range(depth):
        total = total + term
        rows.append(np.rint(np.minimum(total, 1.0) * 2.0**32))
        term = term * mean / (n + 1)
    return np.asarray(rows, dtype=np.int64)


def shown_threshold(depth: int, above: Ints, background: Floats) -> Ints:
    """What a coin must stay below for an item to be among the first `depth` places.

    above       (n,) campaign items ranked above it in the same session, counted exactly
    background  (n,) mean number of other items above it
    returns     (n,) integers of 2**-32; 0 where the places are already taken
    """
    table = _place_table(depth)
    left = depth - 1 - above
    column = np.rint(np.sqrt(np.minimum(background, _MOST_MEAN)) * _MEAN_STEPS).astype(np.int64)
    return np.where(left >= 0, table[np.maximum(left, 0), column], 0)


def chronological_background(inflow: NDArray[np.float32], waking: Floats) -> Floats:
    """Background items newer than the item: inflow a day times the waking days since it was posted, (n,)."""
    return inflow * waking


@lru_cache(maxsize=8)
def _beats_table(centre: float, fade: float) -> Floats:
    """P(a background item's score exceeds s) on the grid of scores; its age is uniform over the window.

    The score of a fresh background item is logistic (centre, BACKGROUND_SPREAD); over the window it fades by
    `fade` in all.
    """
    ages = (np.arange(32) + 0.5) / 32.0
    tail = exact.logistic((centre - fade * ages[None, :] - _SCORES[:, None]) / BACKGROUND_SPREAD)
    total = tail[:, 0].copy()
    for column in range(1, ages.size):
        total = total + tail[:, column]
    return np.asarray(total / ages.size)


def scored_background(
    inflow: NDArray[np.float32], window_days: float, score: Ints, centre: float, fade: float
) -> Floats:
    """Background items with a higher score: inflow x window x P(background score > score), (n,).

    score  (n,) on the grid of 1/256
    """
    table = _beats_table(centre, fade)
    at = np.minimum(np.maximum((score + 8) // 16 + (_SCORES.size - 1) // 2, 0), _SCORES.size - 1)
    return inflow * (window_days * table[at])


@lru_cache(maxsize=1)
def _log_counts() -> Ints:
    """log(1 + n) for counts 0..4095, on the grid of scores."""
    return np.rint(exact.log(np.arange(1.0, 4097.0)) * SCORE_GRID).astype(np.int64)


def log_count(count: Ints) -> Ints:
    """log(1 + count) (n,) on the grid of scores; counts beyond 4,095 are halved into the table and log 2 added."""
    count = np.maximum(count, 0)
    extra = np.zeros(count.shape, dtype=np.int64)
    while True:
        big = count > 4095
        if not big.any():
            return _log_counts()[count] + extra
        extra[big] += 177  # log 2 on the grid
        count = np.where(big, count >> 1, count)


def places_above(session: Ints, rank: Ints) -> tuple[Ints, Ints]:
    """Sort items into sessions and count the campaign items above each.

    session  (n,) one number a session
    rank     (n,) smaller is higher; equal ranks keep the order they came in
    returns  order (n,), and how many of the same session stand above, (n,) in that order
    """
    order = np.lexsort((rank, session)) if session.size > 1 else np.arange(session.size)
    ordered = session[order]
    first = np.empty(session.size, dtype=bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    start = first.nonzero()[0]
    above = np.arange(session.size) - np.repeat(start, np.diff(np.append(start, session.size)))
    return order, above
