"""The first page: the scenarios, and a preview of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .. import words
from . import lane
from .line import BOLD, NONE, Block, Line, Span, beside, blank, clip, fit, pad, span, spread, whole_parts, width, wrap
from .look import Look
from .page import Hit, Page
from .panel import heading, panel

if TYPE_CHECKING:
    from ..cover import Cover

DAY = 1440
LEAST_PLAN = 6
"""Rows that must be left for the plan to be worth beginning."""


def page(
    covers: Sequence[Cover], chosen: int, query: str | None, total: int, columns: int, rows: int, look: Look
) -> Page:
    """List and preview.

    query   what is being searched for, None when nothing is
    total   scenarios there are without the search
    """
    top = [_banner(columns, look), *blank(columns, 1)]
    height = rows - len(top)
    left = 28 if columns < 76 else 34 if columns < 110 else min(56, columns * 2 // 5)
    body, hits = _list(covers, chosen, query, total, left, height, look)
    right = columns - left
    cover = covers[chosen] if covers else None
    preview = _preview(cover, right - 4, height - 2, look) if cover else _nothing(query, right - 4, look)
    title = heading(cover.title if cover else _("Nothing found"), look)
    moved = tuple(hit.moved(0, len(top)) for hit in hits)
    play = (Hit(left, len(top), right, height, "do:play"),) if cover and cover.playable else ()
    return Page([*top, *beside(body, panel(title, preview, right, height, look))], (*moved, *play))


def _banner(columns: int, look: Look) -> Line:
    name = (Span(" G R O U N D S W E L L", look.palette.accent, NONE, BOLD),)
    said = (Span(_("how a story travels through a society") + " ", look.palette.muted),)
    return spread(name, said if columns >= 66 else (), columns)


def _list(
    covers: Sequence[Cover], chosen: int, query: str | None, total: int, columns: int, rows: int, look: Look
) -> tuple[Block, tuple[Hit, ...]]:
    """Shelf by shelf, each entry with its question; the chosen one is kept in sight."""
    room, inside = columns - 4, rows - 2
    head: Block = []
    if query is not None:
        found = f"{len(covers)}/{total}"
        head = [spread((Span("/ ", look.palette.accent, NONE, BOLD), span(query, look.palette.text, limit=room - 8),
                        Span(look.glyphs.full if not look.glyphs.ascii else "_", look.palette.accent)),
                       (Span(found, look.palette.muted),), room), *blank(room, 1)]  # fmt: skip
    tall = 4 if rows >= 26 else 2
    lines: Block = []
    places: list[tuple[int, int]] = []
    for place, cover in enumerate(covers):
        if place == 0 or covers[place - 1].group != cover.group:
            lines += _shelf(cover.group, sum(one.group == cover.group for one in covers), room, look)
        places.append((len(lines), tall))
        lines += _entry(cover, place == chosen, room, tall, look)
    left = inside - len(head)
    first = _window(places, chosen, len(lines), left)
    hits = tuple(
        Hit(1, 1 + len(head) + at - first, columns - 2, high, "cover", place)
        for place, (at, high) in enumerate(places)
        if first <= at and at + high <= first + left + 1
    )
    body = [*head, *lines[first : first + left]]
    return panel(heading(_("Library"), look), body, columns, rows, look), hits


def _window(places: Sequence[tuple[int, int]], chosen: int, lines: int, room: int) -> int:
    """First row that is shown: the chosen entry in the middle, as far as the ends allow."""
    if not places:
        return 0
    at, high = places[min(chosen, len(places) - 1)]
    return max(0, min(at + high // 2 - room // 2, lines - room))


def _shelf(group: str, many: int, room: int, look: Look) -> Block:
    """The name of a shelf, and how many stand on it."""
    from ..cover import shelves

    name = (Span(f"{shelves().get(group, group)} ", look.palette.good, NONE, BOLD), Span(str(many), look.palette.muted))
    return [fit(name, room)]


def _entry(cover: Cover, chosen: bool, room: int, tall: int, look: Look) -> Block:
    """A title, its question in one or two rows, and a gap."""
    palette = look.palette
    back = palette.selected if chosen else NONE
    sign = look.glyphs.pointer if chosen else " "
    name_ink = palette.text if cover.playable else palette.warn
    head = (Span(f"{sign} ", palette.accent, back), Span(clip(cover.title, room - 2), name_ink, back, BOLD))
    said = cover.question if cover.playable else _("cannot be played: see why")
    rows = wrap(said, room - 2, max(1, tall - 2))
    body = [fit((Span("  ", NONE, back), Span(row, palette.muted, back)), room, back) for row in rows]
    body += [(Span(" " * room, NONE, back),)] * (max(1, tall - 2) - len(rows))
    return [fit(head, room, back), *body, *blank(room, tall - 1 - len(body))]


def _preview(cover: Cover, room: int, rows: int, look: Look) -> Block:
    """What the chosen scenario is about, in the order of what matters; the rest is left out where room is short."""
    palette = look.palette
    if not cover.playable:
        return _problems(cover, room, rows, look)
    if not cover.read:
        return [(Span(_("reading ..."), palette.muted),)]
    if cover.group == "session":
        return _session(cover, room, rows, look)
    if cover.group == "result":
        return _result(cover, room, rows, look)
    parts: list[Block] = [
        [(Span(row, palette.accent, NONE, BOLD),) for row in wrap(cover.question, room, 3)],
        _week(cover, room, look),
        [*_pair(_("goal"), cover.goal, room, look), *_pair(_("society"), cover.facts, room, look)],
        _named(_("Cast"), cover.cast, room, look),
        _named(_("Levers"), cover.levers, room, look),
    ]
    summary: Block = [(Span(row, palette.text),) for row in wrap(cover.summary, room, 8)]
    invitation = _("Enter begins the lesson") if cover.group == "lesson" else _("Enter plays the week")
    play: Line = (Span(f"{look.glyphs.play} ", palette.good, NONE, BOLD), Span(invitation, palette.good))
    whens = [words.moment(entry.minute) for entry in cover.week]
    plan = [heading(_("The plan"), look), *lane.agenda(cover.week, whens, room, len(whens), look)] if whens else []
    return _filled(parts, summary, plan, play, room, rows)


def _session(cover: Cover, room: int, rows: int, look: Look) -> Block:
    """What was done by hand in a session."""
    palette = look.palette
    lines: Block = [(Span(row, palette.accent, NONE, BOLD),) for row in wrap(cover.question, room, 3)]
    lines += [(), *((Span(row, palette.text),) for row in wrap(cover.summary, room, 4)), ()]
    lines.append(heading(_("What was done by hand"), look))
    for when, what in cover.done[: rows - len(lines) - 3]:
        lines.append((Span(f"{clip(when, 14):<12}", palette.accent), Span(clip(what, room - 12), palette.text)))
    if not cover.done:
        lines.append((Span(_("nothing: the week as it was planned"), palette.muted),))
    play = (Span(f"{look.glyphs.play} ", palette.good, NONE, BOLD), Span(_("Enter goes on with it"), palette.good))
    return [*pad(lines, room, rows - 1), fit(play, room)]


def _result(cover: Cover, room: int, rows: int, look: Look) -> Block:
    """What came of many worlds."""
    palette = look.palette
    lines: Block = [(Span(row, palette.accent, NONE, BOLD),) for row in wrap(cover.summary, room, 3)]
    lines += [(), *((Span(row, palette.muted),) for row in wrap(cover.question, room, 3)), ()]
    lines.append(heading(_("What was seen"), look))
    for _when, told in cover.done:
        lines += [*((Span(row, palette.text),) for row in wrap(told, room, 5)), ()]
    play = (Span(f"{look.glyphs.play} ", palette.good, NONE, BOLD), Span(_("Enter opens it again"), palette.good))
    return [*pad(lines, room, rows - 1), fit(play, room)]


def _filled(parts: list[Block], summary: Block, plan: Block, play: Line, room: int, rows: int) -> Block:
    """As many whole parts as fit with a gap between them, the summary after the question, the invitation last.

    What is left is given to the plan, as far as it goes.
    """
    left = rows - 2
    kept: list[Block] = []
    for part in parts:
        if part and len(part) + (1 if kept else 0) <= left:
            kept.append(part)
            left -= len(part) + (1 if len(kept) > 1 else 0)
    if summary and len(summary) + 1 <= left:
        kept.insert(1, summary)
        left -= len(summary) + 1
    if len(kept) > len(parts) - 1 and left > LEAST_PLAN:
        kept.append(plan[: left - 1])
    lines: Block = []
    for part in kept:
        lines += ([()] if lines else []) + part
    return [*pad(lines, room, rows - 1), fit(play, room)]


def _week(cover: Cover, room: int, look: Look) -> Block:
    """The calendar lane of the whole run, and what its shapes mean."""
    if not cover.week:
        return []
    names = [words.day_name(day) for day in range(-(-cover.horizon // DAY))]
    kinds = dict.fromkeys(entry.kind for entry in cover.week)
    return [
        lane.days(names, -1, cover.horizon, room, look),
        lane.marks(cover.week, -1, cover.horizon, room, look),
        lane.shapes([(kind, words.kind(kind)) for kind in kinds], room, look),
    ]


def _pair(label: str, value: str, room: int, look: Look) -> Block:
    """A label and its value, which may take two rows."""
    wide = 10 if room >= 40 else 9
    name = clip(label, wide - 1)
    rows = wrap(value, room - wide, 2)
    return [
        (
            Span((name if place == 0 else "") + " " * (wide - (width(name) if place == 0 else 0)), look.palette.muted),
            Span(row, look.palette.text),
        )
        for place, row in enumerate(rows)
    ]


def _named(title: str, rows: Sequence[tuple[str, str]], room: int, look: Look) -> Block:
    """A heading and pairs below it, at most six."""
    if not rows:
        return []
    wide = min(max(width(clip(name, 60)) for name, _what in rows[:6]), room * 3 // 5)
    lines: Block = [heading(title, look)]
    for name, what in rows[:6]:
        shown = clip(name, wide)
        lines.append((
            Span(shown + " " * (wide - width(shown) + 2), look.palette.text),
            Span(whole_parts(what, room - wide - 2), look.palette.muted),
        ))  # fmt: skip
    if len(rows) > 6:
        lines.append((Span(_("and {n} more").format(n=len(rows) - 6), look.palette.muted),))
    return lines


def _problems(cover: Cover, room: int, rows: int, look: Look) -> Block:
    """Why a file cannot be played."""
    lines: Block = [(Span(_("This scenario cannot be played yet:"), look.palette.warn, NONE, BOLD),), (Span(""),)]
    for problem in cover.problems:
        lines += [(Span(row, look.palette.text),) for row in wrap(problem, room, 6)]
        lines.append((Span(""),))
    return lines[:rows]


def _nothing(query: str | None, room: int, look: Look) -> Block:
    text = _("No scenario matches. esc ends the search.") if query else _("There are no scenarios here.")
    return [(Span(row, look.palette.muted),) for row in wrap(text, room)]
