"""Frames of the views that look closely at one side of a run; like all frames they can be handed out and not changed.

A close-up is gathered only while somebody looks at it. Time is minutes, money cents, work minutes; columns are
read-only arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..catalogue import mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .frames import Cascade

STEPS = ("chance", "followed", "delivered", "shown", "accepted")
"""What may come from the other camp, step by step: by chance, through who follows whom, through what was posted,
after the ranking, after the mind."""
DEEDS = (mark("signed"), mark("gave"), mark("recruited"), mark("showed up"))


@dataclass(frozen=True, slots=True, eq=False)
class Bubbles:
    """Who sees whom; a camp is the sign of the stance at the start, camp 0 against the cause and camp 1 for it."""

    people: tuple[int, int]
    """People of each camp."""
    camps: NDArray[np.int64]
    """(2, 2) sights about the cause: row the camp of who handed it on, column the reader's."""
    communities: NDArray[np.int64]
    """(communities + 1, communities) the same by community; the last row are the campaign's own accounts."""
    crossing: NDArray[np.int64]
    """(hours,) sights in each hour that came from the other camp."""
    sights: NDArray[np.int64]
    """(hours,) all sights about the cause in each hour."""
    steps: tuple[float, ...]
    """Part that comes from the other camp after each of `STEPS`; nan where nothing came."""
    reached: tuple[int, ...]
    """People of each community who saw something of the campaign."""
    before: NDArray[np.int64]
    """(bins,) people by their stance at the start, from against (-1) to for (1)."""
    now: NDArray[np.int64] | None
    """(bins,) the same at this minute; None for a minute that has passed, of which it is not known."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hand that a deed's way back leads through."""

    minute: int
    who: str
    community: str
    """Empty for an account."""
    how: str
    """What this hand did: 'posted', 'shared', 'told an own story' ..."""


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One deed."""

    number: int
    """Its row in the ledger: how it is asked for."""
    minute: int
    deed: int
    """Place in `DEEDS`."""
    who: str
    community: str
    person: int
    cents: int


@dataclass(frozen=True, slots=True, eq=False)
class Deeds:
    """The ladder as a funnel, deeds by community and day, and the way of one deed back to the first post."""

    ladder: tuple[int, ...]
    """Different people who ever: were there, saw, liked, commented, shared or created, signed, gave, recruited,
    showed up."""
    clicked: int
    """People who liked, commented or shared."""
    idle: int
    """Those of them who did no deed: the gap between clicking and doing."""
    by_community: NDArray[np.int64]
    """(communities, 4) deeds."""
    reached: tuple[int, ...]
    """People of each community who saw something of the campaign."""
    per_day: NDArray[np.int64]
    """(days of the run, 4) deeds on each day so far."""
    campaign_days: int
    """Days of the campaign; what comes after them is its aftermath."""
    active: tuple[float | None, float | None]
    """Supporters still active at the end of day 7 and of day 30; None while that has not come, or will not."""
    gift_cents: int
    total: int
    """Deeds so far."""
    first: int
    """How many newer ones stand before the first of `rows`."""
    rows: tuple[DeedRow, ...]
    """Deeds around the chosen one, the newest first."""
    chosen: int
    """Number of the chosen deed; -1 while there is none."""
    path: tuple[Step, ...]
    """From the chosen deed back to the first post."""
    title: str
    """The post that the path ends at."""


@dataclass(frozen=True, slots=True)
class Spending:
    """One line of the money that goes out."""

    kind: str
    """'fee', 'boost' or 'street'."""
    name: str
    cents: int
    planned: int | None
    """What was to be spent on it at most; None where nothing is planned."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Two accounts that must agree: what the rows of the ledger add up to, and what somebody else counted."""

    name: str
    rows: int
    counted: int
    unit: str = "count"
    """'count' or 'cents'."""


@dataclass(frozen=True, slots=True, eq=False)
class Books:
    """Money, hours, the reply desk, and whether the model's own accounts agree."""

    budget: int
    spending: tuple[Spending, ...]
    given: int
    """Cents of the gifts."""
    gifts: int
    deeds: int
    reached: int
    sights: int
    spent_by_day: NDArray[np.int64]
    """(days so far,) cents."""
    hours: float
    """Staff hours that there are."""
    work: tuple[tuple[str, int], ...]
    """(what for, minutes): 'posts', 'replies', 'protocols', 'street'."""
    asked: int
    answered: int
    wait: float | None
    """Minutes that the middle question waited for its answer."""
    sincerity: float | None
    """Mean belief, over those reached, that the organiser means it; None for a minute that has passed."""
    risks: tuple[tuple[str, int], ...]
    """(name of the card, minute) of what went wrong or is to go wrong."""
    balances: tuple[Balance, ...]
    findings: tuple[str, ...]
    """What the audit found not to agree."""
    audited: int
    """Minute of the last full audit; -1 before the first."""


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """One post that was passed on."""

    content: int
    """Its number: how it is asked for."""
    title: str
    author: str
    minute: int
    planned: bool
    size: int
    """Shares."""
    depth: int
    virality: float | None
    """None while nobody shared it."""
    seen: int
    """Sights of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Cascades:
    """All posts of the campaign that are out, and the tree of one of them."""

    rows: tuple[CascadeRow, ...]
    """Most shares first."""
    chosen: int
    """Number of the content whose tree is shown; -1 where nothing is out."""
    tree: Cascade | None


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Where the deliveries of one part ended."""

    kind: str
    """'all', 'community' or 'post'."""
    name: str
    counts: tuple[int, ...]
    """Deliveries by reason, in the order of the snapshot's reasons."""


@dataclass(frozen=True, slots=True, eq=False)
class Endings:
    """Where it died, by segment; the first segment is everybody."""

    segments: tuple[Segment, ...]


Closeup = Bubbles | Deeds | Books | Cascades | Endings
