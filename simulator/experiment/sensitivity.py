"""Sensitivity: which of its settings a headline leans on most, and where their values come from.

Every setting is turned by the same part (20 % when left out) down and up, held in its bounds; whole numbers move
by one at least, and numbers at 0 cannot be turned by a part.  Two designs:

- *everything*: one setting at a time down and up, all in the same worlds: "plus and minus 20 % of everything";
- *Morris*: along random trajectories, so that a setting is also met where the others stand differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from ..scenario import Scenario
from .conduct import Laboratory
from .design import Arm, Design, DesignError, design
from .dials import Dial, dial, dials
from .document import finite
from .ensemble import Ensemble
from .intervals import Floats
from .morris import effects, trajectory
from .notebook import Sheets, Shown
from .points import possible
from .replication import counted
from .rows import joined, rows
from .selection import Wanted
from .spread import Spread
from .tables import Table

if TYPE_CHECKING:
    from .pen import Pen

SPAN = 0.2
"""By how much every setting is turned down and up when nobody says otherwise."""
Method = Literal["everything", "morris", "sobol"]
ASSUMED = ("assumption", "memory", "literature", "mission")
"""Origins of values that the scenario's author did not write."""


@dataclass(frozen=True, eq=False)
class Leaning:
    """How much the measure leans on one setting.

    effect  (worlds or trajectories,)  the measure with the setting at its upper end, less at its lower end
    """

    dial: Dial
    effect: Floats

    @cached_property
    def spread(self) -> Spread:
        """The effect over worlds (everything) or trajectories (Morris)."""
        return Spread(self.effect)

    @property
    def size(self) -> float:
        """Morris's mu*: the mean of the sizes, whatever their signs; 0 without a value."""
        return float(np.abs(self.spread.known).mean()) if self.spread.known.size else 0.0

    @property
    def uneven(self) -> float:
        """Morris's sigma: how much the effect differs from place to place (and from luck)."""
        return float(self.spread.known.std(ddof=1)) if self.spread.known.size > 1 else float("nan")

    @property
    def sure(self) -> bool:
        """Whether the direction of the mean effect is told from luck (95 %)."""
        return self.spread.known.size > 1 and not self.spread.mean_interval.holds(0.0)

    def document(self, base: float) -> dict[str, Any]:
        """As plain data; `part` is the mean effect as a part of the measure's own mean."""
        part = self.spread.mean / base if base else float("nan")
        return {
            "key": self.dial.name,
            "now": [finite(now) for _key, now in self.dial.keys],
            "origin": self.dial.origin,
            "source": self.dial.source,
            "meaning": self.dial.meaning,
            "mu": finite(self.spread.mean),
            "mu_95": [finite(one) for one in self.spread.mean_interval],
            "mu_star": finite(self.size),
            "sigma": finite(self.uneven),
            "part": finite(part),
            "told_from_luck": self.sure,
        }


@dataclass(frozen=True, eq=False, repr=False)
class Sensitivity(Shown):
    """What a measure leans on.

    played   the plan as it stands (arm 0), and for "everything" all that was turned
    walked   one row a step and world of Morris's trajectories; empty for "everything"
    skipped  settings at 0, which no part can move, and those whose change the scenario forbids
    """

    main: ClassVar[str] = "settings"

    plan: Arm
    measure: str
    method: Method
    span: float
    worlds: int
    seed: int
    population_seed: int
    played: Ensemble
    leanings: tuple[Leaning, ...]
    skipped: tuple[str, ...]
    walked: Table
    runs: int

    @cached_property
    def base(self) -> Spread:
        """The measure with nothing turned, in every world."""
        return self.played.spread(self.measure, 0)

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .pen import Pen
        from .sensitivity_words import sensitivity_words

        return sensitivity_words(self, pen or Pen())

    def table(self) -> Table:
        """One row a setting and world (or trajectory): how far the measure moves from its low to its high end."""
        pairs = [(one, world) for one in self.ranking for world in range(one.effect.size)]
        return {
            "key": [one.dial.name for one, _world in pairs],
            "origin": [one.dial.origin for one, _world in pairs],
            "source": [one.dial.source for one, _world in pairs],
            "world": [world for _one, world in pairs],
            "measure": [self.measure for _pair in pairs],
            "effect": [float(one.effect[world]) for one, world in pairs],
        }

    def parts(self) -> Mapping[str, Ensemble]:
        """All that was played at once."""
        return {"base" if self.walked else "worlds": self.played}

    def tables(self) -> Mapping[str, Table]:
        """The answer, and the trajectories."""
        return {"settings": self.table()} | ({"worlds": self.walked} if self.walked else {})

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .sensitivity_words import sensitivity_sheets

        return sensitivity_sheets(self)

    @cached_property
    def ranking(self) -> tuple[Leaning, ...]:
        """Those told from luck by the size of their mean effect, then the others by mu*."""
        return tuple(sorted(self.leanings, key=lambda one: (not one.sure, -self._weight(one), one.dial.name)))

    @staticmethod
    def _weight(one: Leaning) -> float:
        return abs(one.spread.mean) if one.sure else one.size

    def document(self) -> dict[str, Any]:
        """Everything as plain data, what matters most first."""
        return {
            "scenario": self.plan.name,
            "title": self.plan.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.plan.scenario.people,
            "measure": self.measure,
            "unit": MEASURES[self.measure].unit,
            "method": self.method,
            "span": self.span,
            "worlds": self.worlds,
            "seed": self.seed,
            "population_seed": self.population_seed,
            "runs": self.runs,
            "base": self.base.document(),
            "settings": [one.document(self.base.mean) for one in self.ranking],
            "not_turned": list(self.skipped),
        }


