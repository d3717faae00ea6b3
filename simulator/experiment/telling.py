"""Many worlds in words, for a strategist: the goal first, then how far the worlds spread, and what is luck."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ..catalogue import _, ngettext, spoken
from ..metrics.measures import MEASURES
from ..numerals import numeral
from ..scenario import Scenario
from ..text import shown
from .chart import fan_lines, marks
from .design import Design
from .ensemble import Ensemble
from .fan import Fan
from .figures import between, figure, goal_words, title
from .luck import Luck
from .origins import counts
from .pen import Pen, columns, number, percent
from .worlds import Share, Worlds

COUPLED = 20
"""Worlds below which an interval is only a hint, and is said to be one."""


def worlds_text(result: Worlds, pen: Pen) -> str:
    """The whole text of one plan in many worlds, ending in a line end."""
    plan = result.scenario
    sections = [
        heading(plan, result.ensemble, pen),
        _goal(result, pen),
        _measures(result, pen),
        fan_section(result.fan, plan.currency, pen),
        _caused(result, pen),
        _luck(result, pen),
        caveat(result.ensemble, (plan,), pen),
    ]
    return pen.fitted("\n\n".join("\n".join(lines) for lines in sections if lines) + "\n")


def heading(plan: Scenario, ensemble: Ensemble, pen: Pen) -> list[str]:
    """What was played."""
    design = ensemble.experiment
    assert isinstance(design, Design)
    facts = _("{worlds} worlds of {people} people · {days} · seeds {first} to {last}").format(
        worlds=f"{numeral(design.worlds):,.0f}",
        people=f"{numeral(plan.people):,.0f}",
        days=ngettext("{count} day", "{count} days", plan.days).format(count=plan.days),
        first=design.seed,
        last=design.seed + design.worlds - 1,
    )
    who = _("other people in every world") if design.population == "varied" else _("the same people in every world")
    named = spoken("scenario", plan.title)
    return [f"{pen.strong(named)} · {facts}", who, *wrapped(spoken("scenario", plan.question), pen)]


def _goal(result: Worlds, pen: Pen) -> list[str]:
    plan, cost = result.scenario, result.measures["cost_per_deed"]
    lines = [f"{pen.strong(_('Goal'))}  {goal_words(plan)}", f"      {goal_share(result.goal)}"]
    if cost.known.size:
        told = _("{median} a deed; {low} to {high} in nine worlds of ten that saw a deed").format(
            median=figure("cost_per_deed", cost.median, plan.currency),
            low=figure("cost_per_deed", cost.most.low, plan.currency),
            high=figure("cost_per_deed", cost.most.high, plan.currency),
        )
        words = wrapped(told, pen, 6)
        lines += [f"{pen.strong(_('Cost'))}  {words[0].strip()}", *words[1:]]
    return lines


def goal_share(goal: Share) -> str:
    """In how many worlds the goal is reached, and how sure that is."""
    if not goal.worlds:
        return _("no world has been played")
    low, high = (percent(one) for one in goal.interval)
    return _("reached in {hits} of {worlds} worlds ({low} to {high} of very many)").format(
        hits=goal.hits, worlds=goal.worlds, low=low, high=high
    )


def _measures(result: Worlds, pen: Pen) -> list[str]:
    told = [[*row, ""] for row in measure_rows(result)]
    return [pen.strong(_("How far the worlds spread")), *indented(columns(told))]


def measure_rows(result: Worlds) -> list[list[str]]:
    """The headlines as rows of texts, with a heading."""
    currency = result.scenario.currency
    rows = [["", _("median"), _("half of the worlds"), _("nine in ten")]]
    for name in result.headlines:
        spread = result.measures[name]
        half, most = (between(name, ends, currency) for ends in (spread.half, spread.most))
        rows.append([title(name), figure(name, spread.median, currency), half, most])
    return rows


def fan_section(fan: Fan, currency: str, pen: Pen, heading: str | None = None) -> list[str]:
    """A fan with its heading; nothing where there is nothing to see."""
    lines = fan_lines(fan, currency, pen)
    if not lines:
        return []
    signs = marks(pen)
    told = heading or _("The fan of {measure} over the run")
    legend = _("{middle} median   {half} half of the worlds   {most} nine in ten").format(
        middle=signs.middle, half=signs.half, most=signs.most
    )
    return [pen.strong(told.format(measure=title(fan.measure))), "  " + pen.faint(legend), *lines]


def _caused(result: Worlds, pen: Pen) -> list[str]:
    """What the campaign caused, if the same worlds were played without it or under another plan."""
    if result.ghost is None:
        return []
    currency = result.scenario.currency
    rows = [["", _("with"), _("without"), _("caused (median, nine in ten)"), ""]]
    words = _("What the campaign caused (the same people and dice, with and without it)")
    if not result.against_nothing:
        rows = [["", _("this plan"), _("the other"), _("caused (median, nine in ten)"), ""]]
        told = _("What this plan caused, against {other} (the same people and dice)")
        words = told.format(other=shown(result.ghost.name, 60))
    names = dict.fromkeys(("cause_reach", "awareness", "deeds", result.scenario.goal.measure))
    for name in names:
        spread = result.caused[name]
        here, there = (figure(name, result.ensemble.spread(name, arm).median, currency) for arm in (0, 1))
        told = f"{figure(name, spread.median, currency)} ({between(name, spread.most, currency)})"
        rows.append([title(name), here, there, told, ""])
    return [*map(pen.strong, wrapped(words, pen)), *indented(columns(rows))]


def _luck(result: Worlds, pen: Pen) -> list[str]:
    """How much of the spread is luck; the goal's measure, else the first headline that varies."""
    goal = result.scenario.goal.measure
    name = goal if goal in result.luck else next(iter(result.luck), None)
    if name is None:
        return []
    luck = result.luck[name]
    if luck.ceiling != luck.ceiling:
        return [pen.strong(_("Luck")), *wrapped(_("Nothing varied: there was no luck to be had."), pen, 2)]
    return [
        pen.strong(_("Luck and structure: {measure}").format(measure=title(name))),
        *wrapped(_luck_words(luck), pen, 2),
        *wrapped(_ceiling_words(luck), pen, 2),
    ]


