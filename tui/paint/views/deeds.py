"""Deeds: the ladder as a funnel, who did what where and when, and the way of one deed back to the first post."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from simulator.catalogue import _, ngettext
from simulator.numerals import numeral
from simulator.scenario.units import spoken_money
from simulator.snapshot.closeups import DEEDS, Deeds

from ... import words
from .. import bars, lane
from ..line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, spread, width, wrap
from ..look import RUNG_LETTERS, Look
from ..page import Hit, Page
from ..panel import meter, table
from ..sections import Section, laid_out
from .view import Sight, counting, said

FIRST_DEED = 5
"""Rung of the first deed."""


def rows_of(sight: Sight) -> Sequence[int]:
    """Numbers of the deeds that up and down go through."""
    return [row.number for row in sight.close.rows] if isinstance(sight.close, Deeds) else ()


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The whole view."""
    found, look = sight.close, sight.look
    if not isinstance(found, Deeds):
        return counting(room, rows, look)
    names, currency = sight.society.community_names, sight.society.currency
    groups = len(names)
    path = len(found.path)
    sections = [
        Section(_("The ladder: how many people went how far"), 9, 10,
                lambda wide, high: _ladder(found, wide, high, look)),
        Section(_("Follow a deed back"), max(3, min(8, path + 1)), max(3, path + 1),
                lambda wide, high: _way(found, wide, high, look)),
        Section(_("Deeds, the newest first"), 4, max(4, len(found.rows)),
                lambda wide, high: _deeds(found, currency, wide, high, look)),
        Section(_("Deeds by community"), min(groups, 8) + 1, groups + 1,
                lambda wide, high: _communities(found, names, wide, high, look)),
        Section(_("Deeds by day"), 4, 16, lambda wide, high: _days(sight, found, wide, high)),
    ]  # fmt: skip
    return laid_out(_headline(found, currency), sections, room, rows, sight.scroll, look)


def _headline(found: Deeds, currency: str) -> str:
    if not found.total:
        return _("No deed yet. Of {people} people {saw} have seen something of the campaign.").format(
            people=words.count(found.ladder[0]), saw=words.count(found.ladder[1])
        )
    doers = ngettext("{n} deed", "{n} deeds", found.total).format(n=words.count(found.total))
    text = _(
        "{deeds}, {money} given. Of {clicked} who clicked, {idle} did no more: the gap between clicking and doing."
    )
    return text.format(
        deeds=doers, money=spoken_money(found.gift_cents, currency), clicked=words.count(found.clicked),
        idle=words.percent(found.idle / max(1, found.clicked), 1),
    )  # fmt: skip


def _ladder(found: Deeds, room: int, rows: int, look: Look) -> Block:
    """Every rung: different people, and one in how many of those who saw it; bars on a scale of tens."""
    top = log10(max(10, found.ladder[0]))
    saw = max(1, found.ladder[1])
    names = words.rungs()
    wide = max(width(name) for name in names) + 4
    lines: Block = []
    for rung in range(1, len(found.ladder)):
        many = found.ladder[rung]
        rate = _("{share} of all").format(share=words.percent(many / max(1, found.ladder[0]))) if rung == 1 else (
            _("1 in {n}").format(n=words.count(saw / many)) if many else "-")  # fmt: skip
        end = f"{words.count(many):>8} {rate:>13}"
        length = (log10(many) + 0.3) / (top + 0.3) if many else 0.0
        ink = look.palette.rungs[rung]
        mark = RUNG_LETTERS[rung] if look.letters else look.glyphs.swatch
        bar = meter(length, max(4, room - wide - len(end) - 1), look, ink)
        lines.append((Span(f"{mark} ", ink), Span(f"{names[rung]:<{wide - 2}}", look.palette.text), *bar,
                      Span(f" {end}", look.palette.muted)))  # fmt: skip
    note = _("1 in so many who saw it; equal steps of a bar are tenfold")
    return [*lines, *((Span(part, look.palette.muted),) for part in wrap(note, room, max(1, rows - len(lines))))]


