"""A ledger small enough to be counted by hand: thirty people, two accounts, two days.

North (0..19) is for the cause, reads English and is home; south (20..29) is against it and reads French.  Lina is
node 30, the organiser 31.  Everything that a measure should say about it can be counted on these pages.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from simulator.ledger import Act, Deed, Did, Handing, Kind, Ledger, Reason
from simulator.metrics.record import Record, columns
from simulator.scenario.model import Scenario
from simulator.world.network import Network
from simulator.world.society import Society, build

LINA, ORGANISER = 30, 31
HELLO, OWN, ASK, STORY = range(4)
FOLLOWERS = {LINA: range(11), ORGANISER: (0, 1), 0: (2, 3, 20), 1: (7, 0), 5: (6, 21), 2: (0, 1), 20: (22,)}


def plan(**changes: Any) -> Scenario:
    """Two towns, a story at 100 and an appeal at 600."""
    parts: dict[str, Any] = {
        "title": "Tiny",
        "question": "Can it be counted by hand?",
        "days": 2,
        "goal": {"measure": "gifts", "target": 2.0},
        "population": {"people": 30},
        "community": [
            {"id": "north", "people": 20, "region": "home", "awareness": 0.0},
            {"id": "south", "people": 10, "region": "abroad", "language": "fr", "awareness": 0.0},
        ],
        "organiser": {"money": 5000, "hours": 3.0},
        "influencer": [{"id": "lina", "followers": 11, "fee": 1000, "answers": True}],
        "desk": {"opens": 540, "closes": 660},
        "post": [
            {"id": "hello", "by": "lina", "at": 100, "kind": "story"},
            {"id": "ask", "by": "lina", "at": 600, "kind": "appeal"},
        ],
        "boost": [{"post": "ask", "budget": 1000, "price_per_thousand": 300_000}],
    }
    return Scenario.model_validate(parts | changes)


@cache
def society() -> Society:
    """The people of `plan`, with stances and ties that are known."""
    made = build(plan(population={"people": 30}, community=_towns()))
    stance = np.where(np.arange(30) < 20, 32768, -32768).astype(np.int32)
    counts = np.array([len(FOLLOWERS.get(node, ())) for node in range(32)])
    indices = np.array([who for node in range(32) for who in sorted(FOLLOWERS.get(node, ()))], np.int32)
    network = Network(np.concatenate(([0], np.cumsum(counts))), indices)
    return replace(made, population=replace(made.population, stance=stance), network=network)


def _towns() -> list[dict[str, Any]]:
    return [one.model_dump(exclude_unset=True) for one in plan().community]


def ledger() -> Ledger:
    """What happened, in the order in which it would be written down."""
    told = Ledger()
    for author, minute, kind, campaign, prompt, number in (
        (LINA, 100, Kind.STORY, True, -1, 1),
        (5, 200, Kind.OWN, False, -1, -1),
        (LINA, 600, Kind.APPEAL, True, -1, 0),
        (1, 160, Kind.TESTIMONY, False, 0, -1),
    ):
        told.posts.append(
            key=len(told.posts), author=author, minute=minute, kind=kind, campaign=campaign, prompt=prompt, plan=number
        )
    for content, person, minute, parent, generation, handing in (
        (HELLO, LINA, 100, -1, 0, Handing.POSTED),
        (HELLO, 0, 150, 0, 1, Handing.SHARED),
        (OWN, 5, 200, -1, 0, Handing.POSTED),
        (HELLO, 2, 260, 1, 2, Handing.SHARED),
        (STORY, 1, 160, -1, 0, Handing.POSTED),
        (ASK, LINA, 600, -1, 0, Handing.POSTED),
        (ASK, LINA, 700, 5, 1, Handing.BOOSTED),
        (ASK, 20, 800, 6, 2, Handing.SHARED),
    ):
        told.items.append(
            content=content, person=person, minute=minute, parent=parent, generation=generation, handing=handing
        )
    for reader, item, minute, reason, did in SIGHTS:
        told.sights.append(reader=reader, item=item, minute=minute, reason=reason, did=did, place=0)
    told.deeds.append(person=1, minute=640, deed=Deed.GAVE, cents=2500, item=5)
    told.deeds.append(person=22, minute=900, deed=Deed.GAVE, cents=1500, item=7)
    for minute, actor, act, about, cents, work in (
        (0, LINA, Act.PAID, -1, 1000, 0),
        (100, LINA, Act.POSTED, HELLO, 0, 0),
        (600, LINA, Act.POSTED, ASK, 0, 0),
        (700, LINA, Act.BOOSTED, ASK, 300, 0),
        (680, LINA, Act.ANSWERED, 0, 0, 50),
    ):
        told.acts.append(minute=minute, actor=actor, act=act, about=about, cents=cents, work=work)
    return told


SIGHTS = (
    (0, 0, 150, Reason.SHARED, Did.LIKED | Did.SHARED | Did.FINISHED),
    (1, 0, 160, Reason.ACTED, Did.CREATED | Did.FINISHED),
    (2, 0, 170, Reason.SEEN, 0),
    (4, 0, 180, Reason.SCROLLED_PAST, 0),
    (6, 2, 220, Reason.LIKED, Did.LIKED | Did.FINISHED),
    (21, 2, 230, Reason.SEEN, Did.FINISHED),
    (2, 1, 260, Reason.SHARED, Did.SHARED | Did.FINISHED),
    (3, 1, 270, Reason.REJECTED, 0),
    (20, 1, 280, Reason.DOUBTED, 0),
    (7, 4, 400, Reason.SEEN, Did.FINISHED),
    (0, 5, 620, Reason.COMMENTED, Did.COMMENTED | Did.ASKED | Did.FINISHED),
    (1, 5, 640, Reason.ACTED, Did.ACTED | Did.FINISHED),
    (20, 6, 800, Reason.SHARED, Did.SHARED | Did.FINISHED),
    (22, 7, 900, Reason.ACTED, Did.ACTED | Did.FINISHED),
    (10, 5, 1000, Reason.RANKED_OUT, 0),
    (8, 5, 2100, Reason.SEEN, Did.FINISHED),
    (9, 5, 2900, Reason.PENDING, 0),
)


def tiny(until: int = 2880, scenario: Scenario | None = None, told: Ledger | None = None) -> Record:
    """The record of that ledger before a minute."""
    tables = columns(ledger() if told is None else told)
    return Record(scenario or plan(), society(), 1, 1, until, tables)
