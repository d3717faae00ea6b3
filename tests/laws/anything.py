"""Scenarios in which any knob of the schema may stand anywhere: read off the schema, so a new knob is drawn at once."""

from __future__ import annotations

import types
import typing
from typing import Any, get_args

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from simulator.scenario.model import Scenario
from simulator.scenario.risks import CardKind
from tests.laws.scenarios import Draw, scenarios

TABLES = (
    "platform", "audience", "trust", "deeds", "message", "approval", "street", "movement", "care", "decision_maker",
    "dashboard", "harm",
)  # fmt: skip
MOST = {"seeds": 20, "share_appetite": 20, "trends": 10}
"""Ends of ranges that would only make a small world slow."""
ROWS = {"post": 12, "influencer": 4, "community": 4}
"""Tables whose rows get some of their optional knobs moved, and how many knobs at most."""
KEPT = {
    "id", "name", "title", "by", "at", "followers", "audience", "share", "people", "lifts", "occasions", "occasion",
    "topics", "translations", "outlet", "example", "topic", "held", "language", "hours", "supporters",
    "deadline",
}  # fmt: skip


def bounds(field: FieldInfo) -> tuple[float | None, float | None]:
    low = next(
        (getattr(rule, "ge", getattr(rule, "gt", None)) for rule in field.metadata if _has(rule, "ge", "gt")), None
    )
    return low, next((rule.le for rule in field.metadata if _has(rule, "le")), None)


def _has(rule: object, *names: str) -> bool:
    return any(getattr(rule, name, None) is not None for name in names)


def value_of(name: str, field: FieldInfo) -> st.SearchStrategy[Any] | None:
    """Values inside the bounds of a knob, its ends among them; None for knobs that hold names."""
    kind: Any = field.annotation
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        kind = next(one for one in typing.get_args(kind) if one is not type(None))
        kind = typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
    if typing.get_origin(kind) is typing.Literal:
        return st.sampled_from(typing.get_args(kind))
    if kind is bool:
        return st.booleans()
    low, high = bounds(field)
    if kind not in (int, float) or low is None or high is None:
        return None
    high = min(high, MOST.get(name, high))
    if kind is int:
        return st.integers(int(low), int(min(high, low + 50))) | st.integers(int(low), int(high))
    return st.sampled_from([low, high]).map(float) | st.floats(low, high) | st.floats(low, min(high, low + 1.0))


def knobs(table: type[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for each knob of a table that can be moved by itself."""
    drawn = {name: value_of(name, field) for name, field in table.model_fields.items() if name not in KEPT}
    return {name: values for name, values in drawn.items() if values is not None}


@st.composite
def anything(draw: Draw, days: int = 2, most: int = 200) -> Scenario:
    """An odd small scenario with some more knobs moved in some tables and rows."""
    raw = draw(scenarios(days=days, most=most)).model_dump(exclude_unset=True)
    for table in draw(st.lists(st.sampled_from(TABLES), unique=True, max_size=6)):
        movable = knobs(typing.cast("type[Any]", Scenario.model_fields[table].annotation))
        chosen = draw(st.lists(st.sampled_from(sorted(movable)), unique=True, min_size=1, max_size=5))
        raw[table] = raw.get(table, {}) | {name: draw(movable[name]) for name in chosen}
    for table, count in ROWS.items():
        movable = knobs(typing.get_args(Scenario.model_fields[table].annotation)[0])
        for row in raw.get(table, ()):
            for name in draw(st.lists(st.sampled_from(sorted(movable)), unique=True, max_size=count // 4)):
                row[name] = draw(movable[name])
    raw |= draw(extras(raw))
    try:
        return Scenario.model_validate(raw)
    except ValidationError:
        assume(False)
        raise


@st.composite
def extras(draw: Draw, raw: dict[str, Any]) -> dict[str, Any]:
    """Cards, rules and changes of policy: rows that name other rows."""
    horizon, posts = raw["days"] * 1440, [row["id"] for row in raw.get("post", ())]
    kinds = st.sampled_from([kind for kind in get_args(CardKind) if kind != "scandal" or raw.get("influencer")])
    minutes = st.integers(0, min(900, horizon - 1))
    cards = draw(st.lists(st.tuples(kinds, minutes, st.floats(0, 1)), max_size=3))
    found: dict[str, Any] = {
        "card": [
            {"id": f"card-{nth}", "kind": kind, "at": at, "severity": severity}
            for nth, (kind, at, severity) in enumerate(cards)
        ]
    }
    if posts and draw(st.booleans()):
        post = draw(st.sampled_from(posts))
        verb = draw(st.sampled_from(["boost", "stop"]))
        when = draw(st.sampled_from(["impressions > 5", "shares < 2", "gifts >= 1"]))
        found["rule"] = [{"when": when, "then": [f"{verb} {post}"], "starts": 360}]
    if draw(st.booleans()):
        found["policy_change"] = [{"at": draw(st.integers(0, horizon // 2)), "visibility": draw(st.floats(0, 1))}]
    return found
