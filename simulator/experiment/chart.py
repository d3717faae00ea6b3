"""The fan as a small picture in text: where nine worlds in ten run, where every other one, and the middle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..clock import WEEKDAYS
from .fan import Fan
from .figures import figure
from .pen import Pen, right

_UNICODE = (" ", "░", "▒", "━")
_ASCII = (" ", ".", ":", "=")
_HEIGHT = 9


@dataclass(frozen=True, slots=True)
class Marks:
    """The four signs of a chart, from nothing to the middle."""

    empty: str
    most: str
    half: str
    middle: str


def marks(pen: Pen) -> Marks:
    """The signs that the paper can take."""
    return Marks(*(_UNICODE if pen.unicode else _ASCII))


def fan_lines(fan: Fan, currency: str, pen: Pen, height: int = _HEIGHT) -> list[str]:
    """The fan as lines: an axis on the left, the days below; nothing for a fan of no hours."""
    if not fan.hours:
        return []
    top, bottom = float(fan.bands.max()), min(0.0, float(fan.bands.min()))
    if top <= bottom:
        return []
    labels = {0: figure(fan.measure, top, currency), height - 1: figure(fan.measure, bottom, currency)}
    if bottom < 0.0 < top:
        labels.setdefault(round((height - 1) * top / (top - bottom)), figure(fan.measure, 0.0, currency))
    axis = max(len(one) for one in labels.values())
    days = -(-fan.hours // 24)
    each = max(1, (pen.width - axis - 4) // days)
    cells = _cells(_columns(fan.bands, days * each), bottom, top, height)
    signs = marks(pen)
    letters = np.array([signs.empty, signs.most, signs.half, signs.middle])
    lines = [
        f"  {right(labels.get(row, ''), axis)} {'│' if pen.unicode else '|'}" + "".join(letters[cells[row]]).rstrip()
        for row in range(height)
    ]
    return [*lines, " " * (axis + 4) + _days(days, each)]


def _columns(bands: NDArray[np.float64], columns: int) -> NDArray[np.float64]:
    """The bands (5, hours) at the right end of each column (5, columns)."""
    hours = bands.shape[1]
    at = np.minimum((np.arange(1, columns + 1) * hours / columns).astype(np.int64), hours) - 1
    return np.asarray(bands[:, np.maximum(at, 0)])


def _cells(bands: NDArray[np.float64], bottom: float, top: float, height: int) -> NDArray[np.int64]:
    """What stands in each cell (height, columns): 0 nothing, 1 most worlds, 2 half of them, 3 the middle."""
    row = (height - 1) - (bands - bottom) / (top - bottom) * (height - 1)
    place = np.arange(height)[:, None]
    low, under, middle, over, high = np.rint(row)
    cells = np.zeros((height, bands.shape[1]), np.int64)
    cells[(place <= low) & (place >= high)] = 1
    cells[(place <= under) & (place >= over)] = 2
    cells[place == middle] = 3
    return cells


def _days(days: int, width: int) -> str:
    """Names of the days below their columns; Mondays alone where there is no room."""
    if width >= 4:
        return "".join(WEEKDAYS[day % 7].capitalize().ljust(width) for day in range(days)).rstrip()
    return "".join("Mon".ljust(7 * width)[: 7 * width] for _week in range(-(-days // 7))).rstrip()
