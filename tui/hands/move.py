"""A move: one line of the menu, or the head of further lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario.model import Post, Scenario


@dataclass(frozen=True)
class Move:
    """One thing that could be done now; with `moves`, a choice among further ones."""

    key: str
    """Name by which it is asked for: "post:lina:story", "drop:appeal-sat", "ranking:popular", "card:rumour:0.5"."""
    text: str
    told: str = ""
    """How the diary tells it; empty for a mere choice."""
    moves: tuple[Move, ...] = field(default=())
    note: str = ""
    """A few words more, on the right."""


def leaves(moves: Iterable[Move]) -> Iterator[Move]:
    """Everything that can be done, in the order of the menu."""
    for one in moves:
        if one.moves:
            yield from leaves(one.moves)
        else:
            yield one


def in_order(scenario: Scenario) -> list[Post]:
    """The posts that go out by plan, by their minute."""
    planned = [post for post in scenario.post if not post.held and post.at < scenario.horizon]
    return sorted(planned, key=lambda one: (one.at, one.id))


def names(scenario: Scenario) -> dict[str, str]:
    """What accounts are called, by id: the organiser first, then influencers, those with most followers first."""
    organiser = scenario.organiser
    loud = sorted(scenario.influencer, key=lambda one: (-one.followers, one.id))
    return {one.id: one.name or one.id for one in (organiser, *loud)}
