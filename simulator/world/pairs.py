"""What passed between one person and one content: a hash table in arrays.

A row is made at the first sight.  It holds the hazard gathered so far (units of 2**-20), how many times the
content was seen, and what the person did with it.  Looking up n pairs takes a few array passes; where a pair
lies in the table depends on the order of arrival, but nothing ever reads that place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Slots = NDArray[np.int64]

_EMPTY = np.int64(-1)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Pairs:
    """Rows by (person, content); columns `hazard`, `sources` and `did` are indexed by slots from `find`."""

    def __init__(self, capacity: int = 1 << 12) -> None:
        self._keys = np.full(capacity, _EMPTY)
        self.hazard = np.zeros(capacity, np.int32)
        self.sources = np.zeros(capacity, np.uint8)
        self.did = np.zeros(capacity, np.uint8)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def find(self, keys: NDArray[np.int64]) -> Slots:
        """Slots (n,) of distinct keys (n,), person << 32 | content; new pairs get empty rows."""
        if 2 * (self._count + keys.size) > self._keys.size:
            self._grow(self._count + keys.size)
        mask = self._keys.size - 1
        slots = self._home(keys)
        open_ = (self._keys[slots] != keys).nonzero()[0]
        while open_.size:
            at = slots[open_]
            wanted = keys[open_]
            held = self._keys[at]
            free = held == _EMPTY
            if free.any():
                self._keys[at[free]] = wanted[free]
                held = self._keys[at]
                self._count += int(np.count_nonzero(free & (held == wanted)))
            open_ = open_[held != wanted]
            slots[open_] = (slots[open_] + 1) & mask
        return slots

    def _home(self, keys: NDArray[np.int64]) -> Slots:
        shift = np.uint64(64 - (self._keys.size.bit_length() - 1))
        return ((keys.astype(np.uint64) * _SPREAD) >> shift).astype(np.int64)

    def _grow(self, count: int) -> None:
        old = self._keys != _EMPTY
        keys, columns = self._keys[old], (self.hazard[old], self.sources[old], self.did[old])
        capacity = self._keys.size
        while capacity < 3 * count:
            capacity *= 2
        self.__init__(capacity)  # type: ignore[misc]
        slots = self.find(keys)
        self.hazard[slots], self.sources[slots], self.did[slots] = columns

    def copy(self) -> Pairs:
        """A copy that shares nothing."""
        twin = Pairs.__new__(Pairs)
        twin._keys, twin._count = self._keys.copy(), self._count
        twin.hazard, twin.sources, twin.did = self.hazard.copy(), self.sources.copy(), self.did.copy()
        return twin
