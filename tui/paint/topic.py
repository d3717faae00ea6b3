"""What is said about one screen when somebody asks."""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """What a screen shows, what to notice, what it does not show, what to try."""

    title: str
    shows: str
    read: tuple[str, ...]
    hides: str
    keys: tuple[tuple[str, str], ...]
    try_it: str = ""
