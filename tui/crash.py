"""An error of our own: the terminal is given back, what happened goes into a file, and people get a sentence."""

from __future__ import annotations

import platform
import time
import traceback
from contextlib import suppress
from pathlib import Path

from simulator import __version__
from simulator.catalogue import _

from .places import state

MOST_KEPT = 10


def write_down(error: BaseException) -> Path | None:
    """Keep what happened; the file, or None where the disk takes none."""
    folder = state("errors")
    told = "".join(traceback.format_exception(error))
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}.txt"
        where = f"Groundswell {__version__}, Python {platform.python_version()}, {platform.platform()}"
        path.write_text(f"{where}\n\n{told}", encoding="utf-8", errors="backslashreplace")
        for old in sorted(folder.glob("*.txt"))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        return path
    return None


def words(error: BaseException, file: Path | None) -> str:
    """What people are told."""
    told = _("Groundswell has stopped: an error of its own ({kind}). The session is kept; the library lists it.")
    said = told.format(kind=type(error).__name__)
    if file is None:
        return said
    return said + "\n" + _("What happened is written in {file}").format(file=file)
