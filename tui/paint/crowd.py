"""Which pixel belongs to whom: every person has one place in the disc of their community, and keeps it.

Where people outnumber pixels, n of them share one; where pixels outnumber people, a person is a square of pixels.
Neighbours in the community's order stay neighbours on the screen (small blocks along a curve that fills the disc),
but the blocks are shuffled, so that the first in the list are not all in the middle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .discs import Discs, Floats, pack

Ints = NDArray[np.int64]

BLOCK = 24
"""People who stay together when the order is shuffled."""
LARGEST_SQUARE = 6
"""Side, in pixels, of the square that stands for one person when people are few."""


@dataclass(frozen=True, eq=False)
class Crowd:
    """The places of all people in one area.

    A *spot* is one person or one group of `each` people; spots of one community are contiguous.
    """

    columns: int
    rows: int
    aspect: int
    """Height of a pixel in widths: 1 for half blocks, 2 for letters."""
    side: int
    """A spot is a square of `side` x `side` pixels."""
    each: int
    """People a spot stands for (the last one of a community may stand for fewer)."""
    spot_of: NDArray[np.int32]
    """(people,) spot of each person."""
    first_spot: Ints
    """(communities + 1,) where each community's spots begin."""
    x: Ints
    """(spots,) column of the spot's upper left pixel."""
    y: Ints
    """(spots,) row of the spot's upper left pixel."""
    crowd: Ints
    """(spots,) people in it, >= 1."""
    owner: Ints
    """(rows, columns) spot at each pixel, -1 for none."""
    discs: Discs

    def spot_at(self, column: int, row: int) -> int:
        """The spot under a cell, -1 for none; of two pixels in a cell the upper one is preferred."""
        high = 1 if self.aspect == 2 else 2
        for y in range(row * high, min(self.rows, (row + 1) * high)):
            if 0 <= column < self.columns and y >= 0 and self.owner[y, column] >= 0:
                return int(self.owner[y, column])
        return -1

    def people_of(self, spot: int) -> NDArray[np.int64]:
        """(n,) the people who share a spot, n >= 1."""
        return np.flatnonzero(self.spot_of == spot)

    def community_of(self, spot: int) -> int:
        """The community in whose disc a spot lies."""
        return int(np.searchsorted(self.first_spot, spot, side="right")) - 1


def place(sizes: tuple[int, ...], ties: Floats, columns: int, rows: int, aspect: int = 1) -> Crowd | None:
    """Give everybody a place in an area of `columns` x `rows` pixels; None if it has no room for all discs.

    sizes   people of each community, in the order in which people are numbered
    aspect  height of a pixel in widths
    """
    if columns * rows < 4 * len(sizes):
        return None
    discs = pack(sizes, ties, columns, rows * aspect)
    room = np.pi * discs.scale**2 / aspect
    side = max(1, min(LARGEST_SQUARE, int(np.sqrt(max(room, 0.0)))))
    each = 1 if side > 1 or room >= 1 else _nice(1 / room)
    while (crowd := _seat(sizes, discs, columns, rows, aspect, side, each)) is None:
        if each > max(sizes):
            return None
        side, each = (side - 1, each) if side > 1 else (1, _nice(each + 1))
    return crowd


def _nice(least: float) -> int:
    """The smallest number of two figures (and noughts) that is not below `least`."""
    power = 1
    while least > 100 * power:
        power *= 10
    return -(-int(np.ceil(least)) // power) * power


def _seat(
    sizes: tuple[int, ...], discs: Discs, columns: int, rows: int, aspect: int, side: int, each: int
) -> Crowd | None:
    """Everybody in place, or None if a disc does not hold its people at this grain."""
    taken = np.zeros((rows // side, columns // side), dtype=bool)
    xs, ys, spots, counts = [], [], [], []
    first = [0]
    for place_no, size in enumerate(sizes):
        need = -(-size // each)
        held = _nearest(discs, place_no, taken, need, side, aspect)
        if held is None:
            return None
        y, x = held
        taken[y, x] = True
        order = np.argsort(_along_curve(x - x.min(), y - y.min()), kind="stable")
        xs.append(x[order] * side)
        ys.append(y[order] * side)
        spots.append(first[-1] + _shuffled(size) // each)
        counts.append(np.minimum(each, size - each * np.arange(need)))
        first.append(first[-1] + need)
    x, y = np.concatenate(xs), np.concatenate(ys)
    owner = np.full((rows, columns), -1, dtype=np.int64)
    for down in range(side):
        for across in range(side):
            owner[y + down, x + across] = np.arange(len(x))
    spot_of = np.concatenate(spots).astype(np.int32)
    crowd = np.concatenate(counts)
    return Crowd(columns, rows, aspect, side, each, spot_of, np.asarray(first), x, y, crowd, owner, discs)


def _nearest(
    discs: Discs, one: int, taken: NDArray[np.bool_], need: int, side: int, aspect: int
) -> tuple[Ints, Ints] | None:
    """The `need` free grid points nearest to a disc's centre, as (row, column) arrays; None if it has too few."""
    down, across = np.mgrid[0 : taken.shape[0], 0 : taken.shape[1]]
    x = (across + 0.5) * side - discs.x[one]
    y = (down + 0.5) * side * aspect - discs.y[one]
    far = np.round(x**2 + y**2, 6)
    reach = discs.radius[one] + 0.8 * max(side, aspect)
    free = ~taken & (far <= reach**2)
    if int(free.sum()) < need:
        return None
    rows, columns = np.nonzero(free)
    nearest = np.lexsort((columns, rows, far[rows, columns]))[:need]
    return rows[nearest], columns[nearest]


def _along_curve(x: Ints, y: Ints) -> Ints:
    """Position of grid points on a Hilbert curve: points that are near on the curve are near on the screen."""
    bits = max(1, int(max(x.max(initial=0), y.max(initial=0))).bit_length())
    x, y, along = x.copy(), y.copy(), np.zeros(len(x), dtype=np.int64)
    for bit in range(bits - 1, -1, -1):
        right, upper = (x >> bit) & 1, (y >> bit) & 1
        along = along * 4 + ((3 * right) ^ upper)
        flip = (upper == 0) & (right == 1)
        mask = (1 << bit) - 1
        x, y = np.where(flip, mask - (x & mask), x & mask), np.where(flip, mask - (y & mask), y & mask)
        swap = upper == 0
        x, y = np.where(swap, y, x), np.where(swap, x, y)
    return along


def _shuffled(size: int) -> Ints:
    """(size,) new positions: blocks of people in a fixed, scattered order."""
    blocks = -(-size // BLOCK)
    scatter = (np.arange(blocks, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)
    order = np.argsort(scatter, kind="stable")
    lengths = np.minimum(BLOCK, size - BLOCK * np.arange(blocks))
    begin = np.empty(blocks, dtype=np.int64)
    begin[order] = np.concatenate(([0], np.cumsum(lengths[order])[:-1]))
    index = np.arange(size)
    return begin[index // BLOCK] + index % BLOCK
