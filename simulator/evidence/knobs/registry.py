"""All rows of parameters, where a new one belongs, and the few names and words that move nothing."""

from __future__ import annotations

from types import ModuleType

from ...scenario.describe import Key
from ...scenario.model import Scenario
from ...scenario.step import Step, Teacher
from . import audiences, crowd, doing, minds, movements, plans, platforms, posts, risks, trusting, voices
from .row import Knob

ROOMS: dict[ModuleType, tuple[str, ...]] = {
    crowd: ("", "goal", "population", "community", "network", "event_day"),
    platforms: ("platform", "outlet", "policy_change"),
    audiences: ("audience",),
    trusting: ("trust",),
    minds: ("message", "approval", "lesson"),
    doing: ("deeds", "decision_maker", "street", "volunteers", "dashboard"),
    voices: ("organiser", "influencer", "desk"),
    posts: ("post",),
    plans: ("boost", "rule", "aftermath"),
    movements: ("movement",),
    risks: ("card", "care", "harm"),
}
"""The tables of a scenario file whose rows each room holds; "" is the top of the file."""

WORDS: dict[str, str] = {
    "title": "what people read",
    "question": "what people read",
    "summary": "what people read",
    "cause": "what people read",
    "currency": "the unit in which amounts are written",
    "community.name": "what people read",
    "organiser.name": "what people read",
    "influencer.name": "what people read",
    "outlet.name": "what people read",
    "post.title": "what people read",
    "influencer.kind": "a label: the rules are the same for all (row M-F10 asks that it changes nothing)",
    "lever.key": "what the interface offers to move; no run reads it",
    "lever.label": "what the interface offers to move; no run reads it",
    "lever.low": "what the interface offers to move; no run reads it",
    "lever.high": "what the interface offers to move; no run reads it",
    "lever.step": "what the interface offers to move; no run reads it",
    "twin.id": "another plan to compare with; no run of this one reads it",
    "twin.name": "another plan to compare with; no run of this one reads it",
    "twin.set": "another plan to compare with; no run of this one reads it",
    "twin.without": "another plan to compare with; no run of this one reads it",
    "twin.scenario": "another plan to compare with; no run of this one reads it",
    "twin.measure": "another plan to compare with; no run of this one reads it",
    **{f"step.{name}": "what a class reads and is asked; no run reads it" for name in Step.model_fields},
    **{f"teacher.{name}": "what a teacher reads; no run reads it" for name in Teacher.model_fields},
}
"""Parameters that must not move anything, and why; a test changes them all and finds the same fingerprint."""

FILES = ("network.file", "network.nodes")
"""Parameters that name a file: the tests play them, for they need one."""

ROWS: tuple[Knob, ...] = tuple(row for room in ROOMS for row in room.ROWS)
"""Every row; each key once."""


def parameters() -> list[str]:
    """The dotted key of every parameter of the schema, list tables as one: "post.quality"."""
    found: list[str] = []
    for name in Scenario.model_fields:
        table = Key(Scenario, name).row
        found += [name] if table is None else [f"{name}.{field}" for field in table.model_fields]
    return found


def home(key: str) -> str:
    """Where the row of a parameter belongs."""
    table = key.rpartition(".")[0]
    rooms = [room.__name__.rpartition(".")[2] for room, tables in ROOMS.items() if table in tables]
    own = "{room}.py" if rooms else "a room that ROOMS of registry.py gives the table [{room}]"
    return "simulator/evidence/knobs, " + own.format(room=rooms[0] if rooms else table)


def missing() -> list[str]:
    """What is to be done for each parameter that has neither a row nor a reason to be without: one sentence each."""
    known = {row.key for row in ROWS} | WORDS.keys() | set(FILES)
    told = '{key}: add a row Knob("{key}", (smaller, larger), base) in {home}; its knob says what it moves'
    return [told.format(key=key, home=home(key)) for key in parameters() if key not in known]
