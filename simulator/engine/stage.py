"""The stage: seats actors, desk and audience in SimPy, and can be rebuilt from a world at any minute.

Actors act on whole minutes, each a little after the minute by its rank (exact in binary), so that the order of
waking is fixed; the audience settles half a minute before each tick ends.  What actors want is only collected
here; the tick does it in a fixed order.
"""

from __future__ import annotations

from collections.abc import Generator

import simpy

from ..actors.cast import Role, cast
from ..actors.script import Briefing, Intent, Listen, Observe, Pick, Script, Wait
from ..clock import MINUTES_PER_DAY
from ..world.world import World
from .desk import ReplyDesk
from .featuring import voices
from .moderation import Moderators
from .observing import observe
from .tick import BATCH, close_the_books, settle

_RANK = 1.0 / 1024.0
_MOST_MONEY = 1e15
_Events = Generator[simpy.Event, object, None]


class Stage:
    """One SimPy environment around one world."""

    def __init__(self, world: World, batch: int = BATCH) -> None:
        self.world, self._batch = world, batch
        self.env = simpy.Environment(initial_time=world.minute)
        self.money = simpy.Container(self.env, _MOST_MONEY, init=world.treasury.money)
        self.hours = simpy.Container(self.env, _MOST_MONEY, init=world.treasury.hours)
        self.testimonies = simpy.Store(self.env)
        self.testimonies.items.extend(world.testimonies)
        self.desk = ReplyDesk(self.env, world, self.hours)
        self.moderators = Moderators(self.env, world)
        for rank, role in enumerate(cast(world.scenario)):
            self.env.process(self._act(rank, role))
        self.env.process(self._audience())

    def advance(self, minute: int) -> None:
        """Play everything before this minute."""
        if minute > self.env.now:
            self.env.run(until=minute)
        self.world.minute = minute
        if minute == self.world.scenario.horizon:
            close_the_books(self.world)

    def _audience(self) -> _Events:
        """One process moves the whole crowd, a tick at a time."""
        tick = self._step(self.world.minute)
        start = self.world.minute // tick * tick
        while start < self.world.scenario.horizon:
            yield self.env.timeout(start + tick - 0.5 - self.env.now)
            questions = settle(self.world, start, start + tick, self._batch)
            self._book_making()
            self.moderators.admit()
            self.desk.admit(questions)
            yield from self._take_in()
            start += tick
            tick = self._step(start)

    def _step(self, minute: int) -> int:
        """Minutes from here to the audience's next move: the tick, or the coarser step of the aftermath."""
        after = self.world.scenario.aftermath
        return after.step if after.step and minute >= after.starts else self.world.scenario.tick

    def _book_making(self) -> None:
        """Take the hours that posts took from the hours that the desk draws on; at once, before the desk goes on."""
        worked = self.hours.level - self.world.treasury.hours
        if worked > 1e-9:
            self.hours.get(worked)

    def _take_in(self) -> _Events:
        """Bring SimPy's containers and stores level with the world's columns."""
        spent = self.money.level - self.world.treasury.money
        if spent > 0:
            yield self.money.get(spent)
        for content in self.world.testimonies[len(self.testimonies.items) :]:
            yield self.testimonies.put(content)

    def _act(self, rank: int, role: Role) -> _Events:
        """Play one actor; the briefings that it was sent before are sent again first, and nothing is redone."""
        script, diary = role.begin(), self.world.diaries.setdefault(role.name, [])
        intent = _replayed(script, diary)
        sequence = 0
        while intent is not None:
            told = Briefing(int(self.env.now))
            if isinstance(intent, Wait):
                yield self.env.timeout(max(0.0, intent.until + rank * _RANK - self.env.now))
                told = Briefing(int(self.env.now))
            elif isinstance(intent, Observe):
                told = Briefing(int(self.env.now), values=observe(self.world, intent.metric, intent.window))
            elif isinstance(intent, Pick):
                told = Briefing(int(self.env.now), (yield from self._pick(intent.count, intent.at_random)))
            elif isinstance(intent, Listen):
                told = Briefing(int(self.env.now), voices(self.world, intent.communities, int(self.env.now)))
            else:
                self.world.outbox.append((int(self.env.now), rank, sequence, intent))
                sequence += 1
            diary.append(told)
            intent = _next(script, told)

    def _pick(self, count: int, at_random: bool = False) -> Generator[simpy.Event, object, tuple[int, ...]]:
        """Take the strongest waiting testimonies out of the store: most reactions first, then the older."""
        contents = self.world.contents

        def strength(content: int) -> tuple[int, int]:
            if at_random:
                return (int(self.world.coins.flip("pick", contents["key"][content : content + 1])[0]), content)
            reactions = sum(int(contents[name][content]) for name in ("likes", "comments", "shares"))
            return (-reactions, content)

        fresh = [
            one for one in self.testimonies.items
            if contents["minute"][one] >= self.env.now - 2 * MINUTES_PER_DAY
        ]  # fmt: skip
        chosen = sorted(fresh, key=strength)[:count]
        for content in chosen:
            self.testimonies.items.remove(content)
        self.world.testimonies = list(self.testimonies.items)
        yield self.env.timeout(0)
        return tuple(chosen)


def _replayed(script: Script, diary: list[Briefing]) -> Intent | None:
    """The intent that a fresh script stands at after being sent these briefings; None if it has ended."""
    intent = _next(script, None)
    for told in diary:
        intent = _next(script, told)
    return intent


def _next(script: Script, told: Briefing | None) -> Intent | None:
    try:
        return next(script) if told is None else script.send(told)
    except StopIteration:
        return None
