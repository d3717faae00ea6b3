"""Arrays that are handed out cannot be written."""

from __future__ import annotations

from typing import Any


def locked(column: Any) -> Any:
    """The column, read-only: a copy where it could still be written elsewhere."""
    if column.flags.writeable:
        column = column.copy() if column.base is not None else column
        column.setflags(write=False)
    return column
