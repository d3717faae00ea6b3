"""Deeds beyond the screen, and the gap between clicking and doing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import Act, Deed, Did, Reason
from .campaign_reach import reach
from .ratio import ratio
from .reactions import CLICKS, clicks, creations
from .record import Bools, Ints, Record
from .vocabulary import measure, once

RUNGS = ("not_reached", "saw", "liked", "commented", "shared", "signed", "gave", "recruited", "showed_up")
"""The ladder; its fourth rung is for sharing and for making a story."""
_RUNG_OF_REASON = np.zeros(len(Reason), dtype=np.uint8)
_RUNG_OF_REASON[[Reason.REJECTED, Reason.DOUBTED, Reason.SEEN]] = 1
_RUNG_OF_REASON[[Reason.LIKED, Reason.COMMENTED, Reason.SHARED]] = (2, 3, 4)
_CREATED_RUNG, _DEED_RUNG = 4, 5


@once
def counts(record: Record) -> Ints:
    """How many deeds of each kind (4,), in the order of `ledger.Deed`."""
    return np.bincount(record.deeds["deed"], minlength=len(Deed))


@once
def rungs(record: Record) -> NDArray[np.uint8]:
    """The highest rung that each person has reached (people,), 0..8."""
    views, deeds = record.views, record.deeds
    rung = np.zeros(record.society.people, dtype=np.uint8)
    np.maximum.at(rung, views.reader, _RUNG_OF_REASON[views.reason])
    made = views.reader[(views.did & Did.CREATED) != 0]
    rung[made] = np.maximum(rung[made], _CREATED_RUNG)
    np.maximum.at(rung, deeds["person"], (deeds["deed"] + _DEED_RUNG).astype(np.uint8))
    cheated = record.acts["about"][record.acts["act"] == Act.DIVERTED]  # gave all the same, to a fake page
    np.maximum.at(rung, cheated, np.uint8(_DEED_RUNG + Deed.GAVE))
    return rung


def ladder(record: Record) -> dict[str, int]:
    """People whose highest rung is each one, by name; they add up to the people."""
    rung = rungs(record) if record.only is None else rungs(record)[record.only]
    return dict(zip(RUNGS, np.bincount(rung, minlength=len(RUNGS)).tolist(), strict=True))


def per_day(record: Record, deed: Deed) -> Ints:
    """Deeds of one kind on each day of the run (days,)."""
    minute = record.deeds["minute"][record.deeds["deed"] == deed]
    return np.bincount(minute // 1440, minlength=record.scenario.days)


def by_author(record: Record) -> Ints:
    """Deeds done at the contents of each declared account, however they came there (accounts,)."""
    item = record.deeds["item"]  # -1 on the street
    author = record.posts["author"][record.items["content"][item[item >= 0]]] - record.society.people
    return np.bincount(author[author >= 0], minlength=len(record.society.accounts))


@measure("count", "deeds")
def deeds(record: Record) -> float:
    """Deeds beyond the screen: signed, gave, recruited, showed up."""
    return int(counts(record).sum())


@measure("people", "deeds")
def doers(record: Record) -> float:
    """Different people who did a deed."""
    return int(np.unique(record.deeds["person"]).size)


@measure("count", "deeds")
def signatures(record: Record) -> float:
    """Signatures under a petition."""
    return int(counts(record)[Deed.SIGNED])


@measure("count", "deeds")
def gifts(record: Record) -> float:
    """Number of gifts."""
    return int(counts(record)[Deed.GAVE])


@measure("people", "deeds")
def donors(record: Record) -> float:
    """Different people who gave."""
    return int(np.unique(record.deeds["person"][_gave(record)]).size)


@measure("cents", "deeds")
def gift_cents(record: Record) -> float:
    """Money given."""
    return int(record.deeds["cents"][_gave(record)].sum(dtype=np.int64))


@measure("cents", "deeds")
def mean_gift(record: Record) -> float:
    """Mean amount of a gift."""
    return ratio(gift_cents(record), gifts(record))


@measure("count", "deeds")
def recruits(record: Record) -> float:
    """People whom somebody brought in."""
    return int(counts(record)[Deed.RECRUITED])


@measure("people", "deeds")
def show_ups(record: Record) -> float:
    """People who showed up."""
    return int(counts(record)[Deed.SHOWED_UP])


@measure("per 1,000", "deeds, sights")
def deed_rate(record: Record) -> float:
    """Deeds for each thousand people reached."""
    return 1000.0 * ratio(deeds(record), reach(record))


@measure("ratio", "deeds, sights")
def deeds_per_click(record: Record) -> float:
    """Deeds for each like, share or comment."""
    return ratio(deeds(record), clicks(record))


@measure("per 1,000", "deeds, sights, items, posts")
def gift_rate(record: Record) -> float:
    """Gifts for each thousand people who saw a post that asks for one."""
    return 1000.0 * ratio(gifts(record), asked(record, "give"))


@measure("ratio", "deeds, posts, sights")
def slacktivism_ratio(record: Record) -> float:
    """Meaningful actions (deeds and stories made) for each token action (like, share, comment)."""
    return ratio(deeds(record) + creations(record), clicks(record))


@measure("share", "deeds, sights", better="less")
def click_only_share(record: Record) -> float:
    """Part of the people who clicked that did nothing beyond the screen: the click-deed gap."""
    views = record.views
    clicked = np.unique(views.reader[(views.did & CLICKS) != 0])
    idle = np.count_nonzero(rungs(record)[clicked] < _DEED_RUNG)
    return ratio(int(idle), clicked.size)


@measure("minutes", "deeds", better="less")
def time_to_100_signatures(record: Record) -> float:
    """Minutes from the start to the hundredth signature; the whole run if it never comes."""
    return time_to(record, Deed.SIGNED, 100)


@measure("minutes", "deeds", better="less")
def time_to_first_gift(record: Record) -> float:
    """Minutes from the start to the first gift; the whole run if it never comes."""
    return time_to(record, Deed.GAVE, 1)


def time_to(record: Record, deed: Deed, count: int) -> float:
    """Minutes from the start to so many deeds of a kind (1 or more); the whole run if they never come."""
    minute = np.sort(record.deeds["minute"][record.deeds["deed"] == deed])
    return float(minute[count - 1]) if minute.size >= count else float(record.scenario.horizon)


def asked(record: Record, ask: str) -> int:
    """Different people who saw a planned post with this ask."""
    planned = sorted(record.scenario.post, key=lambda one: one.id)
    asks = np.array([one.ask == ask for one in planned] + [False])  # the last one stands for "no plan"
    kept = asks[record.posts["plan"]][record.views.content]
    return int(np.unique(record.views.reader[kept]).size)


def _gave(record: Record) -> Bools:
    return np.asarray(record.deeds["deed"] == Deed.GAVE)
