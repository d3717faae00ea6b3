"""Framed panels, tables and meters, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from .line import BOLD, NONE, Block, Line, Span, blank, clip, fit, line_width, pad, width
from .look import Look

TAB = 12
"""Cells that the name of the view in front should have at least."""
SCRAP = 6
"""Cells of a shortened name that say too little."""


def panel(title: Sequence[Span], body: Sequence[Line], room: int, rows: int, look: Look) -> Block:
    """A frame of exactly `room` x `rows` cells with a title in its upper edge and a body inside."""
    if room < 4 or rows < 3:
        return pad(body, room, rows)
    upper_left, upper_right, lower_left, lower_right, flat, upright = list(look.glyphs.corners)
    edge = look.palette.faint
    inside = pad(body, room - 4, rows - 2)
    left, right = Span(f"{upright} ", edge), Span(f" {upright}", edge)
    name = fit(title, min(line_width(title), room - 6)) if room >= 8 else ()
    filler = flat * (room - 3 - line_width(name) - (2 if name else 0))
    gap = Span(" ") if name else Span("")
    top: Line = (Span(upper_left + flat, edge), gap, *name, gap, Span(filler + upper_right, edge))
    bottom: Line = (Span(lower_left + flat * (room - 2) + lower_right, edge),)
    return [top, *((left, *line, right) for line in inside), bottom]


def heading(text: str, look: Look) -> Line:
    """A panel's title."""
    return (Span(clip(text, 60), look.palette.text, NONE, BOLD),)


def tabs(names: Sequence[str], current: int, room: int, look: Look) -> Line:
    """Numbered views as a panel's title, the current one bold; the last ones lose their names where room is short."""
    palette, spans = look.palette, []
    labels = [f"{place + 1}" for place in range(len(names))]
    between = f" {look.glyphs.dot} " if room >= 4 * len(names) + TAB else look.glyphs.dot
    if most := _longest(names, current, room - 3 * len(names)):
        names = [name if place == current else clip(name, most) for place, name in enumerate(names)]
        between = between if sum(map(width, names)) + (2 + width(between)) * len(names) <= room else " "
    left = room - len(names) - len(between) * (len(names) - 1)
    for place in (current, *(one for one in range(len(names)) if one != current)):
        name = clip(names[place], left - 1) if place == current else names[place]
        if width(name) + 1 > left:
            break
        labels[place] += f" {name}"
        left -= width(name) + 1
    for place, label in enumerate(labels):
        here = place == current
        spans.append(Span(label, palette.accent if here else palette.muted, NONE, BOLD if here else 0))
        spans.append(Span(between, palette.faint))
    return tuple(spans[:-1])


def _longest(names: Sequence[str], current: int, room: int) -> int:
    """Cells that each name may have so that all fit, the current one whole; 0 where scraps would be left."""
    for most in range(max(map(width, names)), SCRAP, -1):
        if sum(width(name) if place == current else min(most, width(name)) for place, name in enumerate(names)) <= room:
            return most
    return 0


def meter(share: float, room: int, look: Look, colour: int, tick: float | None = None) -> Line:
    """A bar filled to `share` (0..1), with a mark at `tick` for the ghost or a target."""
    full = round(min(1.0, max(0.0, share)) * room)
    filled, empty = look.glyphs.full * full, look.glyphs.shade * (room - full)
    if tick is None or not room:
        return (Span(filled, colour), Span(empty, look.palette.faint))
    place = min(room - 1, round(min(1.0, max(0.0, tick)) * room))
    mark = Span(look.glyphs.playhead, look.palette.text, colour if place < full and not look.glyphs.ascii else NONE)
    if place < full:
        return (Span(filled[:place], colour), mark, Span(filled[place + 1 :], colour), Span(empty, look.palette.faint))
    before, after = empty[: place - full], empty[place - full + 1 :]
    return (Span(filled, colour), Span(before, look.palette.faint), mark, Span(after, look.palette.faint))


def table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    room: int,
    look: Look,
    *,
    drop: Sequence[int] = (),
    selected: int = -1,
) -> Block:
    """A table whose first column gives way and whose numbers stand right.

    drop   columns in the order in which they are left out while the table is too wide
    """
    kept = _columns(titles, rows, room, drop)
    sizes = {column: _column_width(titles, rows, column) for column in kept}
    first = kept[0]
    sizes[first] = max(4, room - sum(sizes[column] + 2 for column in kept[1:]))
    head = tuple(_cell(titles[column], sizes[column], column == first, look.palette.muted) for column in kept)
    block: Block = [fit(head, room)]
    for place, row in enumerate(rows):
        ink = look.palette.text if place != selected else look.palette.accent
        back = look.palette.selected if place == selected else NONE
        body = tuple(_cell(row[column], sizes[column], column == first, ink, back) for column in kept)
        block.append(fit(body, room, back))
    return block


def _columns(titles: Sequence[str], rows: Sequence[Sequence[str]], room: int, drop: Sequence[int]) -> list[int]:
    kept, out = list(range(len(titles))), list(drop)
    while out and sum(_column_width(titles, rows, column) + 2 for column in kept[1:]) + 12 > room:
        kept.remove(out.pop(0))
    return kept


def _column_width(titles: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> int:
    return max([width(titles[column]), *(width(clip(row[column], 40)) for row in rows)])


def _cell(text: str, room: int, first: bool, ink: int, back: int = NONE) -> Span:
    shown = clip(text, room)
    empty = " " * (room - width(shown))
    return Span(shown + empty if first else f"  {empty}{shown}", ink, back)


def card(lines: Sequence[Line], room: int, rows: int) -> Block:
    """A few lines in the middle of an empty screen."""
    above = max(0, (rows - len(lines)) // 2)
    body: Block = []
    for line in lines[:rows]:
        before = max(0, (room - line_width(line)) // 2)
        body.append(fit((Span(" " * before), *line), room))
    return pad([*blank(room, above), *body], room, rows)
