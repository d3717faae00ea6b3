"""What people did on the screen: likes, comments, shares, and stories of their own."""

from __future__ import annotations

import numpy as np

from ..ledger import Did, Handing, Kind, Reason
from .campaign_reach import impressions, median_half_life, reach
from .ratio import ratio
from .record import Bools, Ints, Record
from .vocabulary import measure, once

CLICKS = Did.LIKED | Did.COMMENTED | Did.SHARED
"""Bits of what costs one tap: the token actions."""
MORE_THAN_LOOKING = CLICKS | Did.ACTED | Did.CREATED


@once
def _bits(record: Record) -> Ints:
    """How often each combination of bits was done at an impression (256,)."""
    return np.bincount(record.views.did, minlength=256)


def done(record: Record, bit: int) -> int:
    """Impressions at which one thing (a bit of `Did`) was done."""
    combinations = np.arange(256)
    return int(_bits(record)[(combinations & bit) != 0].sum())


@measure("count", "sights")
def likes(record: Record) -> float:
    """Likes that the campaign's items won."""
    return done(record, Did.LIKED)


@measure("count", "sights")
def comments(record: Record) -> float:
    """Replies of the audience under the campaign's items, questions included."""
    return done(record, Did.COMMENTED)


@measure("count", "items")
def shares(record: Record) -> float:
    """Times that people passed an item of the campaign on."""
    return int(record.shares.size)


@measure("count", "items, posts")
def cause_shares(record: Record) -> float:
    """Times that people passed anything about the cause on, the campaign's or people's own."""
    items = record.items
    passed = record.handed & (items["handing"] == Handing.SHARED) & record.cause[items["content"]]
    return int(np.count_nonzero(passed if record.only is None else record.only[items["person"][passed]]))


@measure("count", "sights, items")
def clicks(record: Record) -> float:
    """Likes, comments and shares together: what costs one tap."""
    return likes(record) + comments(record) + shares(record)


@measure("share", "items, sights")
def share_rate(record: Record) -> float:
    """Shares for each impression."""
    return ratio(shares(record), impressions(record))


@measure("share", "sights, items, posts")
def engagement_rate(record: Record) -> float:
    """Likes, comments, shares and creations for each impression."""
    return ratio(clicks(record) + creations(record), impressions(record))


@measure("share", "sights, items, posts, network")
def engagement_per_follower(record: Record) -> float:
    """Likes, comments, shares and creations for each planned post and each follower of its account."""
    authors = record.posts["author"][record.out & (record.posts["plan"] >= 0)]
    audience = record.society.network.follower_counts()[authors]
    return ratio(clicks(record) + creations(record), int(audience.sum()))


@measure("share", "sights")
def acceptance(record: Record) -> float:
    """Part of the impressions that were neither rejected nor doubted."""
    return 1.0 - rejected_share(record) - doubted_share(record)


@measure("share", "sights", better="less")
def rejected_share(record: Record) -> float:
    """Part of the impressions that were rejected because the reader's stance is too far away."""
    return _ended_in(record, Reason.REJECTED)


@measure("share", "sights", better="less")
def doubted_share(record: Record) -> float:
    """Part of the impressions that were waved away as insincere."""
    return _ended_in(record, Reason.DOUBTED)


def _ended_in(record: Record, reason: Reason) -> float:
    return ratio(int(np.count_nonzero(record.views.reason == reason)), impressions(record))


@measure("count", "posts")
def creations(record: Record) -> float:
    """Stories and posts that people made because of the campaign."""
    return int(np.count_nonzero(_made(record)))


@measure("per 1,000", "posts, sights")
def creators(record: Record) -> float:
    """People who made a story of their own, for each thousand reached."""
    return 1000.0 * ratio(np.unique(record.posts["author"][_made(record)]).size, reach(record))


@measure("count", "posts", better="neither")
def own_posts(record: Record) -> float:
    """Posts about the cause that people wrote by themselves, with or without a campaign."""
    own = (record.posts["kind"] == Kind.OWN) & ~record.campaign & record.out
    return int(np.count_nonzero(own & _by_these_people(record)))


def _made(record: Record) -> Bools:
    return record.campaign & record.out & _by_these_people(record)


def _by_these_people(record: Record) -> Bools:
    """Which posts were written by people, and by those whom the record looks at (posts,)."""
    author = record.posts["author"]
    people = author < record.society.people
    if record.only is not None:
        people[people] = record.only[author[people]]
    return np.asarray(people)


@measure("people", "sights")
def participants(record: Record) -> float:
    """People who did more than look: liked, commented, shared, made a story or did a deed."""
    views = record.views
    return int(np.unique(views.reader[(views.did & MORE_THAN_LOOKING) != 0]).size)


@measure("ratio", "sights")
def participants_per_onlooker(record: Record) -> float:
    """People who did more than look, for each person who only looked."""
    return ratio(participants(record), reach(record) - participants(record))


@measure("share", "sights, posts")
def story_retention(record: Record) -> float:
    """Part of the viewers on the first day of stories who watch one to the end on the last day of stories."""
    days = retention_by_day(record)
    return days[-1] if len(days) > 1 else float("nan")


@measure("share", "sights, posts")
def completion_rate(record: Record) -> float:
    """Part of the sightings of the campaign's stories that go to the last frame."""
    stories = _stories(record)
    finished = np.count_nonzero(record.views.did[stories] & Did.FINISHED)
    return ratio(int(finished), int(np.count_nonzero(stories)))


def retention_by_day(record: Record) -> list[float]:
    """Part of the first day's viewers who watch a planned story to the end, on each day.

    From the first day with a sighting to the last day with a new story; days of the run, from midnight.
    """
    stories = _stories(record)
    reader, day = record.views.reader[stories], record.views.minute[stories] // 1440
    if not day.size:
        return []
    finished = (record.views.did[stories] & Did.FINISHED) != 0
    planned = record.out & (record.posts["kind"] == Kind.STORY) & (record.posts["plan"] >= 0)
    first, last = int(day.min()), int(record.posts["minute"][planned].max()) // 1440
    began = np.zeros(record.society.people, dtype=np.bool_)
    began[reader[day == first]] = True
    watched = [np.unique(reader[finished & (day == one)]) for one in range(first, last + 1)]
    return [ratio(int(np.count_nonzero(began[who])), int(np.count_nonzero(began))) for who in watched]


def _stories(record: Record) -> Bools:
    """Which impressions are of the accounts' planned stories (impressions,)."""
    posts = record.posts
    return np.asarray(((posts["kind"] == Kind.STORY) & (posts["plan"] >= 0))[record.views.content])


@measure("minutes", "sights, posts", better="neither")
def half_life_engagement(record: Record) -> float:
    """Minutes until half of a planned post's reactions of seven days are there; median over posts."""
    moved = (record.views.did & (CLICKS | Did.CREATED)) != 0
    return median_half_life(record, record.views.content[moved], record.views.minute[moved])


@measure("minutes", "items, posts", better="neither")
def half_life_reshares(record: Record) -> float:
    """Minutes until half of a planned post's shares of seven days are there; median over posts."""
    items = record.items
    return median_half_life(record, items["content"][record.shares], items["minute"][record.shares])
