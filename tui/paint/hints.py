"""The one row of key hints: whole hints are left out by priority where room is short, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .line import BOLD, NONE, Line, Span, fit, width
from .look import Look

GAP = 2


class Hint(NamedTuple):
    """A key and what it does; hints with a low `rank` stay longest."""

    key: str
    text: str
    rank: int
    action: str = ""
    """Name of the action that a click on it starts."""


def chosen(hints: Sequence[Hint], room: int) -> list[Hint]:
    """The hints that fit into `room` cells, in their order: the ones with the lowest ranks."""
    kept: set[int] = set()
    left = room
    for place, hint in sorted(enumerate(hints), key=lambda one: one[1].rank):
        need = _width(hint) + (GAP if kept else 0)
        if need <= left:
            kept.add(place)
            left -= need
    return [hint for place, hint in enumerate(hints) if place in kept]


def bar(hints: Sequence[Hint], room: int, look: Look) -> tuple[Line, list[tuple[int, int, Hint]]]:
    """The row, and where each hint stands: (column, width, hint)."""
    spans: list[Span] = [Span(" ")]
    places: list[tuple[int, int, Hint]] = []
    x = 1
    for hint in chosen(hints, room - 2):
        places.append((x, _width(hint), hint))
        spans += [Span(hint.key, look.palette.accent, NONE, BOLD), Span(f" {hint.text}", look.palette.muted)]
        spans.append(Span(" " * GAP))
        x += _width(hint) + GAP
    return fit(spans, room), places


def _width(hint: Hint) -> int:
    return width(hint.key) + 1 + width(hint.text)
