"""Bars of eighth blocks: shares per hour, with the ghost dim behind them."""

from __future__ import annotations

from collections.abc import Sequence

from .line import NONE, Block, Line, Span
from .look import Look


def resample(values: Sequence[float], columns: int, whole: int) -> list[float]:
    """`whole` equal steps of time (of which the first `len(values)` are known) as means over `columns` columns.

    Only columns that a known value falls into are returned.
    """
    if columns <= 0 or whole <= 0:
        return []
    means = []
    for column in range(columns):
        begin = column * whole // columns
        end = max(begin + 1, (column + 1) * whole // columns)
        part = values[begin : min(end, len(values))]
        if not len(part):
            break
        means.append(float(sum(part)) / len(part))
    return means


def pulse(
    values: Sequence[float], ghost: Sequence[float] | None, whole: int, room: int, rows: int, playhead: int, look: Look
) -> Block:
    """Shares over the whole run as `rows` rows of bars, the ghost dim where the week is still to come or lower.

    values    shares in each hour so far        ghost  the same without the campaign, the whole run
    whole     hours of the run                  playhead  column of the present
    """
    known = resample(values, room, whole)
    shadow = resample(ghost, room, whole) if ghost is not None else []
    top = max([1.0, *known, *shadow])
    return [_row(known, shadow, top, row, rows, room, playhead, look) for row in range(rows)]


def _row(
    known: list[float], shadow: list[float], top: float, row: int, rows: int, room: int, playhead: int, look: Look
) -> Line:
    spans: list[Span] = []
    for column in range(room):
        mine = known[column] if column < len(known) else 0.0
        other = shadow[column] if column < len(shadow) else 0.0
        letter, ink, back = _cell(mine, other, top, rows - 1 - row, rows, look)
        if column == playhead and letter == " ":
            letter, ink = look.glyphs.playhead, look.palette.faint
        if spans and spans[-1].fg == ink and spans[-1].bg == back:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + letter)
        else:
            spans.append(Span(letter, ink, back))
    return tuple(spans)


def _cell(mine: float, other: float, top: float, floor: int, rows: int, look: Look) -> tuple[str, int, int]:
    """One cell: the campaign's bar in front; the ghost shows above it, or alone."""
    eighths = look.glyphs.eighths
    steps = len(eighths) - 1
    front = _height(mine, top, rows, floor, steps)
    behind = _height(other, top, rows, floor, steps)
    if front == 0:
        return eighths[behind], look.palette.faint, NONE
    back = look.palette.faint if behind == steps and front < steps and not look.glyphs.ascii else NONE
    return eighths[front], look.palette.accent, back


def _height(value: float, top: float, rows: int, floor: int, steps: int) -> int:
    """Eighths of the cell `floor` rows above the ground that a bar fills; anything above nothing shows."""
    filled = value / top * rows * steps - floor * steps
    whole = min(steps, max(0, round(filled)))
    return max(1, whole) if floor == 0 and value > 0 else whole


def histogram(counts: Sequence[int], room: int, rows: int, ink: int, look: Look) -> Block:
    """Columns of bars, as wide as the room allows, one for each count."""
    if not counts or rows <= 0:
        return []
    wide = max(1, min(6, room // len(counts)))
    gap = 1 if wide > 2 else 0
    top, eighths = max([1, *counts]), look.glyphs.eighths
    block: Block = []
    for row in range(rows):
        cells = [eighths[_height(one, top, rows, rows - 1 - row, len(eighths) - 1)] for one in counts]
        block.append((Span("".join(cell * (wide - gap) + " " * gap for cell in cells), ink),))
    return block
