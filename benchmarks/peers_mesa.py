"""The campaign week in Mesa, one agent per person, all activated in random order at every step.

Between two steps Mesa knows no time.  We know the minute of every session, for which it would need a step a minute;
steps of five minutes are a compromise in its favour.
"""

from __future__ import annotations

from random import Random
from time import perf_counter

from mesa import Agent, Model

from simulator.clock import MINUTES_PER_DAY

from .campaign import RANKED_OUT, SEEN, SHARED, Campaign, Played, Record, Waiting

STEP = 5
"""Minutes between two activations of everybody."""


class Person(Agent):
    """Somebody who opens the app now and then, reads what waits, and may pass it on."""

    model: Week

    def __init__(self, model: Week, sessions: float) -> None:
        super().__init__(model)
        self.number = self.unique_id - 1
        self.pace = sessions / MINUTES_PER_DAY
        self.inbox: list[Waiting] = []
        self.shared: set[int] = set()
        self.next_session = model.draw.expovariate(self.pace)

    def step(self) -> None:
        """Open the app if a session falls into this step."""
        now = self.model.minute
        if self.next_session > now:
            return
        if self.inbox:
            self.read(now)
        self.next_session = now + self.model.draw.expovariate(self.pace)

    def read(self, now: int) -> None:
        """Look at what the feed shows; each sight is a chance to share, what was missed may come up again."""
        model, campaign = self.model, self.model.campaign
        shown, missed = campaign.open_feed(model.draw, self.number, self.inbox, now)
        self.inbox = []
        for minute, content, tries in missed:
            if tries < campaign.revisits:
                self.inbox.append((minute, content, tries + 1))
            else:
                model.record.append((now, self.number, content, RANKED_OUT))
        for content in shown:
            if content not in self.shared and model.draw.random() < model.share_chance:
                self.shared.add(content)
                model.shares += 1
                model.hand_on(now, content, campaign.followers[self.number])
                model.record.append((now, self.number, content, SHARED))
            else:
                model.record.append((now, self.number, content, SEEN))


class Week(Model):
    """The people, the plan and the counts."""

    def __init__(self, campaign: Campaign, share_chance: float, seed: int) -> None:
        super().__init__(seed=seed)
        self.campaign = campaign
        self.share_chance = share_chance
        self.draw = Random(seed)
        self.minute = 0
        self.posted = 0
        self.deliveries = 0
        self.record: Record = []
        self.shares = 0
        self.people = list(Person.create_agents(self, campaign.people, campaign.sessions))

    def step(self) -> None:
        """One step: what the plan posts, then everybody."""
        self.minute += STEP
        plan = self.campaign.plan
        while self.posted < len(plan) and plan[self.posted][0] < self.minute:
            self.hand_on(*plan[self.posted])
            self.posted += 1
        self.agents.shuffle_do("step")

    def hand_on(self, minute: int, content: int, audience: list[int]) -> None:
        """Put a content into everybody's inbox."""
        for reader in audience:
            self.people[reader].inbox.append((minute, content, 0))
        self.deliveries += len(audience)


def play(campaign: Campaign, share_chance: float, seed: int) -> Played:
    """Play the week; the time to seat the people is not counted."""
    week = Week(campaign, share_chance, seed)
    start = perf_counter()
    while week.minute < campaign.minutes:
        week.step()
    return Played(perf_counter() - start, week.deliveries, week.shares)
