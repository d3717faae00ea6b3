"""A grid of cells as three arrays (letter, foreground, background), and its rows as lines.

It is the way from numbers to text where every cell may have a colour of its own: the society, a strip of bars.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .line import NONE, Block, Line, Span

Ints = NDArray[np.int64]

UPPER, LOWER, SPACE = ord("▀"), ord("▄"), ord(" ")


class Raster:
    """Cells of a rectangle: `code` (code points), `fg` and `bg` (0xRRGGBB or NONE), all (rows, columns) int64."""

    def __init__(self, columns: int, rows: int) -> None:
        self.code = np.full((rows, columns), SPACE, dtype=np.int64)
        self.fg = np.full((rows, columns), NONE, dtype=np.int64)
        self.bg = np.full((rows, columns), NONE, dtype=np.int64)

    @property
    def columns(self) -> int:
        """Cells in a row."""
        return int(self.code.shape[1])

    @property
    def rows(self) -> int:
        """Rows."""
        return int(self.code.shape[0])

    def lines(self) -> Block:
        """The rows, each cut where the colours change."""
        return [self._line(row) for row in range(self.rows)]

    def _line(self, row: int) -> Line:
        code, fg, bg = self.code[row], self.fg[row], self.bg[row]
        if not self.columns:
            return ()
        change = np.flatnonzero((fg[1:] != fg[:-1]) | (bg[1:] != bg[:-1])) + 1
        text = code.astype("<u4").tobytes().decode("utf-32-le")
        starts = np.concatenate(([0], change))
        cuts = [*starts.tolist(), self.columns]
        pieces = zip(cuts, cuts[1:], fg[starts].tolist(), bg[starts].tolist(), strict=False)
        # a letter that is two cells wide is followed by an empty cell, which is no letter
        return tuple([Span(text[begin:end].replace("\0", ""), ink, back) for begin, end, ink, back in pieces])


def half_blocks(pixels: Ints) -> Raster:
    """Pixels (2 x rows, columns) as cells: the upper one is the ink of a half block, the lower one its paper.

    A pixel that is NONE shows the background.
    """
    upper, lower = pixels[0::2], pixels[1::2]
    raster = Raster(upper.shape[1], upper.shape[0])
    only_lower = (upper == NONE) & (lower != NONE)
    same = (upper == lower) & (upper != NONE)
    raster.code = np.where(same | ((upper == NONE) & (lower == NONE)), SPACE, np.where(only_lower, LOWER, UPPER))
    raster.fg = np.where(only_lower, lower, np.where(same, NONE, upper))
    raster.bg = np.where(only_lower, NONE, lower)
    return raster


def blend_many(over: int, under: Ints, share: NDArray[np.float64]) -> Ints:
    """`share` (n,) of one colour laid over many (n,), all 0xRRGGBB."""
    mixed = np.zeros(len(under), dtype=np.int64)
    for shift in (16, 8, 0):
        top, low = over >> shift & 255, (under >> shift) & 255
        mixed |= np.rint(low + (top - low) * share).astype(np.int64) << shift
    return mixed
