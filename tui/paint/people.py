"""The people of one community as a list, and one person's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulator.catalogue import _

from .. import words
from .line import BOLD, NONE, Block, Line, Span, beside, blank, clip, fit, line_width, pad, span, width, wrap
from .look import HOSTILE_LETTER, RUNG_LETTERS, Look
from .page import Hit, Page
from .panel import heading, panel

if TYPE_CHECKING:
    from simulator.snapshot import FeedRow, PersonWindow, Snapshot, Society


def ranked(society: Society, shot: Snapshot, community: int) -> NDArray[np.int64]:
    """(people of the community,) people, those who went furthest first, then by number."""
    first = sum(society.community_sizes[:community])
    people = np.arange(first, first + society.community_sizes[community])
    return people[np.argsort(-shot.rung[people].astype(np.int64), kind="stable")]


def people_page(
    society: Society, shot: Snapshot, community: int, order: NDArray[np.int64], chosen: int, columns: int, rows: int,
    look: Look,
) -> Page:  # fmt: skip
    """The list with the chosen row in sight."""
    room, inside = columns - 4, rows - 2
    listed = inside - 2
    first = max(0, min(chosen - listed // 2, len(order) - listed))
    names = words.rungs()
    counts = np.bincount(shot.rung[order], minlength=len(names))
    head = _totals(counts.tolist(), names, room, look)
    lines: Block = [head, *blank(room, 1)]
    shown = [(person, clip(words.person(society, person), max(8, room - 26)))
             for person in order[first : first + listed].tolist()]  # fmt: skip
    wide = max([0, *(width(name) for _person, name in shown)])
    for place, (person, name) in enumerate(shown, first):
        told = name + " " * (wide - width(name))
        lines.append(_person_row(shot, person, told, place == chosen, room, look))
    said = Span(f"  {words.people(len(order))}, {words.moment(shot.minute)}", look.palette.muted)
    title = (*heading(society.community_names[community], look), said)
    hits = tuple(Hit(1, 3 + row, columns - 2, 1, "row", first + row) for row in range(min(listed, len(order) - first)))
    return Page(panel(title, lines, columns, rows, look), hits)


def _totals(counts: list[int], names: tuple[str, ...], room: int, look: Look) -> Line:
    """How many stand on each rung, the furthest first; rungs that do not fit are left out whole."""
    spans: list[Span] = []
    for rung in range(len(names) - 1, -1, -1):
        sign = RUNG_LETTERS[rung] if look.letters else look.glyphs.swatch
        piece = f"{names[rung]} {words.count(counts[rung])}   "
        if counts[rung] and line_width(spans) + 2 + width(piece) - 3 <= room:
            spans += [Span(f"{sign} ", look.palette.rungs[rung]), Span(piece, look.palette.muted)]
    return fit(spans, room)


def _person_row(shot: Snapshot, person: int, name: str, chosen: bool, room: int, look: Look) -> Line:
    palette, rung = look.palette, int(shot.rung[person])
    against = bool(shot.hostile[person])
    back = palette.selected if chosen else NONE
    ink = palette.hostile if against else palette.rungs[rung]
    sign = (HOSTILE_LETTER if against else RUNG_LETTERS[rung]) if look.letters else look.glyphs.swatch
    word = words.rungs()[rung] + (f", {_('hostile')}" if against else "")
    return fit(
        (
            Span(f"{look.glyphs.pointer if chosen else ' '} ", palette.accent, back),
            Span(f"{sign} ", ink, back),
            Span(name, palette.text, back, BOLD if chosen else 0),
            Span(f"   {word}", palette.muted, back),
        ),
        room,
        back,
    )


def person_page(window: PersonWindow, moment: str, scroll: int, columns: int, rows: int, look: Look) -> Page:
    """One person: who and what on the left, the feed on the right (below, where the window is narrow)."""
    home = "" if window.community in window.name else f"  {clip(window.community, 30)}"
    title = (*heading(window.name, look), Span(home, look.palette.muted))
    if columns < 100:
        top = min(rows * 3 // 5, len(window.lines) + max(1, len(window.deeds)) + 4)
        upper = panel(title, _who(window, columns - 4, look), columns, top, look)
        lower = _feed_panel(window, moment, scroll, columns, rows - top, look)
        return Page([*upper, *lower])
    left = max(36, columns * 2 // 5)
    return Page(beside(panel(title, _who(window, left - 4, look), left, rows, look),
                       _feed_panel(window, moment, scroll, columns - left, rows, look)))  # fmt: skip


def _who(window: PersonWindow, room: int, look: Look) -> Block:
    """Traits as label and value, then what the person did."""
    wide = min(room - 18, max([8, *(width(clip(label, 40)) for label, _value in window.lines)]) + 2)
    lines: Block = []
    for label, value in window.lines:
        name = clip(label, wide - 1)
        text = Span(name + " " * (wide - width(name)), look.palette.muted)
        lines.append((text, Span(clip(value, room - wide), look.palette.text)))
    lines += [*blank(room, 1), heading(_("Deeds"), look)]
    if not window.deeds:
        lines.append((Span(_("nothing yet"), look.palette.muted),))
    return lines + [(Span(row, look.palette.good),) for deed in window.deeds for row in wrap(deed, room, 2)]


def _feed_panel(window: PersonWindow, moment: str, scroll: int, columns: int, rows: int, look: Look) -> Block:
    room = columns - 4
    title = (*heading(_("What this person was shown"), look), Span(f"  {moment}", look.palette.muted))
    if not window.feed:
        empty = _("Nothing of the campaign has come this way yet.")
        return panel(title, [(Span(text, look.palette.muted),) for text in wrap(empty, room)], columns, rows, look)
    block: Block = []
    for item in window.feed[min(scroll, len(window.feed) - 1) :]:
        block += _feed_item(item, room, look)
        if len(block) >= rows - 2:
            break
    return panel(title, pad(block, room, rows - 2), columns, rows, look)


def _feed_item(item: FeedRow, room: int, look: Look) -> Block:
    """Three rows: what it was, how it came and why it stood there, what became of it."""
    palette = look.palette
    place = _("place {n}").format(n=item.place) if item.place else _("not shown")
    via = f" {look.glyphs.dot} ".join(text for text in (place, item.via, item.reason) if text)
    start = (
        Span(f"{words.moment(item.minute)}  ", palette.accent),
        span(f"{item.author}: ", palette.muted, limit=max(6, room // 3)),
    )
    first = (*start, span(item.title, palette.text, limit=room - line_width(start), style=BOLD))
    lines: Block = [fit(first, room), *((Span(f"  {row}", palette.muted),) for row in wrap(via, room - 2, 2))]
    if item.did:
        lines.append((Span(clip(f"  {item.did}", room), palette.good, NONE, BOLD),))
    return [*lines, (Span(""),)]