def chosen(scenario: Scenario, names: Sequence[str], everything: bool) -> list[Dial]:
    """The settings to turn: those named; else all, or only those that the scenario's author left to the defaults."""
    if names:
        return [dial(scenario, name) for name in dict.fromkeys(names)]
    return [one for one in dials(scenario) if everything or one.origin in ASSUMED]


def check_span(span: float) -> None:
    """DesignError unless the part lies above 0 and below 1."""
    if not 0.0 < span < 1.0:
        raise DesignError(_("settings are turned by more than 0 and less than 100 %"))


def everything(
    plan: Arm,
    laboratory: Laboratory,
    worlds: int,
    turned: Sequence[Dial],
    *,
    measure: str | None = None,
    span: float = SPAN,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Sensitivity:
    """Each setting alone, down and up by a part, in the same worlds."""
    check_span(span)
    name, checked = counted(plan.scenario, measure), design([plan], worlds, seed, population_seed)
    wanted, everywhere = Wanted(), range(worlds)
    wanted.add(plan, everywhere)
    pairs: list[tuple[Dial, int, int]] = []
    skipped: list[str] = []
    for one in laboratory.preparing(turned, _("settings")):
        ends = [possible(plan.scenario, one.scaled(1.0 + part)) for part in (-span, span)] if one.turns else [None]
        if None in ends:
            skipped.append(one.name)
            continue
        low, high = (wanted.add(Arm(one.name, end), everywhere) for end in ends if end is not None)
        pairs.append((one, low, high))
    _check_some(pairs)
    played = laboratory.conduct(wanted.selection(checked.seed, checked.population_seed), _("settings"))
    found = [Leaning(one, played.values(name, high) - played.values(name, low)) for one, low, high in pairs]
    return Sensitivity(
        plan, name, "everything", span, worlds, checked.seed, checked.population_seed, played,
        tuple(found), tuple(skipped), {}, len(played.jobs),
    )  # fmt: skip


def morris(
    plan: Arm,
    laboratory: Laboratory,
    trajectories: int,
    turned: Sequence[Dial],
    *,
    measure: str | None = None,
    span: float = SPAN,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Sensitivity:
    """Elementary effects of the settings; trajectory i is played in world i, so that its steps are coupled."""
    check_span(span)
    name, checked = counted(plan.scenario, measure), design([plan], trajectories, seed, population_seed)
    moving, skipped = _movable(plan.scenario, laboratory.preparing(turned, _("settings")), span)
    _check_some(moving)
    base = laboratory.conduct(checked, _("the plan as it stands"))
    walk = _Walk(plan, moving, span, checked, laboratory)
    found = np.stack([walk.effects(name, number) for number in range(trajectories)])
    return Sensitivity(
        plan, name, "morris", span, trajectories, checked.seed, checked.population_seed, base,
        tuple(Leaning(one, found[:, place]) for place, one in enumerate(moving)), tuple(skipped),
        joined(walk.told), len(base.jobs) + walk.runs,
    )  # fmt: skip


class _Walk:
    """Walks trajectories one after the other, so that only the plans of one are in memory at a time."""

    def __init__(self, plan: Arm, moving: Sequence[Dial], span: float, checked: Design, laboratory: Laboratory) -> None:
        self._plan, self._moving, self._span, self._checked = plan, moving, span, checked
        self._laboratory = replace(laboratory, whole=checked.worlds * (len(moving) + 1))
        self.runs = 0
        self.told: list[Table] = []

    def effects(self, measure: str, number: int) -> Floats:
        """Elementary effects (settings,) along one trajectory, which is played in the world of its number."""
        places, order = trajectory(len(self._moving), number, self._checked.seed)
        here, wanted = replace(self._laboratory, before=self.runs), Wanted()
        steps = here.preparing(list(places))
        visits = [wanted.add(_at(self._plan, self._moving, place, self._span), (number,)) for place in steps]
        chosen = wanted.selection(self._checked.seed, self._checked.population_seed)
        played = here.conduct(chosen, _("trajectories"))
        self.runs += len(played.jobs)
        self.told.append(rows(played))
        return effects(places, order, np.array([played.values(measure, arm)[number] for arm in visits]))


def _movable(scenario: Scenario, turned: Iterable[Dial], span: float) -> tuple[list[Dial], list[str]]:
    """Settings that can be turned both ways, and the names of the others."""
    moving: list[Dial] = []
    skipped: list[Dial] = []
    for one in turned:
        fine = one.turns and all(possible(scenario, one.scaled(1.0 + part)) for part in (-span, span))
        (moving if fine else skipped).append(one)
    return moving, [one.name for one in skipped]


def values_at(turned: Sequence[Dial], place: Floats, span: float) -> dict[str, float]:
    """Bare values of all settings at a place (settings,) in 0..1, where 0.5 is the value now."""
    values: dict[str, float] = {}
    for one, part in zip(turned, place, strict=True):
        values |= one.scaled(1.0 + span * (2.0 * float(part) - 1.0))
    return values


def _at(plan: Arm, turned: Sequence[Dial], place: Floats, span: float) -> Arm:
    """The plan with all settings at a place. DesignError where the scenario's parts would not agree there."""
    found = possible(plan.scenario, values_at(turned, place, span))
    if found is None:
        raise DesignError(_("some of the settings cannot be turned together; choose them with --keys"))
    return Arm("trajectory", found)


def _check_some(found: Sequence[object]) -> None:
    if not found:
        raise DesignError(_("none of these settings can be turned by a part: they stand at 0"))
