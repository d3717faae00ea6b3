"""Cascades: every post with the size and shape of its spreading, and the picture of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _
from simulator.numerals import numeral
from simulator.snapshot.closeups import CascadeRow, Cascades

from ... import words
from ..bars import histogram
from ..line import BOLD, NONE, Block, Line, Span, beside, blank, clip, fit, pad, span, spread, width
from ..look import Look
from ..page import Hit, Page, row, stack
from ..panel import heading
from ..tree import generations, reached_by, tree
from .view import Sight, counting, said

if TYPE_CHECKING:
    from simulator.snapshot import Cascade, Snapshot, Society

MOST_NODES = 400
"""Nodes of a tree that can be scrolled through."""
LIST, WIDE = 64, 100
"""Columns of the list, and from which on it stands beside the tree."""
TREE, CHARTS = 64, 34
"""Columns of a tree that can still be read across, and of the charts beside it at least."""
HAND_TO_HAND = 3.0
"""Structural virality from which on most had it from somebody who had it from somebody."""


def rows_of(sight: Sight) -> Sequence[int]:
    """Numbers of the posts that up and down go through; opened, they scroll the tree."""
    return [one.content for one in sight.close.rows] if isinstance(sight.close, Cascades) and not sight.deep else ()


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The list and the chosen tree; opened, the tree has everything."""
    found, look = sight.close, sight.look
    if not isinstance(found, Cascades):
        return counting(room, rows, look)
    if not found.rows or found.tree is None:
        return Page(said(_("No post is out yet. Press space to let the week run."), room, rows, look))
    if sight.deep:
        return Page(picture(sight.shot, sight.society, found.tree, room, rows, sight.scroll, look))
    if room >= WIDE:
        left = min(LIST, room * 9 // 20)
        beside_it = picture(sight.shot, sight.society, found.tree, room - left - 3, rows, 0, look)
        return row((_list(found, left, rows, look), left), (Page(blank(3, rows)), 3),
                   (Page(pad(beside_it, room - left - 3, rows)), room - left - 3))  # fmt: skip
    high = max(4, min(len(found.rows) + 1, rows * 2 // 5))
    below = picture(sight.shot, sight.society, found.tree, room, rows - high - 1, 0, look)
    return stack(_list(found, room, high, look), Page(blank(room, 1)), Page(below))


def _list(found: Cascades, room: int, rows: int, look: Look) -> Page:
    """A row for each post: shares, depth, virality, title; the chosen one in sight."""
    place = next((at for at, one in enumerate(found.rows) if one.content == found.chosen), 0)
    inside = rows - 1
    first = max(0, min(place - inside // 2, len(found.rows) - inside))
    head = f"{_('shares'):>6} {_('depth'):>5} {'v' if look.glyphs.ascii else 'ν':>5}  "
    lines: Block = [fit((Span(head + _("post"), look.palette.muted),), room)]
    hits: list[Hit] = []
    for at, one in enumerate(found.rows[first : first + inside]):
        lines.append(_row(one, one.content == found.chosen, room, look))
        hits.append(Hit(0, at + 1, room, 1, "row", one.content))
    return Page(pad(lines, room, rows), tuple(hits))


def _row(one: CascadeRow, chosen: bool, room: int, look: Look) -> Line:
    back = look.palette.selected if chosen else NONE
    virality = f"{numeral(one.virality):.1f}" if one.virality is not None else "-"
    ink = look.palette.accent if chosen else look.palette.text if one.planned else look.palette.muted
    numbers = f"{words.count(one.size):>6} {one.depth:>5} {virality:>5}  "
    return fit((Span(numbers, look.palette.good if one.size else look.palette.faint, back),
                Span(clip(one.title, room - len(numbers)), ink, back, BOLD if chosen else 0)), room, back)  # fmt: skip


def node_name(cascade: Cascade, society: Society) -> Callable[[int], str]:
    """The label of a node: its name where the snapshot tells it, community and number where not."""

    def name(node: int) -> str:
        if node < len(cascade.labels):
            return cascade.labels[node]
        return words.person(society, int(cascade.person[node]))

    return name


def cascade_figures(cascade: Cascade, room: int, look: Look) -> Line:
    """Shares, depth and structural virality in one row; the last ones go first where room is short."""
    parts = [_("{n} shares").format(n=words.count(cascade.size)), _("depth {n}").format(n=cascade.depth)]
    if cascade.virality is not None and cascade.size:
        sign = "v" if look.glyphs.ascii else "ν"
        parts.append(f"{sign} {numeral(cascade.virality):.1f}")
        parts.append(_("from hand to hand") if cascade.virality >= HAND_TO_HAND else _("mostly from one source"))
    dot = f" {look.glyphs.dot} "
    while len(parts) > 1 and width(dot.join(parts)) > room:
        parts.pop()
    return fit((Span(dot.join(parts), look.palette.good),), room)


def picture(shot: Snapshot, society: Society, cascade: Cascade, room: int, rows: int, scroll: int, look: Look) -> Block:
    """One cascade: its tree, how deep it went and how it grew."""
    head = [
        fit((span(f"“{cascade.title}”", look.palette.text, limit=room - 12, style=BOLD),
             span("  " + _("by {name}").format(name=cascade.author), look.palette.muted, limit=40)), room),
        cascade_figures(cascade, room, look),
    ]  # fmt: skip
    beside_tree = 0 if room < 84 else max(CHARTS, room - TREE - 3)
    left = room - beside_tree - (3 if beside_tree else 0)
    height = rows - len(head) - (1 if rows > 8 else 0)
    head += blank(room, rows - height - len(head))
    tall = max(3, min(10, (height - 5) // 2)) if beside_tree else 3
    strip = _growth(shot, cascade, beside_tree or room, tall, look) if beside_tree or height >= 18 else []
    if strip and not beside_tree:
        height -= len(strip) + 1
    whole = tree(cascade, node_name(cascade, society), words.moment, left, min(MOST_NODES, height + scroll), look)
    shown = pad(whole[scroll:] if scroll < len(whole) else whole[-1:], left, max(0, height))
    if beside_tree:
        return [*head, *beside(shown, blank(3, height), pad(strip, beside_tree, height))]
    return [*head, *shown, *(blank(room, 1) if strip else []), *strip]


def _growth(shot: Snapshot, cascade: Cascade, room: int, tall: int, look: Look) -> Block:
    """Two small charts: shares by generation and shares over time."""
    most = 12 if room >= 34 else 8
    deep = generations(cascade, most)
    begin = int(cascade.minute[0])
    over = reached_by(cascade, begin, max(begin + 60, shot.minute), room)
    first = [*histogram(deep, room, tall, look.palette.accent, look), _numbers(deep, room, look)]
    second = [*histogram(over, room, tall, look.palette.good, look)]
    until = spread(
        (Span(words.moment(begin), look.palette.muted),), (Span(words.moment(shot.minute), look.palette.muted),), room
    )
    return [heading(_("shares by steps from the post"), look), *first, heading(_("shares over time"), look), *second,
            until]  # fmt: skip


def _numbers(counts: list[int], room: int, look: Look) -> Line:
    wide = max(1, min(6, room // max(1, len(counts))))
    return (Span("".join(f"{place + 1:<{wide}}"[:wide] for place in range(len(counts))), look.palette.muted),)
