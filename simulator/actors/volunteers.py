"""The volunteers' evenings."""

from __future__ import annotations

from .script import Rally, Script, Wait

EVENING = 19 * 60


def volunteers(days: int) -> Script:
    """Every evening: talks, and the question whether to go on."""
    for day in range(days):
        yield Wait(day * 1440 + EVENING)
        yield Rally(day)
