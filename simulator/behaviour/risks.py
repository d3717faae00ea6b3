"""What bad news does in a mind, and what attacks do to somebody who meant well."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.int32]
Floats = NDArray[np.float64]

TOP = 1 << 16
NOVELTY = 1.7
"""How much readier people are to pass a rumour on than an ordinary post (B1)."""

RUMOUR_LOSS = 0.5
"""Part of the belief in the organiser that a believed rumour takes (assumption)."""

ANGER = 0.6
"""Part of the calm that a reproach of severity 1 takes in somebody who reads it (assumption)."""

HABIT = 0.1
"""Part of that which a reproach does that one has read before (assumption)."""

CALMED = {"silence": 1.0, "denial": 0.9, "transparency": 0.4}
"""What an answer leaves of the anger about a true reproach in somebody who meets it (assumption)."""

PROVOKED = 0.25
"""Part of the calm that a denial of what is true takes from an opponent who meets it (assumption)."""

COOLING_HOURS = 30
"""Hours in which anger halves by itself (assumption)."""

EXPOSURE = {"none": 0.0, "email": 0.002, "full": 0.01}
"""Chance a day that records of this kind are stolen where they are kept carelessly (assumption)."""


def angrier(anger: Grid, part: Floats | float) -> Grid:
    """Anger (n,) after a part (n,) of the remaining calm is gone."""
    whole = np.rint(np.asarray(part) * TOP).astype(np.int64)
    return (anger + (((TOP - anger).astype(np.int64) * whole) >> 16)).astype(np.int32)


def left_of(grid: Grid, part: float) -> Grid:
    """What is left (n,) of a value on the grid."""
    return ((grid.astype(np.int64) * round(part * TOP)) >> 16).astype(np.int32)


def exposure_chance(data: str, care: float) -> float:
    """Chance a day that the records are stolen."""
    return EXPOSURE[data] * (1.0 - care)


def borne(units: NDArray[np.int64], resilience: float) -> NDArray[np.int64]:
    """Attacks (n,) that each person bears before falling silent: exponential, at least one, from units of 2**-20."""
    return np.asarray(1 + ((units * round(resilience * 1024)) >> 30), dtype=np.int64)
