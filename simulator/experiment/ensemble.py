"""What came of an experiment: the replications by plan and world, and what is asked of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from .design import Experiment, Job
from .fan import Fan, fan
from .intervals import Floats
from .play import Lost, Result
from .replication import Replication
from .spread import Spread


@dataclass(eq=False)
class Ensemble:
    """The worlds of an experiment so far; it can be asked while they are still arriving.

    found  by (arm, world)
    """

    experiment: Experiment
    found: dict[tuple[int, int], Replication] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._jobs = self.experiment.jobs()
        self.worlds = 1 + max((job.world for job in self._jobs), default=-1)

    def take(self, result: Result) -> None:
        """Another one has arrived."""
        if isinstance(result, Lost):
            self.lost.append(result)
        else:
            self.found[result.job.arm, result.job.world] = result

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All that there is to play, in order."""
        return self._jobs

    @property
    def complete(self) -> bool:
        """Whether every world is there."""
        return len(self.found) == len(self._jobs)

    def of(self, arm: int = 0) -> Iterator[Replication]:
        """The replications of a plan, in world order."""
        return (self.found[arm, world] for world in range(self.worlds) if (arm, world) in self.found)

    def values(self, measure: str, arm: int = 0) -> Floats:
        """One measure in every world (worlds,); nan where it has no value or the world is not there."""
        values = np.full(self.worlds, np.nan)
        for one in self.of(arm):
            values[one.job.world] = one.value(measure)
        return values

    def spread(self, measure: str, arm: int = 0) -> Spread:
        """The distribution of a measure over the worlds."""
        return Spread(self.values(measure, arm))

    def difference(self, measure: str, arm: int, against: int = 0) -> Spread:
        """A measure of a plan less that of another in the same world."""
        return Spread(self.values(measure, arm) - self.values(measure, against))

    def fan(self, measure: str, arm: int = 0) -> Fan:
        """The course of a measure through the week; KeyError if its course is not kept."""
        return fan(measure, [one.curves[measure] for one in self.of(arm)])

    def courses(self, arm: int = 0) -> tuple[str, ...]:
        """Measures whose course is kept."""
        return next((tuple(one.curves) for one in self.of(arm)), ())


def reused(known: Iterable[Replication], experiment: Experiment, arm: int = 0) -> dict[Job, Replication]:
    """Replications of one plan that another experiment wants, too: those with the same people and dice.

    known  replications of the plan that is `arm` in the experiment
    """
    by_seeds = {(one.job.seed, one.job.population_seed): one for one in known}
    wanted = (job for job in experiment.jobs() if job.arm == arm)
    return {
        job: replace(by_seeds[job.seed, job.population_seed], job=job)
        for job in wanted
        if (job.seed, job.population_seed) in by_seeds
    }
