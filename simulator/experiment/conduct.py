"""Conducting an experiment: what is kept is taken, the rest is played and kept, whoever watches is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from .backends import Backend
from .design import Experiment, Job
from .ensemble import Ensemble
from .play import Result, play
from .replication import Replication
from .store import Store


class Watched(NamedTuple):
    """Where an experiment stands, told after every arrival.

    ensemble     None while plans are being prepared
    done, total  runs of the whole stage
    played       runs of this experiment that were not there already
    """

    stage: str
    ensemble: Ensemble | None
    done: int
    total: int
    played: int


Watch = Callable[[Watched], None]
Item = TypeVar("Item")


class Stopped(Exception):
    """It was stopped before all worlds were played; `kept` of `total` are in the store, if there is one."""

    def __init__(self, kept: int, total: int) -> None:
        super().__init__(kept, total)
        self.kept, self.total = kept, total


@dataclass(frozen=True)
class Laboratory:
    """Where and how experiments are conducted.

    store  keeps every world as it arrives
    stop   asked now and then whether to stop
    watch  told after every arrival
    batch  worlds that a worker plays in one go
    before, whole  runs that other experiments of the same stage have finished, and how many there shall be in all;
                   0 where an experiment is a stage of its own
    """

    backend: Backend
    store: Store | None = None
    stop: Callable[[], bool] | None = None
    watch: Watch | None = None
    batch: int = 1
    before: int = 0
    whole: int = 0

    def conduct(
        self, experiment: Experiment, stage: str = "", known: Mapping[Job, Replication] | None = None
    ) -> Ensemble:
        """Play an experiment to its end. Stopped if it was stopped; errors as in `play` and `Store`.

        known  replications that need not be played again
        """
        ensemble = Ensemble(experiment)
        for _result in self.arriving(ensemble, stage, known):
            pass
        if not ensemble.complete and len(ensemble.found) + len(ensemble.lost) < len(ensemble.jobs):
            raise Stopped(self.before + len(ensemble.found), self._total(ensemble))
        return ensemble

    def preparing(self, items: Sequence[Item], stage: str = "") -> Iterator[Item]:
        """Things that take a while to be made into plans, one after the other; Stopped between two of them.

        Whoever watches is told how far that is if the stage has a name.
        """
        for done, one in enumerate(items, 1):
            if self.stop is not None and self.stop():
                raise Stopped(self.before, max(self.whole, len(items)))
            if stage:
                self._tell(Watched(stage, None, done, len(items), 0))
            yield one

    def _total(self, ensemble: Ensemble) -> int:
        return max(self.whole, self.before + len(ensemble.jobs))

    def arriving(
        self, ensemble: Ensemble, stage: str = "", known: Mapping[Job, Replication] | None = None
    ) -> Iterator[Result]:
        """The same, one arrival after the other: each is in the ensemble when it is yielded."""
        experiment, jobs = ensemble.experiment, ensemble.jobs
        there = dict(known or {})
        if self.store is not None:
            there |= {job: one for job, one in self.store.finished(experiment) if job not in there}
        total = self._total(ensemble)
        for done, one in enumerate(there.values(), self.before + 1):
            ensemble.take(one)
            self._tell(Watched(stage, ensemble, done, total, 0))
            yield one
        missing = [job for job in jobs if job not in there]
        results = play(experiment, self.backend, jobs=missing, batch=self.batch, stop=self.stop)
        for played, result in enumerate(results, 1):
            if self.store is not None and isinstance(result, Replication):
                self.store.keep(experiment, result)
            ensemble.take(result)
            self._tell(Watched(stage, ensemble, self.before + len(there) + played, total, played))
            yield result

    def _tell(self, watched: Watched) -> None:
        if self.watch is not None:
            self.watch(watched)
