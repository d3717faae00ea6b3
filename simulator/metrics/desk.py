"""The reply desk: who asked, who got an answer, and how long it took.

Questions are numbered in the order of their rows in `sights` (comments that ask, under posts of accounts for
which the desk answers); an act `ANSWERED` names the number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..clock import MINUTES_PER_DAY
from ..ledger import Act, Did
from .campaign_reach import reach
from .ratio import ratio
from .record import Ints, Record
from .vocabulary import measure, once


@dataclass(frozen=True, slots=True)
class Desk:
    """Questions (n,) put before the minute, and the minute of each one's answer (n,); -1 while it waits."""

    asked: Ints
    answered: Ints


@once
def desk(record: Record) -> Desk:
    """All questions so far, whoever asked."""
    sights, posts = record.tables["sights"], record.posts
    rows = np.flatnonzero(sights["did"] & Did.ASKED)
    author = posts["author"][record.items["content"][sights["item"][rows]]]
    asked = sights["minute"][rows[np.isin(author, _answering(record))]].astype(np.int64)
    acts = record.tables["acts"]
    replies = (acts["act"] == Act.ANSWERED) & ((acts["minute"] < record.until) | record.whole)
    answered = np.full(asked.size, -1, dtype=np.int64)
    answered[acts["about"][replies]] = acts["minute"][replies]
    put = np.asarray(asked < record.until)
    return Desk(asked[put], answered[put])


def _answering(record: Record) -> list[int]:
    """Nodes of the accounts whose questions the desk answers."""
    answer = [record.scenario.organiser.id, *(one.id for one in record.scenario.influencer if one.answers)]
    return [account.node for account in record.society.accounts if account.id in answer]


@measure("count", "sights, posts", better="neither")
def questions(record: Record) -> float:
    """Questions that the audience put to accounts that answer."""
    return int(desk(record).asked.size)


@measure("count", "acts")
def answered(record: Record) -> float:
    """Questions that got a reply."""
    return int(np.count_nonzero(desk(record).answered >= 0))


@measure("share", "sights, acts")
def answered_share(record: Record) -> float:
    """Part of the questions that got a reply."""
    return ratio(answered(record), questions(record))


@measure("minutes", "sights, acts", better="less")
def wait(record: Record) -> float:
    """Minutes that a question waited for its reply, median over the answered ones."""
    found = desk(record)
    done = found.answered >= 0
    return float(np.median((found.answered - found.asked)[done])) if done.any() else float("nan")


@measure("count", "sights, acts", better="less")
def backlog(record: Record) -> float:
    """Questions that still wait for a reply."""
    return questions(record) - answered(record)


@measure("hours", "acts", better="less")
def hours_used(record: Record) -> float:
    """Staff hours that went into replies, into making posts, and into protocols."""
    acts = record.acts
    worked = np.isin(acts["act"], (Act.POSTED, Act.ANSWERED, Act.PROTECTED))
    return float(acts["work"][worked].sum(dtype=np.int64)) / 60.0


@measure("people", "sights, acts, opening hours")
def reach_per_hour(record: Record) -> float:
    """People reached for each hour of staff work."""
    return ratio(reach(record), hours_used(record))


def open_minutes(record: Record, start: Ints, end: Ints) -> Ints:
    """Minutes between start and end (n,) at which the desk is open."""
    knobs = record.scenario.desk

    def worked(minute: Ints) -> Ints:
        day, time = np.divmod(minute, MINUTES_PER_DAY)
        today = np.clip(time, knobs.opens, knobs.closes) - knobs.opens
        return np.asarray(day * (knobs.closes - knobs.opens) + today)

    return worked(end) - worked(start)
