"""Bubbles: who sees whom, the three filters apart, the week hour by hour, and who was not reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.catalogue import _
from simulator.numerals import percent as hundredths
from simulator.snapshot.closeups import Bubbles

from ... import words
from .. import bars, lane
from ..line import BOLD, NONE, Block, Line, Span, clip, fit, span, width
from ..look import Look
from ..matrix import matrix
from ..page import Page
from ..panel import meter
from ..sections import Section, laid_out
from .view import Sight, counting, said

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAY = 1440
FEWEST_REACHED = 0.01
"""Part of a community below which it counts as not reached."""


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The whole view."""
    found, look = sight.close, sight.look
    if not isinstance(found, Bubbles):
        return counting(room, rows, look)
    if not found.camps.sum():
        return Page(said(_("Nobody has looked at anything about the cause yet. Press space to let the week run."),
                         room, rows, look))  # fmt: skip
    names, sizes = sight.society.community_names, sight.society.community_sizes
    groups = len(names)
    sections = [
        Section(_("Three filters, one after the other"), 5, 5, lambda wide, high: _filters(found, wide, high, look)),
        Section(_("Who hears whom: camps"), 3, 3, lambda wide, high: _camps(found, wide, look)),
        Section(_("From the other camp, hour by hour"), 4, 18, lambda wide, high: _course(sight, found, wide, high)),
        Section(_("Who hears whom through people: communities"), min(groups, 12) + 2, groups + 2,
                lambda wide, high: _communities(found, names, sizes, wide, high, look)),
        Section(_("How much of each community was reached"), min(groups, 8), groups,
                lambda wide, high: _reached(found, names, sizes, wide, high, look)),
        Section(_("Stances, from against to for"), 4, 16, lambda wide, high: _stances(found, wide, high, look)),
    ]  # fmt: skip
    return laid_out(_headline(found), sections, room, rows, sight.scroll, look)


def _headline(found: Bubbles) -> str:
    seen = found.sights.sum()
    return _(
        "Of 100 sights {across:.0f} came from the other camp; if anybody met anybody it would be {chance:.0f}."
    ).format(across=100 * found.crossing.sum() / max(1, seen), chance=100 * found.steps[0])


def _filters(found: Bubbles, room: int, rows: int, look: Look) -> Block:
    """What comes from the other camp after each step, and what each step took away."""
    labels = (
        ("", _("if anybody met anybody")),
        ("1 ", _("followed: who follows whom")),
        ("", _("posted: what went out")),
        ("2 ", _("ranked: what the app shows")),
        ("3 ", _("chosen: what is let in")),
    )
    wide = min(30, max(width(text) for _number, text in labels) + 3, room - 26)
    top = max([0.01, *(share for share in found.steps if share == share)])
    lines: Block = []
    before = float("nan")
    for (number, text), share in zip(labels, found.steps, strict=True):
        cut = _cut(before, share)
        number_ink = look.palette.accent if number else look.palette.faint
        end = f"{words.percent(share) if share == share else '-':>7} {cut:<10}"
        bar = meter((share if share == share else 0) / top, max(4, room - wide - len(end) - 1), look,
                    look.palette.accent if number else look.palette.ghost)  # fmt: skip
        name = clip(text, wide - 3)
        lines.append((
            Span(f"{number:<2}", number_ink, NONE, BOLD),
            Span(name + " " * (wide - 2 - width(name)), look.palette.text),
            *bar, Span(f" {end}", look.palette.muted),
        ))  # fmt: skip
        before = share
    return lines


def _cut(before: float, after: float) -> str:
    """What a step took away of what came from the other camp."""
    if not (before > 0 and after == after):
        return ""
    change = after / before - 1
    if abs(change) < 0.005:
        return _("leaves all")
    return (
        _("cuts {part}").format(part=hundredths(-100 * change, ".0f"))
        if change < 0
        else hundredths(100 * change, "+.0f")
    )


def _camps(found: Bubbles, room: int, look: Look) -> Block:
    """Who of the two camps hears whom, in parts of what each camp's readers saw."""
    voices = [_("voices against it"), _("voices for it")]
    readers = [_("opponents hear"), _("friends hear")]
    return matrix(voices, readers, _parts(found.camps), room, look)


