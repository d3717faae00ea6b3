"""A short arc of light: a share on its way from one disc to another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BEND = 0.22
"""How far the middle of the arc stands off the straight line, as a part of its length."""
TAIL = 0.45
"""Length of the light, as a part of the way."""


class Arc(NamedTuple):
    """From pixel (x0, y0) to (x1, y1); `done` (0..1) tells how far the light has come."""

    x0: int
    y0: int
    x1: int
    y1: int
    done: float


def arc_points(arc: Arc) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Pixels of the lit part as columns, rows and light (0..1), the head brightest and each pixel once."""
    across, down = arc.x1 - arc.x0, arc.y1 - arc.y0
    steps = max(2, 2 * max(abs(across), abs(down)))
    head = 0.15 + arc.done * (1.0 + TAIL)
    way = np.linspace(0.0, 1.0, steps)
    lit = way[(way <= head) & (way > head - TAIL)]
    # the bend always goes to the same side of the way, so that there and back are two arcs
    bulge = 4 * BEND * lit * (1 - lit)
    x = np.rint(arc.x0 + across * lit + down * bulge).astype(np.int64)
    y = np.rint(arc.y0 + down * lit - across * bulge).astype(np.int64)
    light = np.clip(1.0 - (head - lit) / TAIL, 0.0, 1.0) ** 0.8 * (1.0 - 0.4 * arc.done)
    once = np.append((np.diff(x) != 0) | (np.diff(y) != 0), True)[: len(x)]
    return x[once], y[once], light[once]
