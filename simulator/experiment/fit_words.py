"""A fit in plain words: what the numbers taught, what the plan looks like now, or why the model must be doubted."""

from __future__ import annotations

from ..catalogue import _, ngettext, spoken
from ..numerals import numeral
from ..text import shown
from .dials import as_written
from .figures import between, figure, title
from .fit import ENOUGH, Fit, Miss
from .notebook import Sheets
from .pen import Pen, columns, percent
from .telling import fan_section, indented, wrapped


def fit_words(found: Fit, pen: Pen) -> str:
    """The answer for people."""
    lines = [pen.strong(shown(spoken("scenario", found.plan.scenario.title), 200))]
    lines += wrapped(_opening(found), pen)
    lines += ["", *(_refusal(found, pen) if found.refused else _learnt(found, pen))]
    return pen.fitted("\n".join(lines)) + "\n"


def fit_sheets(found: Fit) -> Sheets:
    """What a notebook shows: settings before and after, and both fans; or which numbers contradict the model."""
    words = [spoken("scenario", found.plan.scenario.title), _opening(found)]
    if found.refused:
        told = _("Your numbers contradict the model as it is set up, so nothing is fitted: {why}")
        return [*words, told.format(why=_why(found, found.hardest))], _missed(found), ()
    return words, [row[:-1] for row in _settings(found)], found.fans or ()


def _opening(found: Fit) -> str:
    draws = found.draws.shape[0]
    told = ngettext(
        "{count} number of your own; of {draws} draws of what is not known, {kept} fit it.",
        "{count} numbers of your own; of {draws} draws of what is not known, {kept} fit them all.",
        len(found.misses),
    )
    return told.format(count=len(found.misses), draws=f"{numeral(draws):,.0f}", kept=len(found.kept))


def _refusal(found: Fit, pen: Pen) -> list[str]:
    """Which number contradicts the model, and by how much."""
    told = _("Your numbers contradict the model as it is set up, so nothing is fitted: {why}")
    remedy = _(
        "Look for a slip in the numbers, widen the ranges in [prior], or allow larger misses (within). "
        "If none of these is right, this scenario is not your campaign."
    )
    why = _why(found, found.hardest)
    rows = [[*row, ""] for row in _missed(found)]
    return [*wrapped(told.format(why=why), pen), "", *indented(columns(rows)), "", *wrapped(remedy, pen)]


def _missed(found: Fit) -> list[list[str]]:
    """Every number with what the draws gave, under a heading."""
    currency = found.plan.scenario.currency
    rows = [["", _("yours"), _("may miss by"), _("nearest draw"), _("draws that fit it alone")]]
    for one in found.misses:
        name = one.number.measure
        rows.append([
            title(name), figure(name, one.number.value, currency), figure(name, one.number.miss, currency),
            figure(name, one.nearest, currency), str(one.fits),
        ])  # fmt: skip
    return rows


def _why(found: Fit, one: Miss) -> str:
    name, currency = one.number.measure, found.plan.scenario.currency
    if one.fits:
        told = _("every number alone can be met, but no draw meets all; the hardest is {measure} ({count} draws).")
        return told.format(measure=title(name), count=one.fits)
    if one.nearest != one.nearest:
        return _("{measure} has no value in any draw.").format(measure=title(name))
    told = _("no draw comes near {measure}: you have {yours}, the nearest draw gives {nearest}{times}.")
    times = ""
    if one.number.value > 0 and one.nearest > 0:
        ratio = max(one.number.value / one.nearest, one.nearest / one.number.value)
        less = one.nearest < one.number.value
        times = _(", {ratio:.1f} times less") if less else _(", {ratio:.1f} times more")
        times = times.format(ratio=ratio)
    return told.format(
        measure=title(name),
        yours=figure(name, one.number.value, currency),
        nearest=figure(name, one.nearest, currency),
        times=times,
    )


def _settings(found: Fit) -> list[list[str]]:
    """Every setting before and after, under a heading."""
    currency = found.plan.scenario.currency
    rows = [["", _("before"), _("after"), _("nine in ten kept draws"), _("width left"), ""]]
    for place, one in enumerate(found.settings):
        key = one.dial.key
        (middle, low, high), (was, _l, _h) = found.ends(place, True), found.ends(place, False)
        before, now, least, most = (
            as_written(key, float(f"{value:.3g}"), currency) for value in (was, middle, low, high)
        )
        ends = _("{low} to {high}").format(low=least, high=most)
        rows.append([one.dial.name, before, now, ends, percent(found.narrowed(place)), ""])
    return rows


def _learnt(found: Fit, pen: Pen) -> list[str]:
    currency, rows = found.plan.scenario.currency, _settings(found)
    lines = [pen.strong(_("What is not known, before and after")), *indented(columns(rows)), ""]
    lines += [pen.strong(_("The plan, before and after")), *indented(columns(_plan(found))), ""]
    if found.fans is not None and found.fans[1].hours:
        lines += [*fan_section(found.fans[1], currency, pen, _("The narrowed fan of {measure}")), ""]
    if len(found.kept) < ENOUGH:
        told = _("So few draws fit ({kept}) that this is only a hint; ask for more with --worlds.")
        lines += wrapped(told.format(kept=len(found.kept)), pen)
    told = _("This explores what the scenario assumes, with settings under which the past campaign looks like yours.")
    return lines + wrapped(told, pen)


def _plan(found: Fit) -> list[list[str]]:
    currency = found.plan.scenario.currency
    rows = [["", _("median before"), _("nine in ten"), _("median after"), _("nine in ten"), ""]]
    for name, before in found.before.items():
        after = found.after[name]
        if before.known.size and after.known.size:
            cells = [
                text
                for spread in (before, after)
                for text in (figure(name, spread.median, currency), between(name, spread.most, currency))
            ]
            rows.append([title(name), *cells, ""])
    return rows
