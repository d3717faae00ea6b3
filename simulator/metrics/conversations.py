"""Conversations under posts, and what reactions win through the ranking."""

from __future__ import annotations

import numpy as np

from ..ledger import Did
from .ratio import ratio
from .reactions import CLICKS
from .record import Record
from .vocabulary import measure

EARLY = 180
"""Minutes after a post in which its reactions count as early."""


@measure("comments", "comments")
def thread_depth(record: Record) -> float:
    """Longest chain of replies under a post of the campaign: 1 when nobody replied to a comment, 0 without any."""
    table = record.tables.get("comments")
    if table is None or not table["content"].size:
        return 0.0
    kept = (table["minute"] < record.until) & record.campaign[table["content"]]
    return int(table["depth"][kept].max(initial=0))


@measure("share", "comments", better="less")
def trolled_share(record: Record) -> float:
    """Part of the comments under posts of the campaign that are troll posts."""
    table = record.tables.get("comments")
    if table is None:
        return float("nan")
    kept = (table["minute"] < record.until) & record.campaign[table["content"]]
    return ratio(int(np.count_nonzero(table["trolls"][kept])), int(np.count_nonzero(kept)))


@measure("share", "sights")
def comment_rate(record: Record) -> float:
    """Comments for each impression."""
    views = record.views
    return ratio(int(np.count_nonzero(views.did & Did.COMMENTED)), len(views))


@measure("ratio", "sights, posts")
def loop_gain(record: Record) -> float:
    """Impressions of planned posts later than three hours, for each reaction won in the first three hours."""
    views, posts = record.views, record.posts
    planned = posts["plan"][views.content] >= 0
    late = views.minute - posts["minute"][views.content] >= EARLY
    early = planned & ~late & ((views.did & CLICKS) != 0)
    return ratio(int(np.count_nonzero(planned & late)), int(np.count_nonzero(early)))
