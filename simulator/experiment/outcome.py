"""One plan in one world, played: the run, and its ghost, the same world without the campaign or under plan B."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..engine.run import Run
from ..metrics import goal
from ..metrics.breakdowns import Table, breakdowns
from ..metrics.ghost import caused, without_campaign
from ..metrics.goal import Standing
from ..metrics.measures import measures
from ..metrics.record import Record, record
from ..scenario import Scenario
from .design import Arm

if TYPE_CHECKING:
    from .leaning import Leans

Watch = Callable[[Run], bool]
"""Called after every stretch of play; False stops it there."""

STRETCH = 60
"""Minutes of play between two looks at whether to stop; a multiple of every tick."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a scenario.

    name   how the scenario was asked for: a bundled name or a path
    ghost  the same world without the campaign or under plan B; None when there was no time for it
    other  how plan B was asked for; None for no campaign
    leans  what the headline leans on; None when nobody looked, or there was no time for it
    """

    name: str
    run: Run
    ghost: Run | None = None
    other: str | None = None
    leans: Leans | None = None

    @property
    def partial(self) -> bool:
        """Whether it was stopped before the end."""
        return not self.run.finished

    @cached_property
    def record(self) -> Record:
        """What happened."""
        return record(self.run)

    @cached_property
    def measures(self) -> dict[str, float]:
        """Every measure by name."""
        return measures(self.record)

    @cached_property
    def ghost_measures(self) -> dict[str, float] | None:
        """Every measure in the world without the campaign, or under plan B."""
        return None if self.ghost is None else measures(record(self.ghost))

    @cached_property
    def caused(self) -> dict[str, float] | None:
        """Every measure less the ghost's: what the campaign caused."""
        return None if self.ghost_measures is None else caused(self.measures, self.ghost_measures)

    @cached_property
    def breakdowns(self) -> dict[str, Table]:
        """Every breakdown by name."""
        return breakdowns(self.record)

    @cached_property
    def goal(self) -> Standing:
        """How the run stands towards its goal."""
        return goal.of(self.record)


def ghost_of(run: Run, other: Scenario | None = None) -> Run:
    """The same people and the same dice without the campaign, or under plan B, at minute 0."""
    plan = without_campaign(run.scenario) if other is None else other
    same = Arm("", plan).society == Arm("", run.scenario).society
    return Run(plan, run.seed, run.population_seed, society=run.society if same else None)


def play(run: Run, watch: Watch, until: int | None = None) -> None:
    """Play to a minute (the end when left out), or to where `watch` says stop."""
    end = run.horizon if until is None else min(until, run.horizon)
    going = watch(run)
    while going and run.minute < end:
        run.advance(min(end, run.minute + STRETCH))
        going = watch(run)
