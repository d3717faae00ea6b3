"""Ratios that may have no value: a rate of nobody is nan ("n/a"), never 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ratios(above: ArrayLike, below: ArrayLike) -> NDArray[np.float64]:
    """Above over below, shapes broadcast; nan where below is not positive."""
    top, bottom = np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)
    out: NDArray[np.float64] = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return out


def ratio(above: float, below: float) -> float:
    """Above over below; nan when below is 0."""
    return above / below if below else float("nan")
