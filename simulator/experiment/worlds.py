"""One plan in many worlds: the share that reach the goal, the distributions, the fan, and luck split from structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..catalogue import _, spoken
from ..engine.run import MODEL_VERSION
from ..metrics.ghost import without_campaign
from ..metrics.measures import MEASURES
from ..scenario import Scenario
from .bins import histogram_document
from .conduct import Laboratory
from .design import Arm, Design, Grid
from .document import finite
from .ensemble import Ensemble, reused
from .fan import Fan
from .figures import goal_words
from .intervals import Interval, share_interval
from .luck import Luck, split
from .notebook import Sheets, Shown
from .replication import HEADLINES, NAMES, Replication
from .rows import curves, rows
from .spread import Spread
from .store import fingerprint
from .tables import Table

if TYPE_CHECKING:
    from .pen import Pen

SOCIETIES, DICE = 10, 3
"""How many societies meet how many dice when luck is split from structure: 27 runs beside the worlds themselves."""


class Share(NamedTuple):
    """In how many worlds something is so."""

    hits: int
    worlds: int

    @property
    def share(self) -> float:
        """As a part (0..1); nan without worlds."""
        return self.hits / self.worlds if self.worlds else float("nan")

    @property
    def interval(self) -> Interval:
        """Where the share over very many worlds would lie (95 %, Wilson)."""
        return share_interval(self.hits, self.worlds)


@dataclass(frozen=True, eq=False, repr=False)
class Worlds(Shown):
    """What came of one plan in many worlds; it may be asked while worlds are still arriving.

    ensemble  arm 0 is the plan, arm 1 (if any) the ghost: the same worlds without the campaign, or under plan B
    grid      the plan in societies x dice, to split luck from structure; None if that was not asked for
    """

    ensemble: Ensemble
    grid: Ensemble | None = None

    @property
    def scenario(self) -> Scenario:
        """The plan."""
        return self.ensemble.experiment.arms[0].scenario

    @property
    def name(self) -> str:
        """How the plan was asked for."""
        return self.ensemble.experiment.arms[0].name

    @property
    def played(self) -> tuple[Replication, ...]:
        """The plan's replications so far, in world order."""
        return tuple(self.ensemble.of(0))

    @property
    def ghost(self) -> Arm | None:
        """What the same worlds were played with besides: nothing, or plan B; None if they were not."""
        arms = self.ensemble.experiment.arms
        return arms[1] if len(arms) > 1 else None

    @property
    def against_nothing(self) -> bool:
        """Whether the ghost is the world without any campaign."""
        return self.ghost is not None and not self.ghost.scenario.post

    @cached_property
    def goal(self) -> Share:
        """In how many worlds the goal is reached."""
        reached = self.ensemble.values("goal_reached")
        return Share(int(np.nansum(reached)), int(np.count_nonzero(~np.isnan(reached))))

    @cached_property
    def measures(self) -> Mapping[str, Spread]:
        """The distribution of every measure."""
        return {name: self.ensemble.spread(name) for name in NAMES}

    @cached_property
    def caused(self) -> Mapping[str, Spread]:
        """What the campaign caused in each world: every measure less the ghost's; empty without a ghost."""
        return {name: self.ensemble.difference(name, 0, 1) for name in NAMES} if self.ghost else {}

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The measures to show first: the goal's, then those that come up in this plan."""
        names = dict.fromkeys((self.scenario.goal.measure, *HEADLINES))
        return tuple(one for one in names if one == self.scenario.goal.measure or self.measures[one].known.any())

    @cached_property
    def fans(self) -> Mapping[str, Fan]:
        """The course of the headlines through the week."""
        return {name: self.ensemble.fan(name) for name in self.ensemble.courses()}

    @property
    def fan(self) -> Fan:
        """The fan to show: the goal's, or that of reach if the goal has no course."""
        goal = self.scenario.goal.measure
        return self.fans[goal if goal in self.fans else "reach"]

    @cached_property
    def luck(self) -> Mapping[str, Luck]:
        """The spread of each headline taken apart; empty where that was not asked for, or nothing varies."""
        if self.grid is None:
            return {}
        found = {name: split(self._table(name)) for name in self.headlines}
        return {name: one for name, one in found.items() if one is not None}

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .pen import Pen
        from .telling import worlds_text

        return worlds_text(self, pen or Pen())

    def table(self) -> Table:
        """One row a plan and world: seeds, fingerprint and every measure."""
        return rows(self.ensemble)

    def parts(self) -> Mapping[str, Ensemble]:
        """The worlds, and the other societies if there are any."""
        return {"worlds": self.ensemble} | ({} if self.grid is None else {"societies": self.grid})

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The courses through the run."""
        return curves(self.ensemble)

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .telling import goal_share, measure_rows

        named = spoken("scenario", self.scenario.title)
        title = f"{named}: {goal_words(self.scenario)}, {goal_share(self.goal)}"
        return (title,), measure_rows(self), (self.fan,)

    def _table(self, name: str) -> NDArray[np.float64]:
        assert self.grid is not None
        grid = self.grid.experiment
        assert isinstance(grid, Grid)
        return self.grid.values(name).reshape(grid.societies, grid.dice)

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        plan, found = self.scenario, {name: one.document() for name, one in self.measures.items()}
        design = self.ensemble.experiment
        assert isinstance(design, Design)
        return {
            "scenario": self.name,
            "title": plan.title,
            "question": plan.question,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": plan.people,
            "days": plan.days,
            "currency": plan.currency,
            "worlds": len(self.played),
            "seed": design.seed,
            "population_seed": design.population_seed,
            "population": design.population,
            "fingerprint": fingerprint(self.played),
            "goal": goal_document(plan, self.goal),
            "histogram": histogram_document(self.ensemble.values(plan.goal.measure).tolist()),
            "measures": found,
            "fan": {name: fan.document() for name, fan in self.fans.items()},
            "luck": {name: one.document() for name, one in self.luck.items()},
            "ghost": self._ghost_document(),
            "caused": {name: one.document() for name, one in self.caused.items()},
            "lost": [{"world": one.job.world, "reason": one.reason} for one in self.ensemble.lost],
        }

    def _ghost_document(self) -> dict[str, Any] | None:
        if self.ghost is None:
            return None
        courses = {name: self.ensemble.fan(name, 1).document() for name in self.ensemble.courses(1)}
        return {"name": self.ghost.name, "campaign": not self.against_nothing, "fan": courses}


def goal_document(plan: Scenario, goal: Share) -> dict[str, Any]:
    """How a plan stands towards its goal, as plain data."""
    return {
        "measure": plan.goal.measure,
        "target": finite(plan.goal.target),
        "deadline": plan.deadline,
        "better": MEASURES[plan.goal.measure].better,
        "reached": goal.hits,
        "share": finite(goal.share),
        "share_95": [finite(one) for one in goal.interval],
    }


def arms(plan: Arm, ghost: bool = False, other: Arm | None = None) -> tuple[Arm, ...]:
    """The plan and, if asked for, its ghost: the same worlds without the campaign, or under another plan."""
    if other is not None:
        return plan, other
    return (plan, Arm(_("without the campaign"), without_campaign(plan.scenario))) if ghost else (plan,)


def explore(wanted: Design, laboratory: Laboratory, societies: int = SOCIETIES) -> Worlds:
    """Play the first plan of a design in its worlds (and the ghost, if that is the second).

    societies  how many are played to split luck from structure; below 2, it is not split
    Errors as in `Laboratory.conduct`.
    """
    ensemble = laboratory.conduct(wanted, _("worlds"))
    return Worlds(ensemble, _grid(laboratory, wanted, ensemble, societies))


def _grid(laboratory: Laboratory, wanted: Design, played: Ensemble, societies: int) -> Ensemble | None:
    """The plan in other societies with the same dice; what has been played already is taken from there."""
    if societies < 2:
        return None
    grid = Grid(wanted.arms[0], societies, DICE, wanted.seed, wanted.population_seed)
    return laboratory.conduct(grid, _("other societies"), reused(played.of(0), grid))


def exploring(wanted: Design, laboratory: Laboratory) -> Iterator[Worlds]:
    """The same, growing: what is known after each arrival. For screens that show worlds as they come."""
    ensemble = Ensemble(wanted)
    for _result in laboratory.arriving(ensemble, _("worlds")):
        yield Worlds(ensemble)
