"""Workers lent to rooms that know nothing of experiments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .backends import Backend


def workers(count: int | None) -> Backend:
    """So many processes (None: one per processor; one is this process). BackendError if they cannot be had."""
    from .backends import backend

    return backend(count)
