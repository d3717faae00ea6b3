"""Books: money, hours, what came of them, and whether the model's own accounts agree."""

from __future__ import annotations

from simulator.catalogue import _, ngettext
from simulator.numerals import numeral
from simulator.scenario.units import spoken_money
from simulator.snapshot.closeups import Balance, Books

from ... import words
from .. import bars, lane
from ..line import BOLD, NONE, Block, Line, Span, clip, fit, spread, width, wrap
from ..look import Look
from ..page import Page
from ..panel import meter
from ..sections import Section, laid_out
from .view import Sight, counting, said

LABEL = 22


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The whole view."""
    found, look, currency = sight.close, sight.look, sight.society.currency
    if not isinstance(found, Books):
        return counting(room, rows, look)
    lines = len(found.spending)
    audit = len(found.balances)
    sections = [
        Section(_("Money"), 2 + min(5, max(1, lines)), 2 + max(1, lines),
                lambda wide, high: _money(found, currency, wide, high, look)),
        Section(_("What the money brought"), 4, 4, lambda wide, high: _per(found, currency, wide, look)),
        Section(_("Spent, day by day"), 3, 14, lambda wide, high: _days(sight, found, wide, high)),
        Section(_("Hours of work"), 5, 5, lambda wide, high: _hours(found, wide, look)),
        Section(_("Questions and trust"), 3, 3, lambda wide, high: _desk(found, wide, look)),
        Section(_("What may go wrong"), min(4, len(found.risks) or 2), len(found.risks) or 2,
                lambda wide, high: _risks(sight, found, wide, high)),
        Section(_("Do the model's own accounts agree?"), audit + 1, audit + 3,
                lambda wide, high: _audit(found, currency, wide, high, look)),
    ]  # fmt: skip
    return laid_out(_headline(found, currency), sections, room, rows, sight.scroll, look)


def _headline(found: Books, currency: str) -> str:
    spent = sum(line.cents for line in found.spending)
    text = _("{spent} of {budget} {currency} spent, {given} given by {gifts}: {net}.")
    gifts = ngettext("{n} gift", "{n} gifts", found.gifts).format(n=words.count(found.gifts))
    sign = _("{amount} more than it cost") if found.given >= spent else _("{amount} less than it cost")
    return text.format(
        spent=words.money(spent), budget=words.money(found.budget), currency=currency, given=words.money(found.given),
        gifts=gifts, net=sign.format(amount=words.money(abs(found.given - spent))),
    )  # fmt: skip


def _pair(label: str, value: str, note: str, room: int, look: Look, ink: int | None = None) -> Line:
    name = clip(label, LABEL - 1)
    return fit((
        Span(name + " " * (LABEL - width(name)), look.palette.muted),
        Span(value, look.palette.text if ink is None else ink, NONE, BOLD),
        Span(clip(f" {note}", max(0, room - LABEL - width(value))), look.palette.muted),
    ), room)  # fmt: skip


def _money(found: Books, currency: str, room: int, rows: int, look: Look) -> Block:
    """The budget as a bar, and each line of the spending."""
    spent = sum(line.cents for line in found.spending)
    planned = sum(max(line.cents, line.planned or 0) for line in found.spending)
    left = _("{left} {currency} left, {planned} of it promised").format(
        left=words.money(found.budget - spent), currency=currency, planned=words.money(planned - spent)
    )
    lines: Block = [
        meter(spent / max(1, found.budget), room, look, look.palette.accent, planned / max(1, found.budget)),
        (Span(clip(left, room), look.palette.muted),),
    ]
    kinds = {"fee": _("fee"), "boost": _("boost"), "street": _("street")}
    if not found.spending:
        lines.append((Span(_("Nobody is paid and nothing is boosted in this plan."), look.palette.muted),))
    for line in sorted(found.spending, key=lambda one: -max(one.cents, one.planned or 0))[: rows - 2]:
        of = "" if line.planned is None else _("of {amount}").format(amount=words.money(line.planned))
        end = f"{words.money(line.cents):>9} {of:<12}"
        name = clip(line.name, max(4, room - 8 - len(end) - 1))
        lines.append(spread((Span(f"{kinds.get(line.kind, line.kind):<7} ", look.palette.accent),
                             Span(name, look.palette.text)), (Span(end, look.palette.muted),), room))  # fmt: skip
    return lines


def _days(sight: Sight, found: Books, room: int, rows: int) -> Block:
    """Money spent on each day of the run so far."""
    look, days = sight.look, -(-sight.society.horizon // 1440)
    spent = [float(cents) for cents in found.spent_by_day.tolist()]
    spent += [0.0] * (days - len(spent))
    names = [words.day_name(day) for day in range(days)]
    chart = bars.columns(spent, max([1.0, *spent]), room, max(1, rows - 1), look.palette.warn, look)
    return [*chart, lane.days(names, -1, days * 1440, room, look)]


def _per(found: Books, currency: str, room: int, look: Look) -> Block:
    """What one deed, gift, person and thousand sights came to."""
    spent = sum(line.cents for line in found.spending)

    def each(count: float) -> str:
        return spoken_money(round(spent / count), currency) if count and spent else "-"

    return [
        _pair(_("each deed"), each(found.deeds), _("{n} deeds").format(n=words.count(found.deeds)), room, look),
        _pair(_("each gift"), each(found.gifts), _("mean gift {amount}").format(
            amount=words.money(round(found.given / found.gifts)) if found.gifts else "-"), room, look),
        _pair(_("each person reached"), each(found.reached), words.people(found.reached), room, look),
        _pair(_("a thousand sights"), each(found.sights / 1000), _("{n} sights").format(n=words.count(found.sights)),
              room, look),
    ]  # fmt: skip


def _hours(found: Books, room: int, look: Look) -> Block:
    """The hours as a bar, and what they went into."""
    names = {
        "posts": _("making posts"),
        "replies": _("replies"),
        "protocols": _("protocols"),
        "street": _("the street"),
    }
    worked = sum(minutes for _name, minutes in found.work) / 60
    used = _("{used} of {all} hours").format(used=f"{numeral(worked):.1f}", all=f"{numeral(found.hours):.0f}")
    bar = meter(worked / found.hours if found.hours else 0.0, max(4, room - width(used) - 1), look, look.palette.accent)
    lines: Block = [(*bar, Span(f" {used}", look.palette.text, NONE, BOLD))]
    for name, minutes in found.work:
        lines.append(_pair(names[name], f"{numeral(minutes / 60):.1f}", _("hours"), room, look))
    return lines


def _desk(found: Books, room: int, look: Look) -> Block:
    """The reply desk, and whether people believe that the organiser means it."""
    waiting = found.asked - found.answered
    wait = "-" if found.wait is None else _("{n} min").format(n=words.count(found.wait))
    belief = "-" if found.sincerity is None else words.percent(found.sincerity, 0)
    note = _("known at the newest minute") if found.sincerity is None else _("believe that it is meant")
    return [
        _pair(_("questions"), words.count(found.asked), _("{answered} answered, {waiting} not").format(
            answered=words.count(found.answered), waiting=words.count(waiting)), room, look,
            look.palette.warn if waiting > found.answered else None),
        _pair(_("wait for an answer"), wait, _("the middle one"), room, look),
        _pair(_("trust"), belief, note, room, look),
    ]  # fmt: skip


def _risks(sight: Sight, found: Books, room: int, rows: int) -> Block:
    """What goes wrong in this plan, and when."""
    look = sight.look
    if not found.risks:
        return said(_("Nothing goes wrong in this plan. Press i to play a risk card."), room, rows, look)
    return [
        (Span(f"{words.moment(minute):<11}", look.palette.accent),
         Span(clip(kind, room - 24), look.palette.text),
         Span("  " + (_("happened") if minute < sight.shot.minute else _("to come")), look.palette.muted))
        for kind, minute in found.risks[:rows]
    ]  # fmt: skip


def _audit(found: Books, currency: str, room: int, rows: int, look: Look) -> Block:
    """Every pair of accounts with both its numbers, and the verdict of the full audit."""
    lines: Block = []
    for one in found.balances:
        lines += _balance(one, currency, room, look)
    if found.findings:
        text, ink = _("The audit found: {what}").format(what="; ".join(found.findings)), look.palette.bad
    elif found.audited >= 0:
        when = words.moment(found.audited)
        text, ink = _("Full audit at {when}: every row has its counterpart.").format(when=when), look.palette.good
    else:
        text, ink = _("The full audit is made at the newest minute."), look.palette.muted
    room_left = max(1, rows - len(lines))
    return [*lines[: rows - 1], *((Span(part, ink),) for part in wrap(text, room, room_left))]


def _balance(one: Balance, currency: str, room: int, look: Look) -> Block:
    """An equation and its two sides; below each other where room is short."""
    agrees = one.rows == one.counted
    write = words.money if one.unit == "cents" else words.count
    unit = f" {currency}" if one.unit == "cents" else ""
    sign = "=" if agrees else "#" if look.glyphs.ascii else "≠"
    ink = look.palette.good if agrees else look.palette.bad
    numbers = (Span(f" {write(one.rows)} ", look.palette.text), Span(sign, ink, NONE, BOLD),
               Span(f" {write(one.counted)}{unit}", look.palette.text))  # fmt: skip
    name = one.name.replace(" - ", f" {look.glyphs.dash} ")
    need = sum(width(piece.text) for piece in numbers)
    if width(name) + need + 1 <= room:
        return [spread((Span(name, look.palette.muted),), numbers, room)]
    if room - need >= 30:
        return [spread((Span(clip(name, room - need - 1), look.palette.muted),), numbers, room)]
    return [(Span(clip(name, room), look.palette.muted),), spread((), numbers, room)]
