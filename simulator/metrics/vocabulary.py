"""What a measure is: a name, a unit, plain words, where it comes from, and a function of a record.

A room of measures decorates its functions with `measure`; the function's docstring is the plain-word meaning
that people read.  `once` keeps what several measures need, so nothing is worked out twice for one record.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from ..catalogue import spoken

Result = TypeVar("Result")
Better = Literal["more", "less", "neither"]


class Remembers(Protocol):
    """Something that keeps what was worked out about it."""

    @property
    def memo(self) -> MutableMapping[str, Any]:
        """Results by name."""


Subject = TypeVar("Subject", bound=Remembers)


@dataclass(frozen=True)
class Measure:
    """One documented number; called with a record, it works the number out once and remembers it."""

    name: str
    unit: str
    meaning: str
    origin: str
    better: Better
    function: Callable[[Any], float]

    def __call__(self, record: Remembers) -> float:
        """The number for this record; nan where it has no value."""
        if self.name not in record.memo:
            record.memo[self.name] = float(self.function(record))
        return float(record.memo[self.name])


def measure(unit: str, origin: str, better: Better = "more") -> Callable[[Callable[[Any], float]], Measure]:
    """Make a documented measure of a function of a record; its name and docstring are what people read.

    unit    what is counted: "people", "share", "minutes", "cents" ...
    origin  the tables of the ledger (and columns of the society) that it is made from
    better  the direction that a goal wants
    """

    def documented(function: Callable[[Any], float]) -> Measure:
        meaning = " ".join((function.__doc__ or "").split())
        return Measure(function.__name__, unit, meaning, origin, better, function)

    return documented


def once(function: Callable[[Subject], Result]) -> Callable[[Subject], Result]:
    """Let a function of a record work its result out once for each record."""
    place = f"{function.__module__}.{function.__qualname__}"

    def remembered(record: Subject) -> Result:
        if place not in record.memo:
            record.memo[place] = function(record)
        result: Result = record.memo[place]
        return result

    remembered.__doc__ = function.__doc__
    return remembered


def measure_name(measure: str) -> str:
    """The name of a measure in the language that is spoken; of one in a group with the group in brackets."""
    name, sign, group = measure.partition("(")
    told = spoken("measure", plain_name(name.strip()))
    return f"{told} ({spoken('group', group.strip().removesuffix(')'))})" if sign else told


def plain_name(measure: str) -> str:
    """The English name of a measure, as the catalogues know it: "gift_cents" is "money given"."""
    return "money given" if measure == "gift_cents" else measure.removesuffix("_cents").replace("_", " ")
