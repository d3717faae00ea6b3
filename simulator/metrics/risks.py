"""What went wrong, and how far care held it off."""

from __future__ import annotations

import numpy as np

from ..ledger import Act, Did, Kind
from ..world.risks import MISLED
from .ratio import ratio
from .record import Bools, Ints, Record
from .vocabulary import measure

RECOVERED = 0.015
"""Mean anger, over all people, at which net sentiment counts as back (assumption)."""


def _acts(record: Record, act: Act) -> Bools:
    return np.asarray(record.acts["act"] == act)


def _people(record: Record, column: Bools) -> int:
    if not column.size:
        return 0
    return int(np.count_nonzero(column if record.only is None else column & record.only))


@measure("people", "states at the present minute", better="less")
def misled(record: Record) -> float:
    """People who believe a false rumour; known at the present minute."""
    if record.crowd is None:
        return float("nan")
    return _people(record, record.crowd.risks.rumour == MISLED)


@measure("count", "sights", better="neither")
def rumour_comments(record: Record) -> float:
    """Comments under false rumours, by who believes them and by who knows better."""
    looks = record.looks
    rumour = record.posts["kind"][looks.content] == Kind.RUMOUR
    return int(np.count_nonzero(rumour & ((looks.did & Did.COMMENTED) != 0)))


@measure("share", "sights, acts")
def correction_coverage(record: Record) -> float:
    """Part of the people exposed to the rumour who then or later saw its label or its correction."""
    looks, kind = record.looks, record.posts["kind"][record.looks.content]
    rumour = kind == Kind.RUMOUR
    first = _first(record, rumour)
    labels = record.acts["minute"][_acts(record, Act.LABELLED)]
    label = int(labels.min()) if labels.size else record.scenario.horizon
    told = (kind == Kind.CORRECTION) | (rumour & (looks.minute >= label))
    told &= looks.minute >= first[looks.reader]
    exposed = first < record.scenario.horizon
    return ratio(np.unique(looks.reader[told & exposed[looks.reader]]).size, int(np.count_nonzero(exposed)))


def _first(record: Record, kept: Bools) -> Ints:
    """Minute of each person's first such look (people,); the horizon if there is none."""
    first = np.full(record.society.people, record.scenario.horizon, dtype=np.int64)
    np.minimum.at(first, record.looks.reader[kept], record.looks.minute[kept])
    return first


@measure("people", "acts", better="less")
def silenced(record: Record) -> float:
    """Supporters whom attacks made stop posting, commenting and sharing."""
    return int(np.unique(record.acts["about"][_acts(record, Act.SILENCED)]).size)


@measure("items", "states at the end, acts", better="less")
def moderation_backlog(record: Record) -> float:
    """Attacks that waited for a moderator when the raid ended; at the present minute if it has not."""
    if record.crowd is None or not record.crowd.risks.on:
        return 0
    flags = record.crowd.risks.flags
    ends = record.acts["minute"][_acts(record, Act.RAID_ENDED)]
    end = int(ends.max()) if ends.size else record.until
    came = flags["minute"] < end
    return int(np.count_nonzero(came & ((flags["ends"] < 0) | (flags["ends"] > end))))


@measure("hours", "acts", better="less")
def recovery_time(record: Record) -> float:
    """Hours from the reproach until net sentiment is back (mean anger below 0.015); to the end if it never is."""
    rows = _acts(record, Act.SENTIMENT)
    if not rows.any():
        return 0
    minute, anger = record.acts["minute"][rows].astype(np.int64), record.acts["about"][rows]
    worst = int(anger.argmax())
    back = np.flatnonzero(anger[worst:] <= RECOVERED * 10 * record.society.people)
    end = int(minute[worst + back[0]]) if back.size else record.until
    return (end - int(minute[0])) / 60.0


@measure("people", "acts", better="less")
def opponents_mobilised(record: Record) -> float:
    """Opponents who posted against the organiser because of a reproach."""
    return int(np.unique(record.acts["about"][_acts(record, Act.MOBILISED)]).size)


@measure("records", "acts", better="less")
def records_exposed(record: Record) -> float:
    """Supporters' records that are stolen, in expectation: the daily chance of a theft times the records held."""
    risk = record.acts["about"][_acts(record, Act.AT_RISK)]
    return float(risk.max()) / 1000.0 if risk.size else 0.0


@measure("count", "acts", better="less")
def gifts_diverted(record: Record) -> float:
    """Gifts that ended on a fake page."""
    return int(np.count_nonzero(_acts(record, Act.DIVERTED)))


@measure("people", "states at the present minute", better="less")
def donors_lost(record: Record) -> float:
    """Donors who give no more because they were cheated; known at the present minute."""
    if record.crowd is None:
        return float("nan")
    return _people(record, record.crowd.risks.lost)
