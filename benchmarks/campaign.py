"""A campaign week in plain lists: what the peers are given, taken from a week that we have played.

The peers get our society (who follows whom, how often people look), our plan (every post, pass-on and boost with
the very people it was handed to) and one chance to share.  They play simpler rules than we do: no ranking by
score, no day and night, no stances, no trust, no likes, no deeds.  Whatever that saves, it saves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np

from simulator.clock import MINUTES_PER_DAY
from simulator.engine.run import Run
from simulator.ledger import Handing, Reason

Waiting = tuple[int, int, int]
"""A delivery that waits in somebody's inbox: (minute it was handed on, content, sessions that missed it)."""

SHARED, SEEN, RANKED_OUT = "shared", "seen", "ranked out"
Record = list[tuple[int, int, int, str]]
"""What every delivery ended in: (minute, person, content, reason)."""


@dataclass(frozen=True)
class Campaign:
    """A society, a plan and the rules of the feed.

    followers  of each person, a list of people
    sessions   a day, of each person
    inflow     posts about other things that reach each person in a day
    plan       (minute, content, the people it is handed to), in order of time
    depth      places of a session
    revisits   further sessions in which a delivery that was missed may come up
    """

    days: int
    followers: list[list[int]]
    sessions: list[float]
    inflow: list[float]
    plan: list[tuple[int, int, list[int]]]
    depth: int
    revisits: int

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.sessions)

    @property
    def minutes(self) -> int:
        """How long the week is."""
        return self.days * MINUTES_PER_DAY

    @property
    def planned_deliveries(self) -> int:
        """Deliveries that happen whatever people share."""
        return sum(len(audience) for _, _, audience in self.plan)

    def open_feed(self, draw: Random, person: int, inbox: list[Waiting], now: int) -> tuple[list[int], list[Waiting]]:
        """The contents that a session at minute `now` gets to, and what it misses: newest first, among other posts.

        The number of other posts above one is Poisson with mean inflow x age.  It stays below the places that are
        left exactly when the waiting time for so many posts, a gamma number, is longer than that mean.
        """
        inbox.sort(reverse=True)
        per_minute = self.inflow[person] / MINUTES_PER_DAY
        shown, missed = [], []
        for above, (minute, content, tries) in enumerate(inbox):
            places = self.depth - above
            if places > 0 and draw.gammavariate(places, 1.0) > per_minute * (now - minute):
                shown.append(content)
            else:
                missed.append((minute, content, tries))
        return shown, missed


@dataclass(frozen=True)
class Played:
    """One played week: seconds of playing alone (the society stands before), and what was counted."""

    seconds: float
    deliveries: int
    shares: int


def of(run: Run) -> tuple[Campaign, Played, float]:
    """The campaign behind a week that was played to its end, what we counted, and the chance of a share per sight."""
    people, items, sights = run.society.population, run.world.ledger.items, run.world.ledger.sights
    order = np.argsort(sights["item"], kind="stable")
    reader = sights["reader"][order]
    ends = np.searchsorted(sights["item"][order], np.arange(len(items) + 1))
    planned = np.flatnonzero(items["handing"] != Handing.SHARED)
    planned = planned[np.argsort(items["minute"][planned], kind="stable")]
    plan = [
        (int(items["minute"][item]), int(items["content"][item]), reader[ends[item] : ends[item + 1]].tolist())
        for item in planned
    ]
    network, count = run.society.network, people.key.size
    followers = [network.followers(person).tolist() for person in range(count)]
    campaign = Campaign(
        run.scenario.days, followers, people.sessions.tolist(), people.inflow.tolist(), plan,
        run.scenario.platform.feed_depth, run.scenario.platform.revisits,
    )  # fmt: skip
    shares = len(items) - planned.size
    looked = int(np.count_nonzero((sights["reason"] >= Reason.REJECTED) & (sights["reason"] <= Reason.ACTED)))
    return campaign, Played(float("nan"), len(sights), shares), shares / max(looked, 1)
