"""Planning: a search for the plan that reaches most within a budget, and the proof in fresh worlds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from ..scenario import dump
from ..scenario.units import CENTS
from .choices import Cost, Space, cost, space
from .conduct import Laboratory
from .design import Arm, Design, DesignError, design
from .dials import turned
from .document import finite
from .ensemble import Ensemble
from .notebook import Sheets, Shown
from .planning_search import MOST_TRIALS, Bench, Trial, check_installed, frontier, simply, with_optuna
from .points import Vary
from .replication import counted
from .spread import Spread
from .tables import Cell, Table

if TYPE_CHECKING:
    from .pen import Pen


@dataclass(frozen=True, eq=False, repr=False)
class Planned(Shown):
    """What the search found, and what became of it in fresh worlds.

    proof  arm 0 is the start plan, arm 1 the winner, in worlds that the search has not seen
    """

    main: ClassVar[str] = "trials"

    plan: Arm
    measure: str
    space: Space
    budget: Cost
    start: Trial | None
    winner: Trial
    trials: tuple[Trial, ...]
    frontier: tuple[Trial, ...]
    refused: int
    proof: Ensemble
    runs: int
    simple: bool

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .pen import Pen
        from .planning_words import planning_words

        return planning_words(self, pen or Pen())

    def table(self) -> Table:
        """One row a plan that was tried and world of the search: what it changes, costs and reaches."""
        places = range(len(self.trials))
        pairs = [(at, world) for at in places for world in range(self.trials[at].reached.per_world.size)]
        best = [one.choice for one in self.frontier]
        each: dict[str, list[Cell]] = {
            "changes": ["; ".join(self.space.words(one.choice)) for one in self.trials],
            "cents": [one.cost.cents for one in self.trials],
            "hours": [one.cost.hours for one in self.trials],
            "frontier": [int(one.choice in best) for one in self.trials],
            "winner": [int(one.choice == self.winner.choice) for one in self.trials],
        }
        table: dict[str, list[Cell]] = {"trial": [at for at, _world in pairs], "world": [world for _at, world in pairs]}
        table |= {name: [column[at] for at, _world in pairs] for name, column in each.items()}
        return table | {self.measure: [float(self.trials[at].reached.per_world[world]) for at, world in pairs]}

    def parts(self) -> Mapping[str, Ensemble]:
        """The fresh worlds."""
        return {"fresh": self.proof}

    def tables(self) -> Mapping[str, Table]:
        """The plans that were tried."""
        return {"trials": self.table()}

    def texts(self) -> Mapping[str, str]:
        """The winner as a scenario."""
        return {"winner.toml": dump(self.winner.plan)}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .planning_words import planning_sheets

        return planning_sheets(self)

    @property
    def changed(self) -> bool:
        """Whether the winner is another plan than the start."""
        return any(self.winner.choice)

    @property
    def better(self) -> Spread:
        """By how much the winner is better in each fresh world, in the direction that the goal wants."""
        sign = -1.0 if MEASURES[self.measure].better == "less" else 1.0
        return Spread(sign * self.proof.difference(self.measure, 1, 0).per_world)

    @property
    def wins(self) -> int:
        """Fresh worlds in which the winner is better."""
        return int(np.count_nonzero(self.better.known > 0))

    @property
    def fluke(self) -> bool:
        """Whether the fresh worlds leave it open that the winner is no better."""
        return not self.better.mean_interval.low > 0.0

    def document(self) -> dict[str, Any]:
        """Everything as plain data; `plan_text` is the winner as a scenario file."""
        return {
            "scenario": self.plan.name,
            "title": self.plan.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.plan.scenario.people,
            "measure": self.measure,
            "budget": {"cents": self.budget.cents, "hours": finite(self.budget.hours)},
            "search": "simple" if self.simple else "optuna",
            "tried": len(self.trials),
            "refused_by_budget": self.refused,
            "runs": self.runs,
            "start": None if self.start is None else self._trial(self.start),
            "winner": self._trial(self.winner),
            "frontier": [self._trial(one) for one in self.frontier],
            "fresh": {
                "worlds": self.proof.worlds,
                "start": self.proof.spread(self.measure, 0).document(),
                "winner": self.proof.spread(self.measure, 1).document(),
                "better": self.better.document(),
                "wins": self.wins,
                "goal_reached": [finite(self.proof.spread("goal_reached", arm).mean) for arm in (0, 1)],
                "fluke": self.fluke,
            },
            "plan_text": dump(self.winner.plan),
        }

    def _trial(self, one: Trial) -> dict[str, Any]:
        return {
            "changes": self.space.words(one.choice),
            "cents": one.cost.cents,
            "hours": finite(one.cost.hours),
            "mean": finite(one.value),
            "mean_95": [finite(each) for each in one.reached.mean_interval],
        }


def planned(
    plan: Arm,
    laboratory: Laboratory,
    worlds: int,
    *,
    trials: int,
    fresh: int,
    simple: bool = False,
    money: int | None = None,
    hours: float | None = None,
    hours_per_post: float = 0.0,
    more: Sequence[Vary] = (),
    measure: str | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Planned:
    """Search, then compare the winner with the start plan in fresh worlds.

    worlds  of the search; `fresh` worlds come after them
    money   cents for fees and boosts; what the organiser has when left out
    hours   staff hours for posts and replies; what the organiser has when left out
    DesignError without Optuna (unless `simple`), or when nothing fits the budget.
    """
    if not simple:
        check_installed()
    if not 1 <= trials <= MOST_TRIALS:
        raise DesignError(_("between 1 and {most:,} trials").format(most=MOST_TRIALS))
    name, first = counted(plan.scenario, measure), design([plan], worlds + fresh, seed, population_seed)
    organiser = plan.scenario.organiser
    budget = Cost(organiser.money if money is None else money, organiser.hours if hours is None else hours)
    means = {"organiser.money": budget.cents / CENTS, "organiser.hours": budget.hours}
    wanted = space(turned(plan.scenario, means), more, hours_per_post)
    bench = Bench(wanted, budget, laboratory, name, worlds, first.seed, first.population_seed, trials)
    (simply if simple else with_optuna)(bench, trials)
    tried = tuple(one for one in bench.tried.values() if one is not None)
    winner = bench.best()
    begun = wanted.plan(wanted.start)
    if begun is None:
        raise DesignError(_("the plan as it stands cannot be played"))
    pair = (Arm(_("start"), begun), Arm(_("winner"), winner.plan))
    proof = laboratory.conduct(Design(pair, fresh, first.seed + worlds, first.population_seed), _("fresh worlds"))
    return Planned(
        plan, name, wanted, budget, bench.tried.get(wanted.start), winner, tried,
        tuple(frontier(tried, bench.score)), len(bench.tried) - len(tried), proof,
        bench.runs + len(proof.jobs), simple,
    )  # fmt: skip


def over_budget(found: Planned) -> bool:
    """Whether the start plan itself costs more than the budget."""
    begun = found.space.plan(found.space.start)
    return begun is not None and not cost(begun).within(found.budget)
