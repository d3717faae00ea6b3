"""The reply desk: few hands, opening hours, questions in a queue (a SimPy resource; X23 is its oracle).

The columns of `world.questions` are the truth; the SimPy processes are rebuilt from them.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from ..actors.script import Answer
from ..chance import UNIT, exponential
from ..clock import MINUTES_PER_DAY
from ..world.world import ANSWERED, DROPPED, IN_SERVICE, WAITING, World

DESK_RANK = 1 << 20
"""Replies come after whatever the actors do in the same minute."""


class ReplyDesk:
    """Seats the desk's hands in SimPy; `admit` sends new questions to the queue."""

    def __init__(self, env: simpy.Environment, world: World, hours: simpy.Container) -> None:
        self._env, self._world, self._hours = env, world, hours
        self._knobs = world.scenario.desk
        self._hands = simpy.Resource(env, capacity=max(self._knobs.staff, 1))
        questions = world.questions
        state = questions["state"]
        working = [row for row in range(len(questions)) if state[row] == IN_SERVICE]
        for row in sorted(working, key=lambda row: (int(questions["started"][row]), row)):
            env.process(self._handle(row))
        self.admit(row for row in range(len(questions)) if state[row] == WAITING)

    @property
    def load(self) -> tuple[int, int]:
        """Questions in service, and waiting."""
        return self._hands.count, len(self._hands.queue)

    def admit(self, rows: Any) -> None:
        """Send questions (row numbers, in order of arrival) to the queue; without hands they wait for ever."""
        if self._knobs.staff:
            for row in rows:
                self._env.process(self._handle(row))

    def _handle(self, row: int) -> Generator[simpy.Event, None, None]:
        questions = self._world.questions
        with self._hands.request() as turn:
            yield turn
            if questions["state"][row] == WAITING and not (yield from self._take_up(row)):
                return
            yield self._env.timeout(int(questions["ends"][row]) - self._env.now)
            questions["state"][row] = ANSWERED
            self._world.outbox.append((int(questions["ends"][row]), DESK_RANK, row, Answer(row, self.work(row))))

    def _take_up(self, row: int) -> Generator[simpy.Event, None, bool]:
        """Begin the reply if the hours last; what it takes is a coin of the question."""
        world, questions = self._world, self._world.questions
        work = self.work(row)
        if round(self._hours.level * 60.0, 6) < work:  # the level is a sum of fractions: a last bit must not count
            questions["state"][row] = DROPPED
            return False
        yield self._hours.get(min(work / 60.0, self._hours.level))
        world.treasury.hours = self._hours.level
        now = int(-(-self._env.now // 1))
        questions["state"][row] = IN_SERVICE
        questions["started"][row] = now
        questions["ends"][row] = finished_at(now, work, self._knobs.opens, self._knobs.closes)
        return True

    def work(self, row: int) -> int:
        """Minutes of work on this question: exponential, at least one, a coin of asker and content."""
        world = self._world
        asker, content = (world.questions[name][row : row + 1] for name in ("asker", "content"))
        flips = world.coins.flip("reply work", world.node_keys[asker], world.contents["key"][content])
        return max(1, round(int(exponential(flips)[0]) / UNIT * self._knobs.minutes_per_reply * self._knobs.work))


def finished_at(start: int, work: int, opens: int, closes: int) -> int:
    """The minute at which `work` minutes begun at `start` are done, when work stops outside opening hours.

    >>> finished_at(17 * 60 + 50, 30, 9 * 60, 18 * 60) - 1440 == 9 * 60 + 20
    True
    """
    while True:
        day, time = divmod(start, MINUTES_PER_DAY)
        time = max(time, opens)
        left = closes - time
        if 0 < left and work <= left:
            return day * MINUTES_PER_DAY + time + work
        work -= max(left, 0)
        start = (day + 1) * MINUTES_PER_DAY
