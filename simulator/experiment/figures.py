"""Numbers as people read them: a value with the unit of its measure, names of measures, the ends of a goal."""

from __future__ import annotations

from ..catalogue import _
from ..clock import spoken_duration, spoken_moment
from ..metrics.measures import MEASURES, named
from ..metrics.vocabulary import measure_name
from ..scenario import Scenario
from .intervals import Interval
from .pen import money, number, percent


def title(measure: str) -> str:
    """The name of a measure as words: "gift_cents" is "money given"."""
    return measure_name(measure)


def figure(measure: str, value: float, currency: str) -> str:
    """A value of a measure with its unit; "n/a" for what has no value."""
    unit = unit_of(measure)
    if value != value:
        return "n/a"
    if unit == "cents":
        return money(value if abs(value) < 10_000 else 100.0 * round(value / 100.0), currency)
    if unit == "share":
        return percent(value) if value >= 0 else f"-{percent(-value)}"
    if unit == "minutes":
        sign = "-" if round(value) < 0 else ""
        return sign + spoken_duration(abs(round(value)))
    if unit in ("count", "people"):  # a quantile may fall between two counts
        return number(round(value, 1) if abs(value) < 10 else float(round(value)))
    return number(value)


def unit_of(measure: str) -> str:
    """The unit of a measure, in a group or not; "" for what is no documented measure."""
    try:
        return named(measure).unit
    except KeyError:
        return ""


def signed(measure: str, value: float, currency: str) -> str:
    """A difference, with its sign in front."""
    told = figure(measure, abs(value), currency)
    if value != value or figure(measure, 0.0, currency) == told:
        return told
    return ("+" if value > 0 else "-") + told


def between(measure: str, ends: Interval, currency: str, sign: bool = False) -> str:
    """Two ends in words: "4 to 8"."""
    show = signed if sign else figure
    low, high = (show(measure, one, currency) for one in ends)
    return _("{low} to {high}").format(low=low, high=high)


def goal_words(scenario: Scenario) -> str:
    """The goal in words: "gifts: at least 10 by Sun 23:59"."""
    goal = scenario.goal
    measure = MEASURES[goal.measure]
    told = _("{measure}: at most {target} by {moment}") if measure.better == "less" else None
    told = told or _("{measure}: at least {target} by {moment}")
    return told.format(
        measure=title(goal.measure),
        target=figure(goal.measure, goal.target, scenario.currency),
        moment=spoken_moment(scenario.deadline),
    )
