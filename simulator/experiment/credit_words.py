"""Credit in plain words: who brought how much, how sure that is, and where two reach the same people."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from ..catalogue import _, ngettext, spoken
from ..numerals import numeral
from ..text import shown
from .coalitions import Axis, Player
from .credit import KINDS, Credit, Credits
from .drawing import Estimate, Whiskers
from .figures import between, figure, signed, title
from .notebook import Sheets
from .pen import Pen, columns
from .spread import Spread

MOST_ROWS = 30
"""Players in one table; what the others brought is in the JSON."""
NOTICED = 0.05
"""Part of the total from which on a gap between sums is worth a sentence."""


def credit_words(found: Credits, pen: Pen) -> str:
    """The answer for people."""
    lines = [pen.strong(shown(spoken("scenario", found.plan.scenario.title), 200)), *_wrapped(_opening(found), pen), ""]
    for credit in found.axes.values():
        lines += [*_axis(found, credit, pen), ""]
    lines += _wrapped(_closing(found), pen)
    return pen.fitted("\n".join(lines)) + "\n"


def credit_sheets(found: Credits) -> Sheets:
    """What a notebook shows: a table and a drawing for each way to divide."""
    currency = found.plan.scenario.currency
    rows = [["", "", _("fair share"), _("95 % of the mean"), _("left out"), _("alone")]]
    drawings = []
    for axis, credit in found.axes.items():
        heading = _HEADINGS[axis]()
        estimates = []
        for place in credit.ranking:
            fair, name = credit.spread("fair", place), called(credit.players[place])
            estimates.append(Estimate(name, fair.mean, *fair.mean_interval))
            cells = [signed(credit.measure, credit.spread(kind, place).mean, currency) for kind in KINDS]
            ends = between(credit.measure, fair.mean_interval, currency, sign=True)
            rows.append([heading, name, cells[0], ends, *cells[1:]])
        told = _("{heading}: fair share of {measure}").format(heading=heading, measure=title(credit.measure))
        drawings.append(Whiskers(told, tuple(estimates)))
    words = [spoken("scenario", found.plan.scenario.title), _opening(found)]
    words += [_overlap(credit, currency) for credit in found.axes.values()]
    return [one for one in words if one], rows, drawings


def _opening(found: Credits) -> str:
    told = _(
        "Who brings how much of the {measure}: {runs} runs in {worlds}, the same people and dice for every "
        "coalition. This explores what the scenario assumes."
    )
    worlds = ngettext("{count} world", "{count} worlds", found.worlds).format(count=found.worlds)
    return told.format(measure=title(found.measure), runs=f"{numeral(found.runs):,.0f}", worlds=worlds)


def _axis(found: Credits, credit: Credit, pen: Pen) -> list[str]:
    currency = found.plan.scenario.currency
    total = _told(credit.total, credit, currency)
    heading = f"{_HEADINGS[credit.axis]()}: {_('together')} {total}"
    rows = [[_("fair share"), "", _("95 % of the mean"), _("left out"), _("alone"), ""]]
    for place in credit.ranking[:MOST_ROWS]:
        fair = credit.spread("fair", place)
        rows.append([
            signed(credit.measure, fair.mean, currency),
            pen.bar(fair.mean / credit.total.mean if credit.total.mean > 0 else 0.0, 12),
            between(credit.measure, fair.mean_interval, currency, sign=True),
            signed(credit.measure, credit.spread("left_out", place).mean, currency),
            signed(credit.measure, credit.spread("alone", place).mean, currency),
            shown(called(credit.players[place]), 40),
        ])  # fmt: skip
    more = len(credit.players) - MOST_ROWS
    lines = [pen.strong(heading), *(f"  {line}" for line in columns(rows))]
    if more > 0:
        lines.append("  " + _("and {count} more, in --format json").format(count=more))
    return [*lines, *_wrapped(_overlap(credit, currency), pen, 2), *_wrapped(_closest(credit, currency), pen, 2)]


def _told(spread: Spread, credit: Credit, currency: str) -> str:
    """A mean with its interval."""
    told = signed(credit.measure, spread.mean, currency)
    return f"{told} ({between(credit.measure, spread.mean_interval, currency, sign=True)})"


def _overlap(credit: Credit, currency: str) -> str:
    """What the gap between the sums says; the sums themselves are never given as totals."""
    whole = credit.total.mean
    missing, alone = whole - credit.summed("left_out").mean, credit.summed("alone").mean - whole
    if len(credit.players) < 2 or not abs(whole) > 0:
        return ""
    if missing > NOTICED * abs(whole) and alone > NOTICED * abs(whole):
        told = _(
            "They overlap: for {gap} of the total it does not matter which single one is left out, because others "
            "reach the same people. So neither 'left out' nor 'alone' may be added up; the fair shares may."
        )
        return told.format(gap=figure(credit.measure, missing, currency))
    if missing < -NOTICED * abs(whole):
        told = _(
            "They need each other: {gap} counts more than once when they are left out one by one. So neither "
            "'left out' nor 'alone' may be added up; the fair shares may."
        )
        return told.format(gap=figure(credit.measure, -missing, currency))
    return _("They hardly overlap here; even so, only the fair shares add up to the total.")


def _closest(credit: Credit, currency: str) -> str:
    """The two with the largest overlap or the largest gain from each other, if luck does not explain it."""
    for one, two, spread in credit.pairs():
        if spread.known.size > 1 and not spread.mean_interval.holds(0.0):
            told = _("Most between {one} and {two}: together {gap} {than} than each alone added up.")
            less = spread.mean < 0
            return told.format(
                one=shown(called(credit.players[one]), 40),
                two=shown(called(credit.players[two]), 40),
                gap=figure(credit.measure, abs(spread.mean), currency),
                than=_("less") if less else _("more"),
            )
    return ""


def _closing(found: Credits) -> str:
    sampled = [credit.axis for credit in found.axes.values() if not credit.exactly]
    told = _(
        "Fair share: the Shapley value, the mean gain over the orders in which they could arrive; these add up to "
        "the total. Left out: what is missing without this one only. Alone: with this one only. The tables divide "
        "the same total anew, so they are never added to each other."
    )
    if sampled:
        told += " " + _("Orders were drawn for: {axes}.").format(axes=", ".join(sampled))
    if found.lost:
        told += " " + ngettext("{count} run was lost.", "{count} runs were lost.", found.lost).format(count=found.lost)
    return told


_HEADINGS: dict[Axis, Callable[[], str]] = {
    "influencer": lambda: _("Messengers"),
    "post": lambda: _("Posts"),
    "day": lambda: _("Days"),
    "tactic": lambda: _("Tactics"),
}


def _wrapped(text: str, pen: Pen, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, max(20, pen.width), initial_indent=space, subsequent_indent=space)


def called(player: Player) -> str:
    """What a player is called in the language that is spoken: an account's name, a tactic, a day, a post."""
    return spoken("scenario", _(player.name))
