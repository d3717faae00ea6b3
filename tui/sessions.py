"""The sessions that are kept: one file each, in the place where this system keeps such things."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

from . import drafts, recording
from .places import state

MOST_KEPT = 60
"""Sessions that are kept; the oldest make room."""
MOST_LISTED = 12
LARGEST = 4_000_000
"""Bytes of a session's file that are read."""


def folder() -> Path:
    """Where they are."""
    return state("sessions")


def new_file(title: str) -> Path:
    """A file for a session that begins now."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "session"
    return drafts.free_name(folder(), f"{time.strftime('%Y%m%d-%H%M%S')}-{name}")


def now() -> str:
    """The moment, as a session says when it was kept."""
    return time.strftime("%Y-%m-%d %H:%M")


def keep(file: Path, text: str) -> None:
    """Keep a session, whole or not at all. A full disk is not worth a word here: saving it elsewhere will say it."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        drafts.save(file, text)
        for old in _newest_first(file.parent)[MOST_KEPT:]:
            old.unlink(missing_ok=True)


def listed() -> list[recording.Card]:
    """The latest sessions, the newest first; what cannot be read is left out."""
    found = []
    for path in _newest_first(folder()):
        with suppress(OSError, ValueError, RecursionError):
            found.append(recording.card(path, read(path)))
        if len(found) >= MOST_LISTED:
            break
    return found


def read(path: Path) -> str:
    """The text of a session's file. OSError or ValueError if it cannot be read."""
    with open(path, "rb") as file:
        return file.read(LARGEST).decode("utf-8")


def holds_one(path: Path) -> bool:
    """Whether a file is there and is a session, not a scenario."""
    with suppress(OSError, ValueError):
        return recording.is_session(read(path))
    return False


def forget(path: Path) -> None:
    """It is not wanted any more."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _newest_first(place: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(place.glob("*.toml"), key=lambda one: (one.stat().st_mtime, one.name), reverse=True)
    return []
