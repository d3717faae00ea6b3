"""The tree of futures over the week: where each one left another, what was done in it, how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _
from simulator.numerals import numeral

from .. import words
from .line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, spread, width, wrap
from .look import Look
from .page import Hit, Page, over
from .panel import heading, panel

if TYPE_CHECKING:
    from ..futures import Branch

WIDEST = 100


def in_order(branches: Sequence[Branch]) -> list[tuple[Branch, str]]:
    """The futures as a tree is read, each with the trunk before it ('| `-' and so on, in letters of 0, 1, 2).

    In a trunk a space is nothing, "|" goes on, "+" branches off and "`" is the last branch.
    """
    children: dict[int, list[Branch]] = {}
    for one in branches:
        children.setdefault(one.parent, []).append(one)
    found: list[tuple[Branch, str]] = []
    waiting = [(one, "", "") for one in reversed(children.get(-1, []))]
    while waiting:
        one, before, trunk = waiting.pop()
        found.append((one, before))
        below = sorted(children.get(one.number, []), key=lambda child: (child.since, child.number))
        for place, child in reversed(list(enumerate(below))):
            last = place == len(below) - 1
            waiting.append((child, trunk + ("`" if last else "+"), trunk + (" " if last else "|")))
    return found


def page(behind: Page, branches: Sequence[Branch], chosen: int, measure: str, look: Look) -> Page:
    """The tree in the middle of the page that it lies over; `chosen` is a place in the order of reading."""
    columns, rows = line_width(behind.lines[0]), len(behind.lines)
    wide = min(WIDEST, columns - 4)
    note = _("Each line is a future of this world: the same people, the same dice, other things done by hand.")
    told: Block = [(Span(row, look.palette.muted),) for row in wrap(note, wide - 4, 2)]
    listed = in_order(branches)
    inside = rows - 4 - len(told) - 1
    first = max(0, min(chosen - inside // 2, len(listed) - inside))
    body: Block = [*told, (Span(""),)]
    hits: list[Hit] = []
    for place, (one, trunk) in list(enumerate(listed))[first : first + inside]:
        hits.append(Hit(1, len(body) + 1, wide - 2, 1, "branch", place))
        body.append(_line(one, trunk, place == chosen, measure, wide - 4, look))
    high = min(rows, len(body) + 2)
    x, y = (columns - wide) // 2, max(0, (rows - high) // 2)
    framed = panel(heading(_("Futures"), look), body, wide, high, look)
    return Page(over(behind.lines, framed, x, y, look.palette.faint), tuple(hit.moved(x, y) for hit in hits))


def trunk_of(trunk: str, look: Look) -> str:
    """The trunk in the shapes of this terminal."""
    shapes = {" ": "  ", "|": look.glyphs.trunk, "+": look.glyphs.branch, "`": look.glyphs.last}
    return "".join(shapes[one] for one in trunk)


def _line(one: Branch, trunk: str, chosen: bool, measure: str, room: int, look: Look) -> Line:
    """A future: its letter, since when, what was done; how it stands, and whether it is played or compared with."""
    palette = look.palette
    back = palette.selected if chosen else NONE
    ink = palette.good if one.current else palette.accent if one.beside else palette.text
    since = _("as planned") if one.parent < 0 else _("since {moment}").format(moment=words.moment(one.since))
    state = _("played now") if one.current else _("beside it") if one.beside else ""
    value = (
        ""
        if one.goal is None
        else _("{value} {measure} at {moment}").format(
            value=f"{numeral(one.goal):,.4g}", measure=measure, moment=words.moment(one.known)
        )
    )
    end = Span(f"  {'  '.join(part for part in (value, state) if part)}", palette.muted, back)
    sign = look.glyphs.pointer if chosen else " "
    start = [Span(f"{sign} ", palette.accent, back), Span(trunk_of(trunk, look), palette.faint, back),
             Span(f"{one.name} ", ink, back, BOLD), Span(f"{since} ", palette.muted, back)]  # fmt: skip
    left = room - line_width(start) - width(end.text)
    told = one.told.removeprefix(words.moment(one.since)).strip()  # said already
    start.append(Span(clip(told, max(0, left)), palette.text, back))
    line = spread(start, (end,), room)
    return fit(tuple(piece if piece.bg == back else piece._replace(bg=back) for piece in line), room, back)
