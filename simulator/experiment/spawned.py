"""Processes for worlds: spawned on every system, one thread for arrays each, and never left behind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, context, parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

_LIBRARIES = ("OMP_NUM", "OPENBLAS_NUM", "MKL_NUM", "VECLIB_MAXIMUM", "NUMEXPR_NUM")
_THREADS = tuple(f"{library}_THREADS" for library in _LIBRARIES)


class Workshop(SpawnContext):
    """A way of starting processes that remembers whom it started, so that it can end them."""

    def __init__(self) -> None:
        self._started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]
        """A process that starts with one thread for arrays."""
        started = Quiet(*args, **kwargs)
        self._started.append(started)
        return started

    def end_all(self) -> None:
        """End everybody at once, whatever they are doing; a world in flight is simply not finished."""
        for one in self._started:
            with suppress(ValueError, AttributeError, OSError):
                one.kill()
        self._started.clear()


class Quiet(SpawnProcess):
    """A process whose NumPy keeps to one thread: the workers share the processors already."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:
        with _one_thread():
            return context.SpawnProcess._Popen(process_obj)


@contextmanager
def _one_thread() -> Iterator[None]:
    """The environment that a new process inherits; what the user has set is left alone."""
    unset = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))
    try:
        yield
    finally:
        for name in unset:
            os.environ.pop(name, None)


def settle_in() -> None:
    """First thing in a worker: leave ctrl+c to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Wait until the parent is gone, even if it was killed: nobody would ever hand out work again."""
    connection.wait([sentinel])
    os._exit(1)
