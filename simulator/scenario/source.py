"""The text of a scenario file, read with suspicion: a stranger may have written it."""

import os
import stat
from pathlib import Path, PureWindowsPath

from ..catalogue import _
from .errors import Problem, ScenarioError, problem

LARGEST_FILE = 256 * 1024
LARGEST_NETWORK = 2 * 1024**3


def read_text(path: Path, file: str) -> str:
    """The text of a regular UTF-8 file of at most 256 KiB. ScenarioError otherwise.

    file   the name by which problems call it
    """
    try:
        content = _read(path)
    except FileNotFoundError:
        raise _refused(file, _("no such file")) from None
    except (OSError, ValueError) as reason:
        raise _refused(file, _("cannot be read"), found=_reason(reason)) from None
    if content is None:
        raise _refused(file, _("not a regular file"), _("give the path of a scenario file"))
    if len(content) > LARGEST_FILE:
        raise _refused(file, _("larger than 256 KiB"), _("a scenario is a page of text; shorten it"))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as reason:
        line = content.count(b"\n", 0, reason.start) + 1
        column = reason.start - (content.rfind(b"\n", 0, reason.start) + 1) + 1
        wrong = problem(
            file,
            _("not UTF-8"),
            position=(line, column),
            found=f"byte 0x{content[reason.start]:02x}",
            remedy=_("save the file as UTF-8"),
        )
        raise ScenarioError((wrong,)) from None


def inside(folder: Path, name: str) -> Path:
    """The file beside a scenario that it names. ValueError unless it is relative, inside and regular."""
    windows = PureWindowsPath(name)
    if Path(name).is_absolute() or windows.drive or windows.root or "\\" in name:
        raise ValueError(_("a path must be relative to the scenario's folder, with forward slashes"))
    try:
        path = (folder / name).resolve(strict=True)
        regular, size = path.is_file(), path.stat().st_size
    except (OSError, RuntimeError, ValueError):
        raise ValueError(_("no such file")) from None
    # links are resolved first, so that none of them leads out
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(_("a path must stay inside the scenario's folder"))
    if not regular:
        raise ValueError(_("not a regular file"))
    if size > LARGEST_NETWORK:
        raise ValueError(_("larger than 2 GiB"))
    return path


def _read(path: Path) -> bytes | None:
    """Up to one byte more than the limit; None if it is not a regular file."""
    # a pipe without a writer would keep us waiting for ever
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        return file.read(LARGEST_FILE + 1)


def _reason(reason: Exception) -> str:
    return getattr(reason, "strerror", None) or type(reason).__name__


def _refused(file: str, message: str, remedy: str = "", found: str = "") -> ScenarioError:
    wrong: Problem = problem(file, message, remedy=remedy, found=found)
    return ScenarioError((wrong,))
