"""Luck split from structure: how much of the spread comes from the dice, how much from who is there.

Each of some societies meets each of some dice, under one plan.  Analysis of variance with both as random effects
gives three components: societies (structure), dice (the same luck everywhere) and what is luck in one society and
not in another.  Luck is the last two together.  A forecaster who knew plan and society, but not the dice, could
explain the first one only: its part is the *predictability ceiling* (Shrout and Fleiss 1979, ICC(2,1), with the
interval of McGraw and Wong 1996).

Outcomes of campaigns are skewed, so everything is done on log(1 + value) where no value is below 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from .document import finite
from .intervals import NOTHING, Floats, Interval, f_quantile, variance_interval

LEVEL = 0.95
LEAST = 2
"""Societies and dice that are needed at least."""


@dataclass(frozen=True, slots=True)
class Luck:
    """The spread of a measure, taken apart.

    structure, luck      variances, on the scale that `scale` names ("log" or "plain")
    structure_interval,
    luck_interval        where they would lie over very many worlds (95 %, for normal values)
    ceiling              part of the variance (0..1) that comes from who is there; nan when nothing varies
    """

    scale: str
    societies: int
    dice: int
    structure: float
    structure_interval: Interval
    luck: float
    luck_interval: Interval
    ceiling: float
    ceiling_interval: Interval

    @property
    def luck_factor(self) -> float:
        """What a usual stroke of luck multiplies or divides the outcome by (one standard deviation), 1 or more."""
        return math.exp(math.sqrt(self.luck)) if self.scale == "log" else float("nan")

    def document(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "scale": self.scale,
            "societies": self.societies,
            "dice": self.dice,
            "structure": finite(self.structure),
            "structure_95": [finite(one) for one in self.structure_interval],
            "luck": finite(self.luck),
            "luck_95": [finite(one) for one in self.luck_interval],
            "ceiling": finite(self.ceiling),
            "ceiling_95": [finite(one) for one in self.ceiling_interval],
        }


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of a table of s societies and d dice."""

    s: int
    d: int
    societies: float
    dice: float
    rest: float


def split(values: Floats) -> Luck | None:
    """The components of values (societies, dice); None for a table that is too small or has holes."""
    if values.ndim != 2 or min(values.shape) < LEAST or np.isnan(values).any():
        return None
    scale = "log" if float(values.min()) >= 0.0 else "plain"
    squares = _squares(np.log1p(values) if scale == "log" else values)
    s, d = squares.s, squares.d
    structure = max(0.0, (squares.societies - squares.rest) / d)
    dice = max(0.0, (squares.dice - squares.rest) / s)
    luck = dice + squares.rest
    ceiling = structure / (structure + luck) if structure + luck > 0.0 else float("nan")
    return Luck(
        scale, s, d, structure, _structure_interval(squares), luck, _luck_interval(squares),
        ceiling, _ceiling_interval(squares, ceiling),
    )  # fmt: skip


def split_so_far(values: Floats, least: int = 3) -> Luck | None:
    """The same of the societies (rows) that are complete; None while there are fewer than `least`."""
    whole = values[~np.isnan(values).any(axis=1)]
    return split(whole) if len(whole) >= least else None


def _squares(table: Floats) -> _Squares:
    s, d = table.shape
    row, column, all_ = table.mean(axis=1), table.mean(axis=0), table.mean()
    rest = table - row[:, None] - column[None, :] + all_
    return _Squares(
        s,
        d,
        float(d * ((row - all_) ** 2).sum() / (s - 1)),
        float(s * ((column - all_) ** 2).sum() / (d - 1)),
        float((rest**2).sum() / ((s - 1) * (d - 1))),
    )


def _structure_interval(q: _Squares) -> Interval:
    """Williams and Tukey's interval for the component of the societies: holds it at least as often as it says."""
    freedom, rest = q.s - 1, (q.s - 1) * (q.d - 1)
    high, low = (f_quantile(part, freedom, rest) for part in (0.5 + LEVEL / 2, 0.5 - LEVEL / 2))
    chi_high, chi_low = (f_quantile(part, freedom, 1e7) for part in (0.5 + LEVEL / 2, 0.5 - LEVEL / 2))
    return Interval(
        max(0.0, (q.societies - q.rest * high) / (q.d * chi_high)),
        max(0.0, (q.societies - q.rest * low) / (q.d * chi_low)),
    )


def _luck_interval(q: _Squares) -> Interval:
    """Satterthwaite's interval for dice and rest together."""
    weights = ((1.0 / q.s, q.dice, q.d - 1), (1.0 - 1.0 / q.s, q.rest, (q.s - 1) * (q.d - 1)))
    total = sum(weight * square for weight, square, _freedom in weights)
    below = sum((weight * square) ** 2 / freedom for weight, square, freedom in weights)
    return variance_interval(total, total * total / below, LEVEL) if below > 0.0 else Interval(0.0, 0.0)


def _ceiling_interval(q: _Squares, ceiling: float) -> Interval:
    """McGraw and Wong's interval for ICC(A,1): societies are the subjects, dice the raters."""
    if math.isnan(ceiling):
        return NOTHING
    if 1.0 - ceiling < 1e-9:
        return Interval(ceiling, ceiling)
    n, k = q.s, q.d
    a = k * ceiling / (n * (1.0 - ceiling))
    b = 1.0 + k * ceiling * (n - 1) / (n * (1.0 - ceiling))
    above = (a * q.dice + b * q.rest) ** 2
    freedom = above / ((a * q.dice) ** 2 / (k - 1) + (b * q.rest) ** 2 / ((n - 1) * (k - 1)))
    part = 0.5 + LEVEL / 2
    up, down = f_quantile(part, n - 1, freedom), f_quantile(part, freedom, n - 1)
    shared = k * q.dice + (k * n - k - n) * q.rest
    low = n * (q.societies - up * q.rest) / (up * shared + n * q.societies)
    high = n * (down * q.societies - q.rest) / (shared + n * down * q.societies)
    return Interval(max(0.0, low), min(1.0, max(0.0, high)))
