"""The one registry of measures: every number that a screen, a goal or an export may name.

    MEASURES["reach"](record(run))        one measure
    measures(run, until=1440)             all of them, as they stood after the first day
    value(record(run), "share_rate (own camp)")

`python -m simulator.metrics.measures` prints docs/measures.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from ..catalogue import _
from . import (
    acting,
    bubbles_of_run,
    campaign_reach,
    conversations,
    dashboard,
    deeds,
    desk,
    goal,
    invitations,
    minds,
    money,
    reactions,
    reasons,
    risks,
    series,
    society_of_run,
    spreading,
    staying,
    ties,
)
from .breakdowns import BREAKDOWNS
from .groups import NAMED, group
from .ratio import ratio
from .record import Played, Record, record
from .vocabulary import Measure

ROOMS = {
    "Goal": goal,
    "Reach": campaign_reach,
    "Society and formats": society_of_run,
    "Reactions": reactions,
    "Conversations": conversations,
    "Cascades": spreading,
    "Bubbles and minds": bubbles_of_run,
    "Ties that change": ties,
    "Knowledge, trust and approval": minds,
    "Series, generations and asks": series,
    "Asked by name": invitations,
    "Deeds": deeds,
    "What deeds come to": acting,
    "Dashboard against truth": dashboard,
    "What goes wrong": risks,
    "Money": money,
    "Staying": staying,
    "Reply desk": desk,
    "Deliveries": reasons,
}
"""The rooms in the order in which people read them."""


def _of_room(room: object) -> list[Measure]:
    here = getattr(room, "__name__", "")
    found = [one for one in vars(room).values() if isinstance(one, Measure)]
    return [one for one in found if one.function.__module__ == here]


MEASURES: dict[str, Measure] = {one.name: one for room in ROOMS.values() for one in _of_room(room)}
"""Every measure by name."""

GOALS: dict[str, Measure] = {name: one for name, one in MEASURES.items() if one not in _of_room(goal)}
"""What a goal may count: everything but the goal itself."""

PARTS = {"reach_share": "reach", "attention_share": "impressions", "share_of_deeds": "deeds"}
"""Measures that only exist for a group: the group's part of this measure of everybody."""

_BRACKETS = re.compile(r"(?P<name>[a-z0-9_]+)\s*\((?P<group>[^()]+)\)", re.A)


def measures(run: Played | Record, until: int | None = None) -> dict[str, float]:
    """All measures of a run (or record) by name, as before the minute `until`; nan where one has no value."""
    now = _record(run, until)
    return {name: one(now) for name, one in MEASURES.items()}


def value(run: Played | Record, name: str, until: int | None = None) -> float:
    """One measure, in a group if brackets name one: "reach", "likes (own camp)", "reach_share (students)".

    Raises KeyError for an unknown measure or group.
    """
    now = _record(run, until)
    found = _BRACKETS.fullmatch(name.strip())
    if not found:
        return MEASURES[name.strip()](now)
    people = group(now, found["group"].strip())
    if found["name"] == "attention_share":
        return campaign_reach.attention_of(now, people)
    some = now.among(people)
    if found["name"] in PARTS:
        whole = MEASURES[PARTS[found["name"]]]
        return ratio(whole(some), whole(now))
    return MEASURES[found["name"]](some)


def named(name: str) -> Measure:
    """What a name counts, brackets or not: its unit and the direction that a goal wants. KeyError if it is unknown."""
    found = _BRACKETS.fullmatch(name.strip())
    if found is None:
        return MEASURES[name.strip()]
    if found["name"] in PARTS:
        return replace(MEASURES[PARTS[found["name"]]], name=found["name"], unit="share")
    return MEASURES[found["name"]]


def brackets(name: str) -> tuple[str, str | None]:
    """A name as measure and group: "reach_share (students)" is ("reach_share", "students")."""
    found = _BRACKETS.fullmatch(name.strip())
    return (found["name"], found["group"].strip()) if found else (name.strip(), None)


def nearest(name: str) -> str:
    """The documented measure that a misspelt name most likely means, or nothing."""
    close = get_close_matches(name[:64], list(GOALS), n=1, cutoff=0.6)
    return close[0] if close else ""


def _record(run: Played | Record, until: int | None) -> Record:
    if not isinstance(run, Record):
        return record(run, until)
    return run if until is None else run.at(until)


OPENING = """# Measures

Every number that a screen shows, a goal names or an export holds. Printed by
`python -m simulator.metrics.measures`; change the measures, not this page.

- A measure is a pure function of the ledger (what happened, row by row), the society and the scenario. It can
  be asked for any minute, and for last year's run.
- *From* names the tables of the ledger, or what else it is made from.
- *Goal* says in which direction a goal wants it: the target is met from there on upwards, or downwards.
- A measure without a value (the mean of nobody) is n/a: `null` in JSON, an empty cell in CSV, not 0.
- Money is counted in cents, time in minutes from Monday 00:00 of the campaign week.
- An impression is a delivery whose reader really looked: rejected by stance, doubted as insincere, seen,
  liked, commented, shared or acted on. What descends from the campaign (a share, a story of somebody in the
  audience) is the campaign's.
"""

CLOSING = """## Broken down

| Name | Meaning |
|---|---|
{broken}
## In a group

Brackets restrict a measure to what some people saw and did: `share_rate (own camp)`,
`doubted_share (students)`. Cascades and the reply desk stay whole. The group's part of all reach, of all
impressions and of all deeds: {parts}; these exist in brackets only.

Groups that every society has: {names}.
Besides them every community by its id, every region and language by its name: `region city`, `language fr`.
"""


def page() -> str:
    """The text of docs/measures.md."""
    sections = [f"## {heading}\n\n{_table(_of_room(room))}" for heading, room in ROOMS.items()]
    parts = ", ".join(f"`{name}`" for name in PARTS)
    broken = "".join(f"| `{name}` | {one.__doc__} |\n" for name, one in BREAKDOWNS.items())
    closing = CLOSING.format(parts=parts, broken=broken, names=", ".join(f"`{name}`" for name in NAMED))
    return "\n".join([OPENING, *sections, closing])


def _table(rows: Iterable[Measure]) -> str:
    head = "| Name | Meaning | Unit | From | Goal |\n|---|---|---|---|---|\n"
    wants = {"more": _("up"), "less": _("down"), "neither": "-"}
    cells = ([f"`{one.name}`", one.meaning, one.unit, one.origin, wants[one.better]] for one in rows)
    return head + "".join(f"| {' | '.join(row)} |\n" for row in cells)


if __name__ == "__main__":
    print(page(), end="")
