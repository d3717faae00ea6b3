"""What a headline leans on: assumptions turned by a fifth, one at a time, in the same world on fewer people.

A first look of a second or so beside each run; `groundswell sensitivity` turns everything, in many worlds.

Which assumptions are tried was settled once: all of them were turned in the bundled scenarios (20,000 people, three
worlds), those that no measure felt fell out as a group (their runs had the same fingerprint), and the rest stands in
`SCREENED` by the size of what it did to reach; a test turns all of them again.  What draws another network (circles,
followees, stances) is left out: in a single world its effect is mostly the luck of other ties.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..engine.run import Run
from ..metrics.measures import MEASURES, value
from ..scenario import Scenario
from ..scenario.model import ASIDES
from ..world.society import Society
from .design import Arm
from .dials import Dial, dials
from .document import finite
from .outcome import Watch, play
from .points import possible
from .scaled import scaled

PEOPLE = 5_000
"""People in the small society that is played for it, at most."""
TICK = 60
SPAN = 0.2
MOST, LEAST = 7, 3
"""Assumptions tried in a run of a week, and in the longest run."""
COUNTED = 50
"""Least count in the small society at which the goal's own measure is told from luck; below it reach is looked at."""
FELT = 0.01
"""Part of the headline from which an effect is told."""

SCREENED = (
    "audience.attention",
    "platform.feed_depth",
    "audience.idle_look",
    "population.sessions_per_day",
    "platform.lookback",
    "platform.stories_depth",
    "post.*.quality",
    "platform.reshare",
    "platform.revisits",
    "population.sessions_spread",
    "movement.quality",
    "post.*.slant",
    "audience.quality_spread",
    "audience.appetite_spread",
    "deeds.create_rate",
)
"""Assumptions by what they did to reach in the screening, the most first."""
OTHER_TIES = ("network", "community")
_SHARED = ("share", "0..1", "-1..1")


def _asks(scenario: Scenario, deed: str) -> bool:
    return any(post.ask == deed for post in scenario.post) or scenario.deeds.next_step == deed


_IN_FORCE: Mapping[str, Callable[[Scenario], bool]] = {
    "street": lambda plan: plan.street.share > 0.0,
    "volunteers": lambda plan: plan.volunteers.count > 0,
    "decision_maker": lambda plan: plan.decision_maker.threshold > 0,
    "movement.quality": lambda plan: plan.movement.seeds > 0,
    "harm": lambda plan: bool(plan.card),
    "care": lambda plan: bool(plan.card),
    "platform.stories_depth": lambda plan: plan.platform.profile == "photo",
    "platform.lookback": lambda plan: plan.platform.ranking != "chronological",
    "platform.revisits": lambda plan: plan.platform.ranking != "chronological",
    "deeds.link_tap": lambda plan: _asks(plan, "give"),
    "deeds.step_loss": lambda plan: _asks(plan, "give") and plan.deeds.form_steps != 2,
    "deeds.gift_spread": lambda plan: False,
    "deeds.donor_share": lambda plan: _asks(plan, "give"),
    "deeds.sign_rate": lambda plan: _asks(plan, "sign"),
    "deeds.create_rate": lambda plan: _asks(plan, "create"),
    "deeds.show_up_rate": lambda plan: _asks(plan, "show_up"),
    "deeds.click_weight": lambda plan: plan.deeds.after_click != "none",
}
"""When a table, or a key, has anything to act on; the others always have."""


@dataclass(frozen=True, slots=True)
class Lean:
    """One assumption turned.

    change  what was done to it, as a part: -0.2; a whole number moves by one at least
    effect  what that did to the headline, as a part
    """

    dial: Dial
    now: float
    then: float
    effect: float

    @property
    def change(self) -> float:
        """How far it was turned, as a part."""
        return self.then / self.now - 1.0

    def document(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "key": self.dial.name,
            "origin": self.dial.origin,
            "source": self.dial.source,
            "now": finite(self.now),
            "then": finite(self.then),
            "change": finite(round(self.change, 6)),
            "effect": finite(round(self.effect, 6)),
        }


@dataclass(frozen=True, slots=True)
class Leans:
    """What a headline leans on, the most first; all that was tried is there."""

    measure: str
    people: int
    base: float
    tried: tuple[Lean, ...]

    @property
    def felt(self) -> tuple[Lean, ...]:
        """Those that the headline felt."""
        return tuple(one for one in self.tried if abs(one.effect) >= FELT)

    def document(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "measure": self.measure,
            "people": self.people,
            "base": finite(self.base),
            "settings": [one.document() for one in self.tried],
        }


