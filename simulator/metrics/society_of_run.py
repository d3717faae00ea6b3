"""What the society was like before anything happened, and how posts of each format fared in it."""

from __future__ import annotations

import numpy as np

from ..chance import Coins
from ..exact import from_grid
from ..ledger import Handing, Kind
from ..world import topics
from .ratio import ratio
from .record import Bools, Record
from .vocabulary import measure, once

TAKEN_OFF = 0.02
"""Part of all people who must have taken a movement up for it to have taken off (assumption)."""

MIDWEEK = 3 * 1440
"""From when `reach_after_change` counts in a run without a change: Thursday 00:00."""


@once
def fits(record: Record) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How well the cause fits what each person cares about (people,), 0..1."""
    society, coins = record.society, Coins(record.population_seed)
    fit = np.ones(society.people)
    for place, one in enumerate(society.communities.declared):
        here = society.communities.place(place)
        own = topics.fit(record.scenario, one, society.population.key[here], coins)
        if own is not None:
            fit[here] = own
    return fit


@measure("0..1", "the scenario, the population")
def cause_audience_fit(record: Record) -> float:
    """How well the cause fits what people care about: mean cosine of two vectors over families of causes."""
    fit = fits(record) if record.only is None else fits(record)[record.only]
    return float(np.mean(fit)) if fit.size else float("nan")


def _share_rate(record: Record, posts: Bools) -> float:
    items = record.items
    passed = posts[items["content"][record.shares]]
    return ratio(int(np.count_nonzero(passed)), int(np.count_nonzero(posts[record.views.content])))


def _of_media(record: Record, media: str) -> Bools:
    """Which posts are planned posts of one format, stories left out (posts,)."""
    plan = sorted(record.scenario.post, key=lambda one: one.id)
    kinds = np.array([one.media == media for one in plan] + [False])
    return np.asarray(kinds[record.posts["plan"]] & (record.posts["kind"] != Kind.STORY))


@measure("share", "items, sights, posts, the plan")
def share_rate_of_words(record: Record) -> float:
    """Shares for each impression of planned posts in words."""
    return _share_rate(record, _of_media(record, "words"))


@measure("share", "items, sights, posts, the plan")
def share_rate_of_pictures(record: Record) -> float:
    """Shares for each impression of planned pictures."""
    return _share_rate(record, _of_media(record, "picture"))


@measure("share", "items, sights, posts, the plan")
def share_rate_of_videos(record: Record) -> float:
    """Shares for each impression of planned videos."""
    return _share_rate(record, _of_media(record, "video"))


@measure("share", "items, sights, posts")
def share_rate_of_stories(record: Record) -> float:
    """Shares for each impression of planned stories."""
    return _share_rate(record, np.asarray(record.posts["kind"] == Kind.STORY))


@measure("share", "sights, items, network", better="neither")
def reach_share_by_mutual_ties(record: Record) -> float:
    """Part of the people reached who had it from somebody who follows them back."""
    network, views = record.society.network, record.views
    sender = record.items["person"][views.item]
    followed = (sender < record.society.people) & (record.items["handing"][views.item] <= Handing.PASSED_ON)
    rows = np.flatnonzero(followed)
    ties = np.unique((views.reader[rows].astype(np.int64) << 32) | sender[rows])
    mutual = [_follows(network, int(tie & 0xFFFFFFFF), int(tie >> 32)) for tie in ties]
    reached = np.unique(ties[np.array(mutual, np.bool_)] >> 32).size if ties.size else 0
    return ratio(int(reached), int(np.unique(views.reader).size))


def _follows(network: object, follower: int, followed: int) -> bool:
    row = network.followers(followed)  # type: ignore[attr-defined]
    place = int(np.searchsorted(row, follower))
    return bool(place < row.size and row[place] == follower)


@measure("share", "sights, items, posts")
def reach_share_by_peer_content(record: Record) -> float:
    """Part of the people reached who saw something that somebody in the audience made because of the campaign."""
    views = record.views
    made = record.posts["author"][views.content] < record.society.people
    return ratio(int(np.unique(views.reader[made]).size), int(np.unique(views.reader).size))


@measure("SD", "stances at the start and at the present minute", better="neither")
def stance_shift(record: Record) -> float:
    """How far the mean stance moved in the run, in standard deviations of stances at the start; now only."""
    if record.crowd is None or not record.people:
        return float("nan")
    start, now = record.society.population.stance, record.crowd.stance
    if record.only is not None:
        start, now = start[record.only], now[record.only]
    spread = float(np.std(from_grid(start)))
    return abs(float(np.mean(from_grid(now))) - float(np.mean(from_grid(start)))) / spread if spread else float("nan")


@measure("people", "items, posts")
def adopters(record: Record) -> float:
    """Different people who passed the campaign or movement on or made a post of their own, its starters left out."""
    author, items = record.posts["author"], record.items
    made = record.campaign & record.out & (author < record.society.people) & (record.posts["prompt"] >= 0)
    who = np.union1d(items["person"][record.shares], author[made])
    return int(who.size if record.only is None else np.count_nonzero(record.only[who]))


@measure("0 or 1", "items, posts, the population")
def take_off(record: Record) -> float:
    """Whether it took off: 1 when adopters beside the starters are 2 % of all people or more, else 0."""
    return float(adopters(record) >= TAKEN_OFF * record.people)


@once
def _of_outlet(record: Record) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], int]:
    """Platform of each post (posts,) by number, and how many there are; what people make stands on the main one."""
    names = ["main", *sorted(one.id for one in record.scenario.outlet)]
    plan = [names.index(one.outlet) for one in sorted(record.scenario.post, key=lambda one: one.id)]
    return np.array([*plan, 0], np.int64)[record.posts["plan"]], len(names)


@measure("0..1", "sights, posts, the plan", better="less")
def dependence_index(record: Record) -> float:
    """How much reach hangs on one platform: sum of squared platform shares of reach, 1 when all on one."""
    outlet, count = _of_outlet(record)
    views = record.views
    pairs = np.unique(outlet[views.content] * record.society.people + views.reader)
    reach = np.bincount(pairs // record.society.people, minlength=count).astype(np.float64)
    return float(np.sum((reach / reach.sum()) ** 2)) if reach.sum() else float("nan")


@measure("people", "sights, items, posts, the scenario")
def reach_after_change(record: Record) -> float:
    """Different people reached by posts since day 4 began (a rule change in mid-week), or since the first change."""
    cards = [one.at for one in record.scenario.card if one.kind in ("rule_change", "outage")]
    at = min([one.at for one in record.scenario.policy_change] + cards, default=MIDWEEK)
    return int(np.unique(record.views.reader[record.views.minute >= at]).size)
