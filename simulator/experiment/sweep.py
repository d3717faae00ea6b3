"""A sweep: one scenario at many points, all in the same worlds, as one tidy table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..catalogue import _, ngettext, spoken
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from ..numerals import numeral
from ..scenario import Scenario
from ..text import shown
from .conduct import Laboratory
from .design import Arm, Design, design
from .document import finite
from .drawing import Estimate, Whiskers
from .ensemble import Ensemble
from .figures import between, figure, title
from .notebook import Sheets, Shown
from .pen import Pen, columns, percent
from .points import Point
from .replication import HEADLINES, counted
from .rows import curves
from .spread import Spread
from .tables import Cell, Table

MOST_ROWS = 40


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(Shown):
    """A scenario at several points; arm i is point i.

    measure  what the points are ranked by
    """

    main: ClassVar[str] = "points"
    name: str
    scenario: Scenario
    measure: str
    points: tuple[Point, ...]
    ensemble: Ensemble

    def spread(self, point: int, measure: str | None = None) -> Spread:
        """The distribution of a measure at a point."""
        return self.ensemble.spread(measure or self.measure, point)

    @property
    def best(self) -> int:
        """The point with the best mean of the measure; the first of equals."""
        means = np.array([self.spread(point).mean for point in range(len(self.points))])
        wanted = means if MEASURES[self.measure].better != "less" else -means
        return int(np.argmax(np.where(np.isnan(wanted), -np.inf, wanted)))

    def columns(self) -> tuple[str, ...]:
        """The measures of the table: the one that was asked for, the goal's, the headlines."""
        return tuple(dict.fromkeys((self.measure, "goal_value", "goal_reached", *HEADLINES)))

    def table(self) -> Table:
        """Tidy: one row for each point and world; the varied keys and the measures are columns."""
        measures, design_of = self.columns(), self.ensemble.experiment
        assert isinstance(design_of, Design)
        keys = [name for name, _value in self.points[0].values]
        rows: dict[str, list[Cell]] = {
            name: [] for name in ("point", *keys, "world", "seed", "population_seed", *measures)
        }
        for point, place in enumerate(self.points):
            for one in self.ensemble.of(point):
                told: dict[str, Cell] = {"point": point, "world": one.job.world, "seed": one.job.seed}
                told |= {"population_seed": one.job.population_seed, **_plain(place)}
                told |= {name: one.value(name) for name in measures}
                for name, value in told.items():
                    rows[name].append(value)
        return rows

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        return sweep_words(self, pen or Pen())

    def parts(self) -> Mapping[str, Ensemble]:
        """The worlds; plan i is point i."""
        return {"worlds": self.ensemble}

    def tables(self) -> Mapping[str, Table]:
        """The answer."""
        return {"points": self.table()}

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The courses through the run."""
        return curves(self.ensemble)

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        told, *rows = [[row[-1], *row[:-1]] for row in sweep_rows(self, len(self.points))]
        means = [self.spread(point) for point in range(len(self.points))]
        estimates = tuple(
            Estimate(place.name, one.mean, *one.mean_interval) for place, one in zip(self.points, means, strict=True)
        )
        return (
            (spoken("scenario", self.scenario.title), _opening(self)),
            [told, *rows],
            (Whiskers(title(self.measure), estimates),),
        )

    def document(self) -> dict[str, Any]:
        """As plain data: every point with the distribution of its measures."""
        design_of = self.ensemble.experiment
        assert isinstance(design_of, Design)
        return {
            "scenario": self.name,
            "title": self.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.scenario.people,
            "measure": self.measure,
            "worlds": self.ensemble.worlds,
            "seed": design_of.seed,
            "population_seed": design_of.population_seed,
            "best": self.best,
            "points": [self._point(point) for point in range(len(self.points))],
            "lost": len(self.ensemble.lost),
        }

    def _point(self, point: int) -> dict[str, Any]:
        measures = {name: self.spread(point, name).document() for name in self.columns()}
        against = self.ensemble.difference(self.measure, point, self.best)
        return {
            "values": dict(self.points[point].values),
            "measures": measures,
            "less_than_best": {"mean": finite(against.mean), "mean_95": [finite(one) for one in against.mean_interval]},
        }


def sweep(
    plan: Arm,
    points: Sequence[Point],
    laboratory: Laboratory,
    worlds: int,
    *,
    measure: str | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
    population: Literal["fixed", "varied"] = "fixed",
) -> Sweep:
    """Play a scenario at every point in the same worlds. ScenarioError if a point cannot be had; DesignError."""
    name = counted(plan.scenario, measure)
    first = design([plan], worlds, seed, population_seed, population)
    arms = tuple(point.arm(plan.scenario) for point in laboratory.preparing(points, _("settings")))
    wanted = Design(arms, worlds, first.seed, first.population_seed, population)
    return Sweep(plan.name, plan.scenario, name, tuple(points), laboratory.conduct(wanted, _("points")))


def sweep_words(found: Sweep, pen: Pen) -> str:
    """The answer for people: points in their order, and what can be told from luck."""
    rows = sweep_rows(found, MOST_ROWS)
    lines = [pen.strong(shown(spoken("scenario", found.scenario.title), 200)), _opening(found), "", *columns(rows)]
    if len(found.points) > MOST_ROWS:
        lines.append(_("and {count} more points, in --out DIR").format(count=len(found.points) - MOST_ROWS))
    return pen.fitted("\n".join(lines)) + "\n"


def _opening(found: Sweep) -> str:
    worlds = ngettext("{count} world", "{count} worlds", found.ensemble.worlds).format(count=found.ensemble.worlds)
    told = _("{measure} at {points} points, each in the same {worlds}. This explores what the scenario assumes.")
    return told.format(measure=title(found.measure), points=f"{numeral(len(found.points)):,.0f}", worlds=worlds)


def sweep_rows(found: Sweep, most: int) -> list[list[str]]:
    """A heading, and a row of texts for each of the first points; the point itself comes last."""
    currency, name = found.scenario.currency, found.measure
    rows = [[_("mean"), _("9 of 10 worlds"), _("goal reached"), _("against the best"), ""]]
    for point in range(min(most, len(found.points))):
        spread = found.spread(point)
        rows.append([
            figure(name, spread.mean, currency),
            between(name, spread.most, currency),
            percent(found.spread(point, "goal_reached").mean),
            _against(found, point),
            shown(found.points[point].name, 80),
        ])  # fmt: skip
    return rows


def _against(found: Sweep, point: int) -> str:
    """How a point stands towards the best one, by the paired difference."""
    if point == found.best:
        return _("the best here")
    difference = found.ensemble.difference(found.measure, point, found.best)
    if not difference.known.any():
        return _("the same")
    return _("too close to call") if difference.mean_interval.holds(0.0) else _("behind")


def _plain(point: Point) -> dict[str, Cell]:
    """The values of a point as cells: numbers where they are numbers."""
    cells: dict[str, Cell] = {}
    for name, value in point.values:
        try:
            cells[name] = float(value)
        except ValueError:
            cells[name] = value
    return cells
