"""The state of one run, and nothing else: columns that can be copied, and the ledger.

Whatever decides what happens next is here.  SimPy's processes and resources are rebuilt from it (`engine.stage`),
so a copy of a world can be played on and ends in the same bytes.
"""

from __future__ import annotations

import copy
import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, Keys
from ..ledger import Columns, Ledger
from ..scenario.model import Scenario
from .calendar import Calendar
from .contents import new_contents
from .messages import Messages
from .minds import Minds
from .pairs import Pairs
from .risks import Risks
from .society import Society

QUESTIONS = {
    "asker": np.int32,
    "content": np.int32,
    "minute": np.int32,
    "arrived": np.int32,  # minute at which the desk got it
    "started": np.int32,  # -1 while it waits
    "ends": np.int32,  # minute at which the answer is out; -1 before
    "state": np.uint8,  # one of WAITING..DROPPED
}
COMMENTS = {
    "content": np.int32,
    "person": np.int32,
    "minute": np.int32,
    "parent": np.int32,  # the comment that it replies to, -1 none
    "depth": np.int16,  # comments above it, itself counted: 1 for one under the post
    "trolls": np.bool_,  # a troll post
}
UPCOMING = {"minute": np.int32, "person": np.int32, "number": np.int32, "cause": np.bool_}
BONDS = {"followee": np.int32, "follower": np.int32}
RETYING = {"followee": np.int32, "follower": np.int32, "made": np.bool_}
WISHES = {
    "due": np.int32,
    "person": np.int32,
    "ask": np.uint8,
    "cents": np.int32,
    "item": np.int32,
}
WAITING, IN_SERVICE, ANSWERED, DROPPED = range(4)

SIGNED, GAVE, RECRUITED, SHOWED_UP, AWARE, CREATED, CLICKED = (1 << bit for bit in range(7))
"""Bits of what a person has done or knows (`Crowd.done`)."""


@dataclass
class Crowd:
    """What changes about the people during a run; columns (people,) unless told."""

    stance: NDArray[np.int32]  # grid of 2**-16, -1..1
    sincerity: NDArray[np.int32]  # grid of 2**-16, 0..1
    done: NDArray[np.uint8]  # bits
    rung: NDArray[np.uint8]  # highest rung of the ladder
    read_day: NDArray[np.int16]  # the day that `read_count` belongs to
    read_count: NDArray[np.int16]  # campaign posts looked at on that day
    asks_seen: NDArray[np.int16]
    closeness: NDArray[np.int16]  # (accounts, people) learned from reactions
    leaning: NDArray[np.int16]  # reactions to the camp for the cause less those to the camp against it
    minds: Minds
    touched: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))  # last touch, -1 none
    weary: NDArray[np.int16] = field(default_factory=lambda: np.zeros(0, np.int16))  # volunteers; 0: is none
    risks: Risks = field(default_factory=Risks)  # what went wrong

    def copy(self) -> Crowd:
        """A copy that shares nothing."""
        return Crowd(**{name: column.copy() for name, column in vars(self).items()})


@dataclass
class Treasury:
    """Money (cents) and staff hours that are left; the contents of SimPy's containers."""

    money: float
    hours: float


@dataclass
class World:
    """One run's state at one minute."""

    scenario: Scenario
    society: Society
    seed: int
    coins: Coins
    node_keys: Keys  # chance keys of people and accounts (nodes,)
    crowd: Crowd
    treasury: Treasury
    messages: Messages  # what each planned post is made of
    minute: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    contents: Columns = field(default_factory=new_contents)
    item_keys: Columns = field(
        default_factory=lambda: Columns({"key": np.uint64, "gave": np.bool_, "listed": np.bool_})
    )
    calendar: Calendar = field(default_factory=Calendar)
    pairs: Pairs = field(default_factory=Pairs)
    questions: Columns = field(default_factory=lambda: Columns(QUESTIONS))
    comments: Columns = field(default_factory=lambda: Columns(COMMENTS))  # threads under posts
    talk: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))  # communities that talk of it
    testimonies: list[int] = field(default_factory=list)  # contents that wait in the store to be passed on
    outbox: list[tuple[int, int, int, Any]] = field(default_factory=list)  # (minute, rank, sequence, intent)
    upcoming: Columns = field(default_factory=lambda: Columns(UPCOMING))  # today's posts by people
    planned: dict[str, int] = field(default_factory=dict)  # content of each planned post that is out
    diaries: dict[str, list[Any]] = field(default_factory=dict)  # briefings that each actor was sent
    deed_counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(7, np.int64))  # visible counts, by ask
    wishes: Columns = field(default_factory=lambda: Columns(WISHES))  # deeds decided on, not yet done
    matched: int = 0  # cents of gifts that somebody has doubled
    pressure: int = 0  # on the decision-maker, in units of 2**-20 of a signature
    yielded: int = -1  # minute at which the decision-maker gave way
    bonds: Columns = field(default_factory=lambda: Columns(BONDS))  # ties that were made
    cut: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))  # (followee << 32 | follower), sorted
    retying: Columns = field(default_factory=lambda: Columns(RETYING))  # ties decided on, not yet made or cut
    boosting: dict[int, bool] = field(default_factory=dict)  # boosts that a rule began or stopped
    interventions: tuple[Any, ...] = ()  # what was done by hand, in order
    spent_on: dict[int, int] = field(default_factory=dict)  # cents by boost
    spent_today: dict[int, tuple[int, int]] = field(default_factory=dict)  # (day, cents) by boost

    def copy(self) -> World:
        """A copy that can be played on without touching this one; scenario, society and coins are shared."""
        twin = copy.copy(self)
        for name in (
            "crowd",
            "ledger",
            "contents",
            "item_keys",
            "calendar",
            "pairs",
            "questions",
            "upcoming",
            "comments",
            "wishes",
            "bonds",
            "retying",
        ):
            setattr(twin, name, getattr(self, name).copy())
        twin.treasury = copy.copy(self.treasury)
        for name in ("testimonies", "outbox", "planned", "deed_counts", "boosting", "spent_on", "spent_today"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        twin.diaries = {actor: list(pages) for actor, pages in self.diaries.items()}
        return twin

    def digest(self) -> bytes:
        """BLAKE2b over the ledger and the states that live on a grid."""
        digest = hashlib.blake2b(self.ledger.digest(), digest_size=16)
        for column in (self.crowd.stance, self.crowd.sincerity, self.crowd.done, self.crowd.rung):
            digest.update(np.ascontiguousarray(column).data)
        self.crowd.minds.digest_into(digest)
        self.crowd.risks.digest_into(digest)
        self.questions.digest_into(digest)
        digest.update(f"{self.minute};{self.treasury.money:.0f};{self.treasury.hours * 60:.0f}".encode())
        return digest.digest()
