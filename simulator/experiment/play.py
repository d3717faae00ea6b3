"""Playing an experiment: batches go out, outcomes come in; order, retries and stopping are the same everywhere.

A batch that fails is tried again, three times in all.  When workers die, nobody knows whose world it was: those in
flight are suspects and are played one by one, so that only the guilty one fails again.  A world that has failed
three times is reported as lost, and the rest goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass

from ..catalogue import _
from ..scenario import ScenarioError
from ..text import shown
from .backends import Backend, BackendError, alone
from .design import Experiment, Job
from .replication import Replication
from .worker import Batch, play_batch

STRIKES = 3
"""Failures after which a world is given up."""
PATIENCE = 0.05
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A world that failed three times, and what was said the last time."""

    job: Job
    reason: str


Result = Replication | Lost


def batches(experiment: Experiment, jobs: Iterable[Job], size: int) -> deque[Batch]:
    """The jobs in their order, `size` (1 or more) in each batch."""
    waiting = list(jobs)
    cuts = [tuple(waiting[start : start + size]) for start in range(0, len(waiting), size)]
    return deque(Batch({job.arm: experiment.arms[job.arm] for job in cut}, cut) for cut in cuts)


def play(
    experiment: Experiment,
    backend: Backend,
    *,
    jobs: Iterable[Job] | None = None,
    in_order: bool = False,
    batch: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Result]:
    """Play the jobs (all, when left out) and yield what comes of each, as they come or in order.

    stop    asked now and then; once it says yes, nothing more is begun and the iterator ends
    batch   worlds that a worker plays in one go; changes the speed of very small worlds, never a result
    Raises ScenarioError if a scenario cannot be played at all, BackendError if the workers are gone for good.
    Closing the iterator stops it, too.
    """
    wanted = experiment.jobs() if jobs is None else tuple(jobs)
    player = _Player(batches(experiment, wanted, batch), backend, stop or (lambda: False))
    return _ordered(player.results(), wanted) if in_order else player.results()


def _ordered(results: Iterator[Result], jobs: tuple[Job, ...]) -> Iterator[Result]:
    """Hold back what comes before its turn."""
    early: dict[Job, Result] = {}
    turns = iter(jobs)
    turn = next(turns, None)
    for result in results:
        early[result.job] = result
        while turn is not None and turn in early:
            yield early.pop(turn)
            turn = next(turns, None)


class _Player:
    """One experiment being played."""

    def __init__(self, waiting: deque[Batch], backend: Backend, stop: Callable[[], bool]) -> None:
        self._waiting, self._backend, self._stop = waiting, backend, stop
        self._suspects: deque[Batch] = deque()
        self._flying: dict[Future[list[Replication]], Batch] = {}
        self._strikes: dict[Job, int] = {}
        self._seen_one = False

    def results(self) -> Iterator[Result]:
        """Everything that is won or lost, until all is played or it is stopped."""
        complete = False
        try:
            while (self._waiting or self._suspects or self._flying) and not self._stop():
                self._send_out()
                yield from self._take_in()
            complete = not self._flying
        finally:
            if not complete:
                self._give_up()

    def _send_out(self) -> None:
        """Keep the workers busy; suspects fly alone."""
        if self._suspects:
            if not self._flying:
                self._fly(self._suspects.popleft())
            return
        while self._waiting and len(self._flying) < self._backend.window:
            self._fly(self._waiting.popleft())

    def _fly(self, batch: Batch) -> None:
        self._flying[self._backend.submit(play_batch, batch)] = batch

    def _take_in(self) -> Iterator[Result]:
        done = wait(self._flying, timeout=PATIENCE, return_when=FIRST_COMPLETED).done
        for future in [one for one in self._flying if one in done]:
            batch = self._flying.pop(future, None)
            if batch is None:  # it went down with the others
                continue
            error = _error(future)
            if error is None:
                self._seen_one = True
                yield from future.result()
            else:
                yield from self._failed(batch, error)

    def _failed(self, batch: Batch, error: BaseException) -> Iterator[Result]:
        if isinstance(error, ScenarioError):
            raise error
        loss = self._backend.loss(error)
        if loss == "all":
            raise BackendError(_("the cluster is gone: {reason}").format(reason=_words(error))) from error
        if loss == "workers":
            yield from self._workers_died(batch, error)
        elif len(batch.jobs) > 1:
            self._suspects.extend(batch.single())
        else:
            yield from self._strike(batch, error)

    def _workers_died(self, batch: Batch, error: BaseException) -> Iterator[Result]:
        """Everything in flight is suspected, and is played again one by one on fresh workers."""
        in_flight = [batch, *self._flying.values()]
        self._flying.clear()
        self._backend.renew()
        if len(in_flight) == 1 and len(batch.jobs) == 1:
            if not self._seen_one and self._strikes.get(batch.jobs[0], 0) == STRIKES - 1:
                raise BackendError(alone(error)) from error
            yield from self._strike(batch, error)
            return
        self._suspects.extend(one for each in in_flight for one in each.single())

    def _strike(self, batch: Batch, error: BaseException) -> Iterator[Result]:
        """Try a single job again, or give it up."""
        job = batch.jobs[0]
        self._strikes[job] = self._strikes.get(job, 0) + 1
        if self._strikes[job] < STRIKES:
            self._suspects.append(batch)
        else:
            yield Lost(job, _words(error))

    def _give_up(self) -> None:
        """Drop what is in flight; workers that are in the middle of a world finish it for nobody and stay usable."""
        for future in self._flying:
            future.cancel()
        self._flying.clear()


def _error(future: Future[list[Replication]]) -> BaseException | None:
    try:
        return future.exception()
    except CancelledError as reason:  # a cluster cancels what it can no longer answer for
        return reason


def _words(error: BaseException) -> str:
    told = str(error).strip().splitlines()
    return shown(f"{type(error).__name__}: {told[0]}" if told else type(error).__name__, 200)
