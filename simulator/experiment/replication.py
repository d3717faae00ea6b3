"""What is kept of one plan in one world: every measure, the course of those that grow, and the fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from ..engine.run import Run
from ..ledger import Deed
from ..metrics import campaign_reach, spreading
from ..metrics.measures import MEASURES, nearest
from ..metrics.measures import value as measured
from ..metrics.record import Record, record
from ..scenario import Scenario
from .design import DesignError, Job

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HEADLINES = ("reach", "shares", "deeds", "gifts", "gift_cents", "signatures", "creations", "cost_per_deed")
"""The measures that every answer opens with, after the goal."""
NAMES: tuple[str, ...] = tuple(MEASURES)
"""All measures, in the order of `Replication.measures`."""
PLACES: Mapping[str, int] = {name: place for place, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True, eq=False)
class Replication:
    """One arm in one world, played to its end.

    measures  (measures,)       value of each of `NAMES`; nan where one has no value
    curves    name -> (hours,)  the measure's value at the end of each hour
    asked     measures in a group that the arm asked for, by name
    """

    job: Job
    measures: Floats
    curves: Mapping[str, Ints]
    fingerprint: str
    asked: Mapping[str, float] = field(default_factory=dict)

    def value(self, name: str) -> float:
        """One measure. KeyError if there is none of this name."""
        return self.asked[name] if name in self.asked else float(self.measures[PLACES[name]])

    def same(self, other: Replication) -> bool:
        """Whether both tell the same of the same job, byte for byte."""
        return (
            (self.job, self.fingerprint, list(self.curves)) == (other.job, other.fingerprint, list(other.curves))
            and self.measures.tobytes() == other.measures.tobytes()
            and all(np.array_equal(curve, other.curves[name]) for name, curve in self.curves.items())
        )


def counted(scenario: Scenario, measure: str | None) -> str:
    """The measure to look at: the goal's when left out. DesignError for an unknown one."""
    name = scenario.goal.measure if measure is None else measure
    if name in PLACES:
        return name
    close = nearest(name)
    told = _('no measure "{name}"').format(name=name[:40])
    raise DesignError(told + (_("; did you mean {close}?").format(close=close) if close else ""))


def replication(run: Run, job: Job, asked: tuple[str, ...] = ()) -> Replication:
    """What is kept of a run that has come to its end; `asked` names measures in a group to be kept, too."""
    now = record(run)
    values = np.array([MEASURES[name](now) for name in NAMES], np.float64)
    return Replication(job, values, curves(now), run.fingerprint(), {name: measured(now, name) for name in asked})


def curves(now: Record) -> dict[str, Ints]:
    """The course through the run of every measure that has one: each (hours,)."""
    return {name: course(now) for name, course in _COURSES.items()}


def _counted(minute: NDArray[np.integer], now: Record, weight: NDArray[np.integer] | None = None) -> Ints:
    """How many of these minutes (n,), or how much of their weight, by the end of each hour (hours,)."""
    hours = now.scenario.horizon // 60
    sums = np.bincount(minute // 60, weight, minlength=hours)[:hours]
    return np.cumsum(sums).astype(np.int64)


def _deeds(now: Record) -> Ints:
    return _counted(now.deeds["minute"], now)


def _shares(now: Record) -> Ints:
    return np.cumsum(spreading.per_hour(now)[: now.scenario.horizon // 60]).astype(np.int64)


def _of_kind(deed: Deed) -> Callable[[Record], Ints]:
    return lambda now: _counted(now.deeds["minute"][now.deeds["deed"] == deed], now)


def _given(now: Record) -> Ints:
    return _counted(now.deeds["minute"], now, now.deeds["cents"])


_COURSES: dict[str, Callable[[Record], Ints]] = {
    "reach": campaign_reach.hourly_reach,
    "shares": _shares,
    "deeds": _deeds,
    "gifts": _of_kind(Deed.GAVE),
    "gift_cents": _given,
    "signatures": _of_kind(Deed.SIGNED),
    "recruits": _of_kind(Deed.RECRUITED),
    "show_ups": _of_kind(Deed.SHOWED_UP),
}
