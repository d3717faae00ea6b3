"""Moderators: few hands and a queue in which the most stricken come first (a SimPy priority store).

The columns of `crowd.risks.flags` are the truth; the SimPy processes are rebuilt from them.
"""

from __future__ import annotations

from collections.abc import Generator
from heapq import heappush
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from ..chance import UNIT, exponential, key
from ..world.world import ANSWERED, IN_SERVICE, WAITING, World

_WORK = key("moderation")
_Events = Generator[simpy.Event, Any, None]


class Moderators:
    """Seats the moderators in SimPy; `admit` sends new flags to their queue."""

    def __init__(self, env: simpy.Environment, world: World) -> None:
        self._env, self._world = env, world
        self._queue = simpy.PriorityStore(env)
        self._seen = 0
        flags = world.crowd.risks.flags
        working = [row for row in range(len(flags)) if flags["state"][row] == IN_SERVICE]
        working.sort(key=lambda row: (int(flags["started"][row]), row))
        hands = world.scenario.care.moderators
        for row in working[hands:]:  # begun by hands that are there no more: still finished
            env.process(self._finish(row))
        for hand in range(hands):
            env.process(self._moderate(working[hand] if hand < len(working) else None))
        self.admit()

    def admit(self) -> None:
        """Send the flags that came in since to the queue; without a protocol they wait until there is one."""
        flags = self._world.crowd.risks.flags
        if not self._world.crowd.risks.protected or not self._world.scenario.care.moderators:
            return
        first, self._seen = self._seen, len(flags)
        rows = first + (flags["state"][first:] == WAITING).nonzero()[0]
        if rows.size:
            self._put(list(zip(flags["rank"][rows].tolist(), rows.tolist(), self._work(rows), strict=True)))

    def _put(self, waiting: list[tuple[int, int, int]]) -> None:
        """Let flags (rank, row, minutes of work) wait; each event wakes one pair of hands, so a few are enough."""
        hands = self._world.scenario.care.moderators
        for flag in waiting[:-hands]:
            heappush(self._queue.items, flag)
        for flag in waiting[-hands:]:
            self._queue.put(flag)

    def _moderate(self, row: int | None) -> _Events:
        """One pair of hands: finishes what it has begun, then takes the flag of the most stricken, for ever."""
        if row is not None:
            yield from self._finish(row)
        while True:
            _rank, row, work = yield self._queue.get()
            flags = self._world.crowd.risks.flags
            now = int(-(-self._env.now // 1))
            flags["state"][row] = IN_SERVICE
            flags["started"][row] = now
            flags["ends"][row] = now + work
            yield from self._finish(row)

    def _finish(self, row: int) -> _Events:
        yield self._env.timeout(int(self._world.crowd.risks.flags["ends"][row]) - self._env.now)
        self._world.crowd.risks.flags["state"][row] = ANSWERED

    def _work(self, rows: NDArray[np.int64]) -> list[int]:
        """Minutes of work on flags (n,): exponential, at least one, a coin of the target and the flag's number."""
        world, target = self._world, self._world.crowd.risks.flags["target"][rows]
        units = exponential(world.coins.flip("moderation work", world.node_keys[target], _WORK, rows + 1))
        minutes = np.rint(units / UNIT * world.scenario.care.minutes_per_flag)
        found: list[int] = np.maximum(minutes, 1.0).astype(np.int64).tolist()
        return found
