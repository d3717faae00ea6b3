"""Camps and how open people are to the other one (F1).

A camp is the sign of the stance.  `openness` is the weight of a member of the other camp, against one of the
own, when somebody chooses whom to follow: 1 is chance, 0 keeps the camps apart.  It is solved for once, so that
the wanted part of all ties leads to the other camp; where even chance gives less than wanted, chance it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_HALVINGS = 24
_GRAIN = 1 << 20  # chances are added up as whole millionths: sums of floats would depend on their order


@dataclass(frozen=True)
class Choices:
    """Groups of ties to be made: how many, and how many of each camp stand to choice.

    ties    (groups,)  wanted ties
    same    (groups,)  weight of the own camp among those who can be chosen
    other   (groups,)  weight of the other camp
    """

    ties: Floats
    same: Floats
    other: Floats

    def crossing(self, openness: float) -> Floats:
        """Chance that a tie of each group leads to the other camp (groups,)."""
        return crossing(self.same, self.other, openness)


def crossing(same: Floats, other: Floats, openness: float) -> Floats:
    """Chance to choose the other camp, from the weights of both; 1 where only the other camp is there."""
    open_ = np.where(same > 0.0, openness * other, other)
    total = same + open_
    return np.divide(open_, total, out=np.zeros_like(total), where=total > 0.0)


def openness(choices: list[Choices], wanted: float) -> float:
    """The openness, 0..1, at which a part `wanted` of all ties leads to the other camp."""
    total = sum(_grains(each.ties) for each in choices)

    def too_open(value: float) -> bool:
        return sum(_grains(each.ties * each.crossing(value)) for each in choices) > wanted * total

    if not too_open(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _step in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if too_open(middle) else (middle, high)
    return low


def _grains(amounts: Floats) -> int:
    return int(np.rint(amounts * _GRAIN).astype(np.int64).sum())
