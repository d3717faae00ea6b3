"""Where worlds are played: in this process, in a pool of processes, or on a cluster; one interface for all.

Each is a `concurrent.futures.Executor` that also knows how many worlds it plays at once, whether an error means
that workers were lost (rather than that a world failed), and how to begin again with fresh ones.
"""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from typing import Any, Literal, ParamSpec, TypeVar

from ..catalogue import _
from . import worker
from .spawned import Workshop, settle_in

P = ParamSpec("P")
T = TypeVar("T")
Loss = Literal["none", "workers", "all"]


class BackendError(RuntimeError):
    """The place where worlds are played cannot be used, or is gone: one plain sentence."""


class Backend(Executor):
    """An executor for worlds.

    workers  how many worlds it plays at once
    window   how many batches it wants to have in hand, so that no worker waits
    """

    workers: int = 1
    window: int = 1

    @abstractmethod
    def loss(self, error: BaseException) -> Loss:
        """What an error means: a world that failed ("none"), lost workers, or that "all" is gone for good."""

    @abstractmethod
    def renew(self) -> None:
        """Begin again with fresh workers; whatever they had in hand is forgotten."""

    def warm_up(self) -> None:
        """Let the workers start, without waiting for them."""


class InProcess(Backend):
    """Plays each world in this process, at the moment it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call it now; the future is done when this returns."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as reason:
            future.set_exception(reason)
        return future

    def loss(self, error: BaseException) -> Loss:
        """Nothing can be lost here but the process itself."""
        return "none"

    def renew(self) -> None:
        """There is nothing to renew."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Give back the memory of the societies."""
        worker.SOCIETIES.forget()


class Pool(Backend):
    """Plays worlds in processes of their own, started afresh (spawned) on every system.

    Each has one thread for arrays, leaves ctrl+c to its parent, and ends when the parent does.
    """

    def __init__(self, workers: int) -> None:
        self.workers, self.window = workers, workers + 1
        self._workshop = Workshop()
        self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=self._workshop, initializer=settle_in)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand it to the next free worker."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenProcessPool as reason:  # broke while nobody was looking: the future tells it
            future: Future[T] = Future()
            future.set_exception(reason)
            return future

    def loss(self, error: BaseException) -> Loss:
        """A broken pool has lost its workers."""
        return "workers" if isinstance(error, BrokenProcessPool) else "none"

    def renew(self) -> None:
        """End what is left of the workers and open a new pool."""
        self.shutdown(wait=False, cancel_futures=True)
        self._pool = self._open()

    def warm_up(self) -> None:
        """Start all workers now: what they import takes longer than a small world."""
        for _each in range(self.workers):
            self.submit(worker.ready)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Close the pool; without waiting, worlds in flight are given up at once."""
        if not wait:
            self._workshop.end_all()
        # the pool's own thread has to see that its workers are gone, or it stumbles when the interpreter ends
        self._pool.shutdown(wait=True, cancel_futures=cancel_futures or not wait)


def prepare() -> None:
    """To be called before a full-screen app starts: later, it would have no usable error stream to hand on.

    A pool that is opened inside a running Textual app needs multiprocessing's resource tracker, which inherits
    the error stream by number (ecosystem.md 4).
    """
    resource_tracker.ensure_running()


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def backend(workers: int | None = None, cluster: str | None = None) -> Backend:
    """The place that was asked for: a cluster's address, a number of workers, else one worker per processor.

    One worker means this process itself. BackendError if it cannot be had.
    """
    if cluster is not None:
        from .cluster import Cluster

        return Cluster(cluster)
    wanted = cores() if workers is None else workers
    if not 1 <= wanted <= 512:
        raise BackendError(_("between 1 and 512 workers"))
    return InProcess() if wanted == 1 else Pool(wanted)


def alone(error: BaseException) -> Any:
    """What to tell people when workers die at once, every time: most often a script without its guard."""
    return _(
        "the workers ended before they could begin; in a script, call this under "
        "`if __name__ == '__main__':`, or use one worker"
    )
