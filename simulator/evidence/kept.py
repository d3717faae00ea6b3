"""What the evidence came to, kept between calls: results of long checks, each good for one state of the source.

The files lie in the platform's folder for caches (platformdirs): whatever is there may be deleted at any time.
A file that is damaged, or of another source, counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

_PACKAGE = Path(__file__).resolve().parents[1]
_ABOVE = ("snapshot", "experiment", "report", "__main__.py")
"""Rooms that the evidence cannot import, so that nothing in them can change a result."""


def folder() -> Path:
    """Where results are kept on this system."""
    return user_cache_path("groundswell", appauthor=False) / "evidence"


@cache
def source_digest() -> str:
    """32 hexadecimal digits over every source file that a result can depend on, and over the version among them."""
    state = hashlib.blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*.py")):
        place = path.relative_to(_PACKAGE)
        if place.parts[0] not in _ABOVE:
            content = path.read_bytes()
            state.update(f"{place.as_posix()};{len(content)};".encode() + content)
    return state.hexdigest()


def read(name: str) -> dict[str, Any] | None:
    """What is kept under this name for the present source; None if there is nothing, or nothing whole."""
    try:
        found = json.loads((folder() / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.get("source") != source_digest():
        return None
    result = found.get("result")
    return result if isinstance(result, dict) else None


def write(name: str, result: Mapping[str, Any]) -> None:
    """Keep a result in one step: there is always the old file or the new one. OSError when the disk refuses."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    beside = place / f".{name}.{os.getpid()}.part"
    content = json.dumps({"source": source_digest(), "result": dict(result)}, indent=1, allow_nan=False)
    try:
        with open(beside, "w", encoding="utf-8") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, place / f"{name}.json")
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
