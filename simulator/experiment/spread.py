"""The distribution of one measure over worlds: what is in the middle, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .document import finite
from .intervals import Floats, Interval, mean_interval, quantiles

HALF, NINE_TENTHS = (0.25, 0.75), (0.05, 0.95)
"""Between these parts lie half of the worlds, and nine tenths of them."""


@dataclass(frozen=True, eq=False)
class Spread:
    """Values of a measure, one for each world.

    per_world  (worlds,)  in world order; nan where the measure has no value, or the world was lost
    """

    per_world: Floats

    @cached_property
    def known(self) -> Floats:
        """The values that there are (n,)."""
        return self.per_world[~np.isnan(self.per_world)]

    @cached_property
    def median(self) -> float:
        """Half of the worlds lie below; nan without a value."""
        return quantiles(self.per_world, (0.5,))[0]

    @cached_property
    def half(self) -> Interval:
        """Half of the worlds lie inside."""
        return Interval(*quantiles(self.per_world, HALF))

    @cached_property
    def most(self) -> Interval:
        """Nine worlds in ten lie inside."""
        return Interval(*quantiles(self.per_world, NINE_TENTHS))

    @cached_property
    def mean(self) -> float:
        """The mean over the worlds; nan without a value."""
        return float(self.known.mean()) if self.known.size else float("nan")

    @cached_property
    def mean_interval(self) -> Interval:
        """Where the mean over very many worlds would lie (95 %)."""
        return mean_interval(self.per_world)

    def document(self) -> dict[str, Any]:
        """As plain data: `low` and `high` hold nine worlds in ten, `half` every other one."""
        return {
            "median": finite(self.median),
            "low": finite(self.most.low),
            "high": finite(self.most.high),
            "half": [finite(one) for one in self.half],
            "mean": finite(self.mean),
            "mean_95": [finite(one) for one in self.mean_interval],
            "per_world": [finite(one) for one in self.per_world],
        }
