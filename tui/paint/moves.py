"""The menu of what a hand can change, over the week that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _

from ..words import moment
from .line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, spread, width, wrap
from .look import Look
from .page import Hit, Page, over
from .panel import heading, panel

if TYPE_CHECKING:
    from ..hands.move import Move

WIDEST = 84


def page(
    behind: Page, path: Sequence[Move], offered: Sequence[Move] | None, chosen: int, minute: int, past: bool, look: Look
) -> Page:
    """The menu in the middle of the page that it lies over.

    path    the choices that led here           chosen  place in what is offered
    minute  from which on something is changed  past    whether the run has come further already
    """
    columns, rows = line_width(behind.lines[0]), len(behind.lines)
    wide = min(WIDEST, columns - 4)
    told = _note(path, past, wide - 4, look)
    title = heading(_title(path, minute), look)
    first, listed = 0, offered or ()
    body: Block = []
    if not offered:
        text = _("one moment ...") if offered is None else _("Nothing can be changed at this minute.")
        body, told = [(Span(text, look.palette.muted),)], []
    else:
        inside = rows - 2
        told = told if len(told) + 4 <= inside else []
        room = inside - len(told)
        first = max(0, min(chosen - room // 2, len(offered) - room))
        listed = offered[first : first + room]
        body = [*told, *(_line(move, first + place, first + place == chosen, wide - 4, look)
                         for place, move in enumerate(listed))]  # fmt: skip
    high = min(rows, len(body) + 2)
    x, y = (columns - wide) // 2, max(0, (rows - high) // 2)
    framed = panel(title, body, wide, high, look)
    hits = tuple(
        Hit(x + 1, y + 1 + len(told) + place, wide - 2, 1, "move", first + place) for place in range(len(listed))
    )
    return Page(over(behind.lines, framed, x, y, look.palette.faint), hits)


def _title(path: Sequence[Move], minute: int) -> str:
    """Since when, and what was chosen so far."""
    parts = [_("Intervene at {moment}").format(moment=moment(minute)), *(clip(one.text, 40) for one in path)]
    return clip(" / ".join(parts), 60)


def _note(path: Sequence[Move], past: bool, room: int, look: Look) -> Block:
    """What it will change."""
    text = (
        _("This minute is past: the change makes another future, and the one that was played stays beside it.")
        if past
        else _("It takes effect now, is written into the diary, and is kept with the session.")
    )
    if path and path[-1].note and len(path) > 1:
        text = path[-1].note
    return [*((Span(row, look.palette.muted),) for row in wrap(text, room, 2)), (Span(""),)]


def _line(move: Move, place: int, chosen: bool, room: int, look: Look) -> Line:
    """A number, what would be done, and a few words more."""
    palette = look.palette
    back = palette.selected if chosen else NONE
    sign = look.glyphs.pointer if chosen else " "
    number = f"{place + 1} " if place < 9 else "  "
    more = f" {look.glyphs.pointer}" if move.moves else "  "
    text = clip(move.text, room - 6)
    left = room - 6 - width(text) - 2
    note = clip(move.note, left) if left >= 12 else ""
    start = (Span(f"{sign} ", palette.accent, back), Span(number, palette.accent, back),
             Span(text, palette.text, back, BOLD if chosen else 0))  # fmt: skip
    line = spread(start, (Span(note, palette.muted, back), Span(more, palette.muted, back)), room)
    return fit(tuple(piece if piece.bg == back else piece._replace(bg=back) for piece in line), room, back)
