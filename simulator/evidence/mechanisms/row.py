"""A row of the table of mechanisms: what is switched between which arms, and what the pair must show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from ...engine.run import Run
from ...metrics.measures import value
from ...metrics.record import record
from ...scenario import changed
from ...scenario.model import Scenario
from ...world.society import Society, build
from .claim import Claim, Table, Verdict, measures_of

WORLDS = 20

JUDGED_FROM = 1001
"""Seed of the first world in which a row is judged; rows are worked on with the seeds from 1 on, never with these."""


@dataclass(frozen=True)
class Row:
    """One of the 83 rows.

    id        M-F1 and so on
    claim     what the text says, in a few words
    scenario  the bundled scenario in which people meet the mechanism
    base      the test's own scenario (small), before any switch
    arms      what each arm changes, dotted key -> value, or a function scenario -> scenario
    claims    what must hold; all of them, and at least one asks for a difference
    cut       neutral values that hold the mechanism off in all arms, whatever the switch says
    worlds    coupled worlds
    same_as   another row that is this mechanism seen twice
    measures  functions run -> value for measures that no registry has (rare)
    """

    id: str
    claim: str
    scenario: str
    base: Callable[[], Scenario]
    arms: tuple[Mapping[str, object] | Callable[[Scenario], Scenario], ...]
    claims: tuple[Claim, ...]
    cut: Mapping[str, object] | Callable[[Scenario], Scenario]
    worlds: int = WORLDS
    same_as: str = ""
    measures: Mapping[str, Callable[[Run], float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What a row came to."""

    row: Row
    verdicts: tuple[Verdict, ...]

    @property
    def passed(self) -> bool:
        """Whether every claim holds."""
        return all(verdict.holds for verdict in self.verdicts)


def play(row: Row, cut: bool = False, first: int = JUDGED_FROM) -> Result:
    """Play all arms of a row in its coupled worlds and judge its claims.

    cut    hold the mechanism at its neutral value in every arm
    first  seed of the first world; the others follow it
    """
    scenarios = [applied(arm, row.base()) for arm in row.arms]
    if cut:
        scenarios = [applied(row.cut, scenario) for scenario in scenarios]
    names = measures_of(row.claims)
    tables = {name: np.empty((len(scenarios), row.worlds)) for name in names}
    for arm, scenario in enumerate(scenarios):
        same = scenarios.index(scenario)
        if same < arm:  # the same scenario in the same worlds is the same run
            for table in tables.values():
                table[arm] = table[same]
            continue
        for world in range(row.worlds):
            run = Run(scenario, seed=first + world, society=society_of(scenario))
            run.play()
            for name, found in _values(row, run, names).items():
                tables[name][arm, world] = found
    return Result(row, tuple(claim.judge(tables[claim.measure]) for claim in row.claims))


def _values(row: Row, run: Run, names: Sequence[str]) -> dict[str, float]:
    seen = record(run)
    return {name: float(row.measures[name](run) if name in row.measures else value(seen, name)) for name in names}


def applied(change: Mapping[str, object] | Callable[[Scenario], Scenario], scenario: Scenario) -> Scenario:
    return change(scenario) if callable(change) else changed(scenario, dict(change)) if change else scenario


_SOCIETY_TABLES = (
    "population",
    "community",
    "network",
    "organiser",
    "influencer",
    "trust",
    "audience",
    "population_seed",
    "topic",
    "topics",
)


def society_of(scenario: Scenario) -> Society:
    """The society of a scenario, built once for all its worlds."""
    return _built(
        (*(repr(getattr(scenario, name)) for name in _SOCIETY_TABLES), str(scenario.platform.mutual)), _Holder(scenario)
    )


class _Holder:
    """Carries a scenario past the cache's key."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder)


@lru_cache(maxsize=8)
def _built(key: tuple[str, ...], holder: _Holder) -> Society:
    return build(holder.scenario)


def tables_of(results: Sequence[Result]) -> str:
    """The results as lines."""
    return "\n".join(
        f"{'pass' if verdict.holds else 'FAIL'}  {result.row.id:8s} {verdict.words}"
        for result in results
        for verdict in result.verdicts
    )


__all__ = ["JUDGED_FROM", "WORLDS", "Result", "Row", "Table", "play", "tables_of"]
