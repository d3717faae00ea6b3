"""Moderators: few hands and a queue in which the most stricken come first (a SimPy priority resource).

The columns of `crowd.risks.flags` are the truth; the SimPy processes are rebuilt from them.
"""

from __future__ import annotations

from collections.abc import Generator

import simpy

from ..chance import UNIT, exponential, key
from ..world.world import ANSWERED, IN_SERVICE, WAITING, World

_WORK = key("moderation")


class Moderators:
    """Seats the moderators in SimPy; `admit` sends new flags to their queue."""

    def __init__(self, env: simpy.Environment, world: World) -> None:
        self._env, self._world = env, world
        self._hands = simpy.PriorityResource(env, capacity=max(world.scenario.care.moderators, 1))
        self._seen = 0
        flags = world.crowd.risks.flags
        working = [row for row in range(len(flags)) if flags["state"][row] == IN_SERVICE]
        for row in sorted(working, key=lambda row: (int(flags["started"][row]), row)):
            env.process(self._handle(row, -(1 << 15)))
        self.admit()

    def admit(self) -> None:
        """Send the flags that came in since to the queue; without a protocol they wait for ever."""
        flags = self._world.crowd.risks.flags
        first, self._seen = self._seen, len(flags)
        if self._world.crowd.risks.protected and self._world.scenario.care.moderators:
            for row in range(first, len(flags)):
                if flags["state"][row] == WAITING:
                    self._env.process(self._handle(row, int(flags["rank"][row])))

    def _handle(self, row: int, rank: int) -> Generator[simpy.Event, None, None]:
        with self._hands.request(priority=rank) as turn:
            yield turn
            flags = self._world.crowd.risks.flags
            if flags["state"][row] == WAITING:
                now = int(-(-self._env.now // 1))
                flags["state"][row] = IN_SERVICE
                flags["started"][row] = now
                flags["ends"][row] = now + self._work(row)
            yield self._env.timeout(int(flags["ends"][row]) - self._env.now)
            self._world.crowd.risks.flags["state"][row] = ANSWERED

    def _work(self, row: int) -> int:
        """Minutes of work on a flag: exponential, at least one, a coin of the target and the flag's number."""
        world, target = self._world, self._world.crowd.risks.flags["target"][row : row + 1]
        flips = world.coins.flip("moderation work", world.node_keys[target], _WORK, row + 1)
        return max(1, round(int(exponential(flips)[0]) / UNIT * world.scenario.care.minutes_per_flag))
