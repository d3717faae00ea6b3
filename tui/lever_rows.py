"""The levers of a scenario: what they are set to, and how their values are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.catalogue import spoken

from .cover import MOMENTS
from .words import moment

if TYPE_CHECKING:
    from simulator.scenario import Scenario


@dataclass(frozen=True)
class LeverRow:
    """One lever, and how its values are written."""

    key: str
    label: str
    low: float
    high: float
    step: float
    now: float
    write: Callable[[float], str]


def levers(scenario: Scenario) -> tuple[LeverRow, ...]:
    """The levers of a scenario with what they are set to."""
    found = []
    for lever in scenario.lever:
        now, write = _setting(scenario, lever.key)
        if now is not None:
            label = spoken("scenario", lever.label) or lever.key
            found.append(LeverRow(lever.key, label, lever.low, lever.high, lever.step, now, write))
    return tuple(found)


def _setting(scenario: Scenario, key: str) -> tuple[float | None, Callable[[float], str]]:
    """What a key is set to, as a bare number, and how its values are written; None if it holds no number."""
    from simulator.experiment.design import DesignError
    from simulator.experiment.dials import as_written, dial

    try:
        turned = dial(scenario, key)
    except DesignError:  # moments are no numbers that can be scaled, but a lever may move them
        value: Any = scenario
        for part in key.split("."):
            rows = value if isinstance(value, tuple) else None
            value = _row(rows, part) if rows else getattr(value, part, None)
        moments = key.rsplit(".", 1)[-1] in MOMENTS
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        return number, (lambda one: moment(round(one))) if moments else (lambda one: f"{one:g}")
    return turned.keys[0][1], lambda one: as_written(turned.key, one, scenario.currency)


def _row(rows: Sequence[Any], name: str) -> Any:
    """The row of a list of tables with this id; boosts go by their post; a number counts from 0."""
    for one in rows:
        if getattr(one, "id", getattr(one, "post", None)) == name:
            return one
    return rows[int(name)] if name.isdigit() and int(name) < len(rows) else None
