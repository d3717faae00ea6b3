"""The tiny record with states of people that are known, and with further rows in its ledger."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from simulator.ledger import Act, Deed, Handing, Kind, Reason
from simulator.metrics.measures import MEASURES
from simulator.metrics.record import Record
from simulator.world.risks import MISLED
from simulator.world.world import AWARE
from tests.simulator.metrics.tiny import LINA, ledger, society, tiny


def some(*people: int) -> Any:
    return np.isin(np.arange(30), people)


def at(**values: int) -> Any:
    """A column of people that is 0 but for p0=..., p1=..."""
    column = np.zeros(30, np.int64)
    for person, value in values.items():
        column[int(person[1:])] = value
    return column


def with_crowd(record: Record | None = None, **changes: Any) -> Record:
    """The tiny record with states of people that are known."""
    parts: dict[str, Any] = {
        "solution": some(0, 1, 25),
        "efficacy": np.arange(30) * 1000,
        "approval": at(p0=16384, p1=16385, p2=-3, p20=1),
        "understood": some(0, 3, 25),
        "misread": some(22),
        "recalls": some(0, 1, 2, 29),
        "belief_by_day": np.array([[3 * 65536, 4], [32768, 1], [0, 1]]),
        "risk": np.array([1 << 20]),
        "frames": np.array([10, 8, 2, 1, 0]),
        "ties_made": np.array([7]),
    }
    crowd: Any = SimpleNamespace(
        minds=SimpleNamespace(**(parts | changes)),
        done=np.where(some(0, 2, 25, 26), AWARE, 0),
        stance=society().population.stance + 6554,
        risks=SimpleNamespace(
            on=True,
            rumour=np.where(some(3, 4, 29), MISLED, 0),
            lost=some(5, 6),
            flags={"minute": np.array([10, 20, 30, 40, 50]), "ends": np.array([-1, 35, 60, -1, 41])},
        ),
    )
    return replace(record or tiny(), crowd=crowd, memo={})


def count(name: str, record: Record) -> float:
    return MEASURES[name].function(record)


def told(*more: Any) -> Record:
    """The tiny ledger and further rows: (table, values)."""
    written = ledger()
    for table, values in more:
        getattr(written, table).append(**values)
    return tiny(told=written)


def act(kind: Act, minute: int, about: int = 0) -> tuple[str, dict[str, int]]:
    return "acts", {"minute": minute, "actor": LINA, "act": kind, "about": about, "cents": 0, "work": 0}


def deed(person: int, minute: int, item: int, kind: Deed = Deed.GAVE, cents: int = 100) -> tuple[str, dict[str, int]]:
    return "deeds", {"person": person, "minute": minute, "deed": kind, "cents": cents, "item": item}


def sight(reader: int, item: int, minute: int, reason: Reason, did: int) -> tuple[str, dict[str, int]]:
    return "sights", {"reader": reader, "item": item, "minute": minute, "reason": reason, "did": did, "place": 0}


def post(author: int, minute: int, kind: Kind, prompt: int = -1, number: int = -1) -> tuple[str, dict[str, int]]:
    return "posts", {
        "key": 9, "author": author, "minute": minute, "kind": kind, "campaign": False, "prompt": prompt, "plan": number
    }  # fmt: skip


def item(content: int, person: int, minute: int, handing: Handing, parent: int = -1) -> tuple[str, dict[str, int]]:
    return "items", {
        "content": content, "person": person, "minute": minute, "parent": parent, "generation": 0, "handing": handing
    }  # fmt: skip