def _communities(found: Bubbles, names: Sequence[str], sizes: Sequence[int], room: int, rows: int, look: Look) -> Block:
    """What came through people, row: from whom, column: to whom; the largest communities where not all have room."""
    label = min(22, max(width(clip(name, 22)) for name in names) + 2, room // 3)
    most = max(1, min(len(names), rows - 2, (room - label) // 5))
    kept = sorted(sorted(range(len(names)), key=lambda one: -sizes[one])[:most])
    shown = _parts(found.communities[:-1])[np.ix_(kept, kept)]
    body = matrix([names[one] for one in kept], [names[one] for one in kept], shown, room, look)
    straight = found.communities[-1].sum() / max(1, found.communities.sum())
    note = _("percent by column; {share} came straight from the campaign").format(share=words.percent(straight, 0))
    if most < len(names):
        note = _("the {most} largest of {all}; {note}").format(most=most, all=len(names), note=note)
    return [*body, (Span(clip(note, room), look.palette.muted),)]


def _parts(table: NDArray[np.int64]) -> NDArray[np.float64]:
    """Each column in parts of its sum."""
    return np.asarray(table / np.maximum(1, table.sum(axis=0)))


def _course(sight: Sight, found: Bubbles, room: int, rows: int) -> Block:
    """The cross-cutting share through the week; its top is what chance would give, where that is more."""
    look, horizon, wide = sight.look, sight.society.horizon, room - 6
    hours = -(-horizon // 60)
    shares = [
        float(found.crossing[part].sum() / found.sights[part].sum()) if found.sights[part].sum() else 0.0
        for part in bars.stretches(wide, hours, len(found.sights))
    ]
    top = max([found.steps[0], *shares])
    week = [*shares, *[0.0] * (wide - len(shares))]  # the hours to come stay empty
    chart = bars.columns(week, top, wide, rows - 1, look.palette.accent, look)
    lines: Block = []
    for place, line in enumerate(chart):
        edge = words.percent(top, 0) if place == 0 else "0 %" if place == len(chart) - 1 else ""
        lines.append((Span(f"{edge:>5} ", look.palette.muted), *line))
    names = [words.day_name(day) for day in range(-(-horizon // DAY))]
    return [*lines, (Span(" " * 6), *lane.days(names, -1, horizon, wide, look))]


def _reached(found: Bubbles, names: Sequence[str], sizes: Sequence[int], room: int, rows: int, look: Look) -> Block:
    """Communities, those that were reached least first."""
    order = sorted(range(len(names)), key=lambda one: found.reached[one] / max(1, sizes[one]))
    wide = min(24, max(width(clip(name, 24)) for name in names), room // 3)
    lines: Block = []
    for one in order[:rows]:
        share = found.reached[one] / max(1, sizes[one])
        low = share < FEWEST_REACHED
        end = f" {words.percent(share):>7} " + (_("not reached") if low else words.people(found.reached[one]))
        bar = meter(share, max(4, room - wide - 2 - 26), look, look.palette.accent)
        name = clip(names[one], wide)
        lines.append(fit((span(name + " " * (wide - width(name) + 2), look.palette.text), *bar,
                          Span(end, look.palette.warn if low else look.palette.muted)), room))  # fmt: skip
    return lines


def _stances(found: Bubbles, room: int, rows: int, look: Look) -> Block:
    """People by stance now, and at the start behind it."""
    bins = len(found.before)
    wide = room // bins * bins if room >= bins else room
    now = found.before if found.now is None else found.now
    chart = bars.pulse(now.tolist(), found.before.tolist(), bins, wide, max(1, rows - 1), -1, look)
    when = _("dim: before") if found.now is not None else _("at the start")
    left, right = f"-1 {_('against')}", f"{_('for')} +1"
    middle = clip(when, max(0, wide - len(left) - len(right) - 4))
    gap = max(1, wide - width(left) - width(right) - width(middle))
    axis: Line = (Span(left + " " * (gap // 2) + middle + " " * (gap - gap // 2) + right, look.palette.muted),)
    return [*chart, axis]
