"""Running totals over the ledger: who stands where on the ladder, who was reached by whom, where deliveries ended."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import SIGHTED, Act, Deed, Did, Handing, Reason
from ..metrics.bubbles_of_run import met
from ..metrics.record import Record
from ..world.world import World
from .counting import Rows

SHARED_RUNG, FIRST_DEED = 4, 5
_RUNG_OF_REASON = np.zeros(len(Reason), np.uint8)
_RUNG_OF_REASON[[Reason.REJECTED, Reason.DOUBTED, Reason.SEEN, Reason.LIKED, Reason.COMMENTED, Reason.SHARED,
                 Reason.ACTED]] = (1, 1, 1, 2, 3, SHARED_RUNG, 1)  # fmt: skip


class Tally:
    """Totals of the ledger's sights; `rungs` adds the deeds to them."""

    def __init__(self, people: int, accounts: int) -> None:
        """Totals of nothing yet."""
        self.rung = np.zeros(people, np.uint8)
        self.seen_by = np.zeros((accounts, people), bool)
        self.impressions = np.zeros(accounts, np.int64)
        self.views = 0  # sights of anything of the campaign
        self.reasons = np.zeros(len(Reason), np.int64)
        self.met = np.zeros((2, 2), np.int64)  # sights about the cause: camp of who handed it on, the reader's camp

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows of the record's sights."""
        table = record.tables["sights"]
        reason = table["reason"][rows]
        self.reasons += np.bincount(reason, minlength=len(Reason))
        looked = rows[(reason >= SIGHTED[0]) & (reason <= SIGHTED[1])]
        if not looked.size:
            return
        reader, item, reason, did = (table[name][looked] for name in ("reader", "item", "reason", "did"))
        content = record.items["content"][item]
        ours = record.campaign[content]
        self.views += int(np.count_nonzero(ours))
        self._climb(reader[ours], reason[ours], did[ours])
        self._accounts(record, reader, content)
        self.met += met(record, reader, item)

    def _climb(self, reader: NDArray[np.int32], reason: NDArray[np.uint8], did: NDArray[np.uint8]) -> None:
        rung = _RUNG_OF_REASON[reason]
        rung[(did & Did.CREATED) != 0] = SHARED_RUNG
        np.maximum.at(self.rung, reader, rung)

    def _accounts(self, record: Record, reader: NDArray[np.int32], content: NDArray[np.int32]) -> None:
        """Who saw a post of which account, wherever it came from."""
        author = record.posts["author"][content] - record.society.people
        own = author >= 0
        self.seen_by[author[own], reader[own]] = True
        self.impressions += np.bincount(author[own], minlength=self.impressions.size)


def rungs(record: Record, tally: Tally) -> NDArray[np.uint8]:
    """The highest rung of each person (people,) by the sights of a tally and the record's deeds: a copy."""
    rung, deeds, acts = tally.rung.copy(), record.deeds, record.acts
    np.maximum.at(rung, deeds["person"], (deeds["deed"] + FIRST_DEED).astype(np.uint8))
    cheated = acts["about"][acts["act"] == Act.DIVERTED]  # gave all the same, to a fake page
    np.maximum.at(rung, cheated, np.uint8(FIRST_DEED + Deed.GAVE))
    return rung


def shares_by_hour(world: World, until: int) -> NDArray[np.int64]:
    """Shares in each hour up to a minute (hours,)."""
    items = world.ledger.items
    shared = (items["handing"] == Handing.SHARED) & (items["minute"] < until)
    return np.bincount(items["minute"][shared] // 60, minlength=max(1, -(-until // 60))).astype(np.int64)
