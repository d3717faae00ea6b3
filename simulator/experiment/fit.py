"""Fitting to own numbers: of many draws of what is not known, those are kept whose past campaign looks like yours.

Approximate Bayesian computation by rejection (Pritchard and others 1999, Molecular Biology and Evolution 16): draw
the unknown settings from their prior, play the past campaign with them in a world of its own, keep the draw if every
number comes within its tolerance.  The kept draws are a sample of the posterior, without regression or weights.
The plan is then played with them in fresh worlds, which gives the narrowed fan.

Draws are a Latin hypercube of coins: each range is covered evenly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..scenario import Scenario
from .conduct import Laboratory
from .design import Arm, DesignError, design
from .dials import turned
from .document import finite
from .ensemble import Ensemble
from .fan import Fan, fan
from .intervals import Floats, quantiles
from .notebook import Sheets, Shown
from .own_numbers import Number, Prior, Sheet, priors
from .points import possible, stratified
from .replication import HEADLINES
from .selection import Wanted
from .spread import Spread
from .tables import Cell, Table

if TYPE_CHECKING:
    from .pen import Pen

ENOUGH = 10
"""Kept draws below which the posterior is only a hint."""
FRESH = 100
"""Worlds at most in which the plan is played before and after."""


@dataclass(frozen=True, eq=False)
class Miss:
    """How far the draws stayed from one number.

    values  (draws,)  what the draws gave; nan where they gave none
    """

    number: Number
    values: Floats

    @property
    def fits(self) -> int:
        """Draws that meet this number, whatever they do to the others."""
        return int(np.count_nonzero(self.off <= 0.0))

    @property
    def off(self) -> Floats:
        """How far beyond the tolerance each draw is (draws,): 0 or less when it fits; inf without a value."""
        beyond = np.abs(self.values - self.number.value) - self.number.miss
        return np.where(np.isnan(beyond), np.inf, np.where(beyond <= 1e-9, 0.0, beyond))

    @property
    def nearest(self) -> float:
        """The draw's value that comes nearest; nan if none has one."""
        return float("nan") if np.isnan(self.values).all() else float(self.values[int(np.argmin(self.off))])

    def document(self) -> dict[str, Any]:
        """As plain data."""
        low, high = Spread(self.values).most
        return {
            "value": finite(self.number.value),
            "miss_allowed": finite(self.number.miss),
            "draws_that_fit": self.fits,
            "nearest": finite(self.nearest),
            "nine_in_ten_draws": [finite(low), finite(high)],
        }


@dataclass(frozen=True, eq=False, repr=False)
class Fit(Shown):
    """What own numbers say about the unknown settings, and about the plan.

    draws          (draws, settings)  prior draws, as bare values
    kept           numbers of the draws that fit every number
    before, after  measure -> its distribution under the plan, with prior and with kept draws; empty when refused
    played         what was played: the "past" campaign with every draw, the plan "before" and "after"
    """

    main: ClassVar[str] = "draws"

    plan: Arm
    measure: str
    settings: tuple[Prior, ...]
    draws: Floats
    misses: tuple[Miss, ...]
    kept: tuple[int, ...]
    seed: int
    population_seed: int
    before: Mapping[str, Spread]
    after: Mapping[str, Spread]
    fans: tuple[Fan, Fan] | None
    played: Mapping[str, Ensemble]

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .fit_words import fit_words
        from .pen import Pen

        return fit_words(self, pen or Pen())

    def table(self) -> Table:
        """One row a draw: its settings, the numbers that it gave, whether it was kept."""
        draws = range(self.draws.shape[0])
        table: dict[str, list[Cell]] = {"draw": list(draws), "kept": [int(one in self.kept) for one in draws]}
        for place, setting in enumerate(self.settings):
            table[setting.dial.name] = self.draws[:, place].tolist()
        return table | {one.number.measure: one.values.tolist() for one in self.misses}

    def parts(self) -> Mapping[str, Ensemble]:
        """The past campaign with every draw, and the plan in fresh worlds before and after."""
        return self.played

    def tables(self) -> Mapping[str, Table]:
        """The draws."""
        return {"draws": self.table()}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .fit_words import fit_sheets

        return fit_sheets(self)

    @property
    def refused(self) -> bool:
        """Whether the numbers contradict the model: no draw meets them all."""
        return not self.kept

    @cached_property
    def hardest(self) -> Miss:
        """The number that fewest draws meet; among these the one that is missed by the largest part."""

        def rank(one: Miss) -> tuple[int, float]:
            return one.fits, -abs(np.nan_to_num(one.nearest) - one.number.value) / max(1e-9, one.number.miss)

        return min(self.misses, key=rank)

    def ends(self, place: int, kept: bool) -> tuple[float, float, float]:
        """Median, 5 % and 95 % of a setting over all draws, or over the kept ones."""
        values = self.draws[list(self.kept), place] if kept else self.draws[:, place]
        middle, low, high = quantiles(values, (0.5, 0.05, 0.95))
        return middle, low, high

    def narrowed(self, place: int) -> float:
        """Width of the kept draws as a part of the width of all draws: 1 means that nothing was learnt."""
        (_m, low, high), (_n, least, most) = self.ends(place, True), self.ends(place, False)
        return (high - low) / (most - least) if most > least else float("nan")

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "scenario": self.plan.name,
            "title": self.plan.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.plan.scenario.people,
            "measure": self.measure,
            "seed": self.seed,
            "population_seed": self.population_seed,
            "draws": int(self.draws.shape[0]),
            "kept": len(self.kept),
            "refused": self.refused,
            "numbers": {one.number.measure: one.document() for one in self.misses},
            "settings": {one.dial.name: self._setting(place) for place, one in enumerate(self.settings)},
            "before": {name: spread.document() for name, spread in self.before.items()},
            "after": {name: spread.document() for name, spread in self.after.items()},
            "fan": None if self.fans is None else {"before": self.fans[0].document(), "after": self.fans[1].document()},
        }

    def _setting(self, place: int) -> dict[str, Any]:
        one = self.settings[place]
        told: dict[str, Any] = {"low": finite(one.low), "high": finite(one.high), "doublings": one.geometric}
        names = {"prior": False} | ({} if self.refused else {"posterior": True})
        for name, kept in names.items():
            median, low, high = self.ends(place, kept)
            told[name] = {"median": finite(median), "low": finite(low), "high": finite(high)}
        if not self.refused:
            told["narrowed_to"] = finite(self.narrowed(place))
            told["kept"] = [finite(self.draws[draw, place]) for draw in self.kept]
        return told


