"""A frozen picture of a run for a reader: the interface, an export, a test.

Nothing here knows that it is watched, and nothing that is handed out can be changed: every dataclass is
frozen and every array is read-only. Time is whole minutes from Monday 00:00 of the campaign week, money is
whole cents.

The ladder of deeds, as stored in `Snapshot.rung` (the highest rung that a person has stood on so far):

    0 not reached   1 saw   2 liked   3 commented   4 shared or created
    5 signed        6 gave  7 recruited             8 showed up
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUNGS = 9
"""How many rungs the ladder has, the ground (0, not reached) included."""


@dataclass(frozen=True, slots=True)
class Account:
    """One of the few who plan and post: the organiser or an influencer."""

    id: str
    name: str
    kind: str
    """'organiser' or 'influencer'."""
    followers: int


@dataclass(frozen=True, slots=True, eq=False)
class Society:
    """What does not change during a run: who is there, in which community, and how communities are tied."""

    title: str
    question: str
    people: int
    community_names: tuple[str, ...]
    community_sizes: tuple[int, ...]
    community_of: NDArray[np.int16]
    """(people,) the community of each person; people of one community are contiguous and in order."""
    ties: NDArray[np.float64]
    """(communities, communities) how many follow-ties lead from one community to another."""
    horizon: int
    """The last minute of the run."""
    tick: int
    """Minutes of one audience tick."""
    seed: int
    population_seed: int
    currency: str
    goal_text: str
    """The goal in one plain sentence."""
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in the calendar of the week."""

    minute: int
    kind: str
    """'story', 'post', 'challenge', 'appeal', 'report', 'testimony', 'boost', 'attack' ..."""
    title: str
    by: str
    """Display name of the account that does it."""
    done: bool
    """Whether it has happened at the minute of the snapshot."""


@dataclass(frozen=True, slots=True)
class Now:
    """The figures of the present minute."""

    reach: float
    """Share of all people who have seen something of the campaign, 0..1."""
    ghost_reach: float | None
    """The same in the world without the campaign; None where no ghost is known."""
    r_today: float
    """Mean number of further shares that a share of the last day led to."""
    deeds: tuple[tuple[str, int], ...]
    """(name of the deed, people who did it), from the lowest rung to the highest."""
    money_spent: int
    """Cents."""
    money_budget: int
    """Cents."""
    hours_used: float
    """Staff hours worked so far."""
    cross_cutting: float
    """Share of what people saw that came from another camp than their own, 0..1."""
    shares: int
    gifts: int
    gift_cents: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One sentence about something worth telling, and when it happened."""

    minute: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Cascade:
    """The tree of one post: who passed it to whom.

    Node 0 is the post itself, and a parent always stands before its children.
    """

    title: str
    author: str
    size: int
    """Shares in the whole tree (it may exceed the nodes listed here)."""
    depth: int
    """Generations below the post."""
    virality: float | None
    """Structural virality: mean distance between two nodes of the tree; None for a tree without shares."""
    parent: NDArray[np.int32]
    """(nodes,) index of the parent in these same arrays; -1 for the post."""
    person: NDArray[np.int32]
    """(nodes,) who shared; -1 for an account, which is not one of the people."""
    minute: NDArray[np.int32]
    """(nodes,) when."""
    generation: NDArray[np.int32]
    """(nodes,) distance from the post."""
    labels: tuple[str, ...]
    """Names of the first 200 nodes."""


@dataclass(frozen=True, slots=True)
class InfluencerRow:
    """What one account did and what it brought."""

    name: str
    kind: str
    """'organiser' or 'influencer'."""
    posts: int
    reach: int
    """Different people who saw one of its posts."""
    impressions: int
    """Sights, repeats included."""
    frequency: float
    """Impressions for each person reached."""
    shares: int
    deeds: int
    fee_cents: int
    cost_per_deed_cents: int | None
    """None while there is no fee or no deed."""
    shared: tuple[int, ...] = ()
    """People whom each account has reached too, in the order of the accounts; empty where that is too much to count."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The scenario's goal and how far the run has come."""

    measure: str
    target: float
    value: float
    deadline: int
    """Minute at which the target counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Flashes:
    """Shares that a screen may draw as light, newest last."""

    person: NDArray[np.int32]
    """(shares,) who shared."""
    from_person: NDArray[np.int32]
    """(shares,) from whom they had it; -1 when from an account."""
    minute: NDArray[np.int32]
    """(shares,) when."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything that a screen shows of one minute of one run."""

    minute: int
    rung: NDArray[np.uint8]
    """(people,) highest rung of the ladder so far, 0..8."""
    hostile: NDArray[np.bool_]
    """(people,) whether the person speaks against the cause."""
    flashes: Flashes
    """The shares of the last hour."""
    shares_per_hour: NDArray[np.int64]
    """(hours so far,) shares in each hour; the last hour may be incomplete."""
    ghost_per_hour: NDArray[np.int64] | None
    """(hours of the whole run,) the same in the world without the campaign; None where it is not known."""
    lane: tuple[Mark, ...]
    """The calendar, in order of time."""
    now: Now
    happenings: tuple[Happening, ...]
    """The latest 200 at most, newest last."""
    biggest: Cascade | None
    influencers: tuple[InfluencerRow, ...]
    reasons: tuple[tuple[str, int], ...]
    """(reason, deliveries that ended there): every delivery has exactly one."""
    goal: Goal
    finished: bool


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One item of a person's feed and what became of it."""

    minute: int
    author: str
    title: str
    via: str
    """How it came: 'follows', 'shared by ...', 'boost', 'discovery'."""
    place: int
    """Place in the feed, 1 is the top; 0 when it was never shown."""
    reason: str
    """Why it stood there or why it was not shown."""
    did: str
    """What the person did with it; empty when nothing."""


@dataclass(frozen=True, slots=True)
class PersonWindow:
    """One person: who, what they feel, what they were shown and what they did."""

    name: str
    community: str
    lines: tuple[tuple[str, str], ...]
    """(label, value) in the order of showing."""
    feed: tuple[FeedRow, ...]
    """Newest first."""
    deeds: tuple[str, ...]
