"""Where it died, by segment: everybody, each community, each post."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _, spoken
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
        self.add(record, table["reader"][rows], table["item"][rows], table["reason"][rows].astype(np.int64))

    def add(
        self, record: Record, reader: NDArray[np.int32], item: NDArray[np.int32], reason: NDArray[np.int64]
    ) -> None:
        """Add deliveries (n,) of items to readers that ended for these reasons."""
        home = record.society.population.community[reader].astype(np.int64)
        plan = record.posts["plan"][record.items["content"][item]].astype(np.int64)
        if plan.size and plan.max() + 2 > len(self.by_post):  # a hand has added posts in mid-run
            more = np.zeros((int(plan.max()) + 2 - len(self.by_post), REASONS), np.int64)
            self.by_post = np.concatenate((self.by_post[:-1], more, self.by_post[-1:]))
        plan[plan < 0] = len(self.by_post) - 1
        for total, group in ((self.by_community, home), (self.by_post, plan)):
            cells = group * REASONS + reason
            total += np.bincount(cells, minlength=total.size).reshape(total.shape)

    def copy(self) -> Ends:
        """The same totals, to be added to without touching these."""
        twin = Ends(0, 0)
        twin.by_community, twin.by_post = self.by_community.copy(), self.by_post.copy()
        return twin


def endings_of(record: Record, ended: Ends, waiting: tuple[NDArray[np.int32], NDArray[np.int32]]) -> Endings:
    """The close-up at the record's minute; `waiting` are readers and items (n,) of what nobody has looked at yet."""
    ends = ended.copy()
    ends.add(record, *waiting, np.full(waiting[0].size, Reason.PENDING, np.int64))
    everybody = ends.by_community.sum(axis=0)
    names = [spoken("scenario", one) for one in record.society.communities.names]
    found = [Segment("all", _("Everybody"), tuple(everybody.tolist()))]
    found += [
        Segment("community", name, tuple(counts))
        for name, counts in zip(names, ends.by_community.tolist(), strict=True)
    ]
    planned = sorted(enumerate(sorted(record.scenario.post, key=lambda post: post.id)), key=lambda one: one[1].at)
    found += [
        Segment("post", spoken("scenario", post.title), tuple(ends.by_post[place].tolist()))
        for place, post in planned
        if place < len(ends.by_post) - 1 and ends.by_post[place].any()
    ]
    others = ends.by_post[-1]
    if others.any():
        found.append(Segment("post", _("What people wrote"), tuple(others.tolist())))
    return Endings(tuple(found))
