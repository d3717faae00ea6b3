"""Messenger and cause: what fit, a personal tie and a paid post do to a post before anybody sees it."""

from __future__ import annotations

FIT_CURVATURE = 0.6
"""Part of the engagement lost at the worst fit (E9: an inverted U; the size is an assumption)."""

TIES = {"none": 0.0, "enthusiast": 0.5, "beneficiary": 1.0}
"""Part of the tie bonus that each personal tie brings."""

BASE_SUSPICION = 0.6
"""How much disbelief matters for a campaign's post by a messenger of no fit (assumption)."""


def engagement_of_fit(fit: float, peak: float) -> float:
    """Multiplier of engagement: 1 at the peak, lower on both sides (E9).

    >>> engagement_of_fit(0.7, 0.7), round(engagement_of_fit(0.0, 0.7), 2)
    (1.0, 0.4)
    """
    reach = max(peak, 1.0 - peak)
    return 1.0 - FIT_CURVATURE * ((fit - peak) / reach) ** 2


def suspicion(fit: float, tie: str, fit_weight: float, tie_bonus: float, asks: bool) -> float:
    """How much disbelief matters for a post, 0..1: less with fit and a tie, more when it asks for something."""
    level = BASE_SUSPICION - fit_weight * fit + (0.2 if asks else 0.0) - 2.0 * tie_bonus * TIES[tie]
    return min(max(level, 0.02), 1.0)
