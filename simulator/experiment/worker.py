"""What a worker does: plays worlds one after the other, on societies that it keeps between them.

This runs in the process itself, in a pool's process or on a cluster's machine, and always gives the same bytes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from ..engine.run import Run
from ..world.society import Society, build
from .design import Arm, Job
from .replication import Replication, replication

MOST_KEPT = 8
"""Societies that a worker keeps at most."""
MOST_PEOPLE_KEPT = 200_000
"""People in all of them together (about 120 MB); two are kept whatever their size, since pairs take turns."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Worlds that are played in one go by one worker; `arms` by their places in the experiment."""

    arms: dict[int, Arm]
    jobs: tuple[Job, ...]

    def single(self) -> list[Batch]:
        """The same jobs, one in each batch."""
        return [Batch({job.arm: self.arms[job.arm]}, (job,)) for job in self.jobs]


class Societies:
    """The societies that were needed last, so that worlds on the same people share one."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Society] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, arm: Arm, population_seed: int) -> Society:
        """The society of an arm, built if it is not there."""
        key = (arm.society, population_seed)
        with self._lock:  # a cluster's worker may have several threads; one of them builds
            society = self._kept.get(key)
            if society is None:
                self._make_room()
                society = self._kept[key] = build(arm.scenario, population_seed)
            self._kept.move_to_end(key)
            return society

    def forget(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._kept.clear()

    def _make_room(self) -> None:
        while len(self._kept) >= MOST_KEPT or (len(self._kept) >= 2 and self._people() > MOST_PEOPLE_KEPT):
            self._kept.popitem(last=False)

    def _people(self) -> int:
        return sum(one.people for one in self._kept.values())


SOCIETIES = Societies()
"""This process's own."""


def play_batch(batch: Batch) -> list[Replication]:
    """Play every world of a batch; what is kept of each, in the order of the batch."""
    return [play_job(batch.arms[job.arm], job) for job in batch.jobs]


def play_job(arm: Arm, job: Job) -> Replication:
    """Play one arm in one world to its end."""
    society = SOCIETIES.get(arm, job.population_seed)
    run = Run(arm.scenario, job.seed, job.population_seed, society=society)
    run.play()
    return replication(run, job, arm.asked)


def ready() -> bool:
    """A worker that answers this has imported all that it needs."""
    return True
