"""A search for a plan in plain words: what to change, what it costs, and whether it was a fluke."""

from __future__ import annotations

from ..catalogue import _, ngettext, spoken
from ..metrics.measures import MEASURES
from ..numerals import numeral
from ..text import shown
from .drawing import Estimate, Whiskers
from .figures import between, figure, signed, title
from .notebook import Sheets
from .pen import Pen, columns, money, percent
from .planning import Planned, over_budget
from .planning_search import Trial
from .telling import indented, wrapped

MOST_ROWS = 12


def planning_words(found: Planned, pen: Pen) -> str:
    """The answer for people."""
    lines = [pen.strong(shown(spoken("scenario", found.plan.scenario.title), 200)), *wrapped(_opening(found), pen), ""]
    lines += [pen.strong(_("What more money buys (in the worlds of the search)"))]
    lines += [*indented(columns(_frontier(found))), ""]
    lines += [pen.strong(_("The winner")), *_changes(found, pen), ""]
    lines += [pen.strong(_("In fresh worlds, against the start plan")), *wrapped(_proof(found), pen, 2)]
    return pen.fitted("\n".join(lines)) + "\n"


def planning_sheets(found: Planned) -> Sheets:
    """What a notebook shows: the winner's proof, the frontier as a table, and what it reaches as a drawing."""
    heading, *rows = [[row[-1], *row[:-1]] for row in _frontier(found)]
    estimates = tuple(
        Estimate(_money_and_hours(found, one), one.value, *one.reached.mean_interval) for one in found.frontier
    )
    told = _("{measure} by what a plan costs at most (in the worlds of the search)")
    drawing = Whiskers(told.format(measure=title(found.measure)), estimates)
    changes = found.space.words(found.winner.choice)
    words = [spoken("scenario", found.plan.scenario.title), _opening(found), *changes, _proof(found)]
    return words, [heading, *rows], (drawing,)


def _money_and_hours(found: Planned, one: Trial) -> str:
    return f"{money(one.cost.cents, found.plan.scenario.currency)}, {one.cost.hours:g} h"


def _opening(found: Planned) -> str:
    told = _(
        "A search for more {measure} with {money} and {hours:g} staff hours: {tried} plans played, {refused} over "
        "budget or impossible, {runs} runs. This explores what the scenario assumes."
    )
    if found.space.hours:
        told += " " + _("A post without hours of its own is taken to need {hours_per_post:g} h (assumption).")
    if over_budget(found):
        told += " " + _("The start plan itself is over this budget.")
    currency = found.plan.scenario.currency
    return told.format(
        measure=title(found.measure),
        money=money(found.budget.cents, currency),
        hours=found.budget.hours,
        tried=len(found.trials),
        refused=found.refused,
        runs=f"{numeral(found.runs):,.0f}",
        hours_per_post=found.space.hours,
    )


def _frontier(found: Planned) -> list[list[str]]:
    rows = [[_("costs at most"), _("hours"), title(found.measure), _("95 % of the mean"), ""]]
    rows += [_row(found, one) for one in found.frontier[-MOST_ROWS:]]
    return rows


def _row(found: Planned, one: Trial) -> list[str]:
    currency = found.plan.scenario.currency
    changes = "; ".join(found.space.words(one.choice)) or _("the start plan")
    return [
        money(one.cost.cents, currency),
        f"{one.cost.hours:g}",
        figure(found.measure, one.value, currency),
        between(found.measure, one.reached.mean_interval, currency),
        shown(changes, 60),
    ]


def _changes(found: Planned, pen: Pen) -> list[str]:
    if not found.changed:
        return wrapped(_("Nothing that was tried did better than the plan as it stands."), pen, 2)
    return [line for change in found.space.words(found.winner.choice) for line in wrapped(f"- {change}", pen, 2)]


def _proof(found: Planned) -> str:
    """How often the winner wins where it was not chosen, and how much of its lead was luck."""
    if not found.changed:
        return _("There is nothing to test: the start plan won.")
    currency, name, better = found.plan.scenario.currency, found.measure, found.better
    told = _(
        "Better in {wins} of {worlds}: {start} before, {winner} after, on average {gain} ({ends}). "
        "The goal is reached in {before} of the worlds before and in {after} after."
    ).format(
        wins=found.wins,
        worlds=ngettext("{count} world", "{count} worlds", found.proof.worlds).format(count=found.proof.worlds),
        start=figure(name, found.proof.spread(name, 0).mean, currency),
        winner=figure(name, found.proof.spread(name, 1).mean, currency),
        gain=signed(name, better.mean, currency),
        ends=between(name, better.mean_interval, currency, sign=True),
        before=percent(found.proof.spread("goal_reached", 0).mean),
        after=percent(found.proof.spread("goal_reached", 1).mean),
    )
    told += " " + _luck_of_the_chosen(found)
    if found.fluke:
        told += " " + _("Too close to call: this winner may be a fluke, so do not buy it on this evidence.")
    return told


def _luck_of_the_chosen(found: Planned) -> str:
    """How the winner did where it was chosen, against where it was not."""
    searched = figure(found.measure, found.winner.value, found.plan.scenario.currency)
    fresh = found.proof.spread(found.measure, 1)
    sign = -1.0 if MEASURES[found.measure].better == "less" else 1.0
    if sign * (found.winner.value - fresh.mean) > 0.0 and not fresh.mean_interval.holds(found.winner.value):
        return _("In the worlds of the search it had {searched}: part of that was luck.").format(searched=searched)
    return _("In the worlds of the search it had {searched}, which the fresh ones bear out.").format(searched=searched)
