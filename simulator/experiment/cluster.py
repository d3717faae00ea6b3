"""Worlds on a cluster: Dask, by the address of its scheduler; an extra, imported only when it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, ParamSpec, TypeVar

from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..text import shown
from .backends import Backend, BackendError, Loss

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 15
"""Seconds to wait for the scheduler, and for its first worker."""
_GONE = ("CommClosedError", "FutureCancelledError", "FuturesCancelledError", "CancelledError", "ClosedClientError")


class Cluster(Backend):
    """Plays worlds on the workers of a Dask scheduler; these need the same version of the model installed."""

    def __init__(self, address: str) -> None:
        """Connect. BackendError if the extra is missing, nobody answers, or the workers have another model."""
        client_of = _client_class()
        self._address = shown(address, 120)
        try:
            self._client: Any = client_of(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as reason:
            told = _("no Dask scheduler answers at {address}").format(address=self._address)
            raise BackendError(told) from reason
        try:
            self._check_workers()
        except BaseException:
            self._client.close(timeout=2)
            raise
        self._executor: Any = self._client.get_executor(pure=False, retries=2)

    def _check_workers(self) -> None:
        """Wait for a worker, and see that all of them play the same model."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
            versions = self._client.run(model_version)
        except TimeoutError as reason:
            told = _("the scheduler at {address} has no workers").format(address=self._address)
            raise BackendError(told) from reason
        except ImportError as reason:
            told = _("the workers of {address} do not have Groundswell installed").format(address=self._address)
            raise BackendError(told) from reason
        if any(version != MODEL_VERSION for version in versions.values()):
            told = _("the workers of {address} have another version of the model").format(address=self._address)
            raise BackendError(told)
        threads = self._client.scheduler_info()["workers"].values()
        self.workers = max(1, sum(one["nthreads"] for one in threads))
        self.window = 2 * self.workers + 1  # one more each, so that none waits for the network

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand it to the scheduler, which hands it to a worker, and to another one if that one dies."""
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def loss(self, error: BaseException) -> Loss:
        """Dask replaces lost workers itself; a lost scheduler is the end."""
        gone = isinstance(error, CancelledError | OSError) or type(error).__name__ in _GONE
        return "all" if gone or self._client.status not in ("running", "connecting") else "none"

    def renew(self) -> None:
        """Forget what is in flight; the workers stay as they are."""
        if self._client.status == "running":
            self._executor.shutdown(wait=False)
            self._executor = self._client.get_executor(pure=False, retries=2)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; its workers go on without us."""
        if self._client.status == "running":  # a scheduler that is gone would be waited for
            self._executor.shutdown(wait=wait)
        self._client.close(timeout=5)


def model_version() -> str:
    """Asked of every worker."""
    return MODEL_VERSION


def _hush() -> None:
    """Dask's own client tells of a lost scheduler with a traceback; we tell it in words."""
    for name in ("distributed", "distributed.batched", "distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _client_class() -> Any:
    try:
        from distributed import Client
    except ImportError as reason:
        told = _("--cluster needs the extra `cluster`: pip install 'groundswell[cluster]'")
        raise BackendError(told) from reason
    _hush()
    return Client