def leans(plan: Scenario, seed: int, population_seed: int, watch: Watch) -> Leans | None:
    """Turn what is assumed, one at a time, in this world on fewer people; None if `watch` said stop, or of nothing."""
    begun = leaning(plan, seed, population_seed, watch)
    if begun is None:
        return None
    tried: list[Lean] = []
    for one in candidates(begun.small, begun.measure):
        lean = begun.lean(one)
        if begun.stopped:
            return None
        if lean is not None:
            tried.append(lean)
    ranked = sorted(tried, key=lambda one: (-abs(one.effect), one.dial.name))
    return Leans(begun.measure, begun.people, begun.base, tuple(ranked))


def leaning(plan: Scenario, seed: int, population_seed: int, watch: Watch) -> Leaning | None:
    """The plan on fewer people, played once, so that numbers of it can be turned; None as for `leans`."""
    small = scaled(plan, PEOPLE, TICK).model_copy(update=ASIDES).beside(plan.folder)
    town = _Town(small, seed, population_seed, watch)
    base = town.played(small)
    if base is None:
        return None
    measure = headline(plan, base)
    before = value(base, measure)
    return Leaning(small, measure, base.society.people, before, town) if before > 0.0 else None


@dataclass(frozen=True, slots=True)
class Leaning:
    """A small society in which numbers are turned one at a time.

    small    the plan on fewer people
    measure  the headline, and what it is there before anything is turned
    """

    small: Scenario
    measure: str
    people: int
    base: float
    town: _Town

    @property
    def stopped(self) -> bool:
        """Whether somebody said stop; what is turned after that shows nothing."""
        return self.town.stopped

    def lean(self, one: Dial) -> Lean | None:
        """What a fifth less of it does to the headline; None where that cannot be, or after a stop."""
        turned = possible(self.small, one.scaled(1.0 - SPAN))
        run = None if turned is None else self.town.played(turned)
        if run is None:
            return None
        key, now = next((key, now) for key, now in one.keys if now)
        return Lean(one, now, one.scaled(1.0 - SPAN)[key], value(run, self.measure) / self.base - 1.0)


def numbers(plan: Scenario, measure: str) -> list[Dial]:
    """Every number that can be turned so: those that `leans` tries first, then all others, by name."""
    first = candidates(plan, measure)
    known = {one.name for one in first}
    rest = [one for one in dials(plan) if one.turns and one.name not in known]
    drawn = [one for one in rest if one.name.partition(".")[0] not in OTHER_TIES]
    return [*first, *sorted(drawn, key=lambda one: one.name)]


def headline(plan: Scenario, run: Run) -> str:
    """The goal's measure where it can be told from luck in this small run, else reach."""
    measure = plan.goal.measure
    unit, now = MEASURES[measure].unit, value(run, measure)
    return measure if now == now and (now >= COUNTED or (unit in _SHARED and now > 0.0)) else "reach"


def candidates(plan: Scenario, measure: str) -> list[Dial]:
    """The assumptions to be tried: those that say that they move the headline, then those of the screening."""
    found = {one.name: one for one in dials(plan) if _assumed(plan, one)}
    own = [one for one in found.values() if one.key.moves is not None and one.key.moves.measure == measure]
    first = [] if measure == "reach" else [one.name for one in own]
    order = dict.fromkeys((*first, *(name for name in SCREENED if name in found)))
    return [found[name] for name in order][: max(LEAST, round(MOST * 7 / max(7, plan.days)))]


def _assumed(plan: Scenario, one: Dial) -> bool:
    table = one.name.partition(".")[0]
    if one.origin not in ("assumption", "memory") or not one.turns or table in OTHER_TIES:
        return False
    always: Callable[[Scenario], bool] = lambda _plan: True  # noqa: E731
    return all(_IN_FORCE.get(name, always)(plan) for name in (table, one.name))


class _Town:
    """Plays variants of one plan in one world; who is there is built anew only where that changes."""

    def __init__(self, plan: Scenario, seed: int, population_seed: int, watch: Watch) -> None:
        self._seeds, self._watch, self.stopped = (seed, population_seed), watch, False
        self._society: tuple[str, Society] | None = None

    def played(self, plan: Scenario) -> Run | None:
        """The plan in this world, to its end; None if it was stopped."""
        people = Arm("", plan).society
        there = self._society[1] if self._society and self._society[0] == people else None
        run = Run(plan, *self._seeds, society=there)
        if self._society is None:
            self._society = (people, run.society)
        play(run, self._watch)
        self.stopped = not run.finished
        return None if self.stopped else run
