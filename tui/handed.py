"""A path that was handed over: dragged into the window or pasted, in the spelling of whatever terminal this is."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from simulator.catalogue import _
from simulator.text import shown

LONGEST = 4096
SCENARIO = ".toml"


def path_of(text: str) -> Path | None:
    """The scenario's file that a pasted text names; None when it names no file at all.

    Quotes, escaped spaces and `file://` are undone, as terminals write what was dragged in.  ValueError, in words,
    when the text is a path and there is no scenario.
    """
    lines = text.strip().splitlines()
    if len(lines) != 1 or len(lines[0]) > LONGEST or "\x00" in lines[0]:
        return None
    for spelt in _spellings(lines[0].strip()):
        path = Path(spelt).expanduser()
        try:
            if path.is_file() and path.suffix == SCENARIO:
                return path
        except (OSError, ValueError):
            continue
    _refuse(lines[0].strip())
    return None


def _spellings(said: str) -> list[str]:
    """What a terminal may have meant."""
    found = [said]
    if said.startswith("file://"):
        found.append(unquote(urlsplit(said).path))
    try:
        parts = shlex.split(said)
    except ValueError:
        parts = []
    if len(parts) == 1:
        found.append(parts[0])
    return [one for one in found if one]


def _refuse(said: str) -> None:
    """Say why a text that is clearly a path is not opened; other texts are none of our business."""
    last = _spellings(said)[-1:]
    if not last or not _like_a_path(last[0]):
        return
    path, name = Path(last[0]).expanduser(), shown(last[0], 120)
    try:
        there, folder = path.exists(), path.is_dir()
    except (OSError, ValueError):
        there = folder = False
    if not there:
        raise ValueError(_("There is no file {path}.").format(path=name))
    if folder:
        raise ValueError(_("{path} is a folder; a scenario is a file that ends in .toml.").format(path=name))
    raise ValueError(_("{path} is no scenario: that is a file that ends in .toml.").format(path=name))


def _like_a_path(said: str) -> bool:
    return said.endswith(SCENARIO) or said.startswith(("/", "~", "./", "../", f".{os.sep}")) or ":\\" in said[:4]