def _way(found: Deeds, room: int, rows: int, look: Look) -> Block:
    """From the doer back to the first post, hand by hand."""
    if not found.path:
        return said(_("When somebody does a deed, its way is told here: from whom they had it, and whom before."),
                    room, rows, look)  # fmt: skip
    steps = found.path if len(found.path) <= rows - 1 else (*found.path[: rows - 3], *found.path[-2:])
    lines: Block = []
    for place, step in enumerate(steps):
        deep = min(place, 8)
        trunk = "  " * (deep - 1) + look.glyphs.last + " " if deep else ""
        last = place == len(steps) - 1
        who = step.who if not step.community else f"{step.who}, {step.community}"
        ink = look.palette.good if place == 0 else look.palette.accent if last else look.palette.text
        when = words.moment(step.minute)
        text = clip(f"{who} {step.how}", room - len(trunk) - len(when) - 2)
        start = (Span(trunk, look.palette.faint), Span(text, ink, NONE, BOLD if place == 0 or last else 0))
        lines.append(spread(start, (Span(f" {when}", look.palette.muted),), room))
    if found.title:
        lines.append((Span(clip(f"“{found.title}”", room), look.palette.muted),))
    return lines[:rows]


def _deeds(found: Deeds, currency: str, room: int, rows: int, look: Look) -> Page:
    """The list, with the chosen one in sight."""
    if not found.rows:
        return Page(said(_("Deeds are signatures, gifts, people brought in, people who come."), room, rows, look))
    place = next((at for at, row in enumerate(found.rows) if row.number == found.chosen), 0)
    first = max(0, min(place - rows // 2, len(found.rows) - rows))
    lines: Block = []
    hits: list[Hit] = []
    for at, row in enumerate(found.rows[first : first + rows]):
        here = row.number == found.chosen
        back = look.palette.selected if here else NONE
        sign = look.glyphs.pointer if here else " "
        did = _(DEEDS[row.deed]) + (f" {spoken_money(row.cents, currency)}" if row.cents else "")
        start = (Span(f"{sign} {words.moment(row.minute):<11}", look.palette.accent, back),
                 Span(clip(row.who, 16) + " ", look.palette.text, back, BOLD),
                 Span(did, look.palette.rungs[FIRST_DEED + row.deed], back))  # fmt: skip
        home = Span(f" {clip(row.community, max(0, room - line_width(start) - 1))}", look.palette.muted, back)
        lines.append(fit((*start, home), room, back))
        hits.append(Hit(0, at, room, 1, "row", row.number))
    return Page(lines, tuple(hits))


def _communities(found: Deeds, names: Sequence[str], room: int, rows: int, look: Look) -> Block:
    """A row for each community, the one with most deeds per head reached first."""

    def rate(one: int) -> float:
        return 1000 * float(found.by_community[one].sum()) / max(1, found.reached[one])

    order = sorted(range(len(names)), key=lambda one: (-rate(one), -found.reached[one]))[: max(1, rows - 1)]
    titles = (_("community"), _("reached"), *(_(deed) for deed in DEEDS), _("per 1,000"))
    body = [
        (names[one], words.count(found.reached[one]), *(words.count(many) for many in found.by_community[one].tolist()),
         f"{numeral(rate(one)):.1f}")
        for one in order
    ]  # fmt: skip
    return table(titles, body, room, look, drop=(1, 5, 4))


def _days(sight: Sight, found: Deeds, room: int, rows: int) -> Block:
    """Deeds on each day; with an aftermath, who is still there at its end."""
    look = sight.look
    per_day = found.per_day.sum(axis=1).tolist()
    days = len(per_day)
    chart = bars.columns([float(one) for one in per_day], max([1.0, *per_day]), room, max(1, rows - 2),
                         look.palette.good, look)  # fmt: skip
    axis: Line = lane.days([words.day_name(day) for day in range(days)], -1, days * 1440, room, look)
    if days > found.campaign_days:
        parts = [_("the campaign ends on day {day}").format(day=found.campaign_days)]
        parts += [
            _("still active on day {day}: {n}").format(day=day, n=words.count(many))
            for day, many in zip((7, 30), found.active, strict=True)
            if many is not None
        ]
        note = f" {look.glyphs.dot} ".join(parts)
    else:
        note = _("most on a day: {n}").format(n=words.count(max([0, *per_day])))
    return [*chart, axis, (Span(clip(note, room), look.palette.muted),)]
