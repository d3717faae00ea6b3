"""A fact: a number from the literature, its band, and how the model's own number is measured and judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

WIDENED = 0.25
"""A single seed may lie this part of the band's width (or of its bound) outside."""

ENOUGH_SEEDS = 0.85
"""Part of the seeds that must lie in the widened band: 17 of 20."""


@dataclass(frozen=True)
class Fact:
    """One row of the report card.

    id        its id in the literature table
    claim     what was observed, in a sentence
    source    who observed it
    band      lowest and highest value that the model may show
    values    function of a list of world seeds, one value a seed
    unit      of the value
    """

    id: str
    claim: str
    source: str
    band: tuple[float, float]
    values: Callable[[Sequence[int]], Sequence[float]]
    unit: str = ""


@dataclass(frozen=True)
class Finding:
    """What a fact came to."""

    fact: Fact
    per_seed: tuple[float, ...]

    @property
    def value(self) -> float:
        """Mean over the seeds."""
        return float(np.mean(self.per_seed))

    @property
    def interval(self) -> tuple[float, float]:
        """The 5th and 95th percentile over the seeds."""
        low, high = np.percentile(self.per_seed, (5, 95))
        return float(low), float(high)

    @property
    def inside(self) -> int:
        """Seeds whose value lies in the widened band."""
        low, high = widened(self.fact.band)
        return sum(low <= value <= high for value in self.per_seed)

    @property
    def passed(self) -> bool:
        """Mean in the band, and enough seeds in the widened band."""
        low, high = self.fact.band
        return low <= self.value <= high and self.inside >= ENOUGH_SEEDS * len(self.per_seed)


def widened(band: tuple[float, float]) -> tuple[float, float]:
    """A band, wider by a quarter of each bound."""
    low, high = band
    return low - WIDENED * abs(low), high + WIDENED * abs(high)


def find(fact: Fact, seeds: Sequence[int]) -> Finding:
    """Measure a fact in these worlds."""
    return Finding(fact, tuple(float(value) for value in fact.values(seeds)))
