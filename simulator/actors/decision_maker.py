"""Somebody in office who may give way: looks at the pressure at fixed hours."""

from __future__ import annotations

from .script import LookAtGauge, Script, Wait

HOURS_BETWEEN = 2
"""Hours between two looks at the gauge."""


def decision_maker(days: int) -> Script:
    """Looks at the gauge every few hours, until the end of the run."""
    for hour in range(HOURS_BETWEEN, days * 24, HOURS_BETWEEN):
        yield Wait(hour * 60)
        yield LookAtGauge(HOURS_BETWEEN)
