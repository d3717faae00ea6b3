"""Asked by name: how many are, how many follow, and how long the chains become."""

from __future__ import annotations

import numpy as np

from ..ledger import Did, Handing, Kind
from .ratio import ratio
from .record import Record
from .vocabulary import measure


@measure("people", "sights, items", better="neither")
def named(record: Record) -> float:
    """People whom somebody asked by name: nominated for a challenge, or asked by a recruiter."""
    return int(np.unique(record.views.reader[_asked(record)]).size)


@measure("share", "sights, items")
def taken_up_share(record: Record) -> float:
    """Part of the people asked by name who saw it and did it."""
    did = _asked(record) & ((record.views.did & (Did.CREATED | Did.ACTED)) != 0)
    return ratio(int(np.unique(record.views.reader[did]).size), named(record))


def _asked(record: Record) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which impressions came by name (views,)."""
    return np.asarray(record.items["handing"][record.views.item] == Handing.NAMED)


@measure("steps", "posts, items")
def longest_chain(record: Record) -> float:
    """Stories that were each prompted by the one before: the longest such chain."""
    prompt, kind = record.posts["prompt"], record.posts["kind"]
    steps = np.zeros(prompt.size, np.int64)
    for content in np.flatnonzero(record.out & (kind == Kind.TESTIMONY) & (prompt >= 0)):  # the earlier first
        steps[content] = 1 + steps[record.items["content"][prompt[content]]]
    return int(steps.max(initial=0))
