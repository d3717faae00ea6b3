"""The future beside the one that is played: brought to its end, and asked at any minute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from .future import Future

STRIDE = 60
"""Minutes that it is played on at a time."""


@dataclass(frozen=True)
class Against:
    """The future beside the played one, at the minute shown."""

    since: int
    """Minute at which the two part."""
    name: str = "A"
    """Its letter."""
    mine: str = "B"
    """The letter of the one that is played."""
    ready: bool = False
    """Whether it has come to its end; until then its figures may be of an earlier minute."""
    minute: int = 0
    reach: float = 0.0
    gifts: int = 0
    shares: int = 0


class Beside:
    """A future that is played on in spare moments, and what is remembered of it."""

    def __init__(self, future: Future, since: int, mine: str) -> None:
        """`since` is the minute at which it and the played one, whose letter is `mine`, part."""
        self._future, self._since, self._mine = future, since, mine
        self._shares: NDArray[np.int64] = np.zeros(0, np.int64)
        self._gifts: NDArray[np.int64] = np.zeros(0, np.int64)
        self._reached: NDArray[np.int64] = np.zeros(0, np.int64)
        self._known = 0
        self.per_hour: NDArray[np.int64] | None = None
        self._remember()

    @property
    def ready(self) -> bool:
        """Whether it has come to its end."""
        return self._future.run.finished

    def play_on(self) -> None:
        """An hour more; its course is read at the end of each day and at its very end."""
        run = self._future.run
        before = run.minute
        self._future.advance(min(run.horizon, before + STRIDE))
        if self.ready or before // 1440 != run.minute // 1440:
            self._remember()

    def at(self, minute: int) -> Against:
        """What it shows at a minute, or at the last one that is known."""
        known = min(minute, self._known)
        shares, gifts, reached = (
            int(np.searchsorted(times, known)) for times in (self._shares, self._gifts, self._reached)
        )
        share = reached / self._future.run.society.people
        names = (self._future.name, self._mine)
        return Against(self._since, *names, ready=self.ready, minute=known, reach=share, gifts=gifts, shares=shares)

    def _remember(self) -> None:
        """The minutes of all shares, of all gifts, and at which each person first saw the campaign, in order."""
        from simulator.ledger import SIGHTED, Deed, Handing

        world = self._future.run.world
        items, deeds, sights = world.ledger.items, world.ledger.deeds, world.ledger.sights
        self._shares = np.sort(items["minute"][items["handing"] == Handing.SHARED].astype(np.int64))
        self._gifts = np.sort(deeds["minute"][deeds["deed"] == Deed.GAVE].astype(np.int64))
        looked = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1])
        looked &= world.contents["campaign"][items["content"][sights["item"]]]
        minute, reader = sights["minute"][looked].astype(np.int64), sights["reader"][looked]
        first = np.full(world.society.people, np.iinfo(np.int64).max)
        np.minimum.at(first, reader, minute)
        self._reached = np.sort(first[first < np.iinfo(np.int64).max])
        self._known = self._future.minute
        per_hour = np.bincount(self._shares // 60, minlength=max(1, -(-self._known // 60)))
        per_hour.setflags(write=False)
        self.per_hour = per_hour
