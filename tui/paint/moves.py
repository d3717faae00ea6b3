"""The list of what a hand can change, over the week that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _

from ..words import moment
from .line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, wrap
from .look import Look
from .page import Hit, Page, over
from .panel import heading, panel

if TYPE_CHECKING:
    from ..moves import Move

WIDEST = 76


def page(behind: Page, offered: Sequence[Move] | None, chosen: int, minute: int, past: bool, look: Look) -> Page:
    """The list in the middle of the page that it lies over.

    minute  from which on it is changed        past  whether the run has come further already
    """
    columns, rows = line_width(behind.lines[0]), len(behind.lines)
    wide = min(WIDEST, columns - 4)
    body, first = _body(offered, chosen, past, wide - 4, rows - 2, look)
    high = min(rows, len(body) + 2)
    x, y = (columns - wide) // 2, max(0, (rows - high) // 2)
    title = heading(_("Intervene at {moment}").format(moment=moment(minute)), look)
    framed = panel(title, body, wide, high, look)
    many = len(offered or ())
    hits = tuple(Hit(x + 1, y + 1 + first + place, wide - 2, 1, "move", place) for place in range(many))
    return Page(over(behind.lines, framed, x, y, look.palette.faint), hits)


def _body(
    offered: Sequence[Move] | None, chosen: int, past: bool, room: int, rows: int, look: Look
) -> tuple[Block, int]:
    """The rows inside, and in which of them the list begins."""
    if offered is None:
        return [(Span(_("one moment ..."), look.palette.muted),)], 0
    if not offered:
        return [(Span(_("Nothing can be changed at this minute."), look.palette.muted),)], 0
    note = (
        _("This minute is past: the change makes another future, and the one that was played stays beside it.")
        if past
        else _("It takes effect now and is written into the diary.")
    )
    told: Block = [(Span(row, look.palette.muted),) for row in wrap(note, room, 2)]
    block = [*told, (Span(""),)] if len(offered) + len(told) + 1 <= rows - 2 else []
    return [*block, *(_line(move, place, place == chosen, room, look) for place, move in enumerate(offered))], len(
        block
    )


def _line(move: Move, place: int, chosen: bool, room: int, look: Look) -> Line:
    """A number, and what would be done."""
    palette = look.palette
    back = palette.selected if chosen else NONE
    sign = look.glyphs.pointer if chosen else " "
    number = f"{place + 1} " if place < 9 else "  "
    text = Span(clip(move.text, room - 4), palette.text, back, BOLD if chosen else 0)
    return fit((Span(f"{sign} ", palette.accent, back), Span(number, palette.accent, back), text), room, back)
