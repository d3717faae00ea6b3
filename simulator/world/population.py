"""The people, as columns: what each person is before the campaign.

Everything about a person is a coin of the population seed and the person's key (community id, index in it),
so what a person is does not depend on other communities.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys, key, keys
from ..scenario.model import Community, Scenario
from . import topics
from .communities import Communities

Floats = NDArray[np.float64]

LEAST_SESSIONS, MOST_SESSIONS = 0.05, 96.0  # a day: once in twenty days; every quarter of an hour
MOST_POSTS = 288.0  # a day: one in five minutes
POSTING_BY_SESSIONS = 0.5  # correlations of the normals behind the log-normals; assumptions
APPETITE_BY_SESSIONS = 0.3
CIRCLE_STANCE = 0.3  # part of the variance of stances inside a community that lies between circles; F7
EFFICACY_SPREAD = 0.15  # mean 0.5; assumption
SKEPTIC_BELIEF, OTHER_BELIEF = 0.30, 0.675  # so that 52 % skeptics give a mean belief of 0.48 (R2); assumption
SIMPLE, THRESHOLD, FRACTIONAL = 0, 1, 2
_CHUNK = 1 << 15


@dataclass(frozen=True, eq=False)
class Person:
    """What people are before they follow anybody: columns (people,); "grid" means whole 2**-16ths."""

    community: NDArray[np.int16]  # place in Society.communities
    index: NDArray[np.int32]  # inside the community
    key: Keys  # of (community id, index): what every coin of this person hangs on
    region: NDArray[np.int16]  # place in Society.regions
    language: NDArray[np.int16]  # place in Society.languages
    utc_offset: NDArray[np.int16]  # minutes
    sessions: NDArray[np.float32]  # a day
    posting: NDArray[np.float32]  # own posts a day, about anything
    interest: NDArray[np.float32]  # in the cause, 0..1
    stance: NDArray[np.int32]  # -1..1, grid
    sincerity: NDArray[np.int32]  # belief that the organiser means it, 0..1, grid
    efficacy: NDArray[np.float32]  # belief that one's deeds matter, 0..1
    appetite: NDArray[np.float32]  # wish to share, mean 1
    mode: NDArray[np.uint8]  # SIMPLE, THRESHOLD or FRACTIONAL
    circle: NDArray[np.int32]  # number inside the community

    def __post_init__(self) -> None:
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)

    def __len__(self) -> int:
        return self.key.size

    def with_ties(self, followees: NDArray[np.int32], inflow: NDArray[np.float32]) -> Population:
        """The finished population, from what the network says about each person (people,)."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return Population(**own, followees=followees, inflow=inflow)


@dataclass(frozen=True, eq=False)
class Population(Person):
    """The columns of `Person`, and the two that come from the finished network; all read-only."""

    followees: NDArray[np.int32]  # accounts that one follows
    inflow: NDArray[np.float32]  # posts about anything that arrive, a day


Columns = dict[str, NDArray[Any]]


def populate(
    scenario: Scenario, communities: Communities, coins: Coins, circle: NDArray[np.int32] | None = None
) -> Person:
    """Everybody, community after community; `circle` (people,) replaces the circles that coins deal."""
    pieces = [
        _members(scenario, communities, place, coins, None if circle is None else circle[communities.place(place)])
        for place in range(len(communities.declared))
    ]
    return Person(**{name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]})


