"""Two futures side by side at the same minute, and what the one has brought more than the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from simulator.catalogue import _
from simulator.metrics.vocabulary import measure_name
from simulator.numerals import numeral
from simulator.numerals import percent as hundredths

from .. import words
from . import bars, lane
from .line import BOLD, NONE, Block, Line, Span, clip, fit, span, wrap
from .live import HOUR, society_block, title
from .look import Look
from .page import Hit, Page, row, sized, stack
from .panel import heading, panel, table

if TYPE_CHECKING:
    from simulator.snapshot import Goal, Snapshot, Society

    from ..frame import Frame
    from ..futures import Branch
    from ..outlook_view import View
    from .crowd import Crowd
    from .live import Choice

WIDE = 110
FEWEST = 6
"""Rows below which a society is left out."""
DAY = 1440


class Plan(NamedTuple):
    """How the screen is divided."""

    half: int
    """Columns of the left society; the right one has the rest."""
    pulse: int
    """Rows of the shares per hour of each future."""
    fields: int
    """Rows of the societies, frames and legends included."""
    below: int
    """Rows of the figures."""

    def field(self, columns: int) -> tuple[int, int]:
        """Cells of a society's field."""
        return min(self.half, columns - self.half) - 4, max(0, self.fields - 3)


def plan(columns: int, rows: int) -> Plan:
    """The division of a screen (the row of hints not counted)."""
    pulse = 1 if rows < 34 else 2 if rows < 50 else 3
    below = 9 if rows < 34 else 12 if rows < 50 else 13
    fields = rows - 3 - 2 * pulse - below
    if fields < FEWEST:  # a society of two rows says nothing: the figures have its room
        return Plan(columns // 2, pulse, 0, below + fields)
    return Plan(columns // 2, pulse, fields, below)


def page(
    frame: Frame, view: View | None, choice: Choice, crowd: Crowd | None, columns: int, rows: int, look: Look
) -> Page:
    """The whole screen; `view` is what is known of many worlds, None before anybody asked."""
    society, mine, other = frame.society, frame.snapshot, frame.beside
    assert society is not None and mine is not None
    size = plan(columns, rows)
    top = Page([title(frame, columns, look)], (Hit(max(0, columns - 26), 0, 26, 1, "play"),))
    if other is None:
        text = _("Another future is being fetched ...")
        return sized(stack(top, Page([(Span(f" {text}", look.palette.muted),)])), columns, rows)
    current, beside = _named(frame.branches)
    courses = _courses(mine, other, current, beside, society, columns, size.pulse, look)
    if not size.fields:
        return stack(top, courses, _below(frame, view, size, columns, look))
    left = _society(other, beside, society, choice, crowd, size.half, size.fields, look, look.palette.accent)
    right = _society(mine, current, society, choice, crowd, columns - size.half, size.fields, look, look.palette.good)
    fields = row((left, size.half), (right, columns - size.half))
    return stack(top, courses, fields, _below(frame, view, size, columns, look))


def _named(branches: Sequence[Branch]) -> tuple[Branch | None, Branch | None]:
    """The played future, and the one beside it."""
    return next((one for one in branches if one.current), None), next((one for one in branches if one.beside), None)


def _courses(
    mine: Snapshot, other: Snapshot, current: Branch | None, beside: Branch | None, society: Society, columns: int,
    pulse: int, look: Look,
) -> Page:  # fmt: skip
    """The calendar once, and below it the shares per hour of both on one scale."""
    room, horizon = columns - 3, society.horizon
    names = [words.day_name(day) for day in range(-(-horizon // DAY))]
    place, hours = lane.column_of(mine.minute, horizon, room), max(1, -(-horizon // HOUR))
    lines: Block = [(Span("   "), *lane.days(names, mine.minute, horizon, room, look)),
                    (Span("   "), *lane.marks(mine.lane, mine.minute, horizon, room, look))]  # fmt: skip
    series = [bars.resample(shot.shares_per_hour.tolist(), room, hours) for shot in (mine, other)]
    top = max([1.0, *series[0], *series[1]])
    for shot, branch, ink in ((other, beside, look.palette.accent), (mine, current, look.palette.good)):
        chart = bars.pulse(shot.shares_per_hour.tolist(), None, hours, room, pulse, place, look, top, ink)
        letter = branch.name if branch is not None else ""
        for at, line in enumerate(chart):
            lines.append((Span(f" {letter if at == len(chart) - 1 else '':<2}", ink, NONE, BOLD), *line))
    return Page([fit(line, columns) for line in lines], (Hit(3, 0, room, len(lines), "moment"),))


def _society(
    shot: Snapshot, branch: Branch | None, society: Society, choice: Choice, crowd: Crowd | None, columns: int,
    rows: int, look: Look, ink: int,
) -> Page:  # fmt: skip
    """One future's society in a frame with its letter."""
    body, hits = society_block(shot, society, choice, crowd, columns - 4, rows - 2, look)
    name = branch.name if branch is not None else "?"
    told = _("as planned") if branch is None or branch.parent < 0 else branch.told or _("as before")
    titled: Line = (Span(f"{name} ", ink, NONE, BOLD), span(told, look.palette.text, limit=max(4, columns - 10)))
    return Page(panel(titled, body, columns, rows, look), tuple(hit.moved(2, 1) for hit in hits))


def _below(frame: Frame, view: View | None, size: Plan, columns: int, look: Look) -> Page:
    """The figures of this world on the left; on the right, or in its last rows, many worlds."""
    wide = columns * 3 // 5 if columns >= WIDE else columns
    figures = _figures(frame, wide - 4, size.below - 2, look)
    left = Page(panel(heading(_("At this minute, in this world"), look), figures, wide, size.below, look))
    if columns < WIDE:
        if view is None:
            return left
        said = panel(heading(_("In many worlds"), look), worlds(view, columns - 4, size.below - 2, look), columns,
                     size.below, look)  # fmt: skip
        return Page(said)
    said = panel(heading(_("In many worlds"), look), worlds(view, columns - wide - 4, size.below - 2, look),
                 columns - wide, size.below, look)  # fmt: skip
    return row((left, wide), (Page(said), columns - wide))


def _figures(frame: Frame, room: int, rows: int, look: Look) -> Block:
    """Measure by measure: the one, the other, and the difference."""
    mine, other, society = frame.snapshot, frame.beside, frame.society
    assert mine is not None and other is not None and society is not None
    a, b = other.now, mine.now
    current, beside = _named(frame.branches)
    first, second = beside.name if beside else "A", current.name if current else "B"
    body = [
        *_goal_row(other.goal, mine.goal),
        (_("reach"), words.percent(a.reach), words.percent(b.reach), hundredths(100 * (b.reach - a.reach), "+.1f")),
        (_("shares"), words.count(a.shares), words.count(b.shares), f"{numeral(b.shares - a.shares):+,.0f}"),
        *((_(name), words.count(many), words.count(dict(b.deeds)[name]), f"{numeral(dict(b.deeds)[name] - many):+,.0f}")
          for name, many in a.deeds if many or dict(b.deeds)[name]),
        (_("given, {currency}").format(currency=society.currency), words.money(a.gift_cents), words.money(b.gift_cents),
         _signed(b.gift_cents - a.gift_cents)),
        (_("spent, {currency}").format(currency=society.currency), words.money(a.money_spent),
         words.money(b.money_spent), _signed(b.money_spent - a.money_spent)),
        (_("from other camps"), words.percent(a.cross_cutting), words.percent(b.cross_cutting),
         hundredths(100 * (b.cross_cutting - a.cross_cutting), "+.1f")),
    ]  # fmt: skip
    late = other.minute < mine.minute
    less = _("{mine} less {name}").format(mine=second, name=first)
    lines = table(("", first, second, less), body[: rows - 1 - late], room, look)
    if late:
        note = _("{name} has come to {moment}; it is played on.")
        said = note.format(name=first, moment=words.moment(other.minute))
        lines.append((Span(clip(said, room), look.palette.warn),))
    return lines


def _goal_row(a: Goal, b: Goal) -> list[tuple[str, str, str, str]]:
    """The goal's measure, where it is none of the deeds that are listed anyway."""
    if a.measure in ("gifts", "signatures", "recruits", "show_ups", "reach", "shares"):
        return []
    return [(measure_name(a.measure), f"{numeral(a.value):,.4g}", f"{numeral(b.value):,.4g}",
             f"{numeral(b.value - a.value):+,.4g}")]  # fmt: skip


def _signed(cents: int) -> str:
    return ("-" if cents < 0 else "+") + words.money(abs(cents))


def worlds(view: View | None, room: int, rows: int, look: Look) -> Block:
    """In how many worlds the one brings more than the other, with the interval; or how to ask."""
    if view is None:
        text = _("One world is one throw of the dice. Press w: both futures are played as plans in many worlds, "
                 "with the same people and the same dice.")  # fmt: skip
        return [(Span(part, look.palette.muted),) for part in wrap(text, room, rows)]
    if view.failure:
        return [(Span(part, look.palette.warn),) for part in wrap(view.failure, room, rows)]
    from ..outlook_view import halfway

    seen = _("{n} of {all} worlds of {people}").format(n=view.worlds, all=view.total, people=words.people(view.people))
    lines: Block = [(Span(clip(f"{seen}, {halfway(view)}", room), look.palette.muted),)] if view.worlds else [
        (Span(halfway(view), look.palette.muted),)]  # fmt: skip
    ink = look.palette.warn if view.rough else look.palette.text
    most = max(1, rows - (4 if view.flips else 3))
    lines += [(Span(part, ink, NONE, BOLD),) for part in wrap(view.verdict, room, most)]
    for flip in view.flips:
        lines += [(Span(part, look.palette.text),) for part in wrap(f"{look.glyphs.dot} {flip}", room, 3)]
    if view.note:
        lines += [(Span(part, look.palette.muted),) for part in wrap(view.note, room, 2)]
    left = max(0, rows - len(lines))
    if view.rough and view.worlds and left:
        follow = _("a rough look on fewer people; finer ones follow")
        said = follow if view.state == "looking" else _("on fewer people, multiplied up")
        lines.append((Span(clip(said, room), look.palette.warn),))
    return lines[:rows]
