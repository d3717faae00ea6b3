"""A quick outlook while somebody turns levers: coarse first, then finer, and it can be dropped at any moment.

The first look is taken on fewer people and longer ticks (`scaled`), on the same dice as the plan before the change,
so that what is seen is the change and not the luck.  Each look is multiplied up to the whole society and says how
many people and worlds it comes from; a rough look is for the shape, the last one is the plan itself.

    desk = Outlooks(backend)                  # once; keeps its workers and what it knows
    for look in desk.ahead(plan, before):     # as often as a lever moves; drop the iterator to stop
        draw(look.fan("gifts"), look.difference("gifts"))
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from ..scenario import Scenario
from .backends import Backend
from .compare import Difference
from .conduct import Laboratory
from .design import Arm, Design, Grid, Job, job_key
from .ensemble import Ensemble, reused
from .fan import Fan
from .play import Result
from .replication import Replication
from .scaled import counted, scaled
from .spread import Spread
from .store import Store
from .worlds import DICE, SOCIETIES, Share

MOST_KNOWN = 2_000
"""Replications that are remembered, about 15 kB each."""
KEPT_ENOUGH = 4
"""Worlds in a store from which on nothing rougher is looked at."""
PLAN, BEFORE = 0, 1


@dataclass(frozen=True, slots=True)
class Stage:
    """One round of looking.

    people  at most; None for the plan's own society and tick
    tick    minutes at least
    """

    people: int | None
    tick: int
    worlds: int


STAGES = (Stage(5_000, 60, 8), Stage(20_000, 30, 8), Stage(None, 1, 24))
LARGEST = 50_000
"""People up to whom the last stage is played in full; larger societies are looked at on this many."""


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is known so far in one stage.

    plan    the whole plan
    scale   how many times larger it is than what was played
    rough   whether fewer people or longer ticks were played than the plan has
    """

    plan: Scenario
    ensemble: Ensemble
    scale: float
    rough: bool

    @property
    def worlds(self) -> int:
        """Worlds in which plan and plan before (if any) have been played."""
        return min(sum(1 for _one in self.ensemble.of(arm)) for arm in range(len(self.ensemble.experiment.arms)))

    @property
    def people(self) -> int:
        """People in the society that was played."""
        return self.ensemble.experiment.arms[PLAN].scenario.people

    @property
    def design(self) -> Design:
        """Which plans were played in which worlds."""
        assert isinstance(self.ensemble.experiment, Design)
        return self.ensemble.experiment

    @property
    def compared(self) -> bool:
        """Whether there is a plan before the change."""
        return len(self.ensemble.experiment.arms) > 1

    def fan(self, measure: str, arm: int = PLAN) -> Fan:
        """The course of a measure for the whole society; KeyError if it has none."""
        return self.ensemble.fan(measure, arm).scaled(self._factor(measure))

    def spread(self, measure: str, arm: int = PLAN) -> Spread:
        """A measure for the whole society, world by world."""
        return Spread(self.ensemble.values(measure, arm) * self._factor(measure))

    def difference(self, measure: str) -> Difference:
        """What the change does in each world, for the whole society: the plan less the plan before."""
        before, now = (self.spread(measure, arm).per_world for arm in (BEFORE, PLAN))
        return Difference(measure, before, now)

    @property
    def goal(self) -> Share:
        """In how many worlds the goal is reached; the target was made smaller with the society."""
        reached = self.ensemble.values("goal_reached", PLAN)
        return Share(int(np.nansum(reached)), int(np.count_nonzero(~np.isnan(reached))))

    def _factor(self, measure: str) -> float:
        return self.scale if counted(measure) else 1.0


