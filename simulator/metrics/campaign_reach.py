"""Reach of the campaign: how many people it met, how often, through whom, and how soon.

An impression is a sighting of an item of the campaign, its own or descended from it (testimonies count).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import Handing
from . import reach as counting
from .halflife import half_lives
from .inequality import gini
from .ratio import ratio
from .record import Bools, Ints, Looks, Record
from .vocabulary import measure, once


@once
def times_seen(record: Record) -> Ints:
    """How often each person saw the campaign (people,)."""
    return counting.times_seen(record.views.reader, record.society.people)


@measure("people", "sights, items, posts")
def reach(record: Record) -> float:
    """Different people who saw an item of the campaign, its own or descended from it."""
    return counting.reach(times_seen(record))


@measure("count", "sights, items, posts")
def impressions(record: Record) -> float:
    """Sightings of items of the campaign, repeats included."""
    return len(record.views)


@measure("ratio", "sights, items, posts")
def frequency(record: Record) -> float:
    """Impressions for each person reached."""
    return ratio(impressions(record), reach(record))


@measure("share", "sights, items, posts")
def net_reach(record: Record) -> float:
    """People reached, as a part of all people."""
    return ratio(reach(record), record.people)


@measure("points", "sights, items, posts")
def grp(record: Record) -> float:
    """Gross rating points: impressions for each hundred people."""
    return counting.grp(impressions(record), record.people)


@measure("people", "sights, items, posts")
def cause_reach(record: Record) -> float:
    """Different people who saw anything about the cause, the campaign's or people's own."""
    return _distinct(record, record.looks.where(record.cause[record.looks.content]))


@measure("people", "sights, items, posts")
def owned_reach(record: Record) -> float:
    """People reached by the campaign's own accounts, straight to their followers."""
    return _distinct(record, _handed(record, (Handing.POSTED, Handing.PASSED_ON), by_people=False))


@measure("people", "sights, items, posts")
def paid_reach(record: Record) -> float:
    """People reached by paid boosts."""
    return _distinct(record, _handed(record, (Handing.BOOSTED,), by_people=False))


@measure("people", "sights, items, posts")
def earned_reach(record: Record) -> float:
    """People reached through other people: by a share, or by a story that somebody made."""
    return _distinct(record, _handed(record, (Handing.POSTED, Handing.SHARED, Handing.NAMED), by_people=True))


@measure("people", "sights, items, posts")
def discovered_reach(record: Record) -> float:
    """People whom the platform showed it though they follow nobody who passed it on."""
    found = record.items["handing"] == Handing.DISCOVERED
    return _distinct(record, record.views.where(found[record.views.item]))


@measure("people", "sights, items, posts")
def peer_reach(record: Record) -> float:
    """People who saw a story that somebody in the audience made because of the campaign."""
    made = record.posts["author"] < record.society.people
    return _distinct(record, record.views.where(made[record.views.content]))


@measure("people", "sights, items, posts, network")
def reach_beyond_followers(record: Record) -> float:
    """People reached who follow none of the campaign's accounts."""
    return int(np.count_nonzero((times_seen(record) > 0) & ~followers(record)))


@measure("minutes", "sights, items, posts, communities", better="less")
def time_to_first_contact(record: Record) -> float:
    """Minutes until the campaign's first impression in the median region; the whole run if never."""
    return float(np.median(first_contact(record)))


@measure("minutes", "sights, items, posts", better="neither")
def half_life_impressions(record: Record) -> float:
    """Minutes until half of a planned post's impressions of seven days are there; median over posts."""
    return median_half_life(record, record.views.content, record.views.minute)


@measure("share", "sights, items, posts")
def post_survival(record: Record) -> float:
    """Part of the campaign's posts that somebody still sees a day after they came out; of those a day old."""
    minute, views = record.posts["minute"], record.views
    old = record.campaign & (minute + 1440 < record.until)
    alive = np.zeros(minute.size, dtype=np.bool_)
    alive[views.content[views.minute >= minute[views.content] + 1440]] = True
    return ratio(int(np.count_nonzero(alive & old)), int(np.count_nonzero(old)))


