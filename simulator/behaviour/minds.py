"""How one sight moves a mind: pure steps on the grid of 2**-16, and what minds do to wishes and deeds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..exact import exp
from .deeds import powers

Floats = NDArray[np.float64]
Grid = NDArray[np.int32]
Bools = NDArray[np.bool_]

UNLIKE = 0.4
"""What the example of somebody unlike oneself does, against that of somebody like oneself (assumption)."""

HEARSAY = 0.25
"""What a verifiable record does for who does not check, against who does (assumption)."""

MOTIVATED = 6.0
"""How much more readily a conscious user makes something of their own (assumption)."""

WHOLE_SERIES = 5
"""Finished stories after which a series carries a viewer as much as it can (assumption)."""

ONE = 65536
_LN2 = 0.6931471805599453


def knowledge_factor(aware: Bools, solution: Bools, gate: float) -> Floats:
    """What is left of a deed (n,): all for who knows the solution, 1 - gate/2 for the problem, 1 - gate for neither."""
    return 1.0 - gate * np.where(solution, 0.0, np.where(aware, 0.5, 1.0))


def efficacy_factor(efficacy: Grid, weight: float) -> Floats:
    """What the sense of being able does to a deed (n,): (efficacy / 0.5) ** weight."""
    return powers(weight, 0.5, 1e-3)[efficacy]


def efficacy_step(efficacy: Grid, alike: Bools, gain: float) -> Grid:
    """Confidence won (n,): an example closes part of the gap to full confidence (Bandura's vicarious experience)."""
    part = np.where(alike, round(gain * ONE), round(gain * UNLIKE * ONE)).astype(np.int64)
    return (((ONE - efficacy.astype(np.int64)) * part) >> 16).astype(np.int32)


def carried(chance: Floats, stories: NDArray[np.int16], carry_over: float) -> Floats:
    """Chance (n,) to look at, or finish, the next story of a series: what was finished closes part of the gap."""
    return chance + (1.0 - chance) * (carry_over / WHOLE_SERIES) * np.minimum(stories, WHOLE_SERIES)


def belief_factor(sincerity: Grid, prior: float, weight: float) -> Floats:
    """What belief does to the wish to react (n,): (belief / prior) ** weight (R2)."""
    return powers(weight, max(prior, 1e-3), 1e-3)[sincerity]


def doubt_left(checks: Bools, effect: float) -> Floats:
    """What a verifiable record leaves of the doubt (n,): less where people check, a little less by hearsay."""
    return 1.0 - effect * np.where(checks, 1.0, HEARSAY)


def approval_step(side: NDArray[np.int8], rewards: Bools, gains: tuple[float, float, float], fit: Floats) -> Grid:
    """Opinion won or lost (n,) at the first sight of a stand.

    side    1 with it, -1 against it, 0 no view
    gains   (reward, agreement, disagreement): reward for taking a stand at all, and by camp
    fit     (n,) what the fit of the stand adds or takes
    """
    reward, agreement, disagreement = (round(one * ONE) for one in gains)
    step = np.where(rewards & (side >= 0), reward, 0)
    step = step + np.where(side > 0, agreement, 0) - np.where(side < 0, disagreement, 0)
    return np.asarray(step + np.rint(fit * ONE), dtype=np.int32)


def share_lost(belief: Grid, part: float) -> Grid:
    """A step (n,) that takes this part of the belief away."""
    return (-(belief.astype(np.int64) * round(part * ONE)) >> 16).astype(np.int32)


def rested(worn: Grid, minutes: NDArray[np.integer], half: int) -> NDArray[np.int64]:
    """Sights that still weigh on people (n,) after so many minutes, on the grid: half of them after `half`."""
    left = exp(-_LN2 * np.maximum(minutes, 0) / float(half))
    return np.rint(worn * left).astype(np.int64)


def used_to(worn: NDArray[np.int64], count: NDArray[np.integer], gain: float, peak: float) -> Grid:
    """Opinion won or lost (n,) at so many further sights: each adds gain x (1 - sights that weigh on one / peak).

    So what is seen at once is liked most at `peak` sights and less beyond; what is spaced wears less (E11).
    """
    before = worn / float(ONE)
    total = count * (1.0 - before / peak) - count * (count - 1) / (2.0 * peak)
    return np.rint(gain * total * ONE).astype(np.int32)
