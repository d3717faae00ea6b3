"""What came of a guess, in words with measured numbers; and what was guessed."""

from __future__ import annotations

import numpy as np

from ..catalogue import _, ngettext, spoken
from ..numerals import numeral
from ..scenario import Scenario
from ..scenario.step import Step
from .figures import figure, title
from .lesson import Grade, Guess, Outcome, measure_of, options


def happened(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    """One or two sentences with the numbers of these worlds."""
    say = {
        "direction": _direction, "which": _which, "number": _number, "worlds": _worlds, "factor": _factor,
        "curve": _curve,
    }  # fmt: skip
    told = say[found.step.guess or "number"](scenario, found)
    if found.typical:
        return told
    hits, worlds = found.told
    odd = _(
        "These worlds went another way than most do: what the text says holds in {hits} of {worlds}. That is luck, too."
    )
    return (*told, odd.format(hits=hits, worlds=worlds))


def guessed(scenario: Scenario, step: Step, guess: Guess) -> str:
    """A guess as people read it."""
    measure = measure_of(scenario, step)
    if isinstance(guess, str):
        return dict(options(scenario, step))[guess]
    if isinstance(guess, tuple):
        return _("{value} at the end").format(value=figure(measure, guess[-1], scenario.currency))
    if step.guess == "worlds":
        return ngettext("{n} world", "{n} worlds", round(guess)).format(n=round(guess))
    if step.guess == "factor":
        return _("{n} times").format(n=format(numeral(guess), "g"))
    return figure(measure, guess, scenario.currency)


def graded(grade: Grade) -> str:
    """How near a guess was, in a word that judges nobody."""
    return {
        "near": _("near"),
        "halfway": _("on the way"),
        "surprise": _("a surprise: look again, here is something to learn"),
    }[grade]


def _twin(scenario: Scenario, name: str) -> str:
    return next(spoken("scenario", one.name) for one in scenario.twin if one.id == name)


def _direction(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    assert found.step.twin is not None
    more, less = (int(np.count_nonzero(one)) for one in (found.gains > 0, found.gains < 0))
    here, there = (figure(found.measure, float(np.nanmedian(one)), scenario.currency)
                   for one in (found.plan, found.shown))  # fmt: skip
    first = _("With {twin}: {measure} {there} in the middle world, {here} as planned.").format(
        twin=_twin(scenario, found.step.twin), measure=title(found.measure), there=there, here=here)  # fmt: skip
    second = _("More in {more} worlds of {worlds}, less in {less}.").format(
        more=more, less=less, worlds=len(found.plan))  # fmt: skip
    return first, second


def _which(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    rows = [
        _("{twin}: {value}").format(twin=_twin(scenario, name),
                                    value=figure(found.measure, float(np.nanmean(values)), scenario.currency))
        for name, values in found.others.items()
    ]  # fmt: skip
    plan = figure(found.measure, float(np.nanmean(found.plan)), scenario.currency)
    return (
        _("{measure}, the mean of {worlds} worlds. As planned: {plan}; {others}.").format(
            measure=title(found.measure).capitalize(), worlds=len(found.plan), plan=plan, others="; ".join(rows)),
    )  # fmt: skip


def _number(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    low, high = np.nanquantile(found.shown, (0.05, 0.95))
    middle, least, most = (figure(found.measure, float(one), scenario.currency) for one in (found.value, low, high))
    told = _("{measure}: {middle} in the middle of {worlds} worlds; in nine of ten from {low} to {high}.")
    return (told.format(measure=title(found.measure).capitalize(), middle=middle, worlds=len(found.shown), low=least,
                        high=most),)  # fmt: skip


def _worlds(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    twin = _twin(scenario, found.step.twin or "")
    told = _("With {twin}: more {measure} in {count} worlds of {worlds}.")
    return (told.format(twin=twin, measure=title(found.measure), count=round(found.value), worlds=len(found.plan)),)


def _factor(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    least, most = (figure(found.measure, float(one), scenario.currency)
                   for one in (np.nanmin(found.shown), np.nanmax(found.shown)))  # fmt: skip
    told = _("{measure}: {low} in the unluckiest of {worlds} worlds, {high} in the luckiest: {times} times as many.")
    return (told.format(measure=title(found.measure).capitalize(), low=least, high=most, worlds=len(found.shown),
                        times=format(numeral(found.value), ".1f")),)  # fmt: skip


def _curve(scenario: Scenario, found: Outcome) -> tuple[str, ...]:
    days = found.days(found.curve)
    half = int(np.argmax(days >= days[-1] / 2)) + 1
    told = _("{measure} in this world: {value} at the end; half of it had come by the end of day {day}.")
    value = figure(found.measure, float(days[-1]), scenario.currency)
    return (told.format(measure=title(found.measure).capitalize(), value=value, day=half),)
