"""The wall of worlds: one small box a world, with how it ended; the chosen one can be watched."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Span, clip, fit, width
from .look import Look
from .page import Hit, Page
from .panel import heading, panel

BOX = 13
"""Columns of a box: the world's number, a bar of eighths, the figure."""


def wall(
    values: Sequence[float],
    figures: Sequence[str],
    reached: Sequence[bool],
    chosen: int,
    first: int,
    columns: int,
    rows: int,
    look: Look,
) -> Page:
    """Boxes row by row, as many as fit around the chosen one.

    values   (worlds,) the measure, nan where it has none     figures  the same in words
    reached  whether the goal is                              first    number of the first world (its seed)
    """
    room, inside = columns - 4, rows - 2
    across = max(1, room // BOX)
    top = max([one for one in values if one == one], default=0.0)
    begin = max(0, min(chosen // across - inside // 2, -(-len(values) // across) - inside)) * across
    lines: Block = []
    hits = []
    for start in range(begin, min(len(values), begin + across * inside), across):
        boxes: list[Span] = []
        for place in range(start, min(start + across, len(values))):
            hits.append(Hit(2 + (place - start) * BOX, 1 + len(lines), BOX - 1, 1, "world", place))
            boxes += _box(place, values[place], figures[place], reached[place], place == chosen, first, top, look)
        lines.append(fit(boxes, room))
    title = (*heading(_("Each world"), look), Span("  " + _("bright: the goal is reached"), look.palette.muted))
    return Page(panel(title, lines, columns, rows, look), tuple(hits))


def _box(
    place: int, value: float, figure: str, reached: bool, chosen: bool, first: int, top: float, look: Look
) -> list[Span]:
    palette = look.palette
    back = palette.selected if chosen else NONE
    eighths = look.glyphs.eighths
    high = round((len(eighths) - 1) * value / top) if value == value and top > 0 else 0
    number = f"{first + place}"
    sign = look.glyphs.pointer if chosen else " "
    shown = clip(figure, BOX - 6 - len(number))
    gap = " " * max(0, BOX - 5 - len(number) - width(shown))
    ink = palette.good if reached else palette.muted
    return [
        Span(f"{sign}{number} ", palette.accent if chosen else palette.faint, back),
        Span(eighths[max(0, min(high, len(eighths) - 1))], ink, back, BOLD if reached else 0),
        Span(" " + shown + gap, ink, back, BOLD if reached else 0),
        Span(" "),
    ]
