"""Who keeps a cause in mind: evergreen posts that come up again, letters to supporters after the campaign."""

from __future__ import annotations

from .script import Resurface, Script, Wait, Write


def evergreen(post: str, at: int, every: int, ends: int) -> Script:
    """Brings a post up again at this interval (minutes)."""
    for number, minute in enumerate(range(at + every, ends, every)):
        yield Wait(minute)
        yield Resurface(post, number)


def nurse(starts: int, every: int, ends: int) -> Script:
    """Writes to the supporters at this interval (minutes) after the campaign."""
    for number, minute in enumerate(range(starts + 600, ends, every)):
        yield Wait(minute)
        yield Write(number)
