"""The street team: so many minutes of talks a day, from noon on."""

from __future__ import annotations

from .script import Canvass, Script, Wait

BEGINS = 11
"""Hour of the day at which the team goes out."""


def street_team(days: int, minutes: int) -> Script:
    """Spreads `minutes` of work evenly over the days, hour by hour from late morning on."""
    for day in range(days):
        left = minutes * (day + 1) // days - minutes * day // days
        hour = BEGINS
        while left > 0 and hour < 24:
            yield Wait((day * 24 + hour) * 60)
            yield Canvass(min(left, 60) if hour < 23 else left)
            left -= 60
            hour += 1
