"""Interventions as plain values: what a session keeps in a file, and does again from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from ..catalogue import _
from ..clock import format_moment, parse_moment
from ..scenario.kinds import Part, Written
from ..scenario.model import Boost, Card, Post
from ..scenario.writer import row
from .intervention import Intervention

Row = TypeVar("Row", bound=Part)


def plain(hand: Intervention, currency: str) -> dict[str, Any]:
    """An intervention as TOML holds it: moments and amounts as people write them, nothing that is empty."""
    values: dict[str, Any] = {"at": format_moment(hand.minute)}
    if hand.changes:
        values["changes"] = dict(hand.changes)
    if hand.drop:
        values["drop"] = list(hand.drop)
    if hand.stop_boosts:
        values["stop_boosts"] = True
    for name, parts in (("post", hand.add), ("boost", hand.boost), ("card", hand.card)):
        if parts:
            values[name] = [row(part, currency) for part in parts]
    return values


def read(values: Mapping[str, Any], currency: str) -> Intervention:
    """The intervention that was written so. ValueError, in words, if it cannot be read."""
    try:
        return Intervention(
            parse_moment(str(values["at"])),
            dict(values.get("changes", {})),
            add=_rows(values, "post", Post, currency),
            drop=tuple(str(one) for one in values.get("drop", ())),
            boost=_rows(values, "boost", Boost, currency),
            card=_rows(values, "card", Card, currency),
            stop_boosts=bool(values.get("stop_boosts", False)),
        )
    except (KeyError, TypeError, ValidationError) as error:
        raise ValueError(_("an intervention cannot be read: {what}").format(what=str(error)[:300])) from error


def _rows(values: Mapping[str, Any], name: str, kind: type[Row], currency: str) -> tuple[Row, ...]:
    return tuple(kind.model_validate(one, context=Written(currency)) for one in values.get(name, ()))
