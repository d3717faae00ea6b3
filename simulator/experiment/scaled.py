"""A smaller society for a first look: everything that is counted in people shrinks along, and so does the money.

`--people` leaves the money alone, because a budget is a fact.  Here the small society stands for the large one, so
budgets, fees and hours shrink, too: paid reach stays the same part of all reach.  What is counted (people, deeds,
cents) is multiplied up again; shares, rates and times stay as they are.
"""

from __future__ import annotations

from ..metrics.measures import MEASURES
from ..scenario import Scenario
from ..scenario.society import LEAST_PEOPLE

_COUNTED = ("people", "count", "cents")
_NOT_COUNTED = (
    "mean_gift", "cost_per_deed", "cost_per_gift", "cost_per_person", "cost_per_engagement", "cpm", "largest_cascade",
    "aware_communities", "reach_per_hour",
)  # fmt: skip
TICKS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)


def scaled(plan: Scenario, people: int, tick: int | None = None) -> Scenario:
    """The plan for a society of about so many people (never more than it has), on ticks of at least so many minutes."""
    factor = min(1.0, people / plan.people)
    changes: dict[str, object] = {"tick": _tick(plan.tick, tick)}
    if factor < 1.0:
        changes |= _people(plan, factor) | _money(plan, factor)
    small = plan.model_copy(update=changes)
    small.__dict__.pop("community_sizes", None)  # worked out for the large society
    return small.beside(plan.folder)


def _tick(own: int, wanted: int | None) -> int:
    return own if wanted is None else max(own, next(one for one in TICKS if one >= min(wanted, TICKS[-1])))


def _fewer(count: int, factor: float, least: int = 0) -> int:
    return max(min(least, count), round(count * factor))


def _people(plan: Scenario, factor: float) -> dict[str, object]:
    """Whatever is counted in people, and the goal if it is."""
    circles = [
        one if one.people is None else one.model_copy(update={"people": _fewer(one.people, factor, 1)})
        for one in plan.community
    ]
    target = plan.goal.target * (factor if counted(plan.goal.measure) else 1.0)
    people = _fewer(plan.population.people, factor, LEAST_PEOPLE)
    return {
        "population": plan.population.model_copy(update={"people": people}),
        "community": tuple(circles),
        "goal": plan.goal.model_copy(update={"target": target}),
    }


def _money(plan: Scenario, factor: float) -> dict[str, object]:
    """Followers, and what is paid to reach people."""
    voices = [
        one.model_copy(update={"followers": _fewer(one.followers, factor), "fee": _fewer(one.fee, factor, 1)})
        for one in plan.influencer
    ]
    boosts = [
        one.model_copy(
            update={
                "budget": _fewer(one.budget, factor),
                "daily_cap": None if one.daily_cap is None else _fewer(one.daily_cap, factor),
            }
        )
        for one in plan.boost
    ]
    house = {
        "supporters": _fewer(plan.organiser.supporters, factor),
        "money": _fewer(plan.organiser.money, factor),
    }
    return {
        "influencer": tuple(voices),
        "boost": tuple(boosts),
        "organiser": plan.organiser.model_copy(update=house),
    }


def counted(measure: str) -> bool:
    """Whether a measure grows with the society."""
    return MEASURES[measure].unit in _COUNTED and measure not in _NOT_COUNTED