@measure("0..1", "sights, items, posts", better="less")
def attention_gini(record: Record) -> float:
    """How unequally impressions are spread over everybody who posted: 0 all alike, near 1 one has all."""
    authors, place = np.unique(record.posts["author"][record.out], return_inverse=True)
    if not authors.size:
        return float("nan")
    of_post = np.zeros(record.out.size, dtype=np.int64)
    of_post[record.out] = place
    return gini(np.bincount(of_post[record.looks.content], minlength=authors.size))


def attention_of(record: Record, people: Bools) -> float:
    """Part of all sightings that were of posts written by these people (people,)."""
    author = record.posts["author"]
    theirs = author < record.society.people
    theirs[theirs] = people[author[theirs]]
    return ratio(int(np.count_nonzero(theirs[record.looks.content])), len(record.looks))


# -- by group


def by_label(record: Record, label: NDArray[np.integer], labels: int) -> Ints:
    """People reached in each group (labels,), from the group of each person (people,)."""
    return np.bincount(label[times_seen(record) > 0], minlength=labels)


def by_author(record: Record) -> tuple[Ints, Ints]:
    """People reached by the posts of each declared account, and impressions of them: both (accounts,)."""
    account = record.posts["author"][record.views.content] - record.society.people
    return _reach_and_impressions(record, account, len(record.society.accounts))


def by_post(record: Record) -> tuple[Ints, Ints]:
    """People reached by each of the campaign's contents, and impressions of it: both (posts,)."""
    return _reach_and_impressions(record, record.views.content, record.out.size)


def first_contact(record: Record) -> Ints:
    """Minute of the campaign's first impression in each region (regions,); the end of the run if never."""
    region, views = record.society.population.region, record.views
    first = np.full(len(record.society.regions), record.scenario.horizon, dtype=np.int64)
    np.minimum.at(first, region[views.reader], views.minute)
    return first


def hourly_reach(record: Record) -> Ints:
    """People reached by the end of each hour of the whole run (hours,), never falling."""
    hours = record.scenario.horizon // 60
    return counting.reach_curve(record.views.reader, record.views.minute, 60, hours)


@once
def followers(record: Record) -> Bools:
    """Who follows at least one declared account (people,)."""
    following = np.zeros(record.society.people, dtype=np.bool_)
    for account in record.society.accounts:
        following[record.society.network.followers(account.node)] = True
    return following


def median_half_life(record: Record, content: NDArray[np.integer], minute: NDArray[np.integer]) -> float:
    """Median over planned posts of the minutes to half of their events of seven days; nan without any.

    content, minute  (n,)  the post of each event, and when it came
    """
    planned = np.flatnonzero(record.out & (record.posts["plan"] >= 0))
    place = np.full(record.out.size, -1, dtype=np.int64)
    place[planned] = np.arange(planned.size)
    group = place[content]
    kept = group >= 0
    # sorting one packed number first leaves half_lives, which sorts by two keys, nothing to do
    packed = np.sort((group[kept] << 32) | minute[kept])
    ages = half_lives(packed >> 32, packed & 0xFFFFFFFF, record.posts["minute"][planned])
    return float(np.median(ages[~np.isnan(ages)])) if not np.isnan(ages).all() else float("nan")


def _handed(record: Record, how: tuple[Handing, ...], by_people: bool) -> Looks:
    """Impressions of items that were handed on in these ways, by people or by accounts."""
    items = record.items
    kept = np.isin(items["handing"], how) & ((items["person"] < record.society.people) == by_people)
    return record.views.where(kept[record.views.item])


def _distinct(record: Record, looks: Looks) -> int:
    seen = np.zeros(record.society.people, dtype=np.bool_)
    seen[looks.reader] = True
    return int(np.count_nonzero(seen))


def _reach_and_impressions(record: Record, group: NDArray[np.integer], groups: int) -> tuple[Ints, Ints]:
    kept = (group >= 0) & (group < groups)
    inside = np.asarray(group[kept], dtype=np.int64)
    pairs = np.sort((inside << 32) | record.views.reader[kept])
    fresh = np.ones(pairs.size, dtype=np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=fresh[1:])
    return np.bincount(pairs[fresh] >> 32, minlength=groups), np.bincount(inside, minlength=groups)
