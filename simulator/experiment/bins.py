"""The bins of a histogram of worlds: the same for a screen, a table and a class of pupils."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MOST = 12
DIGITS = 6
"""Decimals that count: what a pupil's code carries, so that a class's histogram is that of its worlds."""


def histogram(values: Sequence[float], most: int = MOST) -> tuple[list[int], float]:
    """How many values lie in each of at most `most` bins of equal width, and that width; whole numbers stay whole.

    The first bin begins at the lowest value.
    """
    rounded = [round(float(one), DIGITS) for one in values]
    low, high = min(rounded), max(rounded)
    whole = all(one.is_integer() for one in rounded)
    if high <= low:
        return [len(rounded)], 1.0
    bins = min(most, round(high - low) + 1) if whole else min(most, MOST)
    wide = float(-(-(high - low + 1) // bins)) if whole else (high - low) / bins * (1 + 1e-9)
    counts = [0] * (int((high - low) / wide) + 1)
    for one in rounded:
        counts[int((one - low) / wide)] += 1
    return counts, wide


def histogram_document(values: Sequence[float]) -> dict[str, Any]:
    """The histogram of the values that there are, as plain data: where it begins, how wide the bins are, the counts."""
    known = [float(one) for one in values if one == one]
    if not known:
        return {"low": None, "width": None, "counts": []}
    counts, wide = histogram(known)
    return {"low": round(min(known), DIGITS), "width": wide, "counts": counts}
