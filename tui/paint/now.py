"""The panel of the present figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _
from simulator.metrics.vocabulary import measure_name
from simulator.numerals import numeral
from simulator.numerals import percent as hundredths

from ..words import count, moment, money, percent, spreading
from .line import BOLD, NONE, Block, Line, Span, clip, filled, fit, width
from .look import Look
from .panel import meter

if TYPE_CHECKING:
    from simulator.snapshot import Goal, Now, Snapshot, Society

    from ..beside import Against

SHARES_OF_ONE = ("reach", "share", "rate")
"""Words in the name of a measure that is a part of a whole."""


def now_lines(
    shot: Snapshot, society: Society, room: int, rows: int, look: Look, against: Against | None = None
) -> Block:
    """The figures as label and value, with bars where there is room for them; on a branch the difference first."""
    now = shot.now
    first = [] if against is None else _difference(now, against, room, look)
    blocks = [
        _reach(now, room, look),
        [_row(_("R today"), f"{numeral(now.r_today):.2f}", spreading(now.r_today), room, look)],
        _deeds(now, room, look),
        [_row(_("money"), _("{spent} of {budget}").format(spent=money(now.money_spent), budget=money(now.money_budget)),
              society.currency, room, look)],
        _goal(shot.goal, room, look),
        [_row(_("bubble"), percent(now.cross_cutting, 0), _("from other camps"), room, look)],
        [_row(_("shares"), count(now.shares), _("so far"), room, look)],
        [_row(_("hours"), f"{numeral(now.hours_used):.1f}", _("of staff"), room, look)],
    ]  # fmt: skip
    return [*first, *_arranged(blocks, max(0, rows - len(first)))][:rows]


def _difference(now: Now, a: Against, room: int, look: Look) -> Block:
    """What the played future has brought more, or less, than the one beside it by this minute: gifts and reach."""
    ink = look.palette.good if now.gifts > a.gifts else look.palette.warn if now.gifts < a.gifts else None
    points = hundredths(100 * (now.reach - a.reach), "+.1f")
    had = _("{name} has {count}")
    note = had.format(name=a.name, count=count(a.gifts)) if a.ready else _("{name} is played ...").format(name=a.name)
    less = _("{mine} less {name}").format(mine=a.mine, name=a.name)
    gifts = _("{count} gifts").format(count=f"{numeral(now.gifts - a.gifts):+.0f}")
    return [
        _row(less, gifts, note, room, look, ink),
        _row("", _("{share} reach").format(share=points), had.format(name=a.name, count=percent(a.reach)), room, look),
    ]


def _arranged(blocks: list[Block], rows: int) -> Block:
    """All blocks that fit; what goes beyond a block's first row goes first when room is short."""
    order = [0, 1, 2, 3, 4, 5, 6, 7]
    lean = [block[:1] for block in blocks]
    kept = set(order[:rows])
    left = rows - len(kept)
    full = dict.fromkeys(kept, 1)
    for place in (2, 0, 4):
        extra = len(blocks[place]) - 1
        if place in kept and 0 < extra <= left:
            full[place] = 1 + extra
            left -= extra
    shown = [blocks[place][: full[place]] if full[place] > 1 else lean[place] for place in order if place in kept]
    return [line for block in shown for line in block]


def label_width(room: int) -> int:
    """Cells of the column with the labels: what the longest of them needs, within bounds."""
    longest = max(width(one) for one in (_("reach"), _("R today"), _("bubble"), _("shares"), _("goal"), _("hours")))
    return 11 if room >= 34 else min(11, max(9, longest + 1))


def _row(label: str, value: str, note: str, room: int, look: Look, ink: int | None = None) -> Line:
    """Label, value, and a note that is left out whole when it does not fit."""
    wide = label_width(room)
    name = clip(label, wide - 1)
    spans = [
        Span(name + " " * (wide - width(name)), look.palette.muted),
        Span(clip(value, room - wide), look.palette.text if ink is None else ink, NONE, BOLD),
    ]
    if note and wide + width(value) + 1 + width(note) <= room:
        spans.append(Span(f" {note}", look.palette.muted))
    return fit(spans, room)


def _reach(now: Now, room: int, look: Look) -> Block:
    note = "" if now.ghost_reach is None else _("ghost {share}").format(share=percent(now.ghost_reach))
    return [
        _row(_("reach"), percent(now.reach), note, room, look),
        meter(now.reach, room, look, look.palette.accent, now.ghost_reach),
    ]


def _deeds(now: Now, room: int, look: Look) -> Block:
    """ "214 signed · 4 gave", as many deeds as fit in a row, the rest in further rows."""
    done = [(name, many) for name, many in now.deeds if many > 0]
    if not done:
        return [_row(_("deeds"), _("none yet"), "", room, look, look.palette.muted)]
    wide = label_width(room)
    rows = filled([f"{count(many)} {clip(_(name), 20)}" for name, many in done], f" {look.glyphs.dot} ", room - wide)
    first = _row(_("deeds"), rows[0], "", room, look, look.palette.good)
    return [first, *(fit((Span(" " * wide), Span(text, look.palette.good)), room) for text in rows[1:])]


def _goal(goal: Goal, room: int, look: Look) -> Block:
    name = measure_name(goal.measure)
    part = any(word in goal.measure for word in SHARES_OF_ONE) and goal.target <= 1
    value, target = (percent(one) if part else f"{numeral(one):,.4g}" for one in (goal.value, goal.target))
    share = goal.value / goal.target if goal.target else 1.0
    ink = look.palette.good if share >= 1 else look.palette.warn
    text = _("{value} of {target}").format(value=value, target=target)
    return [
        _row(_("goal"), text, name, room, look, ink),
        meter(share, room, look, ink),
        fit((Span(_("by {moment}").format(moment=moment(goal.deadline)), look.palette.muted),), room),
    ]
