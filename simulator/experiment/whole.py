"""A folder that appears whole or not at all.

Files are written beside the place where they shall be, flushed to the disk, and renamed; so a full disk, a
power cut or a kill leaves the old state or the new one.  What the folder is known by (its mark) is put in
place last, and taken away first when a folder is written again: a folder without its mark does not count.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ..catalogue import _
from ..text import shown

Writer = Callable[[BinaryIO], object]


class Occupied(ValueError):
    """A folder that holds something else, which must not be written over."""


def check_place(folder: Path, mark: str) -> None:
    """Refuse early: Occupied if the path is a file, or a folder that holds things but not the mark.

    OSError when it cannot be looked at.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Occupied(_("{folder} is no folder; name a new one").format(folder=shown(str(folder), 200)))
    inside = [entry.name for entry in folder.iterdir()]
    if inside and mark not in inside:
        told = _("{folder} holds other files; name a new or an empty folder")
        raise Occupied(told.format(folder=shown(str(folder), 200)))


def write_whole(folder: Path, files: Mapping[str, Writer], mark: str) -> None:
    """Write files (name: what writes it) into a folder, the one named `mark` last; whole or not at all.

    Raises OSError when the disk refuses; nothing half-written is left then.
    """
    order = [*(name for name in files if name != mark), mark]
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _beside(folder.parent / f".{folder.name}.{os.getpid()}.part") as part:
            _fill(part, files, order)
            os.rename(part, folder)
        _flush_folder(folder.parent)
        return
    with _beside(folder / f".{os.getpid()}.part") as part:
        _fill(part, files, order)
        (folder / mark).unlink(missing_ok=True)
        for name in order:
            os.replace(part / name, folder / name)
        part.rmdir()
    _flush_folder(folder)


@contextmanager
def _beside(part: Path) -> Iterator[Path]:
    """A fresh folder to fill, which is gone again unless it was renamed."""
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _fill(part: Path, files: Mapping[str, Writer], order: list[str]) -> None:
    for name in order:
        with open(part / name, "wb") as file:
            files[name](file)
            file.flush()
            os.fsync(file.fileno())
    _flush_folder(part)


def _flush_folder(folder: Path) -> None:
    """Let the folder's own entries reach the disk, where the system can be asked to."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
