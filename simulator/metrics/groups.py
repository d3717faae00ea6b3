"""Groups of people by name, for measures in brackets: reach_share (outside home), share_rate (own camp)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..chance import Coins
from ..exact import from_grid
from ..scenario.model import Scenario
from ..world.featured import featured
from .bubbles_of_run import own_camp
from .campaign_reach import followers
from .minds import GROUPS
from .record import Bools, Record

INTERESTED = 0.5
SCEPTICAL = 0.5
FAR, NEAR = 1.0, 0.25
"""Distance of values from which a culture is far, and below which it is home."""


def _home(record: Record) -> Bools:
    """People of the region in which most people live."""
    region = record.society.population.region
    return np.asarray(region == np.argmax(np.bincount(region)))


def _language(record: Record, place: int) -> Bools:
    """People of the language that comes first (0) or second (1) by the number of its readers."""
    language = record.society.population.language
    order = np.argsort(-np.bincount(language), kind="stable")
    return np.asarray(language == order[place]) if place < order.size else np.zeros(language.size, np.bool_)


def _from_values(record: Record) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How far each person's values lie from those of the accounts that post (people,), 0..2."""
    by = {post.by for post in record.scenario.post}
    ours = [one.culture for one in record.scenario.accounts if one.id in by] or [0.0]
    here = np.array([one.culture for one in record.society.communities.declared])
    return np.abs(here - sum(ours) / len(ours))[record.society.population.community]


def _marginal(record: Record) -> Bools:
    """People of the community whose members have the fewest followers."""
    people, counts = record.society.population.community, record.society.network.follower_counts()
    sizes = np.bincount(people)
    mean = np.bincount(people, counts[: people.size]) / np.maximum(sizes, 1)
    return np.asarray(people == np.argmin(np.where(sizes > 0, mean, np.inf)))


def _neighbours(record: Record) -> Bools:
    """Followers of those members of the public whose act a planned post tells of, named or not."""
    near = np.zeros(record.society.people, np.bool_)
    for post in record.scenario.post:
        for person in featured(record.society, Coins(record.seed), post) if post.tells_of else ():
            near[record.society.network.followers(int(person))] = True
    return near


def _keepers(record: Record) -> Bools:
    """People of the communities that keep a date of the calendar."""
    keeps = np.array([bool(one.occasions) for one in record.society.communities.declared])
    return np.asarray(keeps[record.society.population.community])


NAMED: dict[str, Callable[[Record], Bools]] = {
    "home": _home,
    "outside home": lambda record: ~_home(record),
    "first language": lambda record: _language(record, 0),
    "second language": lambda record: _language(record, 1),
    "far culture": lambda record: _from_values(record) >= FAR,
    "home culture": lambda record: _from_values(record) < NEAR,
    "marginal cluster": _marginal,
    "neighbours of the featured": _neighbours,
    "target group": _keepers,
    "own camp": own_camp,
    "other camp": lambda record: ~own_camp(record),
    "opponents": lambda record: ~own_camp(record),
    "followers": followers,
    "beyond followers": lambda record: ~followers(record),
    "interested people": lambda record: np.asarray(record.society.population.interest >= INTERESTED),
    **GROUPS,
    "skeptics": lambda record: np.asarray(from_grid(record.society.population.sincerity) < SCEPTICAL),
}
"""Groups that every society has; besides them every community (its id), region and language has one."""


def group(record: Record, name: str) -> Bools:
    """Who belongs to a group (people,): a name of `NAMED`, a community's id, "region city" or "language fr".

    Raises KeyError when the society has no such group.
    """
    if name in NAMED:
        return NAMED[name](record)
    people, society = record.society.population, record.society
    kind, _, rest = name.partition(" ")
    if kind == "region" and rest in society.regions:
        return np.asarray(people.region == society.regions.index(rest))
    if kind == "language" and rest in society.languages:
        return np.asarray(people.language == society.languages.index(rest))
    if name in society.communities.ids:
        return np.asarray(people.community == society.communities.ids.index(name))
    raise KeyError(name)


def known(scenario: Scenario, name: str) -> bool:
    """Whether the society of a scenario has a group of this name."""
    kind, _, rest = name.partition(" ")
    return (
        name in NAMED
        or any(one.id == name for one in scenario.community)
        or (kind == "region" and any(one.region == rest for one in scenario.community))
        or (kind == "language" and any(one.language == rest for one in scenario.community))
    )


def names(record: Record) -> list[str]:
    """Every name that `group` knows in this society."""
    society = record.society
    regions = [f"region {one}" for one in society.regions]
    return [*NAMED, *regions, *(f"language {one}" for one in society.languages), *society.communities.ids]
