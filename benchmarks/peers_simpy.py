"""The campaign week in SimPy, one process per person: how the library's own documentation would write it."""

from __future__ import annotations

from collections.abc import Generator
from random import Random
from time import perf_counter

import simpy

from simulator.clock import MINUTES_PER_DAY

from .campaign import RANKED_OUT, SEEN, SHARED, Campaign, Played, Record, Waiting

Steps = Generator[simpy.Event, None, None]


class Person:
    """Somebody who opens the app now and then, reads what waits, and may pass it on."""

    def __init__(self, week: Week, number: int) -> None:
        self.week = week
        self.number = number
        self.inbox: list[Waiting] = []
        self.shared: set[int] = set()

    def live(self) -> Steps:
        """Sessions come at random, so many a day."""
        env, pace = self.week.env, self.week.campaign.sessions[self.number] / MINUTES_PER_DAY
        while True:
            yield env.timeout(self.week.draw.expovariate(pace))
            if self.inbox:
                self.read(int(env.now))

    def read(self, now: int) -> None:
        """Look at what the feed shows; each sight is a chance to share, what was missed may come up again."""
        week, campaign = self.week, self.week.campaign
        shown, missed = campaign.open_feed(week.draw, self.number, self.inbox, now)
        self.inbox = []
        for minute, content, tries in missed:
            if tries < campaign.revisits:
                self.inbox.append((minute, content, tries + 1))
            else:
                week.record.append((now, self.number, content, RANKED_OUT))
        for content in shown:
            if content not in self.shared and week.draw.random() < week.share_chance:
                self.shared.add(content)
                week.shares += 1
                week.hand_on(now, content, campaign.followers[self.number])
                week.record.append((now, self.number, content, SHARED))
            else:
                week.record.append((now, self.number, content, SEEN))


class Week:
    """The people, the plan and the counts."""

    def __init__(self, campaign: Campaign, share_chance: float, seed: int) -> None:
        self.env = simpy.Environment()
        self.campaign = campaign
        self.share_chance = share_chance
        self.draw = Random(seed)
        self.deliveries = 0
        self.record: Record = []
        self.shares = 0
        self.people = [Person(self, number) for number in range(campaign.people)]
        for person in self.people:
            self.env.process(person.live())
        self.env.process(self.post())

    def post(self) -> Steps:
        """The plan: every post at its minute, to its audience."""
        for minute, content, audience in self.campaign.plan:
            yield self.env.timeout(max(minute - self.env.now, 0))
            self.hand_on(minute, content, audience)

    def hand_on(self, minute: int, content: int, audience: list[int]) -> None:
        """Put a content into everybody's inbox."""
        for reader in audience:
            self.people[reader].inbox.append((minute, content, 0))
        self.deliveries += len(audience)


def play(campaign: Campaign, share_chance: float, seed: int) -> Played:
    """Play the week; the time to seat the people is not counted."""
    week = Week(campaign, share_chance, seed)
    start = perf_counter()
    week.env.run(until=campaign.minutes)
    return Played(perf_counter() - start, week.deliveries, week.shares)
