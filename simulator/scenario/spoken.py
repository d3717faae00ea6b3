"""A scenario as it is shown: its titles, questions, names and posts in the language that is spoken.

Only for eyes: what is played, saved, hashed or exported is always the scenario as it was written.
"""

from __future__ import annotations

from typing import Any, TypeVar

from ..catalogue import spoken
from .kinds import Part

FOR_THE_PROGRAM = ("set", "without", "when", "then", "expects", "file", "nodes")
"""Keys whose words the program reads."""

Table = TypeVar("Table", bound=Part)


def spoken_plan(part: Table) -> Table:
    """A table, and the tables inside it, with every text that the catalogue of the language knows."""
    names = [name for name in type(part).model_fields if name not in FOR_THE_PROGRAM]
    changes = {name: told for name in names if (told := _told(getattr(part, name))) is not None}
    return part.model_copy(update=changes) if changes else part


def _told(value: Any) -> Any:
    """The value in the language that is spoken; None where nothing changes."""
    if isinstance(value, str):
        told = spoken("scenario", value)
        return told if told != value else None
    if isinstance(value, Part):
        plan = spoken_plan(value)
        return plan if plan is not value else None
    if isinstance(value, tuple):
        rows = [_told(one) for one in value]
        return (
            tuple(new if new is not None else old for new, old in zip(rows, value, strict=True)) if any(rows) else None
        )
    return None
