"""Deliveries that wait for their readers' next session.

Three pools with geometric horizons (this hour, this day, later) stand for a calendar of ticks: a delivery is
moved at most three times, so the cost follows the deliveries and not people times ticks.  A delivery takes 12
bytes: reader and item packed into one 64-bit word, the due minute and the number of earlier tries into another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.int64]
Dues = NDArray[np.int32]

TRIES_BITS = 4
MOST_TRIES = (1 << TRIES_BITS) - 1
_HOUR, _DAY = 60, 1440


def pack(reader: NDArray[np.integer], item: NDArray[np.integer] | int) -> Words:
    """Reader and item (n,) in one word (n,), ordered by reader, then item."""
    return (reader.astype(np.int64) << 32) | item


def unpack(words: Words) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Readers and items (n,) of words (n,)."""
    return (words >> 32).astype(np.int32), (words & 0xFFFFFFFF).astype(np.int32)


@dataclass
class _Pool:
    words: Words = field(default_factory=lambda: np.empty(0, np.int64))
    dues: Dues = field(default_factory=lambda: np.empty(0, np.int32))

    def take(self, before: int) -> tuple[Words, Dues]:
        """Remove and return what is due before the minute."""
        due = self.dues < before << TRIES_BITS
        if not due.any():
            return self.words[:0], self.dues[:0]
        taken = self.words[due], self.dues[due]
        late = ~due
        self.words, self.dues = self.words[late], self.dues[late]
        return taken

    def put(self, words: Words, dues: Dues) -> None:
        if not words.size:
            return
        if not self.words.size:
            self.words, self.dues = words, dues
        else:
            self.words = np.concatenate((self.words, words))
            self.dues = np.concatenate((self.dues, dues))


class Calendar:
    """The deliveries still to come; `take` hands out those due before a minute, `put` adds more."""

    def __init__(self) -> None:
        self._hour, self._day, self._later = _Pool(), _Pool(), _Pool()
        self._inbox: list[tuple[Words, Dues]] = []
        self._hour_ends = 0
        self._day_ends = 0

    def put(self, words: Words, due: NDArray[np.integer], tries: NDArray[np.integer] | int = 0) -> None:
        """Add packed deliveries (n,) due at minutes (n,), after so many earlier tries."""
        if words.size:
            self._inbox.append((words, ((due.astype(np.int32) << TRIES_BITS) | tries).astype(np.int32)))

    def take(self, before: int) -> tuple[Words, Dues, NDArray[np.int32]]:
        """Words, due minutes and tries (n,) of all that is due before the minute, ordered by word, then minute.

        `before` must not go back.
        """
        self._sort_inbox()
        taken = [self._hour.take(before)] if before <= self._hour_ends else []
        while before > self._hour_ends:
            taken.append(self._hour.take(self._hour_ends))
            self._open_next_hour()
            if before <= self._hour_ends:
                taken.append(self._hour.take(before))
        words = np.concatenate([part[0] for part in taken])
        dues = np.concatenate([part[1] for part in taken])
        order = np.lexsort((dues, words)) if words.size > 1 else np.arange(words.size)
        words, dues = words[order], dues[order]
        return words, dues >> TRIES_BITS, dues & MOST_TRIES

    def words(self) -> Words:
        """Packed deliveries that wait (n,), in no order; nothing is removed."""
        pools = (self._hour, self._day, self._later)
        return np.concatenate([*(pool.words for pool in pools), *(part[0] for part in self._inbox)])

    def drain(self) -> tuple[Words, Dues]:
        """Remove everything: words and due minutes (n,), ordered by word, then minute."""
        self._sort_inbox()
        pools = (self._hour, self._day, self._later)
        words = np.concatenate([pool.words for pool in pools])
        dues = np.concatenate([pool.dues for pool in pools])
        self._hour, self._day, self._later = _Pool(), _Pool(), _Pool()
        order = np.lexsort((dues, words))
        return words[order], dues[order] >> TRIES_BITS

    def _open_next_hour(self) -> None:
        if self._hour_ends == self._day_ends:
            self._day_ends += _DAY
            self._day.put(*self._later.take(self._day_ends))
        self._hour_ends += _HOUR
        self._hour.put(*self._day.take(self._hour_ends))

    def _sort_inbox(self) -> None:
        if not self._inbox:
            return
        words = np.concatenate([part[0] for part in self._inbox])
        dues = np.concatenate([part[1] for part in self._inbox])
        self._inbox.clear()
        hour, day = self._hour_ends << TRIES_BITS, self._day_ends << TRIES_BITS
        now, far = dues < hour, dues >= day
        today = ~(now | far)
        for pool, part in ((self._hour, now), (self._day, today), (self._later, far)):
            pool.put(words[part], dues[part])

    def __len__(self) -> int:
        pools = (self._hour, self._day, self._later)
        return sum(pool.words.size for pool in pools) + sum(part[0].size for part in self._inbox)

    def copy(self) -> Calendar:
        """A copy; pools are replaced and never written in place, so their arrays may be shared."""
        twin = Calendar()
        for name in ("_hour", "_day", "_later"):
            pool = getattr(self, name)
            setattr(twin, name, _Pool(pool.words, pool.dues))
        twin._inbox = list(self._inbox)
        twin._hour_ends, twin._day_ends = self._hour_ends, self._day_ends
        return twin
