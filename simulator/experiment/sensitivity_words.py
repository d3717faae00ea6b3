"""Sensitivity in plain words: what the headline leans on most, and where those numbers come from."""

from __future__ import annotations

from ..catalogue import _, ngettext, spoken
from ..numerals import numeral
from ..text import shown
from .drawing import Estimate, Whiskers
from .figures import between, figure, signed, title
from .notebook import Sheets
from .pen import Pen, columns, percent
from .sensitivity import Leaning, Sensitivity
from .sobol import Sobol
from .telling import indented, wrapped

MOST_ROWS = 15
FALSE_ALARMS = 0.05
"""Part of the settings without any effect whose 95 % interval leaves out 0 all the same."""


def sensitivity_sheets(found: Sensitivity) -> Sheets:
    """What a notebook shows: the settings that matter most as a table, and their effects as a drawing."""
    currency, name = found.plan.scenario.currency, found.measure
    rows = [["", _("from low to high"), _("95 % of the mean"), _("told from luck"), _("source")]]
    for one in found.ranking:
        mean, ends = one.spread.mean, between(name, one.spread.mean_interval, currency, sign=True)
        rows.append([
            one.dial.name, signed(name, mean, currency), ends, _("yes") if one.sure else _("no"), _source(one),
        ])  # fmt: skip
    estimates = [Estimate(one.dial.name, one.spread.mean, *one.spread.mean_interval) for one in found.ranking]
    heading = _("{measure}: from the low to the high end of each setting").format(measure=title(name))
    return (
        (spoken("scenario", found.plan.scenario.title), _opening(found)),
        rows,
        (Whiskers(heading, tuple(estimates)),),
    )


def sobol_sheets(found: Sobol) -> Sheets:
    """What a notebook shows: indices as a table, and the total ones as a drawing."""
    rows = [["", _("in all"), _("plus or minus"), _("alone"), _("plus or minus")]]
    estimates = []
    for place in found.ranking:
        total, half = float(found.total[place]), float(found.total_half[place])
        name, first, narrow = found.settings[place].name, float(found.first[place]), float(found.first_half[place])
        rows.append([name, percent(max(0.0, total)), percent(half), percent(max(0.0, first)), percent(narrow)])
        estimates.append(Estimate(name, total, total - half, total + half))
    heading = _("part of the spread of {measure}, with the others").format(measure=title(found.measure))
    return (
        (spoken("scenario", found.plan.scenario.title), _sobol_opening(found)),
        rows,
        (Whiskers(heading, tuple(estimates)),),
    )


def _opening(found: Sensitivity) -> str:
    return _(
        "What {measure} ({base} on average) leans on, when each of {settings} settings is turned {span} down and up: "
        "{runs} runs in {worlds}. This explores what the scenario assumes."
    ).format(
        measure=title(found.measure),
        base=figure(found.measure, found.base.mean, found.plan.scenario.currency),
        settings=len(found.leanings),
        span=percent(found.span),
        runs=f"{numeral(found.runs):,.0f}",
        worlds=ngettext("{count} world", "{count} worlds", found.worlds).format(count=found.worlds),
    )


def sensitivity_words(found: Sensitivity, pen: Pen) -> str:
    """The answer of Morris or of "everything" for people."""
    sure = [one for one in found.ranking if one.sure]
    lines = [pen.strong(shown(spoken("scenario", found.plan.scenario.title), 200)), *wrapped(_opening(found), pen), ""]
    if sure:
        lines += [pen.strong(_("Told from luck, the largest first")), *indented(columns(_rows(found, sure, pen))), ""]
        lines += wrapped(_sentence(found, sure), pen)
    else:
        lines += wrapped(_("No single setting could be told from luck; try more worlds."), pen)
    rest = len(found.leanings) - len(sure)
    if rest:
        some = ngettext("{count} setting", "{count} settings", rest).format(count=rest)
        lines += wrapped(_("The effect of {some} is too close to call.").format(some=some), pen)
    chance = round(FALSE_ALARMS * len(found.leanings))
    if chance:
        told = _("Of {count} settings that do nothing, about {chance} would look told from luck.")
        lines += wrapped(told.format(count=len(found.leanings), chance=chance), pen)
    if found.skipped:
        names = ", ".join(found.skipped[:8]) + (" ..." if len(found.skipped) > 8 else "")
        told = _("Not turned, since they stand at 0 or the scenario forbids it ({count}): {names}.")
        lines += wrapped(told.format(count=len(found.skipped), names=names), pen)
    return pen.fitted("\n".join(lines)) + "\n"


def _rows(found: Sensitivity, sure: list[Leaning], pen: Pen) -> list[list[str]]:
    currency, name = found.plan.scenario.currency, found.measure
    largest = max(abs(one.spread.mean) for one in sure)
    rows = [[_("from low to high"), "", _("95 % of the mean"), _("source"), ""]]
    for one in sure[:MOST_ROWS]:
        rows.append([
            signed(name, one.spread.mean, currency),
            pen.bar(abs(one.spread.mean) / largest, 12),
            between(name, one.spread.mean_interval, currency, sign=True),
            _source(one),
            one.dial.name,
        ])  # fmt: skip
    return rows


def _source(one: Leaning) -> str:
    if one.dial.origin == "scenario":
        return _("the scenario")
    return one.dial.source if one.dial.source != "assumption" else _("assumption")


def _sentence(found: Sensitivity, sure: list[Leaning]) -> str:
    """The first few in a sentence, and how many of them rest on nothing published."""
    first = ", ".join(one.dial.name for one in sure[:3])
    guessed = [one.dial.name for one in sure[:MOST_ROWS] if one.dial.origin in ("assumption", "memory")]
    told = _("{measure} leans most on {first}.").format(measure=title(found.measure).capitalize(), first=first)
    if guessed:
        told += " " + _("Assumed or quoted from memory, so worth measuring: {names}.").format(names=", ".join(guessed))
    return told


def sobol_words(found: Sobol, pen: Pen) -> str:
    """The indices for people."""
    rows = [[_("in all"), "", _("plus or minus"), _("alone"), _("plus or minus"), ""]]
    for place in found.ranking:
        rows.append([
            percent(max(0.0, float(found.total[place]))),
            pen.bar(float(found.total[place]), 12),
            percent(float(found.total_half[place])),
            percent(max(0.0, float(found.first[place]))),
            percent(float(found.first_half[place])),
            found.settings[place].name,
        ])  # fmt: skip
    lines = [
        pen.strong(shown(spoken("scenario", found.plan.scenario.title), 200)),
        *wrapped(_sobol_opening(found), pen),
        "",
    ]
    lines += [*indented(columns(rows)), ""]
    more = _("'In all' counts what a setting does together with others; these do not add up to 100 %.")
    return pen.fitted("\n".join([*lines, *wrapped(more, pen)])) + "\n"


def _sobol_opening(found: Sobol) -> str:
    return _(
        "Which part of the spread of {measure} each setting explains when all are turned up to {span} down and up: "
        "{runs} runs. This explores what the scenario assumes."
    ).format(measure=title(found.measure), span=percent(found.span), runs=f"{numeral(found.runs):,.0f}")