def fit(
    plan: Arm,
    sheet: Sheet,
    laboratory: Laboratory,
    draws: int,
    *,
    people: int | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Fit:
    """Narrow the plan's fan with own numbers; draw i is played in world i, the plan in worlds after these.

    Errors as in `design`, `Laboratory.conduct` and `load`; numbers that no draw meets give a refused Fit.
    """
    known = Arm(plan.name, turned(plan.scenario, sheet.facts) if sheet.facts else plan.scenario)
    past = turned(sheet.scenario_before(plan.scenario, people), sheet.facts)
    settings = tuple(priors(known.scenario, sheet.prior))
    if not settings:
        raise DesignError(_("there is nothing to fit: name settings in [prior]"))
    first = design([plan], draws + FRESH, seed, population_seed)
    places = np.stack([stratified(one.dial.name, draws, first.seed) for one in settings], axis=1)
    values = np.array([[one.at(float(part)) for one, part in zip(settings, row, strict=True)] for row in places])
    played = _played(past, settings, values, range(draws), laboratory, first.seed, first.population_seed, _("draws"))
    misses = tuple(Miss(one, _each(played, one.measure, range(draws))) for one in sheet.numbers)
    kept = tuple(int(one) for one in np.flatnonzero(np.max([one.off for one in misses], axis=0) <= 0.0))
    told = (known, known.scenario.goal.measure, settings, values, misses, kept, first.seed, first.population_seed)
    if not kept:
        return Fit(*told, {}, {}, None, {"past": played})
    fresh, again = range(draws, draws + min(FRESH, draws)), values[np.resize(kept, min(FRESH, draws))]
    seeds = (first.seed, first.population_seed)
    before = _played(known.scenario, settings, values[: len(fresh)], fresh, laboratory, *seeds, _("before"))
    after = _played(known.scenario, settings, again, fresh, laboratory, *seeds, _("after"))
    names = tuple(dict.fromkeys((known.scenario.goal.measure, *HEADLINES)))
    was, now = ({name: Spread(_each(one, name, fresh)) for name in names} for one in (before, after))
    fans = _fans(known.scenario.goal.measure, before, after)
    return Fit(*told, was, now, fans, {"past": played, "before": before, "after": after})


def _played(
    scenario: Scenario,
    settings: Sequence[Prior],
    values: Floats,
    worlds: range,
    laboratory: Laboratory,
    seed: int,
    population_seed: int,
    stage: str,
) -> Ensemble:
    """Each row of values played in its own world; arms are in the order of the rows unless two are equal."""
    wanted = Wanted()
    for row, world in zip(values, worlds, strict=True):
        bare = {key: float(one) for each, one in zip(settings, row, strict=True) for key, _now in each.dial.keys}
        drawn = possible(scenario, bare)
        if drawn is None:
            raise DesignError(_("a draw from [prior] is no scenario that could be played; narrow its ranges"))
        wanted.add(Arm("draw", drawn), (world,))
    return laboratory.conduct(wanted.selection(seed, population_seed), stage)


def _each(played: Ensemble, measure: str, worlds: range) -> Floats:
    """The measure (worlds,) of the one draw that was played in each world; nan where it was lost."""
    found = dict.fromkeys(worlds, float("nan"))
    for one in played.found.values():
        found[one.job.world] = one.value(measure)
    return np.array([found[world] for world in worlds])


def _fans(measure: str, before: Ensemble, after: Ensemble) -> tuple[Fan, Fan] | None:
    """The course of the measure with prior and kept draws; reach where the measure has no course."""
    kept = [list(one.found.values()) for one in (before, after)]
    if not all(kept):
        return None
    name = measure if measure in kept[0][0].curves else "reach"
    first, second = (fan(name, [one.curves[name] for one in each]) for each in kept)
    return first, second