def _luck_words(luck: Luck) -> str:
    told = _("These people and {societies} other societies met the same {dice} throws of the dice.").format(
        societies=luck.societies - 1, dice=luck.dice
    )
    if luck.scale != "log":
        return told
    factor = _("In one and the same society, a usual stroke of luck multiplies or divides it by {factor}.")
    return f"{told} {factor.format(factor=number(round(luck.luck_factor, 2)))}"


def _ceiling_words(luck: Luck) -> str:
    low, high = (percent(one) for one in luck.ceiling_interval)
    return _(
        "Of the spread between worlds, {part} comes from who is there ({low} to {high}), the rest from the dice. "
        "Nobody who knows this plan and its people could explain more than that."
    ).format(part=percent(luck.ceiling), low=low, high=high)


def caveat(ensemble: Ensemble, plans: Sequence[Scenario], pen: Pen) -> list[str]:
    """What was lost, and what all this rests on."""
    lines: list[str] = []
    if ensemble.lost:
        lost = ngettext("{count} world could not be played", "{count} worlds could not be played", len(ensemble.lost))
        first = ensemble.lost[0]
        told = _("{lost} and is missing above; the first is world {world}: {reason}")
        lines += wrapped(
            told.format(lost=lost.format(count=len(ensemble.lost)), world=first.job.world, reason=first.reason), pen
        )
    if 1 < ensemble.worlds < COUPLED:
        told = _("So few worlds only hint at how far they spread; {count} or more say it.")
        lines += wrapped(told.format(count=100), pen)
    origins = counts(plans[0])
    guesses = origins["assumption"] + origins["memory"]
    told = _(
        "This explores what the scenario assumes: {guesses} of its {all} parameters are assumptions. "
        "It says nothing about people who were not described."
    )
    return lines + wrapped(told.format(guesses=guesses, all=sum(origins.values())), pen)


def measure_words(measure: str) -> str:
    """What a measure counts, as plain words."""
    return _(MEASURES[measure].meaning)


def wrapped(text: str, pen: Pen, indent: int = 0) -> list[str]:
    """Text broken into lines as wide as the paper."""
    space = " " * indent
    return textwrap.wrap(text, pen.width, initial_indent=space, subsequent_indent=space)


def indented(lines: Sequence[str], indent: int = 2) -> list[str]:
    """Lines moved to the right."""
    return [" " * indent + line for line in lines]
