"""Where a draft is kept: saved whole beside its file, and on every change in a place of the program's own.

A crash loses nothing: what was not saved is there when the same file is opened again.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from .places import state

MOST_KEPT = 50
"""Unsaved drafts that are kept; older ones make room."""


def kept_in() -> Path:
    """The folder for what was not saved, where this system keeps such things."""
    return state("drafts")


def keep(file: Path, text: str) -> None:
    """Keep what is not saved yet. A full disk is not worth a word here: saving will say it."""
    with suppress(OSError):
        place = _place(file)
        place.parent.mkdir(parents=True, exist_ok=True)
        save(place, text)
        _make_room(place.parent)


def kept(file: Path) -> str | None:
    """What was not saved the last time; None when there is nothing, or nothing readable."""
    with suppress(OSError, UnicodeDecodeError):
        return _place(file).read_text(encoding="utf-8")
    return None


def forget(file: Path) -> None:
    """It has been saved, or is not wanted any more."""
    with suppress(OSError):
        _place(file).unlink(missing_ok=True)


def save(path: Path, text: str) -> None:
    """Write a file whole: beside it, flushed, and then in its place. OSError leaves the old file as it was."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            with suppress(OSError):
                os.chmod(part, path.stat().st_mode & 0o777)
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(folder: Path, name: str) -> Path:
    """A file of this name, or with a number behind it, that is not there yet."""
    path = folder / f"{name}.toml"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}.toml"
        number += 1
    return path


def _place(file: Path) -> Path:
    name = hashlib.blake2b(os.fspath(file.absolute()).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return kept_in() / f"{name}.toml"


def _make_room(folder: Path) -> None:
    drafts = sorted(folder.glob("*.toml"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in drafts[MOST_KEPT:]:
        old.unlink(missing_ok=True)
