"""Where deliveries ended: every one has exactly one reason, and the reasons add up to the deliveries."""

from __future__ import annotations

import numpy as np

from ..ledger import REASON_NAMES, SIGHTED, Reason
from .ratio import ratio
from .record import Ints, Record
from .vocabulary import measure, once


@once
def counts(record: Record) -> Ints:
    """How many deliveries ended in each reason so far (14,), in the order of `ledger.Reason`."""
    reason = record.tables["sights"]["reason"][record.ended]
    return np.bincount(reason, minlength=len(Reason)).astype(np.int64)


def by_name(record: Record) -> dict[str, int]:
    """Deliveries by the name of the reason in which they ended, all reasons named."""
    return {name: int(count) for name, count in zip(REASON_NAMES, counts(record), strict=True)}


def by_community(record: Record) -> Ints:
    """Where it died, by segment: deliveries (communities, 14) by their reader's community and reason."""
    sights, people = record.tables["sights"], record.society.population
    community = people.community[sights["reader"][record.ended]].astype(np.int64)
    cells = community * len(Reason) + sights["reason"][record.ended]
    groups = len(record.society.communities.declared)
    return np.bincount(cells, minlength=groups * len(Reason)).reshape(groups, len(Reason))


@measure("count", "sights", better="neither")
def deliveries(record: Record) -> float:
    """Deliveries that have ended, whatever the reason: one for each item and each person it was handed to."""
    return float(counts(record).sum())


@measure("count", "sights", better="neither")
def pending(record: Record) -> float:
    """Deliveries that nobody had opened when the run ended."""
    return float(counts(record)[Reason.PENDING])


@measure("share", "sights")
def seen_share(record: Record) -> float:
    """Part of all deliveries that somebody really looked at."""
    ended = counts(record)
    return ratio(float(ended[SIGHTED[0] : SIGHTED[1] + 1].sum()), float(ended.sum()))
