"""Who stays: supporters and the ties between them, and who knows of the cause."""

from __future__ import annotations

import numpy as np

from ..chance import Coins
from ..clock import MINUTES_PER_WEEK
from ..ledger import Act, Did, Reason
from ..world import genesis
from ..world.memory import last_midnight, lasting
from ..world.world import AWARE
from .ratio import ratio
from .reactions import CLICKS
from .record import Bools, Ints, Record
from .vocabulary import measure, once

CLICKS_OF_A_SUPPORTER = 3
AWARE_COMMUNITY = 0.25
"""Part of a community that must know of the cause for it to count as aware (assumption)."""


@once
def supporting(record: Record) -> Bools:
    """Who is a supporter (people,): did a deed, or clicked three times."""
    counts = np.zeros(record.society.people, dtype=np.int64)
    for bit in (Did.LIKED, Did.COMMENTED, Did.SHARED):
        counts += np.bincount(record.views.reader[(record.views.did & bit) != 0], minlength=counts.size)
    found = counts >= CLICKS_OF_A_SUPPORTER
    found[record.deeds["person"]] = True
    return found


@measure("people", "sights, deeds")
def supporters(record: Record) -> float:
    """People with a deed or three clicks."""
    return int(np.count_nonzero(supporting(record)))


@measure("people", "sights, deeds")
def active_at_day_7(record: Record) -> float:
    """Supporters with a click or deed in the week before day 7 ends."""
    return active_at(record, 7)


@measure("people", "sights, deeds")
def active_at_day_30(record: Record) -> float:
    """Supporters with a click or deed in the week before day 30 ends; n/a in a shorter run."""
    return active_at(record, 30)


def active_at(record: Record, day: int) -> float:
    """Supporters by the end of a day (from 1) with a click or deed in the week before; nan until it ends."""
    end = day * 1440
    if record.until < end:
        return float("nan")
    then = record.at(end)
    late = np.zeros(record.society.people, dtype=np.bool_)
    clicked = ((then.views.did & CLICKS) != 0) & (then.views.minute >= end - MINUTES_PER_WEEK)
    late[then.views.reader[clicked]] = True
    late[then.deeds["person"][then.deeds["minute"] >= end - MINUTES_PER_WEEK]] = True
    return int(np.count_nonzero(supporting(then) & late))


@once
def _ties(record: Record) -> int:
    """Ties from supporters to supporters."""
    found = supporting(record)
    follower, _ = record.society.network.expand(np.flatnonzero(found))
    rows = record.acts["act"] == Act.TIED
    made = found[record.acts["actor"][rows]] & found[record.acts["about"][rows]]
    return int(np.count_nonzero(found[follower])) + int(np.count_nonzero(made))


@measure("ties", "sights, deeds, network")
def supporter_ties(record: Record) -> float:
    """Follow-ties between two supporters."""
    return _ties(record)


@measure("people", "acts", better="less")
def volunteer_dropout(record: Record) -> float:
    """Volunteers who stopped."""
    return int(np.count_nonzero(record.acts["act"] == Act.STOPPED))


@measure("share", "sights, deeds, network")
def community_density(record: Record) -> float:
    """Ties between supporters, as a part of all that could be."""
    count = supporters(record)
    return ratio(_ties(record), count * (count - 1.0))


@once
def aware_since(record: Record) -> Ints:
    """Minute at which each person came to know of the cause (people,): -1 before all, horizon: never."""
    begun = genesis.begin(record.scenario, record.society, record.seed).crowd.done
    since = np.full(record.society.people, record.scenario.horizon, dtype=np.int64)
    views = record.views
    accepted = views.reason >= Reason.SEEN
    np.minimum.at(since, views.reader[accepted], views.minute[accepted])
    since[(begun & AWARE) != 0] = -1
    return since


def remembers(record: Record, minute: int) -> Bools:
    """Who was touched lately enough to remember the cause at a minute (people,); who knew before never forgets."""
    half = record.scenario.aftermath.memory
    if not half:
        return np.ones(record.society.people, dtype=np.bool_)
    views = record.views
    accepted = views.reason >= Reason.SEEN
    last = np.full(record.society.people, -1, dtype=np.int64)
    np.maximum.at(last, views.reader[accepted], views.minute[accepted])
    kept = lasting(Coins(record.seed), record.society.population.key, half)
    return np.asarray((last < 0) | (last_midnight(minute) - last <= kept))


@once
def won_by_day(record: Record) -> Ints:
    """People who know of the cause at the end of each day beyond those who knew before (days,)."""
    begun = int(np.count_nonzero(aware_since(record) < 0))
    days = range(1, min(record.until, record.scenario.horizon) // 1440 + 1)
    return np.array([awareness(record.at(day * 1440)) - begun for day in days], dtype=np.int64)


@measure("days", "sights, items, posts, memory")
def awareness_half_life(record: Record) -> float:
    """Days from the peak of the awareness won until half of it is left; to the end if it never falls so far."""
    won = won_by_day(record)
    if not won.size or not won.max():
        return float("nan")
    peak = int(won.argmax())
    below = np.flatnonzero(won[peak:] <= won[peak] / 2.0)
    return float(below[0] if below.size else won.size - peak)


@measure("person-days", "sights, items, posts, memory")
def awareness_after_day_7(record: Record) -> float:
    """Area under awareness after day 7: people who know of the cause, added up over the days that follow."""
    return int(sum(awareness(record.at(day * 1440)) for day in range(8, record.until // 1440 + 1)))


@measure("people", "sights, items, posts, awareness at the start")
def awareness(record: Record) -> float:
    """People who know of the cause: those who did before, and those who accepted an item of the campaign."""
    return int(np.count_nonzero(_aware(record)))


@measure("count", "sights, items, posts, awareness at the start")
def aware_communities(record: Record) -> float:
    """Communities in which at least a quarter of the people know of the cause."""
    community, sizes = _communities(record)
    knowing = np.bincount(community[_aware(record)], minlength=sizes.size)
    return int(np.count_nonzero((sizes > 0) & (knowing >= AWARE_COMMUNITY * sizes)))


@measure("minutes", "sights, items, posts, awareness at the start", better="less")
def time_to_half_of_communities(record: Record) -> float:
    """Minutes from the start until half of the communities are aware; the whole run if they never are."""
    community, sizes = _communities(record)
    since = aware_since(record)
    order = np.argsort((community << 32) + since, kind="stable")
    lived_in = sizes > 0
    needed = np.maximum(1, np.ceil(AWARE_COMMUNITY * sizes).astype(np.int64))
    crossed = np.sort(since[order[(np.cumsum(sizes) - sizes + needed - 1)[lived_in]]])
    return float(max(0, int(crossed[-(-crossed.size // 2) - 1])))


def _aware(record: Record) -> Bools:
    known = (aware_since(record) < record.scenario.horizon) & remembers(record, record.until)
    return known if record.only is None else known & record.only


def _communities(record: Record) -> tuple[Ints, Ints]:
    sizes = np.array(record.society.communities.sizes, dtype=np.int64)
    return record.society.population.community.astype(np.int64), sizes
