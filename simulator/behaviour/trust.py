"""Messenger and cause: what fit, a personal tie and a paid post do to a post before anybody sees it."""

from __future__ import annotations

from ..scenario.model import Trust

TIES = {"none": 0.0, "enthusiast": 0.5, "beneficiary": 1.0}
"""Part of the tie bonus that each personal tie brings."""

ASKING = 0.2
"""How much more disbelief matters where a post asks for something (assumption)."""


def engagement_of_fit(fit: float, peak: float, loss: float) -> float:
    """Multiplier of engagement: 1 at the peak, lower on both sides (E9), by `loss` at the worst fit.

    >>> engagement_of_fit(0.7, 0.7, 0.6), round(engagement_of_fit(0.0, 0.7, 0.6), 2)
    (1.0, 0.4)
    """
    reach = max(peak, 1.0 - peak)
    return 1.0 - loss * ((fit - peak) / reach) ** 2


def suspicion(knobs: Trust, fit: float, tie: str, asks: bool) -> float:
    """How much disbelief matters for a post, 0..1: less with fit and a tie, more when it asks for something."""
    level = knobs.suspicion - knobs.fit_weight * fit + (ASKING if asks else 0.0) - 2.0 * knobs.tie_bonus * TIES[tie]
    return min(max(level, 0.02), 1.0)
