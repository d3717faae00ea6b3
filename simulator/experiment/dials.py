"""Dials: the numbers of a scenario that can be turned, one by one, with what is known of each.

The value of a dial is the bare number that people write: minutes for moments and durations, whole currency for
money.  A dial of a list of tables stands for all rows at once: `influencer.*.fit`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..catalogue import _
from ..scenario import Scenario, changed
from ..scenario.describe import Key, written
from ..scenario.kinds import Part
from ..scenario.model import ASIDES
from ..scenario.sets import value_of
from ..scenario.units import CENTS
from .design import DesignError
from .origins import Origin, parameters

TURNED = ("number", "count", "duration", "money")
_DECIMALS = {"number": 9, "money": 2}
_LUCK = ("seed", "population_seed")
_NOT_TURNED = (*_LUCK, "days", "tick", "population.people", "community.*.share", "community.*.people",
               "aftermath.starts", "aftermath.step")  # fmt: skip
"""Seeds are luck, sizes are the frame of the question, and shares of all communities at once are a ratio."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of a scenario, or the same number of every row of a list of tables.

    keys    dotted keys that it stands for, with the value of each now
    origin  where its value comes from; `source` is the id or the word that the schema gives
    """

    name: str
    key: Key
    keys: tuple[tuple[str, float], ...]
    origin: Origin

    @property
    def kind(self) -> str:
        """ "number", "count", "duration", "money" ..."""
        return self.key.kind

    @property
    def source(self) -> str:
        """What the schema says about where the default comes from."""
        return self.key.note("source")

    @property
    def meaning(self) -> str:
        """The sentence of the schema."""
        return self.key.field.description or ""

    def scaled(self, factor: float) -> dict[str, float]:
        """Every value times a factor, held in its bounds; a whole number moves by one at least."""
        return {key: held(self.key, _moved(self.kind, now, factor)) for key, now in self.keys}

    @property
    def turns(self) -> bool:
        """Whether a factor can move it: a number at 0 stays where it is."""
        return any(now != 0.0 for _key, now in self.keys)


def _moved(kind: str, now: float, factor: float) -> float:
    value = now * factor
    if kind in ("number", "money"):
        return value
    step = math.copysign(1.0, factor - 1.0) if factor != 1.0 and now else 0.0
    whole = float(round(value))
    return now + step if whole == now else whole


def held(key: Key, value: float) -> float:
    """A bare value inside the bounds of its key; whole where it must be."""
    low, high, above = key.bounds
    scale = CENTS if key.kind == "money" else 1
    if low is not None and value * scale < low:
        value = low / scale
    if high is not None and value * scale > high:
        value = high / scale
    if above and low is not None and value * scale <= low:
        value = low / scale + 1e-6
    return round(value, _DECIMALS.get(key.kind, 0))


def dials(scenario: Scenario) -> list[Dial]:
    """Every number that moves a measure and can be turned, each key of a list of tables once."""
    origins = {one.key: one.origin for one in parameters(scenario)}
    found = [_dial(name, key, rows, origins) for name, key, rows in _places(scenario)]
    return [one for one in found if one is not None and one.name not in _NOT_TURNED]


def dial(scenario: Scenario, name: str) -> Dial:
    """The dial with this name, a row's own key included: "influencer.lina.fit". DesignError if there is none."""
    for one in dials(scenario):
        if name == one.name:
            return one
    wanted = _counted(scenario, name)
    for one in dials(scenario):
        for key, now in one.keys:
            if wanted == key:
                return Dial(name, one.key, ((key, now),), one.origin)
    raise DesignError(_("{key} is no number of this scenario that can be turned").format(key=name[:120]))


def _counted(scenario: Scenario, name: str) -> str:
    """A key with its row by number where the row goes by its post: "boost.appeal.budget" is "boost.0.budget"."""
    table, _dot, rest = name.partition(".")
    row, _dot, field = rest.partition(".")
    rows = getattr(scenario, table, ()) if table in Scenario.model_fields else ()
    found = [place for place, one in enumerate(rows) if getattr(one, "post", None) == row] if field else []
    return f"{table}.{found[0]}.{field}" if found and table == "boost" else name


def _places(scenario: Scenario) -> Iterator[tuple[str, Key, list[tuple[str, Any]]]]:
    """Name, key and the values by dotted key, of everything in the scenario."""
    for name in Scenario.model_fields:
        table, value = Key(Scenario, name), getattr(scenario, name)
        if name in ("goal", "lever", "twin"):
            continue
        if table.row is None:
            yield name, table, [(name, value)]
        elif isinstance(value, Part):
            for field in table.row.model_fields:
                yield f"{name}.{field}", Key(table.row, field), [(f"{name}.{field}", getattr(value, field))]
        else:
            for field in table.row.model_fields:
                rows = [(f"{name}.{_row(one, place)}.{field}", getattr(one, field)) for place, one in enumerate(value)]
                yield f"{name}.*.{field}", Key(table.row, field), rows


def _row(one: Part, place: int) -> str:
    return str(getattr(one, "id", place))


def _dial(name: str, key: Key, rows: list[tuple[str, Any]], origins: Mapping[str, Origin]) -> Dial | None:
    if key.kind not in TURNED or key.moves is None:
        return None
    scale = CENTS if key.kind == "money" else 1
    keys = tuple((where, value / scale) for where, value in rows if value is not None)
    origin = origins.get(name.replace(".*.", "."))
    return Dial(name, key, keys, origin) if keys and origin is not None else None


def turned(scenario: Scenario, values: Mapping[str, object]) -> Scenario:
    """The scenario with other values, without its levers (which must not bind an experiment). ScenarioError."""
    return changed(scenario.model_copy(update=ASIDES), values)


def bare(text: str) -> float:
    """The bare number of a text as people write it: "0.3", "90m", "sat 10:00", "EUR 20".

    ValueError if it is none.
    """
    value = value_of(text.strip())
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(text)
    if isinstance(value, str):
        return _setting(value)
    return float(value)


def _setting(text: str) -> float:
    from ..clock import parse_duration, parse_moment
    from ..scenario.units import parse_money

    for read in (parse_moment, parse_duration):
        try:
            return float(read(text))
        except ValueError:
            continue
    return parse_money(text) / CENTS


def as_written(key: Key, value: float, currency: str) -> str:
    """A bare value as people write it: "Sat 10:00", "90 min", "EUR 20"."""
    stored: Any = round(value * CENTS) if key.kind == "money" else value
    told = written(stored if key.kind == "number" else round(stored), key.kind, currency)
    return f"{told:g}" if isinstance(told, float) else str(told)
