"""Settings that may turn a verdict round: the declared levers, and the assumptions that lead to what is measured."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..scenario import Scenario
from ..scenario.describe import Key, key_at, written
from ..scenario.kinds import Part
from ..scenario.units import CENTS
from .origins import assumptions

_NUMBERS = ("number", "count", "duration", "money", "moment", "time of day")
_ON_THE_WAY = ("gifts", "deeds", "signatures", "shares", "reach", "impressions", "engagement_rate", "creations")
"""Measures that lead to most others: what moves one of these comes before what moves something remote."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of a scenario that could be another one.

    now        as a bare number is written: minutes for moments and durations, whole currency for money
    ends       lowest and highest value to be tried; nan for an end that is not to be tried
    geometric  whether half and double are equally far
    """

    key: str
    label: str
    origin: str
    kind: str
    now: float
    ends: tuple[float, float]
    geometric: bool

    def at(self, end: float, part: float) -> float:
        """The value at a part (0..1) of the way from now to an end; whole where it must be."""
        value = self.now * (end / self.now) ** part if self.geometric else self.now + (end - self.now) * part
        return float(round(value)) if self.kind not in ("number", "money") else round(value, 6)

    def distance(self, value: float) -> float:
        """How far a value is from now: 1 is the lever's whole range, or twice or half of an assumption."""
        if self.geometric:
            return abs(math.log2(value / self.now)) if value > 0 else math.inf
        low, high = self.ends
        return abs(value - self.now) / (high - low)

    def shown(self, value: float, currency: str) -> str:
        """The value as people write it."""
        stored: Any = round(value * CENTS) if self.kind == "money" else value
        told = written(stored if self.kind == "number" else round(stored), self.kind, currency)
        return f"{told:g}" if isinstance(told, float) else f"{told:,}" if isinstance(told, int) else str(told)


@dataclass(frozen=True, slots=True)
class Flip:
    """A change of one setting after which the other plan is ahead.

    size  1 is a lever's whole range, or twice or half of an assumption
    """

    key: str
    label: str
    origin: str
    value: str
    changed: str
    size: float


@dataclass(frozen=True, slots=True)
class Search:
    """What was found when looking for flips, and how much looking that was.

    flips       the nearest first; at most one for each setting
    looked, of  settings that were examined, of so many that could be
    worlds      in how many worlds each was tried
    runs        played for it in all
    """

    flips: tuple[Flip, ...]
    looked: int
    of: int
    worlds: int
    runs: int

    def document(self) -> dict[str, Any]:
        """As plain data."""
        flips = [{name: getattr(one, name) for name in Flip.__slots__} for one in self.flips]
        return {"flips": flips, "looked": self.looked, "of": self.of, "worlds": self.worlds, "runs": self.runs}


def settings(plans: Sequence[Scenario], measure: str) -> list[Setting]:
    """Settings with the same value in all plans: the first one's levers, then assumptions, the nearest first."""
    first = plans[0]
    found = [one for one in (*_levers(first), *_assumptions(first, measure)) if _shared(plans, one)]
    return list({one.key: one for one in reversed(found)}.values())[::-1]


def _levers(plan: Scenario) -> Iterator[Setting]:
    for lever in plan.lever:
        found = _number(plan, lever.key)
        if found is not None:
            kind, now = found
            yield Setting(lever.key, lever.label, "lever", kind, now, (lever.low, lever.high), False)


def _assumptions(plan: Scenario, measure: str) -> list[Setting]:
    """Assumptions, to be tried at half and twice their value; those that move the measure itself first."""
    ranked = []
    for order, key in enumerate(assumptions(plan)):
        found, described = _number(plan, key), key_at(tuple(key.split(".")))
        if found is None or described is None or found[1] == 0.0:
            continue
        kind, now = found
        ends = _held(described, now / 2.0), _held(described, now * 2.0)
        ranked.append((_remote(described, measure), order, Setting(key, key, "assumption", kind, now, ends, True)))
    return [one for _rank, _order, one in sorted(ranked, key=lambda one: one[:2])]


def _remote(key: Key, measure: str) -> int:
    moved = key.moves.measure if key.moves else ""
    return 0 if moved == measure else 1 if moved in _ON_THE_WAY else 2


def _held(key: Key, value: float) -> float:
    """The value inside the bounds of its key."""
    low, high, above = key.bounds
    scale = CENTS if key.kind == "money" else 1
    if low is not None and (value * scale < low or (above and value * scale <= low)):
        return low / scale if not above else math.nan
    return min(value, high / scale) if high is not None else value


def _shared(plans: Sequence[Scenario], setting: Setting) -> bool:
    return all(_number(plan, setting.key) == (setting.kind, setting.now) for plan in plans)


def _number(plan: Scenario, key: str) -> tuple[str, float] | None:
    """Kind and bare value of the number at a dotted key; None if there is none."""
    here: Any = plan
    described: Key | None = None
    for part in key.split("."):
        if isinstance(here, tuple):
            here = next((row for row in here if getattr(row, "id", getattr(row, "post", None)) == part), None)
            continue
        if not isinstance(here, Part) or part not in type(here).model_fields:
            return None
        described, here = Key(type(here), part), getattr(here, part)
    if described is None or described.kind not in _NUMBERS or not isinstance(here, int | float):
        return None
    return described.kind, here / CENTS if described.kind == "money" else float(here)
