"""Inequality: how unequally reach, posts or attention are spread."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .ratio import ratios

Floats = NDArray[np.float64]


def _amounts(values: ArrayLike) -> Floats:
    amounts = np.sort(np.asarray(values, dtype=np.float64).ravel())
    if amounts.size and amounts[0] < 0:
        raise ValueError("shares of a total need amounts of 0 or more")
    return amounts


def gini(values: ArrayLike) -> float:
    """Gini coefficient of amounts (n,), 0 (all equal) .. (n - 1) / n (one has all); nan when nobody has any (X25).

    G = sum of (2 i - n - 1) x_i over n times the total, with x ascending.  Raises ValueError for negative amounts.
    """
    amounts = _amounts(values)
    total = amounts.sum()
    if not total > 0:
        return float("nan")
    ranks = 2.0 * np.arange(1, amounts.size + 1) - amounts.size - 1.0
    return float(ranks @ amounts / (amounts.size * total))


def top_share(values: ArrayLike, share: float) -> float:
    """What the top `share` (0..1) of members hold of the total, 0..1 (D1); nan when nobody holds any.

    A member at the border counts in part, so the answer is the Lorenz curve's own.
    """
    amounts = _amounts(values)[::-1]
    total = amounts.sum()
    if not total > 0:
        return float("nan")
    held = share * amounts.size
    whole = int(held)
    part = (held - whole) * amounts[whole] if whole < amounts.size else 0.0
    return float((amounts[:whole].sum() + part) / total)


def lorenz(values: ArrayLike, points: int = 100) -> tuple[Floats, Floats]:
    """The Lorenz curve: shares of members (points + 1,), poorest first, and what they hold of the total."""
    amounts = _amounts(values)
    held = np.concatenate([[0.0], np.cumsum(amounts)])
    members = np.linspace(0.0, 1.0, points + 1)
    if not held[-1] > 0:
        return members, np.full(points + 1, np.nan)
    return members, np.interp(members * amounts.size, np.arange(held.size), held / held[-1])


def exposure_entropy(counts: ArrayLike, normalised: bool = True) -> Floats:
    """Entropy of where exposures come from, along the last axis; nan for a reader without exposures.

    counts  (..., s)  exposures from each of s sources or camps, 0 or more
    returns (...,)    in nats; divided by ln s when normalised, so 0 (one source) .. 1 (all alike)
    """
    parts = np.asarray(counts, dtype=np.float64)
    shares = ratios(parts, parts.sum(axis=-1, keepdims=True))
    logs = np.log(shares, out=np.zeros(parts.shape), where=shares > 0)
    entropy = -(shares * logs).sum(axis=-1) + 0.0
    return np.asarray(entropy / np.log(parts.shape[-1]) if normalised and parts.shape[-1] > 1 else entropy)


def unpredictability(shares: ArrayLike) -> float:
    """MusicLab's unpredictability (L2): mean |share - share| of an item between two worlds, over items and pairs.

    shares   (worlds, items)  each item's share of the total in each world, 0..1
    returns  0 (every world alike) .. 2 / items (each world its own winner); nan below two worlds or without items

    With the shares of an item in ascending order, the sum over pairs is that of (2 i - w - 1) x_i over w worlds.
    """
    ordered = np.sort(np.asarray(shares, dtype=np.float64), axis=0)
    worlds = len(ordered)
    ranks = 2.0 * np.arange(1, worlds + 1) - worlds - 1.0
    apart = ratios((ranks @ ordered).sum(), worlds * (worlds - 1) / 2.0 * ordered.shape[1])
    return float(apart)
