"""The goal: what it counts, how far the run has come, and whether the target is met."""

from __future__ import annotations

from typing import NamedTuple

from .record import Record
from .vocabulary import Measure, measure


class Standing(NamedTuple):
    """How a run stands towards its goal."""

    measure: str
    target: float
    value: float
    deadline: int
    reached: bool


def standing(record: Record, wanted: Measure) -> Standing:
    """How far the record has come by the deadline; `wanted` is the measure that the goal names."""
    goal, deadline = record.scenario.goal, record.scenario.deadline
    value = wanted(record.at(deadline + 1))
    met = value <= goal.target if wanted.better == "less" else value >= goal.target
    return Standing(goal.measure, goal.target, value, deadline, bool(met))


def of(record: Record) -> Standing:
    """How far the record has come; value nan where the goal names nothing that can be counted."""
    from .measures import GOALS  # the registry lists the measures below too

    goal = record.scenario.goal
    if goal.measure not in GOALS:
        return Standing(goal.measure, goal.target, float("nan"), record.scenario.deadline, False)
    return standing(record, GOALS[goal.measure])


@measure("of the goal", "whatever the goal counts", better="neither")
def goal_value(record: Record) -> float:
    """Value of the measure that the goal names, at the deadline at the latest."""
    return of(record).value


@measure("0 or 1", "whatever the goal counts")
def goal_reached(record: Record) -> float:
    """Whether the target of the goal is met by the deadline: 1, or 0."""
    return float(of(record).reached)