def _members(
    scenario: Scenario, communities: Communities, place: int, coins: Coins, circle: NDArray[np.int32] | None
) -> Columns:
    """The columns of one community's people, worked out in pieces that stay in the processor's cache."""
    one, size = communities.declared[place], communities.sizes[place]
    index = np.arange(size, dtype=np.int32)
    person = keys(key("community", one.id), index)
    if circle is None:
        circle = circles(person, scenario.network.circle_size, coins)
    same: Columns = {
        "community": np.full(size, place, np.int16),
        "index": index,
        "key": person,
        "region": np.full(size, communities.regions.index(one.region), np.int16),
        "language": np.full(size, communities.languages.index(one.language), np.int16),
        "utc_offset": np.full(size, round(one.utc_offset * 60), np.int16),
        "circle": circle,
    }
    pieces = [
        _own(scenario, one, person[start : start + _CHUNK], circle[start : start + _CHUNK], coins)
        for start in range(0, max(size, 1), _CHUNK)
    ]
    return same | {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def _own(scenario: Scenario, one: Community, person: Keys, circle: NDArray[np.int32], coins: Coins) -> Columns:
    """What differs from person to person inside a community."""
    crowd, audience = scenario.population, scenario.audience
    online = _normal(coins, "sessions", person)
    writes = _normal(coins, "posting", person)
    shares = _normal(coins, "appetite", person)
    sessions = _log_normal(online, crowd.sessions_per_day, crowd.sessions_spread)
    writes = _mixed(online, writes, POSTING_BY_SESSIONS)
    shares = _mixed(online, shares, APPETITE_BY_SESSIONS)
    posting = _log_normal(writes, crowd.posting_rate, crowd.posting_spread)
    efficacy = np.clip(0.5 + EFFICACY_SPREAD * _normal(coins, "efficacy", person), 0.0, 1.0)
    return {
        "sessions": np.clip(sessions, LEAST_SESSIONS, MOST_SESSIONS).astype(np.float32),
        "posting": np.minimum(posting, MOST_POSTS).astype(np.float32),
        "interest": _cares(scenario, one, person, coins).astype(np.float32),
        "stance": _stance(one, person, circle, coins),
        "sincerity": _held_inside(
            _belief(scenario, one, person, coins), scenario.trust.spread, _normal(coins, "sincerity", person)
        ),
        "efficacy": efficacy.astype(np.float32),
        "appetite": _log_normal(shares, 1.0, audience.appetite_spread).astype(np.float32),
        "mode": _mode(scenario, coins.uniform("mode", person)),
    }


def circles(person: Keys, size: int, coins: Coins) -> NDArray[np.int32]:
    """Number of each member's circle (n,): members are shuffled by coins and dealt into even circles."""
    count = max(1, round(person.size / size))
    seats = np.empty(person.size, dtype=np.int64)
    seats[np.argsort(coins.flip("seat", person), kind="stable")] = np.arange(person.size)
    return np.asarray(seats * count // max(1, person.size), dtype=np.int32)


def _normal(coins: Coins, decision: str, person: Keys) -> Floats:
    return exact.normal_quantile(coins.uniform(decision, person))


def _mixed(first: Floats, second: Floats, correlation: float) -> Floats:
    """A standard normal that correlates with `first`."""
    return np.asarray(correlation * first + float(np.sqrt(1.0 - correlation * correlation)) * second)


def _log_normal(normal: Floats, mean: float, sigma: float) -> Floats:
    return mean * exact.exp(sigma * normal - sigma * sigma / 2.0)


def _interest(flat: Floats, mean: float) -> Floats:
    """Beta(m / (1 - m), 1) has mean m and a closed form: most care little, some a lot."""
    if mean <= 0.0:
        return np.zeros_like(flat)
    return exact.power(flat, (1.0 - mean) / mean)


def _cares(scenario: Scenario, one: Community, person: Keys, coins: Coins) -> Floats:
    """Interest in this cause: the community's, as far as the cause is what the person cares about."""
    interest = _interest(coins.uniform("interest", person), one.interest)
    fit = topics.fit(scenario, one, person, coins)
    return interest if fit is None else interest * fit


def _stance(one: Community, person: Keys, circle: NDArray[np.int32], coins: Coins) -> NDArray[np.int32]:
    """Community mean, what the circle shares, and one's own part: acquaintances think alike (F7)."""
    shared = _normal(coins, "circle stance", keys(key("circle", one.id), circle))
    own = _normal(coins, "own stance", person)
    spread = float(np.sqrt(CIRCLE_STANCE)) * shared + float(np.sqrt(1.0 - CIRCLE_STANCE)) * own
    return exact.to_grid(np.clip(one.stance + one.stance_spread * spread, -1.0, 1.0))


def _belief(scenario: Scenario, one: Community, person: Keys, coins: Coins) -> Floats | float:
    """Mean belief of each member (n,): the community's, or that of a skeptic or of one of the others (R2)."""
    skeptics = scenario.trust.skeptics
    if one.sincerity is not None or skeptics is None:
        return scenario.trust.prior if one.sincerity is None else one.sincerity
    return np.where(coins.uniform("skeptic", person) < skeptics, SKEPTIC_BELIEF, OTHER_BELIEF)


def _held_inside(mean: Floats | float, spread: float, normal: Floats) -> NDArray[np.int32]:
    return exact.to_grid(np.clip(mean + spread * normal, 0.0, 1.0))


def _mode(scenario: Scenario, flat: Floats) -> NDArray[np.uint8]:
    parts = (scenario.audience.simple, scenario.audience.threshold, scenario.audience.fractional)
    total = sum(parts)
    if total <= 0.0:
        return np.full(flat.size, SIMPLE, np.uint8)
    bounds = np.array((parts[0], parts[0] + parts[1])) / total
    return np.searchsorted(bounds, flat, side="right").astype(np.uint8)
