"""What a planner may choose: who speaks, how many posts of each kind, when they go out, what is paid for reach.

A choice is one level of each dimension; level 0 is the plan as it stands.  So the start plan is the choice of
zeros, and a search that finds nothing better says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalogue import _
from ..clock import spoken_duration
from ..scenario import Scenario, ScenarioError
from ..scenario.model import ASIDES, Influencer, Post
from ..scenario.sets import value_of
from .design import DesignError
from .dials import turned
from .points import Vary

SHIFTS = (0, -1440, -720, -360, -180, 180, 360, 720, 1440)
"""Minutes by which all posts of a kind may move; the whole week stays inside the run."""
BUDGETS = (1.0, 0.0, 0.5, 2.0, 4.0)
"""Multiples of every boost's budget that may be paid."""

Choice = tuple[int, ...]


@dataclass(frozen=True)
class Dimension:
    """One thing to decide: a name for people, and what each level is called; level 0 changes nothing."""

    kind: str
    about: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan takes: fees and boost budgets in cents, staff hours for its posts."""

    cents: int
    hours: float

    def within(self, budget: Cost) -> bool:
        """Whether it fits a budget."""
        return self.cents <= budget.cents and self.hours <= budget.hours + 1e-9


@dataclass(frozen=True)
class Space:
    """All plans that a scenario could become.

    more    further settings with the values that they may take; the value now is level 0
    hours   staff hours that a post takes where the scenario says 0
    """

    scenario: Scenario
    dimensions: tuple[Dimension, ...]
    more: tuple[Vary, ...]
    hours: float

    @property
    def start(self) -> Choice:
        """The plan as it stands."""
        return (0,) * len(self.dimensions)

    @property
    def thrifty(self) -> Choice:
        """The plan without anybody who takes a fee and without boosts."""
        paid = {one.id for one in self.scenario.influencer if one.fee}
        return tuple(
            1 if one.kind == "boosts" or (one.kind == "messenger" and one.about in paid) else 0
            for one in self.dimensions
        )

    def plan(self, choice: Choice) -> Scenario | None:
        """The scenario of a choice; None where its parts would not agree."""
        found = self.scenario.model_copy(update=ASIDES)
        posts, budget, silent = list(self.scenario.post), 1.0, []
        for one, level in zip(self.dimensions, choice, strict=True):
            if one.kind == "messenger" and level:
                silent.append(one.about)
            elif one.kind == "number" and level:
                posts = _fewer(posts, one.about, level)
            elif one.kind == "time" and level:
                posts = [_moved(post, one.about, SHIFTS[level], self.scenario.horizon) for post in posts]
            elif one.kind == "boosts":
                budget = BUDGETS[level]
        return self._settled(found, [post for post in posts if post.by not in silent], silent, budget, choice)

    def _settled(
        self, found: Scenario, posts: Sequence[Post], silent: Sequence[str], budget: float, choice: Choice
    ) -> Scenario | None:
        ids = {post.id for post in posts}
        kept = tuple(_paid(one, silent) for one in found.influencer)
        boosts = tuple(
            one.model_copy(update={"budget": round(one.budget * budget)})
            for one in found.boost
            if one.post in ids and budget > 0.0
        )
        plan = found.model_copy(update={"post": tuple(posts), "boost": boosts, "influencer": kept})
        if self.hours:
            longer = tuple(one if one.hours else one.model_copy(update={"hours": self.hours}) for one in plan.post)
            plan = plan.model_copy(update={"post": longer})
        first = len(self.dimensions) - len(self.more)
        pairs = zip(self.more, choice[first:], strict=True)
        values = {one.key: value_of(one.values[level - 1]) for one, level in pairs if level}
        try:
            return turned(plan, values)
        except ScenarioError:
            return None

    def words(self, choice: Choice) -> list[str]:
        """What a choice changes in the plan, in words; empty for the plan as it stands."""
        return [
            f"{one.about}: {one.levels[level]}" for one, level in zip(self.dimensions, choice, strict=True) if level
        ]


def space(scenario: Scenario, more: Sequence[Vary] = (), hours: float = 0.0) -> Space:
    """The plans that a scenario could become. DesignError if there is nothing to decide."""
    found = [Dimension("messenger", one.id, (_("in"), _("left out"))) for one in scenario.influencer]
    kinds = list(dict.fromkeys(post.kind for post in sorted(scenario.post, key=lambda one: (one.at, one.id))))
    for kind in kinds:
        count = sum(post.kind == kind for post in scenario.post)
        levels = [_("all {count}").format(count=count)]
        levels += [_("only {count} of {all}").format(count=count - gone, all=count) for gone in range(1, count + 1)]
        found.append(Dimension("number", kind, tuple(levels)))
    for kind in kinds:
        found.append(Dimension("time", kind, tuple(_shift_words(shift) for shift in SHIFTS)))
    if scenario.boost:
        levels = [_("as planned"), *(_("{times:g} times the budget").format(times=one) for one in BUDGETS[1:])]
        found.append(Dimension("boosts", _("boosts"), tuple(levels)))
    for one in more:
        if one.ends is not None:
            raise DesignError(_("name the values that may be chosen: {key}=V1,V2").format(key=one.key))
        found.append(Dimension("setting", one.key, (_("as it is"), *one.values)))
    if not found:
        raise DesignError(_("the plan has nothing to decide: no messengers, no posts, no boosts"))
    return Space(scenario, tuple(found), tuple(more), hours)


def cost(plan: Scenario) -> Cost:
    """What a plan takes at most: every fee, every boost spent to its end, the hours of every post."""
    cents = sum(one.fee for one in plan.influencer) + sum(one.budget for one in plan.boost)
    return Cost(cents, float(sum(post.hours for post in plan.post)))


def _shift_words(shift: int) -> str:
    told = _("{duration} later") if shift > 0 else _("{duration} earlier")
    return told.format(duration=spoken_duration(abs(shift))) if shift else _("as planned")


def _fewer(posts: Sequence[Post], kind: str, gone: int) -> list[Post]:
    """The posts without so many of a kind, taken out evenly over the week; the last ones are kept longest."""
    same = sorted((post for post in posts if post.kind == kind), key=lambda one: (one.at, one.id))
    away = {same[(2 * place + 1) * len(same) // (2 * gone)].id for place in range(gone)}
    return [post for post in posts if post.id not in away]


def _moved(post: Post, kind: str, shift: int, horizon: int) -> Post:
    if post.kind != kind:
        return post
    return post.model_copy(update={"at": min(max(0, post.at + shift), horizon - 1)})


def _paid(one: Influencer, silent: Sequence[str]) -> Influencer:
    return one.model_copy(update={"fee": 0, "pass_on": 0}) if one.id in silent else one