class Outlooks:
    """Looks ahead as often as it is asked, on workers that stay, and remembers what it has played.

    Not for several threads at once: one iterator at a time.
    """

    def __init__(
        self,
        backend: Backend,
        stages: tuple[Stage, ...] = STAGES,
        shelf: Callable[[Design], Store | None] | None = None,
    ) -> None:
        """`shelf` says in which store the worlds of the last stage are kept, if in any."""
        self._backend, self._stages, self._shelf = backend, stages, shelf
        self._known: OrderedDict[str, Replication] = OrderedDict()
        backend.warm_up()

    def ahead(
        self,
        plan: Scenario,
        before: Scenario | None = None,
        *,
        seed: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Iterator[Outlook]:
        """What is known after each arrival, stage by stage.

        before  the plan before the change, played on the same people and dice
        stop    asked twenty times a second; dropping the iterator stops it, too
        """
        laboratory = Laboratory(self._backend, stop=stop)
        first = plan.seed if seed is None else seed
        for stage in self._stages[-1:] if self.kept(plan, before, first) else _useful(self._stages, plan):
            yield from self._stage(stage, plan, before, first, laboratory)
            if stop is not None and stop():
                return

    def kept(self, plan: Scenario, before: Scenario | None = None, seed: int | None = None) -> bool:
        """Whether so many worlds of the last stage are in a store that no rougher look is worth taking."""
        if self._shelf is None:
            return False
        design = self._design(self._stages[-1], plan, before, plan.seed if seed is None else seed)
        store = self._store(design)
        return store is not None and sum(1 for _one in store.finished(design)) >= KEPT_ENOUGH * len(design.arms)

    def societies(self, look: Outlook, *, stop: Callable[[], bool] | None = None) -> Iterator[Ensemble]:
        """What was played by the last look, in other societies with the same dice: after each arrival.

        What the look has played, or a store has kept, comes at once.
        """
        design = look.design
        grid = Ensemble(Grid(design.arms[PLAN], SOCIETIES, DICE, design.seed, design.population_seed))
        laboratory = Laboratory(self._backend, self._store(design), stop)
        there = reused(look.ensemble.of(PLAN), grid.experiment)
        for _result in laboratory.arriving(grid, known=there):
            yield grid

    def _store(self, design: Design) -> Store | None:
        return None if self._shelf is None else self._shelf(design)

    def _stage(
        self, stage: Stage, plan: Scenario, before: Scenario | None, seed: int, laboratory: Laboratory
    ) -> Iterator[Outlook]:
        design = self._design(stage, plan, before, seed)
        arms, ensemble = design.arms, Ensemble(design)
        played = arms[PLAN].scenario
        rough = played.people < plan.people or played.tick > plan.tick
        look = Outlook(plan, ensemble, plan.people / played.people, rough)
        known = {job: self._recalled(arms, job) for job in ensemble.jobs}
        there = {job: one for job, one in known.items() if one is not None}
        if stage == self._stages[-1] and (store := self._store(design)) is not None:
            there |= dict(store.finished(design))
            laboratory = replace(laboratory, store=store)
        for arrived, result in enumerate(laboratory.arriving(ensemble, known=there), 1):
            self._remember(arms, result)
            if look.worlds and arrived >= len(there):  # what was known comes as one look, and no plan without the other
                yield look

    def _design(self, stage: Stage, plan: Scenario, before: Scenario | None, seed: int) -> Design:
        people = LARGEST if stage.people is None else stage.people
        played = [scaled(one, people, stage.tick) for one in (plan, before) if one is not None]
        arms = tuple(Arm(str(place), one) for place, one in enumerate(played))
        return Design(arms, stage.worlds, seed, plan.population_seed)

    def _recalled(self, arms: tuple[Arm, ...], job: Job) -> Replication | None:
        found = self._known.get(job_key(arms[job.arm], job))
        return None if found is None else Replication(job, found.measures, found.curves, found.fingerprint)

    def _remember(self, arms: tuple[Arm, ...], result: Result) -> None:
        if isinstance(result, Replication):
            self._known[job_key(arms[result.job.arm], result.job)] = result
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)


def _useful(stages: tuple[Stage, ...], plan: Scenario) -> Iterator[Stage]:
    """The stages that show less than the last one does; the last one always."""
    last = len(stages) - 1
    return (one for place, one in enumerate(stages) if place == last or (one.people or 0) < plan.people)
