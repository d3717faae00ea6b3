"""What happened, once: append-only columns, the only record that measures are made from.

A ledger is five tables of equal-length columns.

posts   one row a content: what was made, by whom, when, and the item that moved its author to make it
items   one row each time a content is handed to an audience: the post itself, a share, a pass-on, a paid boost
sights  one row a delivery that has ended: who, which item, at which minute, and the one reason it ended in
deeds   one row a deed beyond the screen: signed, gave, recruited, showed up
acts    one row for what an actor, the desk or a hand in mid-run did, with money (cents) and work (minutes)

Rows are never changed.  A row of `items` names an earlier item as its parent (-1 for none), so cascades are
forests by construction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Column = NDArray[Any]


class Reason(IntEnum):
    """Why a delivery ended: exactly one each, filters first, then the highest rung of the reactions."""

    NEVER_ONLINE = 0
    EXPIRED = 1
    REMOVED = 2
    ALREADY_REACTED = 3
    RANKED_OUT = 4
    SCROLLED_PAST = 5
    REJECTED = 6
    DOUBTED = 7
    SEEN = 8
    LIKED = 9
    COMMENTED = 10
    SHARED = 11
    ACTED = 12
    PENDING = 13


REASON_NAMES: tuple[str, ...] = (
    "never_online",
    "expired",
    "removed",
    "already_reacted",
    "ranked_out",
    "scrolled_past",
    "rejected_by_stance",
    "doubted_as_insincere",
    "seen_without_reaction",
    "liked",
    "commented",
    "shared",
    "acted",
    "pending",
)
"""Reason names in the order of `Reason`, as printed in JSON."""

SIGHTED = (Reason.REJECTED, Reason.ACTED)
"""First and last reason that mean the reader really looked: an impression."""


class Kind(IntEnum):
    """What a content is."""

    POST = 0
    STORY = 1
    CHALLENGE = 2
    TESTIMONY = 3
    APPEAL = 4
    REPORT = 5
    OWN = 6  # somebody's own post about the cause, with or without a campaign
    EVERYDAY = 7  # an ordinary post about anything else
    EDUCATIONAL = 8
    OPINION = 9
    ACTIONABLE = 10
    MOTIVATIONAL = 11
    INTERACTIVE = 12  # also a public reply
    CORRECTION = 13
    APOLOGY = 14
    REVELATION = 15  # an insider tells how the organiser is inside
    RUMOUR = 16  # false, and spread
    REPROACH = 17  # true, and against the organiser
    ANSWER = 18  # the organiser's, to a reproach
    SCANDAL = 19  # about a messenger


class Handing(IntEnum):
    """How an item came to an audience."""

    POSTED = 0
    SHARED = 1
    PASSED_ON = 2
    BOOSTED = 3
    DISCOVERED = 4
    WRITTEN = 5  # a letter to supporters
    NAMED = 6  # to somebody by name: a nomination, a friend asked to come along


class Did:
    """Bits of what a reader did at one sight (plain integers, so that columns of bytes stay bytes)."""

    LIKED = 1
    COMMENTED = 2
    SHARED = 4
    ACTED = 8
    CREATED = 16
    ASKED = 32
    FINISHED = 64  # watched a story to its last frame


class Deed(IntEnum):
    """Deeds beyond the screen."""

    SIGNED = 0
    GAVE = 1
    RECRUITED = 2
    SHOWED_UP = 3


class Act(IntEnum):
    """Kinds of acts."""

    POSTED = 0
    PASSED_ON = 1
    PAID = 2
    BOOSTED = 3
    ANSWERED = 4
    INTERVENED = 5
    GAUGED = 6  # the decision-maker looked; `about` is the pressure
    GAVE_WAY = 7
    CANVASSED = 8  # talks on the street; `about` is how many people
    SWITCHED = 9  # a rule began (1) or stopped (0) a boost
    PROTECTED = 10  # hours went into a protocol
    LABELLED = 11  # rumours carry a label from now on
    ATTACKED = 12  # `about` is the target; so in the rows below
    SILENCED = 13
    RAID_ENDED = 14
    SENTIMENT = 15  # `about` is the anger of all, in tenths of a hundredth of a person
    MOBILISED = 16
    BREACHED = 17  # `about` is the records stolen
    AT_RISK = 18  # `about` is the records lost in expectation, in thousandths
    DIVERTED = 19
    STOPPED = 20  # a volunteer
    TIED = 21  # the actor, a supporter, follows `about` from now on
    CALLED_AWAY = 22  # money and work that other work took
    DISTORTED = 23  # the dashboard errs from now on; `about` is by how much, in thousandths
    AUDITED = 24  # and is put right
    PARTED = 25  # `about` is the messenger from whom the organiser parted
    UNFOLLOWED = 26  # the actor follows `about` no more
    FOLLOWED = 27  # the actor follows `about` from now on


class Columns:
    """A growing table: named columns of one length, appended in blocks.

    >>> table = Columns({"minute": np.int32})
    >>> table.append(minute=[3, 4])
    0
    >>> table["minute"].tolist(), len(table)
    ([3, 4], 2)
    """

    __slots__ = ("_columns", "_size")

    def __init__(self, types: Mapping[str, DTypeLike], capacity: int = 64) -> None:
        self._columns: dict[str, Column] = {name: np.zeros(capacity, dtype=kind) for name, kind in types.items()}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, name: str) -> Column:
        """The column (rows,), a view: it stays valid until the next append."""
        return self._columns[name][: self._size]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(self._columns)

    def append(self, **rows: ArrayLike) -> int:
        """Add rows (scalars are repeated) and return the number of the first; each column must be given."""
        first, count = self._size, 0
        for values in rows.values():
            size = values.size if isinstance(values, np.ndarray) else np.size(values)
            if not size:
                return first
            count = max(count, size)
        self._reserve(first + count)
        for name, column in self._columns.items():
            column[first : first + count] = rows[name]
        self._size = first + count
        return first

    def _reserve(self, size: int) -> None:
        capacity = next(iter(self._columns.values())).size
        if size <= capacity:
            return
        room = max(size, capacity + capacity // 2, 256)
        for name, column in self._columns.items():
            grown = np.zeros(room, dtype=column.dtype)
            grown[: self._size] = column[: self._size]
            self._columns[name] = grown

    def copy(self) -> Columns:
        """A copy that shares nothing."""
        twin = Columns.__new__(Columns)
        twin._columns = {name: column[: self._size].copy() for name, column in self._columns.items()}
        twin._size = self._size
        return twin

    def emptied(self) -> Columns:
        """A new table with these columns and no rows."""
        return Columns({name: column.dtype for name, column in self._columns.items()})

    def digest_into(self, digest: Any, names: tuple[str, ...] | None = None) -> None:
        """Feed name, type and bytes of each column into a hashlib object, in order."""
        for name in names or self.names:
            column = self[name]
            digest.update(f"{name}:{column.dtype.str}:{column.size};".encode())
            digest.update(np.ascontiguousarray(column).data)


POSTS = {
    "key": np.uint64,
    "author": np.int32,
    "minute": np.int32,
    "kind": np.uint8,
    "campaign": np.bool_,
    "prompt": np.int32,  # the item that moved the author to make it, -1 none
    "plan": np.int16,  # number of the planned post, -1 when nobody planned it
}
ITEMS = {
    "content": np.int32,
    "person": np.int32,
    "minute": np.int32,
    "parent": np.int32,
    "generation": np.int16,
    "handing": np.uint8,
}
SIGHTS = {
    "reader": np.int32,
    "item": np.int32,
    "minute": np.int32,
    "reason": np.uint8,
    "did": np.uint8,
    "place": np.uint8,
}
DEEDS = {"person": np.int32, "minute": np.int32, "deed": np.uint8, "cents": np.int32, "item": np.int32}
ACTS = {
    "minute": np.int32,
    "actor": np.int32,  # node, -1 for the audience's desk
    "act": np.uint8,
    "about": np.int32,
    "cents": np.int32,
    "work": np.int32,
}


class Ledger:
    """The five tables of one run; append only."""

    __slots__ = ("acts", "deeds", "items", "posts", "sights")

    def __init__(self) -> None:
        self.posts = Columns(POSTS)
        self.items = Columns(ITEMS)
        self.sights = Columns(SIGHTS, capacity=4096)
        self.deeds = Columns(DEEDS)
        self.acts = Columns(ACTS)

    def tables(self) -> dict[str, Columns]:
        """The tables by name, in a fixed order."""
        return {name: getattr(self, name) for name in ("posts", "items", "sights", "deeds", "acts")}

    def copy(self) -> Ledger:
        """A copy that shares nothing with this one."""
        twin = Ledger.__new__(Ledger)
        for name, table in self.tables().items():
            setattr(twin, name, table.copy())
        return twin

    def reason_counts(self) -> NDArray[np.int64]:
        """How many deliveries ended in each `Reason` (14,)."""
        return np.bincount(self.sights["reason"], minlength=len(Reason)).astype(np.int64)

    def digest(self) -> bytes:
        """BLAKE2b over all tables."""
        digest = hashlib.blake2b(digest_size=16)
        for name, table in self.tables().items():
            digest.update(name.encode())
            table.digest_into(digest)
        return digest.digest()
