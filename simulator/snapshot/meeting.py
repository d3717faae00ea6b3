"""Bubbles: who sees whom, filter by filter and hour by hour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import SIGHTED, Reason
from ..metrics import bubbles_of_run as bubbles
from ..metrics.bubbles import cross_cutting_share as crossing
from ..metrics.record import Record
from .closeups import Bubbles
from .counting import Rows
from .locking import locked

BINS = 20
"""Steps of the stance from -1 to 1 in the histogram."""
GRID = 65536


class Meetings:
    """Totals of who met whom about the cause."""

    def __init__(self, record: Record) -> None:
        """Totals of nothing yet; the record says how many communities and hours there are."""
        groups = len(record.society.communities.names)
        self.delivered, self.shown, self.looked, self.accepted = (np.zeros((2, 2), np.int64) for _ in range(4))
        self.communities = np.zeros((groups + 1, groups), np.int64)
        self.by_hour = np.zeros((2, record.scenario.horizon // 60 + 1), np.int64)

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows of the record's sights."""
        table = record.tables["sights"]
        rows = rows[record.cause[record.items["content"][table["item"][rows]]]]
        reader, item, reason = (table[name][rows] for name in ("reader", "item", "reason"))
        self.delivered += bubbles.met(record, reader, item)
        for total, first in ((self.shown, Reason.SCROLLED_PAST), (self.accepted, Reason.SEEN)):
            kept = (reason >= first) & (reason <= Reason.ACTED)
            total += bubbles.met(record, reader[kept], item[kept])
        looked = (reason >= SIGHTED[0]) & (reason <= SIGHTED[1])
        self._look(record, reader[looked], item[looked], table["minute"][rows[looked]])

    def _look(
        self, record: Record, reader: NDArray[np.int32], item: NDArray[np.int32], minute: NDArray[np.int32]
    ) -> None:
        """What was really looked at: by camp, by community, by hour."""
        self.looked += bubbles.met(record, reader, item)
        camp, sender = bubbles.camp_of_node(record), record.items["person"][item]
        hours = self.by_hour.shape[1]
        hour = np.minimum(minute // 60, hours - 1)
        self.by_hour[0] += np.bincount(hour[camp[sender] != camp[reader]], minlength=hours)
        self.by_hour[1] += np.bincount(hour, minlength=hours)
        home = record.society.population.community.astype(np.int64)
        groups = self.communities.shape[1]
        people = record.society.people
        group = np.where(sender < people, home[np.minimum(sender, people - 1)], groups)
        cells = group * groups + home[reader]
        self.communities += np.bincount(cells, minlength=self.communities.size).reshape(self.communities.shape)


def bubbles_of(record: Record, met: Meetings, rung: NDArray[np.uint8], ties: tuple[float, float]) -> Bubbles:
    """The close-up at the record's minute.

    rung  (people,) highest rung of the ladder by the sights        ties  `tied` of this society
    """
    people = record.society.population
    groups = len(record.society.communities.names)
    reached = np.bincount(people.community[rung > 0], minlength=groups)
    hours = max(1, -(-min(record.until, record.scenario.horizon) // 60))
    against = int(np.count_nonzero(people.stance < 0))
    return Bubbles(
        people=(against, record.society.people - against),
        camps=locked(met.looked.copy()),
        communities=locked(met.communities.copy()),
        crossing=locked(met.by_hour[0, :hours].copy()),
        sights=locked(met.by_hour[1, :hours].copy()),
        steps=(*ties, *(crossing(table) for table in (met.delivered, met.shown, met.accepted))),
        reached=tuple(reached.tolist()),
        before=_histogram(people.stance),
        now=None if record.crowd is None else _histogram(record.crowd.stance),
    )


def tied(record: Record) -> tuple[float, float]:
    """Part of all that would come from the other camp if anybody met anybody, and if only ties carried it."""
    sizes = np.bincount(bubbles.camp_of_node(record)[: record.society.people], minlength=2)
    return crossing(np.outer(sizes, sizes)), crossing(bubbles.followed(record))


def _histogram(stance: NDArray[np.int32]) -> NDArray[np.int64]:
    """(BINS,) people by stance."""
    places = (stance.astype(np.int64) + GRID) * BINS // (2 * GRID)
    counts: NDArray[np.int64] = locked(np.bincount(np.clip(places, 0, BINS - 1), minlength=BINS).astype(np.int64))
    return counts
