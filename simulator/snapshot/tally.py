"""Running totals over the ledger, so that a picture ten times a second costs only what is new."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import SIGHTED, Did, Handing, Reason
from ..world.world import World

_RUNG_OF_REASON = np.zeros(len(Reason), np.uint8)
_RUNG_OF_REASON[[Reason.REJECTED, Reason.DOUBTED, Reason.SEEN, Reason.LIKED, Reason.COMMENTED, Reason.SHARED]] = (
    1, 1, 1, 2, 3, 4,
)  # fmt: skip
_RUNG_OF_ASK = np.array([1, 1, 4, 5, 6, 7, 8], np.uint8)


class Tally:
    """Totals of all ledger rows up to some minute; `absorb` adds a block of sights."""

    def __init__(self, world: World) -> None:
        people, accounts = world.society.people, len(world.society.accounts)
        self.rung = np.zeros(people, np.uint8)
        self.heard = np.zeros(people, bool)  # saw anything about the cause, of the campaign or not
        self.seen_by = np.zeros((accounts, people), bool)
        self.impressions = np.zeros(accounts, np.int64)
        self.reasons = np.zeros(len(Reason), np.int64)
        self.cross = np.zeros(2, np.int64)  # sights across camps, sights among people of camps
        self.rows = 0

    def absorb(self, world: World, rows: slice | NDArray[np.int64]) -> None:
        """Add these rows of the ledger's sights."""
        table = world.ledger.sights
        reader, item, reason, did = (table[name][rows] for name in ("reader", "item", "reason", "did"))
        self.reasons += np.bincount(reason, minlength=len(Reason))
        looked = ((reason >= SIGHTED[0]) & (reason <= SIGHTED[1])).nonzero()[0]
        if not looked.size:
            return
        reader, item, reason, did = reader[looked], item[looked], reason[looked], did[looked]
        content = world.ledger.items["content"][item]
        campaign = world.contents["campaign"][content]
        self.heard[reader] = True
        self._climb(world, reader[campaign], content[campaign], reason[campaign], did[campaign])
        self._accounts(world, reader, item)
        self._camps(world, reader, item)

    def _climb(
        self,
        world: World,
        reader: NDArray[np.int32],
        content: NDArray[np.int32],
        reason: NDArray[np.uint8],
        did: NDArray[np.uint8],
    ) -> None:
        rung = _RUNG_OF_REASON[reason]
        acted = (did & (Did.ACTED | Did.CREATED)) != 0
        rung[acted] = _RUNG_OF_ASK[world.contents["ask"][content[acted]]]
        np.maximum.at(self.rung, reader, rung)

    def _accounts(self, world: World, reader: NDArray[np.int32], item: NDArray[np.int32]) -> None:
        """Who saw a post of which account, wherever it came from."""
        author = world.contents["author"][world.ledger.items["content"][item]] - world.society.people
        own = author >= 0
        self.seen_by[author[own], reader[own]] = True
        self.impressions += np.bincount(author[own], minlength=self.impressions.size)

    def _camps(self, world: World, reader: NDArray[np.int32], item: NDArray[np.int32]) -> None:
        """Sights that came from a person of the other camp, by the sign of the stance at the start."""
        sender = world.ledger.items["person"][item]
        peers = sender < world.society.people
        stance = world.society.population.stance
        across = (stance[sender[peers]] >= 0) != (stance[reader[peers]] >= 0)
        self.cross += (np.count_nonzero(across), across.size)


def shares_by_hour(world: World, until: int) -> NDArray[np.int64]:
    """Shares in each hour up to a minute (hours,)."""
    items = world.ledger.items
    shared = (items["handing"] == Handing.SHARED) & (items["minute"] < until)
    return np.bincount(items["minute"][shared] // 60, minlength=max(1, -(-until // 60))).astype(np.int64)
