"""Reading the sights of a ledger once each, in blocks, so that a picture ten times a second costs only what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..metrics.record import Record

BLOCK = 1 << 18
"""Rows that are read at a time: between two blocks another thread may have its turn."""

Rows = NDArray[np.int64]


class Total(Protocol):
    """Totals that blocks of rows of `sights` are added to."""

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows (n,) of the record's sights."""


Counts = TypeVar("Counts", bound=Total)


class Unread:
    """Which rows of `sights` have not been read yet although their minute is over.

    A row may be dated later than the present minute (who will never be online is known at once); it is kept back.
    """

    def __init__(self) -> None:
        self._next = 0
        self._early: Rows = np.zeros(0, np.int64)

    def until(self, record: Record) -> Iterator[Rows]:
        """Blocks of row numbers (n,) that happened before the record's minute, each row once; minutes only grow."""
        times = record.tables["sights"]["minute"]
        until = int(times.max(initial=0)) + 1 if record.whole else record.until
        ripe = times[self._early] < until
        ready, self._early = self._early[ripe], self._early[~ripe]
        if ready.size:
            yield ready
        while self._next < times.size:
            block = np.arange(self._next, min(times.size, self._next + BLOCK))
            self._next += block.size
            over = times[block] < until
            self._early = np.concatenate((self._early, block[~over]))
            yield block[over]


class Counter(Generic[Counts]):
    """Totals at any minute: the running ones for the present, others for the past, both read on where they can be."""

    def __init__(self, make: Callable[[], Counts]) -> None:
        """`make` gives totals of nothing."""
        self._make = make
        self._present, self._past = _Begun(make()), _Begun(make())

    def at(self, record: Record) -> Counts:
        """Totals of all rows before the record's minute."""
        if record.until >= self._present.minute:
            return self._present.read(record)
        if record.until < self._past.minute:
            self._past = _Begun(self._make())
        return self._past.read(record)


class _Begun(Generic[Counts]):
    """Totals, and how far they have been read."""

    def __init__(self, counts: Counts) -> None:
        self.counts, self.minute, self._unread = counts, 0, Unread()

    def read(self, record: Record) -> Counts:
        for rows in self._unread.until(record):
            self.counts.absorb(record, rows)
        self.minute = record.until
        return self.counts
