"""Who shares the credit: messengers, posts, days or tactics, and the plan that is left when some are away.

Whoever is away is silent: no posts, no boosts of them, no fee, no passing on.  Accounts keep their followers, so
every coalition plays in one society, and posts are known by their ids, so nobody else's dice change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..catalogue import mark
from ..clock import MINUTES_PER_DAY, format_moment
from ..scenario import Scenario
from ..scenario.model import ASIDES, Boost, Influencer, Post

Axis = Literal["influencer", "post", "day", "tactic"]
AXES: tuple[Axis, ...] = ("influencer", "day", "tactic", "post")
BOOST, PASSING_ON = "boost", "passing on"
"""Tactics that are no kind of post: paid reach, and passing on what the public tells."""


@dataclass(frozen=True, slots=True)
class Player:
    """One who may bring something: an id (the key of what it stands for) and a name for people."""

    id: str
    name: str


@dataclass(frozen=True)
class Game:
    """The players along one axis, and what is played when only some of them take part.

    A coalition is an int: bit i is set when player i takes part.
    """

    axis: Axis
    scenario: Scenario
    players: tuple[Player, ...]

    @property
    def everybody(self) -> int:
        """The coalition of all."""
        return (1 << len(self.players)) - 1

    def plan(self, coalition: int) -> Scenario:
        """The scenario when only these take part."""
        if coalition == self.everybody:
            return self.scenario.model_copy(update=ASIDES)
        there = [one.id for place, one in enumerate(self.players) if coalition >> place & 1]
        return _KEEPING[self.axis](self.scenario, there)


def game(scenario: Scenario, axis: Axis) -> Game:
    """The game along an axis; without players when the plan has nothing of the kind."""
    return Game(axis, scenario, tuple(_PLAYERS[axis](scenario)))


def day_name(day: int) -> str:
    """The day of the campaign with this number, from 0: "Mon", "Tue+1" in the second week."""
    return format_moment(day * MINUTES_PER_DAY).split(" ")[0]


def _messengers(scenario: Scenario) -> Iterator[Player]:
    speaking = {post.by for post in scenario.post}
    for one in scenario.accounts:
        if isinstance(one, Influencer) or one.id in speaking:
            yield Player(one.id, one.name)


def _posts(scenario: Scenario) -> Iterator[Player]:
    for post in sorted(scenario.post, key=lambda one: (one.at, one.id)):
        yield Player(post.id, f"{post.id} ({format_moment(post.at)})")


def _days(scenario: Scenario) -> Iterator[Player]:
    for day in sorted({post.at // MINUTES_PER_DAY for post in scenario.post}):
        yield Player(f"day {day + 1}", day_name(day))


def _tactics(scenario: Scenario) -> Iterator[Player]:
    for kind in dict.fromkeys(post.kind for post in sorted(scenario.post, key=lambda one: (one.at, one.id))):
        yield Player(kind, _KINDS[kind]())
    if scenario.boost:
        yield Player(BOOST, mark("paid boosts"))
    if any(one.pass_on for one in scenario.influencer):
        yield Player(PASSING_ON, mark("passing on testimonies"))


def _only_messengers(scenario: Scenario, there: list[str]) -> Scenario:
    silenced = tuple(
        one if one.id in there else one.model_copy(update={"fee": 0, "pass_on": 0}) for one in scenario.influencer
    )
    return _kept(scenario, lambda post: post.by in there, influencer=silenced)


def _only_posts(scenario: Scenario, there: list[str]) -> Scenario:
    return _kept(scenario, lambda post: post.id in there)


def _only_days(scenario: Scenario, there: list[str]) -> Scenario:
    return _kept(scenario, lambda post: f"day {post.at // MINUTES_PER_DAY + 1}" in there)


def _only_tactics(scenario: Scenario, there: list[str]) -> Scenario:
    more: dict[str, Any] = {}
    if PASSING_ON not in there:
        more["influencer"] = tuple(one.model_copy(update={"pass_on": 0}) for one in scenario.influencer)
    return _kept(scenario, lambda post: post.kind in there, boosted=BOOST in there, **more)


def _kept(scenario: Scenario, keep: Callable[[Post], bool], boosted: bool = True, **more: Any) -> Scenario:
    """The scenario with only these posts, and boosts of these only."""
    posts = tuple(post for post in scenario.post if keep(post))
    ids = {post.id for post in posts}
    boosts: tuple[Boost, ...] = tuple(one for one in scenario.boost if boosted and one.post in ids)
    return scenario.model_copy(update={"post": posts, "boost": boosts, **ASIDES, **more})


_PLAYERS: dict[Axis, Callable[[Scenario], Iterator[Player]]] = {
    "influencer": _messengers,
    "post": _posts,
    "day": _days,
    "tactic": _tactics,
}
_KEEPING: dict[Axis, Callable[[Scenario, list[str]], Scenario]] = {
    "influencer": _only_messengers,
    "post": _only_posts,
    "day": _only_days,
    "tactic": _only_tactics,
}
_KINDS: dict[str, Callable[[], str]] = {
    "story": lambda: mark("stories"),
    "post": lambda: mark("posts"),
    "challenge": lambda: mark("challenges"),
    "appeal": lambda: mark("appeals"),
    "report": lambda: mark("reports"),
    "testimony": lambda: mark("testimonies"),
    "educational": lambda: mark("lessons"),
    "opinion": lambda: mark("opinions"),
    "actionable": lambda: mark("calls to act"),
    "motivational": lambda: mark("encouragements"),
    "interactive": lambda: mark("questions to the public"),
    "correction": lambda: mark("corrections"),
    "apology": lambda: mark("apologies"),
}
