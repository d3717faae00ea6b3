"""Pages on the disk: written in one step, and never over something that somebody else wrote."""

from __future__ import annotations

import os
from pathlib import Path

from ..catalogue import _
from ..text import shown
from .whole import Occupied

OURS = b'name="generator" content="groundswell report'
"""What the head of every page says; what does not say it is left alone."""
_HEAD = 2_000


def check_target(path: Path) -> None:
    """Refuse early what could not be written after minutes of work. Occupied, OSError."""
    if path.is_dir():
        raise Occupied(_("{path} is a folder; name a file").format(path=shown(str(path), 200)))
    if not path.resolve().parent.is_dir():
        raise Occupied(_("there is no folder {folder}").format(folder=shown(str(path.parent), 200)))
    if path.exists():
        with open(path, "rb") as file:
            if OURS not in file.read(_HEAD):
                told = _("{path} is another file; name a new one")
                raise Occupied(told.format(path=shown(str(path), 200)))


def put(path: Path, page: str) -> Path:
    """Write a page: there is always the old one or the new one. Occupied; OSError, with the file, from the disk."""
    check_target(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(beside, "wb") as file:
            file.write(page.encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as reason:
        raise OSError(reason.errno, reason.strerror or str(reason), os.fspath(path)) from reason
    finally:
        beside.unlink(missing_ok=True)
    return path
