"""A statistical battery for streams of 32-bit integers: each test returns p-values, small where luck looks wrong."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Flips = NDArray[np.uint32]

LUCKY = 1e-6
"""No p-value of an honest stream is expected below this, nor above its complement, in all the tests together."""


def chi_square(counts: NDArray[np.int64]) -> float:
    """p of equal chances for all cells (any shape)."""
    expected = counts.sum() / counts.size
    return float(stats.chi2.sf(((counts - expected) ** 2 / expected).sum(), counts.size - 1))


def bytes_are_uniform(flips: Flips) -> list[float]:
    """Each of the four bytes, and the leading 12 bits."""
    parts = [(flips >> np.uint32(shift)) & np.uint32(255) for shift in (0, 8, 16, 24)]
    counts = [np.bincount(part, minlength=256) for part in parts]
    return [chi_square(count) for count in (*counts, np.bincount(flips >> np.uint32(20), minlength=4096))]


def distribution_is_uniform(flips: Flips) -> list[float]:
    """Kolmogorov and Smirnov against the uniform law."""
    return [float(stats.kstest((flips + 0.5) * 2.0**-32, "uniform").pvalue)]


def neighbours_are_independent(flips: Flips) -> list[float]:
    """Correlation with the stream shifted by 1, 2, 3, 7, 16 and 365; and pairs of neighbours over a square."""
    centred = flips * 2.0**-32 - 0.5
    found = []
    for lag in (1, 2, 3, 7, 16, 365):
        z = 12.0 * float(centred[lag:] @ centred[:-lag]) / (centred.size - lag) ** 0.5
        found.append(float(2.0 * stats.norm.sf(abs(z))))
    return [*found, squares_are_even(flips[0:-1:2], flips[1::2])]


def squares_are_even(left: Flips, right: Flips) -> float:
    """p of equal chances for the cells of a square of 32 x 32 (leading bits of both)."""
    size = min(left.size, right.size)
    cell = (left[:size] >> np.uint32(27)) * np.uint32(32) + (right[:size] >> np.uint32(27))
    return chi_square(np.bincount(cell, minlength=1024))


def bits_do_not_stick(flips: Flips) -> list[float]:
    """Each of the 32 bits: as often 1 as 0, and as often like its predecessor as not."""
    bits = (flips[:, None] >> np.arange(32, dtype=np.uint32)) & np.uint32(1)
    found = []
    for table in (bits, bits[1:] ^ bits[:-1]):
        z = (table.sum(axis=0) - table.shape[0] / 2) / (table.shape[0] / 4) ** 0.5
        found.extend((2.0 * stats.norm.sf(np.abs(z))).tolist())
    return found


def birthdays_are_spaced(flips: Flips) -> list[float]:
    """Marsaglia's birthday spacings, 1,024 birthdays in a year of 2**26 days: repeats are Poisson with mean 4."""
    found = []
    for shift in (6, 0):
        days = ((flips >> np.uint32(shift)) & np.uint32((1 << 26) - 1)).astype(np.int64)
        years = np.sort(days[: days.size // 1024 * 1024].reshape(-1, 1024), axis=1)
        gaps = np.sort(np.diff(years, axis=1), axis=1)
        repeats = int((gaps[:, 1:] == gaps[:, :-1]).sum())
        mean = 4.0 * years.shape[0]
        found.append(float(min(stats.poisson.sf(repeats - 1, mean), stats.poisson.cdf(repeats, mean)) * 2))
    return found


TESTS: tuple[Callable[[Flips], list[float]], ...] = (
    bytes_are_uniform,
    distribution_is_uniform,
    neighbours_are_independent,
    bits_do_not_stick,
    birthdays_are_spaced,
)


def verdict(flips: Flips) -> dict[str, float]:
    """The smallest p of each test (and 1 - p where a fit is too good), by the test's name."""
    worst = {}
    for test in TESTS:
        found = [min(1.0, p) for p in test(flips)]
        too_good = [] if test in (bits_do_not_stick, birthdays_are_spaced) else [1.0 - p for p in found]
        worst[test.__name__] = min(*found, *too_good, 1.0)
    return worst


def correlation(left: Flips, right: Flips) -> float:
    """The largest of |z| over: correlation of the two streams, and of each pair of equal bits."""
    a, b = left * 2.0**-32 - 0.5, right * 2.0**-32 - 0.5
    z = [12.0 * float(a @ b) / a.size**0.5]
    bits = ((left ^ right)[:, None] >> np.arange(32, dtype=np.uint32)) & np.uint32(1)
    z.extend(((bits.sum(axis=0) - a.size / 2) / (a.size / 4) ** 0.5).tolist())
    return float(np.abs(z).max())
