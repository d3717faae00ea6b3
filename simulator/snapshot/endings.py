"""Where it died, by segment: everybody, each community, each post."""

from __future__ import annotations

import numpy as np

from ..catalogue import _
from ..ledger import Reason
from ..metrics.record import Record
from .closeups import Endings, Segment
from .counting import Rows

REASONS = len(Reason)


class Ends:
    """How deliveries ended, by the reader's community and by planned post."""

    def __init__(self, communities: int, posts: int) -> None:
        """Totals of nothing yet."""
        self.by_community = np.zeros((communities, REASONS), np.int64)
        self.by_post = np.zeros((posts + 1, REASONS), np.int64)  # the last row: what nobody planned

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows of the record's sights."""
        table = record.tables["sights"]
        reason = table["reason"][rows].astype(np.int64)
        home = record.society.population.community[table["reader"][rows]].astype(np.int64)
        plan = record.posts["plan"][record.items["content"][table["item"][rows]]].astype(np.int64)
        if plan.size and plan.max() + 2 > len(self.by_post):  # a hand has added posts in mid-run
            more = np.zeros((int(plan.max()) + 2 - len(self.by_post), REASONS), np.int64)
            self.by_post = np.concatenate((self.by_post[:-1], more, self.by_post[-1:]))
        plan[plan < 0] = len(self.by_post) - 1
        for total, group in ((self.by_community, home), (self.by_post, plan)):
            cells = group * REASONS + reason
            total += np.bincount(cells, minlength=total.size).reshape(total.shape)


def endings_of(record: Record, ends: Ends, waiting: int) -> Endings:
    """The close-up at the record's minute; `waiting` deliveries are still to be looked at."""
    everybody = ends.by_community.sum(axis=0)
    everybody[Reason.PENDING] += waiting
    names = record.society.communities.names
    found = [Segment("all", _("everybody"), tuple(everybody.tolist()))]
    found += [
        Segment("community", name, tuple(counts))
        for name, counts in zip(names, ends.by_community.tolist(), strict=True)
    ]
    planned = sorted(enumerate(sorted(record.scenario.post, key=lambda post: post.id)), key=lambda one: one[1].at)
    found += [
        Segment("post", post.title, tuple(ends.by_post[place].tolist()))
        for place, post in planned
        if place < len(ends.by_post) - 1 and ends.by_post[place].any()
    ]
    others = ends.by_post[-1]
    if others.any():
        found.append(Segment("post", _("what people wrote"), tuple(others.tolist())))
    return Endings(tuple(found))
