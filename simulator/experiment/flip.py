"""What would flip the verdict: the smallest change of one lever or assumption after which the other plan is ahead.

Each setting is changed in both plans alike, to both ends of its range, in a few of the worlds.  Where the mean
difference changes its sign, the place is narrowed down by halving the way.  The effort is bounded by a number of
runs and is told with the result; what was not examined is not known to be harmless.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..catalogue import _
from ..scenario import Scenario, ScenarioError, changed
from .compare import Comparison
from .conduct import Laboratory
from .design import Arm, Design
from .intervals import Floats, mean_interval
from .turning import Flip, Search, Setting, settings

HALVINGS = 4
"""The place is found to a sixteenth of the way."""
_FEW = (6, 12, 24)
_FOR_LOOKING = 2.0 / 3.0


def judged(comparison: Comparison, laboratory: Laboratory, effort: int | None = None) -> Comparison:
    """The comparison, with what would flip its verdict.

    effort  runs that looking may take; as many as the comparison of the first two plans took when left out
    """
    runs = 2 * comparison.worlds if effort is None else effort
    return replace(comparison, search=search(comparison, laboratory, runs))


@dataclass(frozen=True, slots=True)
class _Trial:
    """One setting on its way to one end: the plans are as before at `safe`, turned round at `turned`."""

    setting: Setting
    end: float
    safe: float
    turned: float

    @property
    def middle(self) -> float:
        return (self.safe + self.turned) / 2.0

    def value(self, part: float) -> float:
        return self.setting.at(self.end, part)


def search(comparison: Comparison, laboratory: Laboratory, runs: int) -> Search | None:
    """Look for what would flip the verdict between the first two plans, with at most so many runs.

    None when there is no verdict to flip, or too few runs to look at a single setting.
    """
    plans = (comparison.arms[0].scenario, comparison.arms[1].scenario)
    verdict = comparison.verdict
    if verdict.verdict not in ("more", "less"):
        return None
    worlds = _enough(verdict.spread.per_world)
    hunt = _Hunt(comparison, laboratory, worlds, runs)
    known = settings(plans, comparison.measure)
    affordable = runs // (2 * worlds)
    looked = known[: max(0, int(affordable * _FOR_LOOKING) // 2)]
    if not looked:
        return None
    found = hunt.look(looked)
    rounds = (affordable - hunt.tried) // max(1, len(found))
    for _round in range(min(HALVINGS, rounds)):
        found = hunt.halve(found)
    return Search(_nearest(found, plans[0]), len(looked), len(known), worlds, hunt.runs)


def _enough(differences: Floats) -> int:
    """How many worlds, from the first on, show the same verdict as all of them: as few as do."""
    sign = np.sign(np.nanmean(differences))
    for count in _FEW:
        interval = mean_interval(differences[:count])
        if count < differences.size and not interval.holds(0.0) and np.sign(interval.low) == sign:
            return count
    return differences.size


class _Hunt:
    """Plays both plans with changed settings and says whether the verdict has turned."""

    def __init__(self, comparison: Comparison, laboratory: Laboratory, worlds: int, most: int) -> None:
        self._comparison, self._worlds = comparison, worlds
        self._laboratory = replace(laboratory, whole=most)
        self._sign = np.sign(np.nanmean(comparison.verdict.spread.per_world))
        self.tried = 0
        self.runs = 0

    def look(self, settings: Sequence[Setting]) -> list[_Trial]:
        """Go to both ends of each setting; those at which the verdict turns."""
        trials = [
            _Trial(one, end, 0.0, 1.0) for one in settings for end in one.ends if math.isfinite(end) and end != one.now
        ]
        turned = self._turned([(trial, 1.0) for trial in trials])
        return [trial for trial, yes in zip(trials, turned, strict=True) if yes]

    def halve(self, trials: Sequence[_Trial]) -> list[_Trial]:
        """Look in the middle between where the verdict holds and where it has turned."""
        turned = self._turned([(trial, trial.middle) for trial in trials])
        return [
            _Trial(one.setting, one.end, one.safe, one.middle)
            if yes
            else _Trial(one.setting, one.end, one.middle, one.turned)
            for one, yes in zip(trials, turned, strict=True)
        ]

    def _turned(self, tries: Sequence[tuple[_Trial, float]]) -> list[bool]:
        """Whether the mean difference has the other sign, for each trial at a part of its way."""
        arms: list[Arm] = []
        places: list[int | None] = []
        for trial, part in tries:
            pair = [_changed(one, trial.setting, trial.value(part)) for one in self._comparison.arms[:2]]
            places.append(len(arms) if all(pair) else None)
            arms += [one for one in pair if one is not None] if all(pair) else []
        if not arms:
            return [False] * len(tries)
        wanted = self._comparison.ensemble.experiment
        assert isinstance(wanted, Design)
        design = Design(tuple(arms), self._worlds, wanted.seed, wanted.population_seed, wanted.population)
        played = replace(self._laboratory, before=self.runs).conduct(design, _("what would flip it"))
        self.tried += len(arms) // 2
        self.runs += len(design.jobs())
        measure = self._comparison.measure
        means = [None if at is None else played.difference(measure, at + 1, at).mean for at in places]
        return [mean is not None and bool(np.sign(mean) == -self._sign) for mean in means]


def _changed(arm: Arm, setting: Setting, value: float) -> Arm | None:
    """The plan with another value; None where it cannot have it."""
    try:
        return Arm(f"{arm.name} {setting.key}={value:g}", changed(arm.scenario, {setting.key: value}))
    except ScenarioError:
        return None


def _nearest(trials: Sequence[_Trial], plan: Scenario) -> tuple[Flip, ...]:
    """The flips, the smallest change first, one for each setting."""
    flips: dict[str, Flip] = {}
    for trial in trials:
        one, value = trial.setting, trial.value(trial.turned)
        told = one.shown(one.now, plan.currency), one.shown(value, plan.currency)
        flip = Flip(one.key, one.label, one.origin, *told, one.distance(value))
        if one.key not in flips or flip.size < flips[one.key].size:
            flips[one.key] = flip
    return tuple(sorted(flips.values(), key=lambda one: (one.size, one.key)))
