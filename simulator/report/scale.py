"""From numbers to places: scales with round ticks, and the hours of a run with its days."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..clock import MINUTES_PER_DAY, spoken_moment
from .figure import label
from .markup import Markup, el, joined


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `low` to `high` on a line from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a number; those beyond the ends are put at the ends."""
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + min(1.0, max(0.0, part)) * (self.end - self.start)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers from below `low` to above `high`, about so many."""
    span = high - low
    if not (math.isfinite(span) and span > 0):
        return [low, low + 1.0]
    step = span / count
    power = 10.0 ** math.floor(math.log10(step))
    step = next(one * power for one in (1.0, 2.0, 2.5, 5.0, 10.0) if one * power >= step * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def whole_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """The same for what is counted: no half persons."""
    found = ticks(low, high, count)
    if all(one == int(one) for one in found):
        return found
    return [float(one) for one in range(math.floor(low), math.ceil(max(high, low + 1)) + 1)]


def days(across: Scale, top: float, bottom: float, length: int) -> Markup:
    """Midnights as thin lines and the names of the days below; every week's first day only in a long run.

    across  minutes of the run
    """
    every = 1 if length <= 10 else 7
    parts = []
    for day in range(0, length, every):
        start = day * MINUTES_PER_DAY
        x, end = across.at(start), across.at(min(length, day + every) * MINUTES_PER_DAY)
        parts.append(el("line", x1=x, y1=top, x2=x, y2=bottom, class_="grid"))
        parts.append(label((x + end) / 2, bottom + 16, day_name(start), "soft mid"))
    return joined(parts)


def day_name(minute: int) -> str:
    """ "Mon"; "Mon+1" a week later."""
    return spoken_moment(minute).split(" ")[0]
