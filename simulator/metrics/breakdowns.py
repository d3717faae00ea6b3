"""Measures broken down: by community, account, post, hour, step of the way.

Each breakdown is a table of numbers by label, in the order in which people read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from ..clock import format_moment
from ..ledger import REASON_NAMES
from . import bubbles_of_run, campaign_reach, deeds, reactions, reasons, spreading
from .ratio import ratios
from .record import Record

Table = Mapping[str, float]


def _by(labels: Iterable[str], values: NDArray[np.number] | Iterable[float]) -> dict[str, float]:
    return {label: float(one) for label, one in zip(labels, values, strict=True)}


def reach_by_community(record: Record) -> Table:
    """People reached in each community."""
    communities = record.society.communities
    reached = campaign_reach.by_label(record, record.society.population.community, len(communities.ids))
    return _by(communities.ids, reached)


def net_reach_by_community(record: Record) -> Table:
    """People reached, as a part of each community's people."""
    communities = record.society.communities
    return _by(communities.ids, ratios(list(reach_by_community(record).values()), communities.sizes))


def reach_by_region(record: Record) -> Table:
    """People reached in each region."""
    region, regions = record.society.population.region, record.society.regions
    return _by(regions, campaign_reach.by_label(record, region, len(regions)))


def reach_by_language(record: Record) -> Table:
    """People reached among the readers of each language."""
    language, languages = record.society.population.language, record.society.languages
    return _by(languages, campaign_reach.by_label(record, language, len(languages)))


def time_to_first_contact_by_region(record: Record) -> Table:
    """Minutes until the campaign's first impression in each region; the whole run if never."""
    return _by(record.society.regions, campaign_reach.first_contact(record))


def reach_by_account(record: Record) -> Table:
    """People who saw a post of each account."""
    return _by(_accounts(record), campaign_reach.by_author(record)[0])


def impressions_by_account(record: Record) -> Table:
    """Impressions of the posts of each account."""
    return _by(_accounts(record), campaign_reach.by_author(record)[1])


def shares_by_account(record: Record) -> Table:
    """Times that people passed posts of each account on."""
    author = record.posts["author"][record.items["content"][record.shares]] - record.society.people
    names = _accounts(record)
    return _by(names, np.bincount(author[author >= 0], minlength=len(names)))


def deeds_by_account(record: Record) -> Table:
    """Deeds done at posts of each account, however they came there."""
    return _by(_accounts(record), deeds.by_author(record))


def reach_by_post(record: Record) -> Table:
    """People who saw each planned post."""
    return _by_plan(record, campaign_reach.by_post(record)[0])


def impressions_by_post(record: Record) -> Table:
    """Impressions of each planned post."""
    return _by_plan(record, campaign_reach.by_post(record)[1])


def shares_by_post(record: Record) -> Table:
    """Times that people passed each planned post on."""
    content = record.items["content"][record.shares]
    return _by_plan(record, np.bincount(content, minlength=record.out.size))


def people_by_rung(record: Record) -> Table:
    """People by the highest rung of the ladder that they reached."""
    return _by(*zip(*deeds.ladder(record).items(), strict=True))


def story_retention_by_day(record: Record) -> Table:
    """Part of the viewers on the first day of stories who watch one to the end, day by day."""
    kept = reactions.retention_by_day(record)
    return _by((f"day {day}" for day in range(1, len(kept) + 1)), kept)


def reproduction_by_generation(record: Record) -> Table:
    """R: shares that each share leads to, by generation; generation 0 is the posts themselves."""
    values = spreading.reproduction_by_generation(record)
    return _by((f"generation {place}" for place in range(len(values))), values)


def cross_cutting_by_step(record: Record) -> Table:
    """Cross-cutting share by chance, and after network, plan, ranking and mind had their say."""
    return bubbles_of_run.cross_cutting_by_step(record)


def shares_by_hour(record: Record) -> Table:
    """Shares in each hour so far."""
    hours = spreading.per_hour(record)
    return _by((format_moment(60 * hour) for hour in range(hours.size)), hours)


def reasons_by_community(record: Record) -> Table:
    """Deliveries by their reader's community and the reason in which they ended."""
    labels = (f"{one} {name}" for one in record.society.communities.ids for name in REASON_NAMES)
    return _by(labels, reasons.by_community(record).ravel())


BREAKDOWNS: dict[str, Callable[[Record], Table]] = {
    one.__name__: one
    for one in (
        reach_by_community,
        net_reach_by_community,
        reach_by_region,
        reach_by_language,
        time_to_first_contact_by_region,
        reach_by_account,
        impressions_by_account,
        shares_by_account,
        deeds_by_account,
        reach_by_post,
        impressions_by_post,
        shares_by_post,
        people_by_rung,
        story_retention_by_day,
        reproduction_by_generation,
        cross_cutting_by_step,
        shares_by_hour,
        reasons_by_community,
    )
}
"""Every breakdown by name."""


def breakdowns(record: Record) -> dict[str, Table]:
    """All breakdowns of a record."""
    return {name: table(record) for name, table in BREAKDOWNS.items()}


def _accounts(record: Record) -> list[str]:
    return [account.id for account in record.society.accounts]


def _by_plan(record: Record, values: NDArray[np.integer]) -> dict[str, float]:
    """Values (posts,) of the planned posts that are out, by id and in order of time."""
    names = sorted(one.id for one in record.scenario.post)
    planned = np.flatnonzero(record.out & (record.posts["plan"] >= 0))
    planned = planned[np.argsort(record.posts["minute"][planned], kind="stable")]
    return {names[record.posts["plan"][row]]: float(values[row]) for row in planned}
