"""A table of parts as a field of coloured numbers: the stronger, the larger the part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .line import NONE, Block, Span, clip, fit, width
from .look import Look, blend

NARROWEST, WIDEST = 5, 16
STRONGEST = 0.6
"""How much of the colour the largest part gets: figures must stay readable on it."""


def matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    parts: NDArray[np.float64],
    room: int,
    look: Look,
) -> Block:
    """Rows and columns with names; each cell in percent; the diagonal, what stays inside, has a colour of its own.

    parts     (rows, columns) 0..1
    """
    label = min(22, max(width(clip(name, 22)) for name in rows) + 2, room // 3)
    cell = max(NARROWEST, min(WIDEST, (room - label) // max(1, len(columns))))
    head = [Span(" " * label)] + [_head(name, cell, look) for name in columns]
    block: Block = [fit(head, room)]
    for place, name in enumerate(rows):
        shown = clip(name, label - 1)
        line = [Span(shown + " " * (label - width(shown)), look.palette.text)]
        line += [_cell(float(part), cell, place == column, look) for column, part in enumerate(parts[place])]
        block.append(fit(line, room))
    return block


def _head(name: str, cell: int, look: Look) -> Span:
    shown = clip(name, cell - 1)
    return Span(" " * (cell - width(shown)) + shown, look.palette.muted)


def _cell(part: float, cell: int, inside: bool, look: Look) -> Span:
    text = look.glyphs.dot if part <= 0 else "<1" if part < 0.005 else f"{100 * part:.0f}"
    ink = look.palette.good if inside else look.palette.accent
    back = NONE if look.letters or part <= 0 else blend(ink, look.palette.background, STRONGEST * part**0.5)
    return Span(f"{text:>{cell - 1}} ", look.palette.text if part > 0 else look.palette.faint, back)
