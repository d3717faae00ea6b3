"""Where the names of the communities stand: near their discs, over nobody, and never moving."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .crowd import Crowd
from .line import clip, width

Free = NDArray[np.bool_]

PERCENT = len(" 99 %")
POINTER = 1
"""Cells in front of a name, for the sign that it is chosen."""
SMALLEST_NAMED = 4.5
"""Radius in pixels of a disc that keeps its name even where the name covers it."""
FEW = 16
"""Communities up to which a name that does not fit is shortened rather than left out."""
CELL = 2
"""Height of a cell in pixels."""


class Slot(NamedTuple):
    """Where a label begins (its pointer), what name it has room for, and whether a percentage fits behind it."""

    x: int
    y: int
    name: str
    percent: bool
    worth: int


@lru_cache(maxsize=32)
def arranged(crowd: Crowd, names: tuple[str, ...]) -> tuple[Slot | None, ...]:
    """A slot for each community, None for a small disc in a crowd of labels; the best of three orders of placing."""
    order = np.argsort(-crowd.discs.radius, kind="stable").tolist()
    below = np.argsort(crowd.discs.y, kind="stable").tolist()
    tries = [_place_all(crowd, names, one) for one in (order, order[::-1], below)]
    return max(tries, key=lambda slots: sum(slot.worth for slot in slots if slot is not None))


def _place_all(crowd: Crowd, names: tuple[str, ...], order: list[int]) -> tuple[Slot | None, ...]:
    free = free_cells(crowd)
    slots: list[Slot | None] = [None] * len(names)
    for community in order:
        name = clip(names[community], max(1, free.shape[1] - POINTER))
        slot = _place(free, crowd, community, _texts(name, len(names) <= FEW))
        slots[community] = slot
        if slot is not None:
            free[slot.y, slot.x : slot.x + _room(slot.name, slot.percent) + 1] = False
    return tuple(slots)


def free_cells(crowd: Crowd) -> Free:
    """(rows, columns) cells in which nobody stands, nor beside them."""
    taken = crowd.owner >= 0
    if crowd.aspect == 1:
        if crowd.rows % 2:
            taken = np.vstack([taken, np.zeros((1, crowd.columns), dtype=bool)])
        taken = taken[0::2] | taken[1::2]
    wide = taken.copy()
    wide[:, 1:] |= taken[:, :-1]
    return np.asarray(~wide)


def _room(name: str, percent: bool) -> int:
    return POINTER + width(name) + (PERCENT if percent else 0)


def _texts(name: str, few: bool) -> list[tuple[str, bool, int]]:
    """What a label may say, best first: (name, with its percentage, worth); a crowd of scraps helps nobody."""
    shorter = [(12, 2), (9, 2), (6, 1)] if few else []
    return [(name, True, 6), (name, False, 5), *((clip(name, r), False, w) for r, w in shorter if width(name) > r)]


def _place(free: Free, crowd: Crowd, community: int, texts: list[tuple[str, bool, int]]) -> Slot | None:
    """Above the disc, below it, beside it; the whole label, the name, ever less of it; else across a large disc."""
    discs = crowd.discs
    middle, radius = float(discs.x[community]), float(discs.radius[community])
    # where its people really stand: a small society does not fill its disc
    mine = crowd.y[crowd.first_spot[community] : crowd.first_spot[community + 1]]
    high = CELL if crowd.aspect == 1 else 1
    top, bottom = int(mine.min()) // high, (int(mine.max()) + crowd.side - 1) // high
    centre = min(max(0, int(discs.y[community] // CELL)), len(free) - 1)
    for text, percent, worth in texts:
        room = _room(text, percent)
        for row in (top - 1, top, bottom + 1, bottom, top - 2, bottom + 2):
            x = _in_free_run(free[row], middle, radius, room) if 0 <= row < len(free) else None
            if x is not None:
                return Slot(x, row, text, percent, worth)
        for x in (int(middle + radius) + 2, int(middle - radius) - room - 1):
            if 0 <= x <= free.shape[1] - room and free[centre, x : x + room].all():
                return Slot(x, centre, text, percent, worth)
    if radius < SMALLEST_NAMED:
        return None
    text = clip(texts[0][0], max(3, min(int(2 * radius), free.shape[1] - POINTER)))
    x = min(max(0, round(middle - _room(text, False) / 2)), free.shape[1] - _room(text, False))
    return Slot(x, centre, text, False, 0)


def _in_free_run(row: Free, middle: float, radius: float, room: int) -> int | None:
    """Where `room` free cells lie nearest to the middle of a disc, and still over or under it; None if nowhere."""
    if room > len(row):
        return None
    held = np.concatenate(([0], np.cumsum(row)))
    starts = np.flatnonzero(held[room:] - held[:-room] == room)
    if not len(starts):
        return None
    off = np.abs(starts + room / 2 - middle)
    best = int(np.argmin(off))
    # a wall that is near may push a long name aside, nothing else may push it far
    pushed = max(0.0, room / 2 - min(middle, len(row) - middle))
    return int(starts[best]) if off[best] <= max(2.0, 0.55 * radius) + pushed else None
