"""Negative controls: worlds without a mechanism, in which the facts that rest on it must fail.

A card that nothing can fail proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from ..engine.run import Run
from ..scenario.model import Audience, Network, Platform, Population
from . import bubbles, luck, ordinary, society, times
from .fact import Fact, Finding

SEEDS = 2
FEWER = Audience(everyday_posts=50.0, own_posts=0.0)


@dataclass(frozen=True)
class Control:
    """A crippled world.

    id      its name
    claim   what is taken away
    fails   facts that must fail there
    values  what each of them measures there, by id, for a seed
    """

    id: str
    claim: str
    fails: tuple[str, ...]
    values: Callable[[int], Mapping[str, float]]


@dataclass(frozen=True)
class Tested:
    """A control and what its facts came to."""

    control: Control
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether each of the facts failed, as it must."""
        return not any(finding.passed for finding in self.findings)


def _week(seed: int, **changes: Any) -> Run:
    return Run(ordinary.scenario(**({"audience": FEWER} | changes)), seed=seed, population_seed=seed)


def _ordinary(run: Run, *ids: str) -> dict[str, float]:
    week = ordinary.measured(run)
    return {identity: ordinary.MEASURES[identity](week) for identity in ids}


def _viral(seed: int) -> Mapping[str, float]:
    eager = FEWER.model_copy(update={"share_appetite": 6.0})
    return _ordinary(_week(seed, audience=eager), "A1", "A2", "A3")


def _equal(seed: int) -> Mapping[str, float]:
    equal = Network(follower_exponent=3.5, followees_spread=0.0, circle_share=0.0)
    friends = Run(ordinary.among_friends(network=equal), seed=seed, population_seed=seed)
    return {**_ordinary(_week(seed, network=equal), "A4"), "A13": ordinary.inequality(friends)}


def _at_once(seed: int) -> Mapping[str, float]:
    always = Population(people=ordinary.PEOPLE, sessions_per_day=48.0, sessions_spread=0.0)
    run = _week(seed, population=always)
    found = _ordinary(run, "C4")
    return {**found, "C3": times.kernel_distance(run)}


def _unlimited(seed: int) -> Mapping[str, float]:
    deep = Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=300)
    found = _ordinary(_week(seed, platform=deep), "C1")
    return {**found, "L6-look": luck.exponent_of_overload(seed, False, depth=300)}


BY_CHANCE = Network(opposite_camp=0.45, homophily=0.0, circle_share=0.2)
"""Ties between two equal camps where hardly anybody prefers one's own; circles stay inside a camp."""


def _mixed(seed: int) -> Mapping[str, float]:
    feeds = {f"F7-{profile}": bubbles.alike(seed, profile, BY_CHANCE) for profile in ("friends", "microblog")}
    return {"F1-shares": bubbles.steps_in_town(seed, BY_CHANCE)[0], **feeds}


def _built(seed: int, *ids: str, **tables: Any) -> dict[str, float]:
    one = society.built(seed, **tables)
    return {identity: society.MEASURES[identity](one) for identity in ids}


def _even(seed: int) -> Mapping[str, float]:
    return _built(seed, "D1", "D1-quarter", population=Population(people=society.PEOPLE, posting_spread=0.0))


def _no_circles(seed: int) -> Mapping[str, float]:
    return _built(seed, "D6", network=Network(circle_share=0.0))


def _friends_only(seed: int) -> Mapping[str, float]:
    return _built(seed, "D7", network=Network(directed=False))


def _no_night(seed: int) -> Mapping[str, float]:
    steady = Population(people=ordinary.PEOPLE, peak_to_trough=1.0, weekend_shift=0)
    run = _week(seed, population=steady)
    run.play()
    return {"C7-ratio": times.ratio_of_hours(run), "C7-weekend": times.later_at_weekends(run)}


CONTROLS: tuple[Control, ...] = (
    Control("viral", "Everybody shares six times as readily: R above 1.", ("A1", "A2", "A3"), _viral),
    Control("equal", "Nobody has many more followers than others.", ("A4", "A13"), _equal),
    Control("at once", "No delay: everybody looks every half hour.", ("C3", "C4"), _at_once),
    Control("unlimited", "Unlimited attention: a session shows 300 posts.", ("C1", "L6-look"), _unlimited),
    Control("mixed", "No homophily: ties cross camps by chance.", ("F1-shares", "F7-friends", "F7-microblog"), _mixed),
    Control("even", "Everybody writes as much as everybody else.", ("D1", "D1-quarter"), _even),
    Control("no circles", "Nobody's friends are friends.", ("D6",), _no_circles),
    Control("friends only", "Every tie of following is mutual.", ("D7",), _friends_only),
    Control("no night", "People are as awake at night as by day.", ("C7-ratio", "C7-weekend"), _no_night),
)


def measured(task: tuple[str, int]) -> dict[str, float]:
    """What the facts of a control (by id) come to in its world of this seed."""
    identity, seed = task
    control = next(one for one in CONTROLS if one.id == identity)
    found = control.values(seed)
    return {fact: float(found[fact]) for fact in control.fails}


def tested(wanted: Sequence[Control], executor: Executor, facts: Mapping[str, Fact]) -> tuple[Tested, ...]:
    """Play these controls wherever there is a free worker; facts by id."""
    futures = [[executor.submit(measured, (one.id, seed)) for seed in range(1, SEEDS + 1)] for one in wanted]
    values = [[future.result() for future in worlds] for worlds in futures]
    return tuple(
        Tested(one, tuple(Finding(facts[fact], tuple(world[fact] for world in worlds)) for fact in one.fails))
        for one, worlds in zip(wanted, values, strict=True)
    )
