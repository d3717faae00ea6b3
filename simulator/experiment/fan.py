"""The fan: how a measure runs through the week in many worlds, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .intervals import Floats
from .spread import HALF, NINE_TENTHS

PARTS = (NINE_TENTHS[0], HALF[0], 0.5, HALF[1], NINE_TENTHS[1])


@dataclass(frozen=True, eq=False)
class Fan:
    """Quantiles of a measure over worlds at the end of each hour.

    bands   (5, hours)  5, 25, 50, 75 and 95 % of the worlds lie below
    worlds  how many it is made from
    """

    measure: str
    bands: Floats
    worlds: int

    @property
    def hours(self) -> int:
        """Hours from the start to the end."""
        return int(self.bands.shape[1])

    @property
    def median(self) -> Floats:
        """The middle (hours,)."""
        return np.asarray(self.bands[2])

    def scaled(self, factor: float) -> Fan:
        """The same fan for a society so many times larger."""
        return Fan(self.measure, self.bands * factor, self.worlds)

    def document(self) -> dict[str, Any]:
        """As plain data: one list a quantile, a number for each hour."""
        names = ("p5", "p25", "p50", "p75", "p95")
        return {name: [round(float(one), 3) for one in band] for name, band in zip(names, self.bands, strict=True)}


def fan(measure: str, curves: Sequence[NDArray[np.integer] | Floats]) -> Fan:
    """The fan of curves of equal length (hours,), one for each world; without any, a fan of no hours."""
    if not curves:
        return Fan(measure, np.zeros((len(PARTS), 0)), 0)
    stacked = np.stack([np.asarray(one, np.float64) for one in curves])
    return Fan(measure, np.quantile(stacked, PARTS, axis=0), len(curves))
