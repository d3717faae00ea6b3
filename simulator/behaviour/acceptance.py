"""What the mind lets in: stances too far away are rejected, messengers without belief are doubted."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import threshold

Floats = NDArray[np.float64]
Grid = NDArray[np.int32]

SOFTNESS = 0.08
"""Width of the border of the confidence bound, in units of stance (assumption: people's bounds differ a little)."""

_STEPS = 64  # distances are looked up on a grid of 1/64


@lru_cache(maxsize=8)
def _rejection(bound: float) -> NDArray[np.int64]:
    distance = np.arange(2 * _STEPS + 1) / _STEPS
    return threshold(exact.logistic((distance - bound) / SOFTNESS))


def rejection_threshold(stance: Grid, slant: Grid, bound: float) -> NDArray[np.int64]:
    """What a coin must stay below for a post to be rejected (n,); stances and slants on the grid of 2**-16.

    The chance is 1/2 at a distance of `bound` and falls off over `SOFTNESS` (bounded confidence, X14).
    """
    distance = np.abs(stance.astype(np.int64) - slant) >> 10
    return _rejection(bound)[np.minimum(distance, 2 * _STEPS)]


def doubt_chance(sincerity: Grid, suspicion: NDArray[np.float32], doubt: float) -> Floats:
    """Chance (n,) to wave a post away as insincere: disbelief x how much disbelief matters here x `doubt` (R2)."""
    return doubt * suspicion * (1.0 - exact.from_grid(sincerity))


def stance_step(stance: Grid, slant: Grid, persuasion: float) -> Grid:
    """How far an accepted post moves its reader (n,), on the grid; whole steps, towards the post."""
    gap = slant.astype(np.int64) - stance
    return ((gap * round(persuasion * 65536)) >> 16).astype(np.int32)


def belief_step(sincerity: Grid, gain: Grid) -> Grid:
    """Belief won (or lost) at one sight (n,), on the grid: a gain closes part of the gap to full belief."""
    room = np.where(gain > 0, 65536 - sincerity, sincerity).astype(np.int64)
    return ((room * gain) >> 16).astype(np.int32)
