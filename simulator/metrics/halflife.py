"""Half-lives: how long until half of it is there.

Half-lives differ by what is counted: say which (impressions, engagement or reshares), and over which horizon
(the field's usual one is seven days).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SEVEN_DAYS = 7 * 1440
"""The horizon, in minutes, over which a half-life is usually taken (C1, C2)."""


def minutes_to_share(
    group: NDArray[np.integer], minute: NDArray[np.integer], start: NDArray[np.integer], share: float
) -> Floats:
    """Minutes from each group's start until `share` (0..1] of its events has come (g,); nan for a group without any.

    group   (n,)  which group each event belongs to, 0..g-1
    minute  (n,)  when it came
    start   (g,)  the minute from which a group is timed
    Raises ValueError when the share is not in (0, 1].
    """
    if not 0.0 < share <= 1.0:
        raise ValueError(f"a share of the events must be above 0 and at most 1, not {share}")
    groups = np.asarray(start).size
    counts = np.bincount(group, minlength=groups)
    order = np.lexsort((minute, group))
    # the event that fills the share; the small step back keeps 0.1 * 30 = 3.0000000000000004 at the third
    nth = np.maximum(np.ceil(counts * share - 1e-9).astype(np.int64), 1)
    at = np.cumsum(counts) - counts + nth - 1
    there = counts > 0
    passed = np.full(groups, np.nan)
    passed[there] = np.asarray(minute)[order[at[there]]] - np.asarray(start)[there]
    return passed


def half_lives(
    group: NDArray[np.integer], minute: NDArray[np.integer], start: NDArray[np.integer], horizon: int = SEVEN_DAYS
) -> Floats:
    """Minutes to half of what each group (a post, say) gathers within `horizon` minutes of its start (g,).

    The shapes are those of `minutes_to_share`; events before the start or from the horizon on are left out.
    """
    age = np.asarray(minute) - np.asarray(start)[group]
    counted = (age >= 0) & (age < horizon)
    return minutes_to_share(np.asarray(group)[counted], np.asarray(minute)[counted], start, 0.5)


def half_life(ages: NDArray[np.integer], horizon: int = SEVEN_DAYS) -> float:
    """Minutes to half of the events of one thing, from their ages in minutes (n,); nan without events."""
    ages = np.asarray(ages)
    return float(half_lives(np.zeros(ages.size, dtype=np.int64), ages, np.zeros(1, dtype=np.int64), horizon)[0])


def peak_minute(ages: NDArray[np.integer], width: int = 1) -> float:
    """The middle of the stretch of `width` minutes with most events (the first one when equal); nan without events."""
    ages = np.asarray(ages)
    if not ages.size:
        return float("nan")
    return float(np.argmax(np.bincount(ages // width)) * width + (width - 1) / 2)
