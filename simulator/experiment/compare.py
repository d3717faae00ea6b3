"""Plans in the same worlds: same people, same dice, so that a difference is an effect and not noise.

The verdict is one test of one measure, the goal's.  The difference is taken in every world (B minus A); its mean
has Student's 95 % interval, and while that holds 0 the answer is "too close to call".  With no true difference this
rule raises a false alarm in 5 of 100 experiments (a test counts them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from .conduct import Laboratory
from .design import Arm, Design
from .document import finite
from .ensemble import Ensemble
from .fan import Fan, fan
from .intervals import Floats
from .notebook import Sheets, Shown
from .replication import HEADLINES, NAMES, counted
from .rows import curves, rows
from .spread import Spread
from .store import fingerprint
from .tables import Cell, Table
from .turning import Search
from .worlds import Share, goal_document

if TYPE_CHECKING:
    from .pen import Pen

Verdict = Literal["same", "more", "less", "tie", "unknown"]


@dataclass(frozen=True, eq=False)
class Difference:
    """One measure of two plans in the same worlds.

    first, second  (worlds,)  the measure under A and under B; nan where it has no value or the world was lost
    """

    measure: str
    first: Floats
    second: Floats

    @cached_property
    def spread(self) -> Spread:
        """B minus A in every world."""
        return Spread(self.second - self.first)

    @property
    def wins(self) -> int:
        """Worlds in which B gives more."""
        return int(np.count_nonzero(self.spread.known > 0))

    @property
    def losses(self) -> int:
        """Worlds in which B gives less."""
        return int(np.count_nonzero(self.spread.known < 0))

    @property
    def worlds(self) -> int:
        """Worlds in which both have a value."""
        return int(self.spread.known.size)

    @property
    def better(self) -> int:
        """Worlds in which B is better, by the direction in which a goal wants this measure."""
        return self.losses if MEASURES[self.measure].better == "less" else self.wins

    @cached_property
    def verdict(self) -> Verdict:
        """What can be said: "tie" while the 95 % interval of the mean difference holds 0."""
        known = self.spread.known
        if known.size and not known.any():
            return "same"
        if known.size < 2:
            return "unknown"
        if self.spread.mean_interval.holds(0.0):
            return "tie"
        return "more" if self.spread.mean > 0 else "less"

    @cached_property
    def gain(self) -> float:
        """How many times as many unpaired worlds would be needed for the same precision; inf without any noise.

        The variance of a difference of independent worlds over that of the paired difference.
        """
        both = ~np.isnan(self.first + self.second)
        if np.count_nonzero(both) < 2:
            return float("nan")
        alone = float(self.first[both].var(ddof=1) + self.second[both].var(ddof=1))
        paired = float((self.second - self.first)[both].var(ddof=1))
        if paired > 0.0:
            return alone / paired
        return float("inf") if alone > 0.0 else float("nan")

    def document(self) -> dict[str, Any]:
        """As plain data: the shape of `measures`, and what is said about it."""
        return {**self.spread.document(), "verdict": self.verdict, "gain": finite(self.gain)}


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Shown):
    """Two or more plans in the same worlds, each against the first.

    search  what would flip the verdict between the first two; None if nobody looked
    chosen  what the verdict is about; the measure of the first plan's goal when empty
    """

    ensemble: Ensemble
    search: Search | None = None
    chosen: str = ""

    @property
    def arms(self) -> Sequence[Arm]:
        """The plans; the first is the one that the others are compared with."""
        return self.ensemble.experiment.arms

    @property
    def measure(self) -> str:
        """What the verdict is about."""
        return self.chosen or self.arms[0].scenario.goal.measure

    @property
    def worlds(self) -> int:
        """How many worlds."""
        return self.ensemble.worlds

    def difference(self, measure: str, plan: int = 1) -> Difference:
        """One measure of a plan against the first."""
        return Difference(measure, self.ensemble.values(measure, 0), self.ensemble.values(measure, plan))

    @cached_property
    def differences(self) -> Mapping[str, Difference]:
        """Every measure of the second plan against the first."""
        return {name: self.difference(name) for name in NAMES}

    @property
    def verdict(self) -> Difference:
        """The difference that decides between the first two plans."""
        return self.differences[self.measure]

    def headlines(self, plan: int = 1) -> tuple[str, ...]:
        """The measures to show first: the goal's, then those that come up at all."""
        names = dict.fromkeys((self.measure, *HEADLINES))
        pairs = {name: self.difference(name, plan) for name in names}
        return tuple(
            name for name, one in pairs.items()
            if name == self.measure or np.nansum(np.abs(one.first)) + np.nansum(np.abs(one.second)) > 0
        )  # fmt: skip

    def goal(self, plan: int) -> Share:
        """In how many worlds a plan reaches its goal."""
        reached = self.ensemble.values("goal_reached", plan)
        return Share(int(np.nansum(reached)), int(np.count_nonzero(~np.isnan(reached))))

    def difference_fan(self, measure: str, plan: int = 1) -> Fan:
        """The course of the difference through the hours that both plans have; KeyError if it is not kept."""
        there = {one.job.world: one.curves[measure] for one in self.ensemble.of(0)}
        others = [one for one in self.ensemble.of(plan) if one.job.world in there]
        pairs = [(there[one.job.world], one.curves[measure]) for one in others]
        hours = min((min(one.size, two.size) for one, two in pairs), default=0)
        return fan(measure, [two[:hours] - one[:hours] for one, two in pairs])

    def explained(self, measure: str) -> float:
        """Part (0..1) of the variance over all plans and worlds that the choice of the plan explains."""
        values = np.stack([self.ensemble.values(measure, plan) for plan in range(len(self.arms))])
        values = values[:, ~np.isnan(values).any(axis=0)]
        total = float(values.var()) if values.size else 0.0
        return float(values.mean(axis=1).var()) / total if total > 0.0 else float("nan")

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .pen import Pen
        from .verdicts import comparison_text

        return comparison_text(self, pen or Pen())

    def table(self) -> Table:
        """One row a plan and world: seeds, fingerprint and every measure."""
        return rows(self.ensemble)

    def parts(self) -> Mapping[str, Ensemble]:
        """The worlds."""
        return {"worlds": self.ensemble}

    def tables(self) -> Mapping[str, Table]:
        """One row a plan (but the first) and world: every measure, less the first plan's."""
        plans = range(1, len(self.arms))
        table: dict[str, list[Cell]] = {
            "plan": [plan for plan in plans for _world in range(self.worlds)],
            "name": [self.arms[plan].name for plan in plans for _world in range(self.worlds)],
            "world": [world for _plan in plans for world in range(self.worlds)],
        }
        for name in NAMES:
            each = [self.difference(name, plan).spread.per_world for plan in plans]
            table[name] = np.concatenate(each).tolist()
        return {"differences": table}

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The courses through the run."""
        return curves(self.ensemble)

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .verdicts import difference_table, letter, sentence

        currency = self.arms[0].scenario.currency
        plans = range(1, len(self.arms))
        named = [f"{letter(plan)}: {arm.name}" for plan, arm in enumerate(self.arms)]
        verdicts = [sentence(self.difference(self.measure, plan), currency, letter(plan)) for plan in plans]
        table = [row for plan in plans for row in difference_table(self, plan)]
        return (*named, *verdicts), table, (self.fan,)

    @property
    def fan(self) -> Fan:
        """The fan of B minus A to show: the goal's, or that of reach if the goal has no course."""
        return self.difference_fan(self.measure if self.measure in self.ensemble.courses() else "reach")

    def document(self) -> dict[str, Any]:
        """Everything as plain data; `differences` and `wins` are of the second plan, `plans` has them all."""
        first, wanted = self.arms[0].scenario, self.ensemble.experiment
        assert isinstance(wanted, Design)
        plans = [self._plan_document(plan) for plan in range(len(self.arms))]
        return {
            "scenario": self.arms[0].name,
            "title": first.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": first.people,
            "currency": first.currency,
            "worlds": self.worlds,
            "seed": wanted.seed,
            "population_seed": wanted.population_seed,
            "measure": self.measure,
            "verdict": self.verdict.verdict,
            "plan_explains": finite(self.explained(self.measure)),
            "measures": plans[0]["measures"],
            "differences": plans[1]["differences"],
            "wins": plans[1]["wins"],
            "losses": plans[1]["losses"],
            "plans": plans,
            "flip": None if self.search is None else self.search.document(),
            "lost": [{"plan": one.job.arm, "world": one.job.world, "reason": one.reason} for one in self.ensemble.lost],
        }

    def _plan_document(self, plan: int) -> dict[str, Any]:
        scenario = self.arms[plan].scenario
        told: dict[str, Any] = {
            "name": self.arms[plan].name,
            "title": scenario.title,
            "fingerprint": fingerprint(self.ensemble.of(plan)),
            "goal": goal_document(scenario, self.goal(plan)),
            "measures": {name: self.ensemble.spread(name, plan).document() for name in NAMES},
            "fan": {name: self.ensemble.fan(name, plan).document() for name in self.ensemble.courses(plan)},
        }
        if plan:
            pairs = {name: self.difference(name, plan) for name in NAMES}
            told["differences"] = {name: one.document() for name, one in pairs.items()}
            told["wins"] = {name: one.wins for name, one in pairs.items()}
            told["losses"] = {name: one.losses for name, one in pairs.items()}
        return told


def contrast(wanted: Design, laboratory: Laboratory, measure: str | None = None) -> Comparison:
    """Play two or more plans in the same worlds, for a verdict about a measure (that of the first plan's goal).

    DesignError for a measure that nobody knows; errors as in `Laboratory.conduct`.
    """
    chosen = counted(wanted.arms[0].scenario, measure)
    return Comparison(laboratory.conduct(wanted, _("worlds")), chosen=chosen)
