"""What somebody likes, remembered in this system's own place for it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from .places import settings


@dataclass(frozen=True)
class Preferences:
    """What is remembered between two starts."""

    theme: str = ""
    """Name of the colours; empty for those that come first."""
    letters: bool = False
    """People as letters instead of pixels."""
    speed: int = 0
    """Minutes of the week a second; 0 for the speed that comes first."""
    toured: bool = False
    """Whether the first tour was seen, or not wanted."""
    language: str = ""
    """Code of the language; empty for the one that the system asks for."""


def load() -> Preferences:
    """What was kept; whatever cannot be read is as if nobody had said anything."""
    with suppress(OSError, ValueError, RecursionError), open(settings(), "rb") as file:
        return _read(file.read(100_000).decode("utf-8"))
    return Preferences()


def keep(wanted: Preferences) -> None:
    """Remember it, whole or not at all. A place that cannot be written is not worth a word."""
    from .drafts import save

    said = {name: value for name, value in asdict(wanted).items() if value != getattr(Preferences(), name)}
    with suppress(OSError):
        file = settings()
        file.parent.mkdir(parents=True, exist_ok=True)
        save(file, "".join(f"{name} = {_written(value)}\n" for name, value in said.items()))


def _read(text: str) -> Preferences:
    import tomli

    raw = tomli.loads(text)
    known: dict[str, Any] = {}
    for one in fields(Preferences):
        value = raw.get(one.name)
        if type(value) is type(one.default):
            known[one.name] = value
    return Preferences(**known)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)
