"""What an actor may say and what it is told: intents and briefings, as frozen data.

An actor is a pure generator.  It yields intents and is sent briefings; it touches neither world nor clock nor
chance, and keeps nothing that a fresh generator could not rebuild from the same briefings.  `Wait` is the only
intent that lets time pass.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wait:
    """Sleep until this minute."""

    until: int


@dataclass(frozen=True, slots=True)
class Publish:
    """Put out the planned post with this id."""

    post: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Take the strongest waiting testimonies, at most `count`; the briefing that follows names them."""

    count: int
    at_random: bool = False


@dataclass(frozen=True, slots=True)
class Listen:
    """Find what members of these communities wrote about the cause in the last day; the briefing names it."""

    communities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassOn:
    """Hand a content (its number) on to one's own followers."""

    account: str
    content: int


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay an amount (cents) from the organiser's money."""

    account: str
    cents: int


@dataclass(frozen=True, slots=True)
class Advertise:
    """Buy the next hour's paid sights for a boost (its place in the scenario)."""

    boost: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply to a question (its number at the desk), and the minutes of work that it took."""

    question: int
    work: int


@dataclass(frozen=True, slots=True)
class LookAtGauge:
    """The decision-maker looks at the pressure, which then fades for these hours."""

    hours: int


@dataclass(frozen=True, slots=True)
class Canvass:
    """So many minutes of talks on the street."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Observe:
    """Read a number off the dashboard, over the last so many minutes (0: since the start)."""

    metric: str
    window: int


@dataclass(frozen=True, slots=True)
class Switch:
    """Begin or stop a boost (its place in the scenario)."""

    boost: int
    on: bool


@dataclass(frozen=True, slots=True)
class Befall:
    """What a card does now (its place in the scenario), or a step of what follows from it."""

    card: int
    what: str


@dataclass(frozen=True, slots=True)
class Resurface:
    """An evergreen post comes up again, for the n-th time."""

    post: str
    number: int


@dataclass(frozen=True, slots=True)
class Write:
    """The n-th letter to supporters after the campaign."""

    number: int


@dataclass(frozen=True, slots=True)
class Rally:
    """The volunteers' evening on this day."""

    day: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """What an actor is told when it may go on: the minute, and the answer to its last intent where there is one."""

    minute: int
    contents: tuple[int, ...] = ()
    values: tuple[float, ...] = ()  # what was observed; empty where there is no value


Intent = (
    Listen
    | Wait
    | Publish
    | Pick
    | PassOn
    | Pay
    | Advertise
    | Answer
    | LookAtGauge
    | Canvass
    | Observe
    | Switch
    | Befall
    | Resurface
    | Write
    | Rally
)
Script = Generator[Intent, Briefing, None]
