"""The sheet of own numbers: what an organisation knows of itself and of a past campaign, in TOML.

    within = 0.2                            # a draw may miss a number by this part of it

    [facts]                                 # known: set in the scenario as they are
    "influencer.lina.followers" = 11_400

    [numbers]                               # measured in a past campaign like this one, by names of measures
    reach = 5_200
    gift_cents = { value = 24_000, within = 0.3 }

    [prior]                                 # not known: a range for each; the usual ones when left out
    "audience.share_appetite" = [0.3, 3.0]

Above the tables, `past = "last-year.toml"` names the scenario of the past campaign, beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import tomli

from ..catalogue import _
from ..scenario import Scenario, load
from ..scenario.source import inside, read_text
from ..scenario.tokens import refusal
from ..text import shown
from .confront import known
from .dials import Dial, dial, held
from .forecast import LedgerError

WITHIN = 0.2
LEAST_MISS = 0.5
"""A count may always be missed by half a piece: 0 gifts fit 0 gifts."""
FACTOR = 2.0
USUAL = ("audience.attention", "audience.share_appetite", "deeds.link_tap", "deeds.form_completion")
"""Drawn between half and twice their value when the sheet names no prior."""
GEOMETRIC = 3.0
"""A range whose ends are this many times apart is drawn so that every doubling is equally likely."""
_TABLES = ("facts", "numbers", "prior", "past", "within")
MOST_NUMBERS = 40


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the past campaign: a draw fits when it misses it by `miss` at most."""

    measure: str
    value: float
    miss: float


@dataclass(frozen=True, slots=True)
class Prior:
    """What is not known: a setting and the range in which it is drawn."""

    dial: Dial
    low: float
    high: float

    @property
    def geometric(self) -> bool:
        """Whether every doubling is equally likely, and not every step."""
        return self.low > 0.0 and self.high / self.low >= GEOMETRIC

    def at(self, part: float) -> float:
        """The value at a part (0..1) of the range."""
        value = self.low + part * (self.high - self.low)
        if self.geometric:
            value = self.low * (self.high / self.low) ** part
        return held(self.dial.key, value)


@dataclass(frozen=True)
class Sheet:
    """Everything in the sheet; `past` is a path of a scenario, None for the scenario itself."""

    facts: Mapping[str, object]
    numbers: tuple[Number, ...]
    prior: Mapping[str, tuple[float, float]]
    past: Path | None

    def scenario_before(self, scenario: Scenario, people: int | None) -> Scenario:
        """The scenario of the past campaign. ScenarioError if it cannot be had."""
        return scenario if self.past is None else load(self.past, (), people)


def read_sheet(path: Path, within: float | None = None) -> Sheet:
    """The sheet in a file. LedgerError or ScenarioError in plain sentences; `within` replaces the sheet's own."""
    name = shown(str(path), 200)
    text = read_text(path, name)
    try:
        raw = {} if refusal(text) else tomli.loads(text)
    except (ValueError, RecursionError) as reason:
        raise LedgerError(
            _("{file} is not valid TOML: {reason}").format(file=name, reason=shown(str(reason), 200))
        ) from None
    for key in raw:
        if key not in _TABLES:
            told = _("{file}: unknown key {key}; there are: {known}")
            raise LedgerError(told.format(file=name, key=shown(key, 40), known=", ".join(_TABLES)))
    part = _number(raw.get("within", WITHIN), name, "within") if within is None else within
    numbers = tuple(_numbers(_table(raw, "numbers", name), part, name))
    if not numbers:
        raise LedgerError(_("{file} has no [numbers] that could narrow anything").format(file=name))
    prior = {key: _range(value, name, key) for key, value in _table(raw, "prior", name).items()}
    return Sheet(_table(raw, "facts", name), numbers, prior, _past(raw.get("past"), path, name))


def priors(scenario: Scenario, asked: Mapping[str, tuple[float, float]]) -> list[Prior]:
    """What is drawn: the sheet's ranges, or half to twice of the usual settings. DesignError for unknown keys."""
    if asked:
        return [Prior(dial(scenario, key), low, high) for key, (low, high) in asked.items()]
    found = [dial(scenario, key) for key in USUAL]
    return [
        Prior(one, held(one.key, one.keys[0][1] / FACTOR), held(one.key, one.keys[0][1] * FACTOR))
        for one in found
        if one.turns
    ]


def _table(raw: Mapping[str, Any], key: str, name: str) -> dict[str, Any]:
    found = raw.get(key, {})
    if not isinstance(found, dict):
        raise LedgerError(_("{file}: [{key}] must be a table").format(file=name, key=key))
    return found


def _numbers(table: Mapping[str, Any], within: float, name: str) -> list[Number]:
    if len(table) > MOST_NUMBERS:
        raise LedgerError(_("{file}: at most {most} numbers").format(file=name, most=MOST_NUMBERS))
    found = []
    for measure, told in table.items():
        value, part = told, within
        if isinstance(told, dict):
            value, part = told.get("value"), _number(told.get("within", within), name, measure)
        number = _number(value, name, known(measure, name))
        if part <= 0:
            raise LedgerError(_("{file}: {key}: within must be above 0").format(file=name, key=measure))
        found.append(Number(measure, number, max(part * abs(number), LEAST_MISS if number in (0, 1, 2) else 0.0)))
    return found


def _range(value: object, name: str, key: str) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2:
        low, high = (_number(one, name, key) for one in value)
        if low < high:
            return low, high
    raise LedgerError(_("{file}: {key} needs a range such as [0.3, 3.0]").format(file=name, key=shown(key, 80)))


def _number(value: object, name: str, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise LedgerError(_("{file}: {key} must be a number").format(file=name, key=shown(key, 80)))
    return float(value)


def _past(value: object, path: Path, name: str) -> Path | None:
    if value is None:
        return None
    try:
        if not isinstance(value, str):
            raise ValueError(_("it must be text"))
        return inside(path.resolve().parent, value)
    except (ValueError, OSError) as reason:
        raise LedgerError(_("{file}: past: {reason}").format(file=name, reason=reason)) from None
