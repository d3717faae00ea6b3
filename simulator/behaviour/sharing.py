"""Passing on: the general threshold model (Kempe, Kleinberg, Tardos 2003) with one coin per person and content.

A coin u gives the person's threshold -log(1 - u) for this content; each sight adds hazard; the person shares when
the sum passes the threshold.  Independent cascade is the plain case, in which a sight of hazard h succeeds with
chance 1 - exp(-h).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import UNIT

Floats = NDArray[np.float64]
Units = NDArray[np.int64]

SIMPLE, THRESHOLD, FRACTIONAL = 0, 1, 2
"""Modes of susceptibility (G1, G5)."""

CLOSE_STEPS = 40.0
"""Reactions after which closeness doubles the wish to react (assumption)."""


def wish(
    concerned: NDArray[np.bool_], idle: float, content_wish: NDArray[np.float32], close: NDArray[np.integer]
) -> Floats:
    """How much a reader wants to react to a post (n,): concern x the post's own pull x closeness to the messenger.

    idle  wish of somebody whom the topic does not concern, against somebody whom it does
    """
    pull = np.where(concerned, 1.0, idle) * content_wish
    return np.asarray(pull * (1.0 + np.minimum(close, 40) / CLOSE_STEPS))


def news_value(age: NDArray[np.integer], half: int) -> Floats:
    """What is left of the wish to pass a post on (n,) at this age in minutes: 1 when new, 1/2 after `half`.

    Collective attention fades within hours (Wu and Huberman 2007: half-life of novelty 69 min on Digg); the
    hyperbola keeps a tail, as the kernel of reaction times does (C3).
    """
    return 1.0 / (1.0 + age / float(half))


def effective_hazard(
    hazard: Units,
    mode: NDArray[np.uint8],
    sources: Units,
    followees: NDArray[np.integer],
    reinforcement: float,
    threshold_share: float = 0.0,
) -> Units:
    """What one sight really adds (n,), by the reader's mode.

    hazard         (n,) units of 2**-20, of a sight under independent cascade
    sources        (n,) how many sights of this content this one makes, 1 for the first
    followees      (n,) accounts that the reader follows
    reinforcement  push of a repeated sight over a first one, for those who need reinforcement
    threshold_share  part of those one follows that a THRESHOLD person needs to see it from (Watts 2002); 0: two of them

    THRESHOLD people are not moved by the first sight; FRACTIONAL people by the share of those they follow who
    passed it on, so that three of sixty count as one full sight.
    """
    needed = np.maximum(np.ceil(threshold_share * followees - 1e-9), 1) if threshold_share else 2
    repeated = (hazard * reinforcement).astype(np.int64)
    fraction = np.minimum(20.0 * sources / np.maximum(followees, 1), 3.0)
    return np.where(
        mode == SIMPLE,
        hazard,
        np.where(mode == THRESHOLD, np.where(sources >= needed, repeated, 0), (hazard * fraction).astype(np.int64)),
    )


def to_units(hazard: Floats) -> Units:
    """A hazard (n,) in whole units of 2**-20; held at a million, so that no sum of them overflows."""
    return np.rint(np.minimum(hazard, 1e6) * UNIT).astype(np.int64)
