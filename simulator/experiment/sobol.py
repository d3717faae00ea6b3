"""Sobol indices: which part of the spread of a headline each setting explains, alone and with the others.

The design and the indices are SALib's (extra `sensitivity`), with its plain, unscrambled Sobol sequence: no
generator is asked.  Every point is played in the same few worlds, and their mean is the answer there.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from .conduct import Laboratory
from .design import Arm, Design, DesignError, design
from .dials import Dial
from .document import finite
from .ensemble import Ensemble
from .intervals import Floats
from .notebook import Sheets, Shown
from .points import possible
from .replication import counted
from .sensitivity import SPAN, check_span, values_at
from .tables import Cell, Table

if TYPE_CHECKING:
    from .pen import Pen

INSTALL = "pip install 'groundswell[sensitivity]'"
MOST_SETTINGS = 12
RESAMPLES = 200


@dataclass(frozen=True, eq=False, repr=False)
class Sobol(Shown):
    """First-order and total indices of some settings, each with the half width of its 95 % interval.

    first, total            (settings,)  0..1: part of the variance over the whole space
    first_half, total_half  (settings,)
    """

    main: ClassVar[str] = "indices"

    plan: Arm
    measure: str
    span: float
    worlds: int
    played: Ensemble
    settings: tuple[Dial, ...]
    first: Floats
    total: Floats
    first_half: Floats
    total_half: Floats

    @property
    def runs(self) -> int:
        """Runs that it took."""
        return len(self.played.jobs)

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .pen import Pen
        from .sensitivity_words import sobol_words

        return sobol_words(self, pen or Pen())

    def table(self) -> Table:
        """One row a setting: its indices with half the width of their 95 % intervals."""
        found: dict[str, list[Cell]] = {
            "key": [self.settings[place].name for place in self.ranking],
            "origin": [self.settings[place].origin for place in self.ranking],
            "source": [self.settings[place].source for place in self.ranking],
            "measure": [self.measure for _place in self.ranking],
        }
        columns = {"first": self.first, "first_95": self.first_half, "total": self.total, "total_95": self.total_half}
        return found | {name: [float(column[place]) for place in self.ranking] for name, column in columns.items()}

    def parts(self) -> Mapping[str, Ensemble]:
        """Every point in every world."""
        return {"worlds": self.played}

    def tables(self) -> Mapping[str, Table]:
        """The answer."""
        return {"indices": self.table()}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .sensitivity_words import sobol_sheets

        return sobol_sheets(self)

    @property
    def ranking(self) -> list[int]:
        """Places of the settings, the largest total index first."""
        return [int(one) for one in np.argsort(-self.total, kind="stable")]

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "scenario": self.plan.name,
            "title": self.plan.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.plan.scenario.people,
            "measure": self.measure,
            "method": "sobol",
            "span": self.span,
            "worlds": self.worlds,
            "runs": self.runs,
            "settings": [
                {
                    "key": self.settings[place].name,
                    "origin": self.settings[place].origin,
                    "source": self.settings[place].source,
                    "first": finite(self.first[place]),
                    "first_95": finite(self.first_half[place]),
                    "total": finite(self.total[place]),
                    "total_95": finite(self.total_half[place]),
                }
                for place in self.ranking
            ],
        }


def check_installed() -> None:
    """DesignError with the line to type when SALib is not there."""
    if importlib.util.find_spec("SALib") is None:
        raise DesignError(_("Sobol indices need SALib: {install}").format(install=INSTALL))


def sobol(
    plan: Arm,
    laboratory: Laboratory,
    worlds: int,
    settings: Sequence[Dial],
    *,
    base: int = 64,
    measure: str | None = None,
    span: float = SPAN,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Sobol:
    """Indices from base x (settings + 2) points, each in all worlds. DesignError without SALib.

    base  a power of 2
    """
    check_installed()
    check_span(span)
    moving = [one for one in settings if one.turns]
    if not 2 <= len(moving) <= MOST_SETTINGS:
        raise DesignError(_("name 2 to {most} settings with --keys, such as those that Morris finds").format(
            most=MOST_SETTINGS))  # fmt: skip
    if base < 2 or base & (base - 1):
        raise DesignError(_("the number of base points is a power of 2"))
    name, checked = counted(plan.scenario, measure), design([plan], worlds, seed, population_seed)
    problem = {"num_vars": len(moving), "names": [one.name for one in moving], "bounds": [[0.0, 1.0]] * len(moving)}
    sampler, analyser = (importlib.import_module(f"SALib.{part}.sobol") for part in ("sample", "analyze"))
    places = sampler.sample(problem, base, calc_second_order=False, scramble=False)
    plans = [
        possible(plan.scenario, values_at(moving, place, span)) for place in laboratory.preparing(places, _("settings"))
    ]
    if None in plans:
        raise DesignError(_("some of the settings cannot be turned together; choose others with --keys"))
    arms = tuple(Arm("point", one) for one in plans if one is not None)
    wanted = Design(arms, worlds, checked.seed, checked.population_seed)
    played = laboratory.conduct(wanted, _("points"))
    answers = np.array([played.spread(name, arm).mean for arm in range(len(arms))])
    if not np.nan_to_num(answers).any() or np.isnan(answers).any() or answers.std() == 0.0:
        raise DesignError(_("the measure has no value or never changes here; choose another with --measure"))
    found = analyser.analyze(problem, answers, calc_second_order=False, num_resamples=RESAMPLES, seed=1)
    parts = [np.asarray(found[part], np.float64) for part in ("S1", "ST", "S1_conf", "ST_conf")]
    return Sobol(plan, name, span, worlds, played, tuple(moving), *parts)
