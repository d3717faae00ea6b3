"""Points in the space of a scenario's settings: grids of listed values, and Latin hypercubes over ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from ..chance import Coins, key, keys, uniform
from ..scenario import Scenario, ScenarioError
from ..scenario.describe import Key, key_at
from ..scenario.sets import value_of
from .design import Arm, DesignError
from .dials import as_written, bare, held, turned

MOST_POINTS = 10_000
RANGE = ".."


@dataclass(frozen=True)
class Vary:
    """One setting and what it is to be: listed values (a grid) or a range (a Latin hypercube).

    values  as people write them; empty for a range
    ends    lowest and highest bare value of a range
    """

    key: str
    values: tuple[str, ...] = ()
    ends: tuple[float, float] | None = None


@dataclass(frozen=True)
class Point:
    """A place in the space: every varied key with its value as people write it."""

    values: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """ "audience.share_appetite=0.8 deeds.form_steps=1"."""
        return " ".join(f"{name}={value}" for name, value in self.values)

    def arm(self, scenario: Scenario) -> Arm:
        """The plan at this place. ScenarioError if it cannot be had."""
        return Arm(self.name, turned(scenario, {name: value_of(value) for name, value in self.values}))


def vary(text: str) -> Vary:
    """What "KEY=V1,V2" or "KEY=low..high" asks for. DesignError with a plain sentence."""
    name, equals, told = text.partition("=")
    name, told = name.strip(), told.strip()
    if not equals or not name or not told:
        raise DesignError(_("write it as KEY=V1,V2,... or KEY=low..high: {text}").format(text=text[:80]))
    if RANGE not in told:
        values = tuple(part.strip() for part in told.split(","))
        if not all(values):
            raise DesignError(_("there is an empty value in {text}").format(text=text[:80]))
        return Vary(name, values)
    try:
        low, high = (bare(end) for end in told.split(RANGE))
    except ValueError:
        raise DesignError(_("a range has two numbers, such as 0.5..2: {text}").format(text=text[:80])) from None
    if not low < high:
        raise DesignError(_("the lower end comes first: {text}").format(text=text[:80]))
    return Vary(name, ends=(low, high))


def grid(asked: Sequence[Vary]) -> list[Point]:
    """Every combination of the listed values. DesignError if there are none or too many."""
    if not asked:
        raise DesignError(_("name at least one setting: --vary KEY=V1,V2"))
    if any(one.ends for one in asked):
        raise DesignError(_("a range needs a number of points: add --lhs N"))
    _check_twice(asked)
    count = int(np.prod([len(one.values) for one in asked], dtype=object))
    _check_count(count)
    names = [one.key for one in asked]
    return [Point(tuple(zip(names, values, strict=True))) for values in product(*(one.values for one in asked))]


def latin(scenario: Scenario, asked: Sequence[Vary], points: int, seed: int) -> list[Point]:
    """A Latin hypercube: each range is cut into as many parts as there are points, and each part is met once.

    Listed values are met equally often, as nearly as can be.  Parts and places in them are coins of the seed.
    (McKay, Beckman and Conover 1979, Technometrics 21.)  DesignError as in `grid`.
    """
    if not asked:
        raise DesignError(_("name at least one setting: --vary KEY=low..high"))
    _check_twice(asked)
    _check_count(points)
    columns = []
    for one in asked:
        described = _described(one.key)
        places = stratified(one.key, points, seed)
        columns.append([_value(one, described, float(place), scenario.currency) for place in places])
    names = [one.key for one in asked]
    return [Point(tuple(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def stratified(name: str, points: int, seed: int) -> NDArray[np.float64]:
    """One number (points,) of 0..1 in each of `points` equal parts, in an order of coins."""
    coins, members = Coins(seed), keys(key("point", name), np.arange(points))
    order = np.argsort(coins.flip("order of parts", members), kind="stable")
    inside = uniform(coins.flip("place in part", members))
    return np.asarray((order + inside) / points)


def _value(one: Vary, described: Key, place: float, currency: str) -> str:
    """What a place (0..1) of a setting means, as people write it."""
    if one.ends is None:
        return one.values[min(len(one.values) - 1, int(place * len(one.values)))]
    low, high = one.ends
    return as_written(described, held(described, low + place * (high - low)), currency)


def _described(name: str) -> Key:
    """The key of the schema behind a dotted key, in which a row goes by its id. DesignError if there is none."""
    table, *rest = name.split(".")
    outer = key_at((table,))
    found = key_at((table, *(rest[1:] if outer is not None and outer.kind == "tables" else rest)))
    if found is None or found.row is not None:
        raise DesignError(_("no setting of this name: {key}").format(key=name[:80]))
    return found


def possible(scenario: Scenario, values: dict[str, float]) -> Scenario | None:
    """The scenario with these bare values; None where its parts would not agree."""
    try:
        return turned(scenario, values)
    except ScenarioError:
        return None


def _check_twice(asked: Sequence[Vary]) -> None:
    names = [one.key for one in asked]
    for name in names:
        if names.count(name) > 1:
            raise DesignError(_("{key} is varied twice; list its values together").format(key=name[:80]))


def _check_count(count: int) -> None:
    if not 1 <= count <= MOST_POINTS:
        raise DesignError(_("between 1 and {most:,} points, not {count:,}").format(most=MOST_POINTS, count=count))
