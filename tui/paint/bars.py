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


def stretches(columns: int, whole: int, known: int) -> list[slice]:
    """The steps of time that fall into each of `columns` columns, as `resample` cuts them; the known ones only."""
    cuts = [slice(one * whole // columns, max(one * whole // columns + 1, (one + 1) * whole // columns))
            for one in range(columns)]  # fmt: skip
    return [slice(cut.start, min(cut.stop, known)) for cut in cuts if cut.start < known]


def columns(values: Sequence[float], top: float, room: int, rows: int, ink: int, look: Look) -> Block:
    """One bar for each value, spread over the whole room, up to `top`; fewer values than cells get wider bars."""
    eighths = look.glyphs.eighths
    steps = len(eighths) - 1
    wide = max(1, room // max(1, len(values)))
    gap = 1 if wide > 2 else 0
    heights = [_filled(one, top, rows * steps) for one in values[:room]]
    block: Block = []
    for row in range(rows):
        cells = (eighths[min(steps, max(0, high - (rows - 1 - row) * steps))] for high in heights)
        block.append((Span("".join(cell * (wide - gap) + " " * gap for cell in cells), ink),))
    return block


def pulse(
    values: Sequence[float], ghost: Sequence[float] | None, whole: int, room: int, rows: int, playhead: int, look: Look,
    top: float = 1.0, ink: int | None = None,
) -> Block:  # fmt: skip
    """Shares over the whole run as `rows` rows of bars, the ghost dim where the week is still to come or lower.

    values    shares in each hour so far        ghost  the same without the campaign, the whole run
    whole     hours of the run                  playhead  column of the present
    top       what a full bar stands for at least      ink  colour of the bars in front
    """
    known = resample(values, room, whole)
    shadow = resample(ghost, room, whole) if ghost is not None else []
    top = max([top, *known, *shadow])
    steps = len(look.glyphs.eighths) - 1
    fronts = [_filled(one, top, rows * steps) for one in known] + [0] * (room - len(known))
    behinds = [_filled(one, top, rows * steps) for one in shadow] + [0] * (room - len(shadow))
    ink = look.palette.accent if ink is None else ink
    return [_row(fronts, behinds, (rows - 1 - row) * steps, playhead, ink, look) for row in range(rows)]


def _filled(value: float, top: float, steps: int) -> int:
    """Steps of a bar that are filled; anything above nothing shows."""
    return max(1, min(steps, round(value / top * steps))) if value > 0 else 0


def _row(fronts: list[int], behinds: list[int], floor: int, playhead: int, ink: int, look: Look) -> Line:
    """One row of cells: the campaign's bar in front; the ghost shows above it, or alone."""
    palette, eighths = look.palette, look.glyphs.eighths
    steps = len(eighths) - 1
    spans: list[Span] = []
    text, style = "", (NONE, NONE)
    for column, (front, behind) in enumerate(zip(fronts, behinds, strict=True)):
        mine, other = min(steps, front - floor), min(steps, behind - floor)
        if mine > 0:
            over = other == steps and mine < steps and not look.glyphs.ascii
            letter, now = eighths[mine], (ink, palette.faint if over else NONE)
        elif column == playhead and other <= 0:
            letter, now = look.glyphs.playhead, (palette.faint, NONE)
        else:
            # the ghost is told apart by its shape where colour cannot do it
            letter = " " if other <= 0 else look.glyphs.shade if look.letters else eighths[other]
            now = (palette.faint, NONE)
        if now != style and text:
            spans.append(Span(text, *style))
            text = ""
        text, style = text + letter, now
    return (*spans, Span(text, *style)) if text else tuple(spans)


def histogram(counts: Sequence[int], room: int, rows: int, ink: int, look: Look) -> Block:
    """Columns of bars, as wide as the room allows, one for each count."""
    if not counts or rows <= 0:
        return []
    wide = max(1, min(6, room // len(counts)))
    gap = 1 if wide > 2 else 0
    eighths = look.glyphs.eighths
    steps = len(eighths) - 1
    heights = [_filled(one, max([1, *counts]), rows * steps) for one in counts]
    block: Block = []
    for row in range(rows):
        cells = [eighths[min(steps, max(0, high - (rows - 1 - row) * steps))] for high in heights]
        block.append((Span("".join(cell * (wide - gap) + " " * gap for cell in cells), ink),))
    return block
