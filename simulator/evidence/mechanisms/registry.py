"""All rows of the mission's table, family by family, and where each stands."""

from __future__ import annotations

from . import (
    bubbles,
    contents,
    deeds,
    messages,
    peers,
    plans,
    platforms,
    risks,
    society,
    staying,
    story,
    trust,
    voices,
)
from .row import Row

FAMILIES: tuple[tuple[Row, ...], ...] = (
    voices.ROWS,
    society.ROWS,
    platforms.ROWS,
    bubbles.ROWS,
    peers.ROWS,
    deeds.ROWS,
    plans.ROWS,
    risks.ROWS,
    staying.ROWS,
    trust.ROWS,
    contents.ROWS,
    messages.ROWS,
    story.ROWS,
)
"""Each family of rows; a new family adds its line here."""

ROWS: tuple[Row, ...] = tuple(row for family in FAMILIES for row in family)
"""Every row; each id once."""


def find(identity: str) -> Row:
    """The row with this id; KeyError if there is none."""
    return {row.id: row for row in ROWS}[identity]
