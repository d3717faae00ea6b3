"""A fact: a number from the literature, its band, and how the model's own number is measured and judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

SEEDS = 20
"""Worlds in which a fact is measured, unless one of its worlds is already a large sample."""

WIDENED = 0.25
"""A single seed may lie this part of the band's width (or of its bound) outside."""

ENOUGH_SEEDS = 0.85
"""Part of the seeds that must lie in the widened band: 17 of 20."""

Values = Callable[[Sequence[int]], Sequence[float]]


@dataclass(frozen=True)
class Fact:
    """One row of the report card.

    id         its id in the literature table
    claim      what was observed, in a sentence
    source     who observed it
    band       lowest and highest value that the model may show
    values     function of a list of world seeds, one value a seed; None where there is nothing to measure
    unit       of the value
    formula    how the value is computed
    setup      in which worlds, in words
    seeds      in how many worlds at most
    missing    what the model lacks: such a row is "not modelled" and counts as failed
    parameter  the scenario key that this row feeds: such a row is where a number comes from, and no check
    own        scenario keys whose value is this row's own number: what is checked is that the rest lets it through
    """

    id: str
    claim: str
    source: str
    band: tuple[float, float]
    values: Values | None = None
    unit: str = ""
    formula: str = ""
    setup: str = ""
    seeds: int = SEEDS
    missing: str = ""
    parameter: str = ""
    own: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.values is not None) + bool(self.missing) + bool(self.parameter) != 1:
            raise ValueError(f"{self.id} is either measured, or not modelled, or the source of a parameter")


@dataclass(frozen=True)
class Finding:
    """What a fact came to; `per_seed` is empty where there is nothing to measure."""

    fact: Fact
    per_seed: tuple[float, ...]

    @property
    def value(self) -> float:
        """Mean over the seeds; nan without any."""
        return float(np.mean(self.per_seed)) if self.per_seed else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """The 5th and 95th percentile over the seeds; nan without any."""
        if not self.per_seed:
            return float("nan"), float("nan")
        low, high = np.percentile(self.per_seed, (5, 95))
        return float(low), float(high)

    @property
    def inside(self) -> int:
        """Seeds whose value lies in the widened band."""
        low, high = widened(self.fact.band)
        return sum(low <= value <= high for value in self.per_seed)

    @property
    def passed(self) -> bool:
        """Mean in the band, and enough seeds in the widened band; never where nothing was measured."""
        low, high = self.fact.band
        enough = self.inside >= ENOUGH_SEEDS * len(self.per_seed)
        return bool(self.per_seed) and low <= self.value <= high and enough

    @property
    def verdict(self) -> str:
        """One of pass, FAIL, not modelled (counts as failed) and parameter (no check)."""
        if self.fact.parameter:
            return "parameter"
        if self.fact.missing:
            return "not modelled"
        return "pass" if self.passed else "FAIL"


def widened(band: tuple[float, float]) -> tuple[float, float]:
    """A band, wider by a quarter of each bound."""
    low, high = band
    return low - WIDENED * abs(low), high + WIDENED * abs(high)


def find(fact: Fact, seeds: Sequence[int]) -> Finding:
    """Measure a fact in these worlds."""
    if fact.values is None:
        return Finding(fact, ())
    return Finding(fact, tuple(float(value) for value in fact.values(seeds)))
