"""How large a sample has to be, and how far from its expectation it may lie.

A comparison passes when |z| < 4 (a false alarm in 16,000).  A value that is wrong by `relative` (5 %) must be noticed
in 99 of 100 samples, so the standard error may be at most relative x expected / (4 + 2.33).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALARM = 4.0
"""Standard errors from which a difference is one."""
NOTICED = ALARM + 2.3263
"""Standard errors from which 99 of 100 samples are beyond ALARM."""


@dataclass(frozen=True)
class Dice:
    """The luck of one test: a seed, and whether it is a fresh one (then there is time for large samples)."""

    seed: int
    fresh: bool = False

    @property
    def generator(self) -> np.random.Generator:
        """A generator of the seed."""
        return np.random.default_rng(self.seed)

    def several(self, quick: int, long: int) -> range:
        """Seeds of so many worlds: `quick` with the fixed seed, `long` with a fresh one."""
        return range(self.seed, self.seed + (long if self.fresh else quick))


def needed(variation: float, relative: float = 0.05) -> int:
    """Sample size that notices an error of `relative`, for this (standard deviation / mean) squared.

    >>> needed(1.0)
    16009
    """
    return int(np.ceil((NOTICED / relative) ** 2 * variation))


def assert_mean(
    values: NDArray[np.generic], expected: float, deviation: float | None = None, relative: float = 0.05
) -> None:
    """The mean of independent values (n,) is the expected one, and their number is enough to tell.

    deviation  standard deviation of one value, where theory states it; else that of the sample
    """
    spread = float(np.std(values, ddof=1)) if deviation is None else deviation
    error = spread / values.size**0.5
    assert NOTICED * error <= relative * abs(expected) * 1.001, f"{values.size} are too few: {error} of {expected}"
    z = (float(np.mean(values)) - expected) / error if error else float(np.mean(values) != expected) * np.inf
    assert abs(z) < ALARM, f"{np.mean(values)} instead of {expected}: {z:.2f} standard errors"


def assert_share(hits: NDArray[np.bool_], chance: float, relative: float = 0.05) -> None:
    """As `assert_mean`, for events that happen with this chance."""
    assert_mean(hits, chance, (chance * (1.0 - chance)) ** 0.5, relative)
