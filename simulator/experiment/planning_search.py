"""Searching for a better plan under a budget, and testing the winner where it was not chosen.

The search plays every candidate in the same few worlds.  Whoever wins there has also been lucky there (the winner's
curse), so the winner meets the start plan once more in fresh worlds, and only that counts.

Two ways to propose: Optuna's TPE sampler (extra `plan`; Bergstra and others 2011), or a plain search from coins:
first at random, then one dimension at a time around the best.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..catalogue import _
from ..chance import Coins, key, keys
from ..metrics.measures import MEASURES
from ..scenario import Scenario
from .choices import Choice, Cost, Space, cost
from .conduct import Laboratory
from .design import Arm, Design, DesignError
from .ensemble import Ensemble
from .spread import Spread

INSTALL = "pip install 'groundswell[plan]'"
AT_RANDOM = 0.4
"""Part of the trials that the plain search spends at random before it looks around the best."""
PROPOSALS = 20
"""Proposals for each trial before the plain search gives up: some are over budget, some were tried already."""
MOST_TRIALS = 10_000


@dataclass(frozen=True, eq=False)
class Trial:
    """One plan that was tried: what it costs and what it reached in the worlds of the search."""

    choice: Choice
    plan: Scenario
    cost: Cost
    reached: Spread

    @property
    def value(self) -> float:
        """The mean of the measure over the worlds of the search; nan without a value."""
        return self.reached.mean


@dataclass
class Bench:
    """Where plans are tried: within the budget, each choice once.

    trials  how many there shall be, so that whoever waits is told how far it is
    """

    space: Space
    budget: Cost
    laboratory: Laboratory
    measure: str
    worlds: int
    seed: int
    population_seed: int
    trials: int
    tried: dict[Choice, Trial | None] = field(default_factory=dict)
    runs: int = 0

    @property
    def played(self) -> int:
        """How many plans were tried, without those that the budget or the scenario forbids."""
        return sum(one is not None for one in self.tried.values())

    @property
    def sign(self) -> float:
        """The direction that the goal wants."""
        return -1.0 if MEASURES[self.measure].better == "less" else 1.0

    def score(self, trial: Trial | None) -> float:
        """What is to be large: -inf for a plan that cannot be had or has no value."""
        return float("-inf") if trial is None or trial.value != trial.value else self.sign * trial.value

    def look(self, choices: Sequence[Choice]) -> list[Trial | None]:
        """Try these choices, those that are new together; None for what the budget or the scenario forbids."""
        fresh = [one for one in dict.fromkeys(choices) if one not in self.tried]
        plans = {one: self._allowed(one) for one in fresh}
        arms = [Arm("trial", plan) for plan in plans.values() if plan is not None]
        played = self._play(arms) if arms else None
        place = 0
        for choice, plan in plans.items():
            self.tried[choice] = None
            if plan is not None and played is not None:
                self.tried[choice] = Trial(choice, plan, cost(plan), played.spread(self.measure, place))
                place += 1
        return [self.tried[one] for one in choices]

    def _allowed(self, choice: Choice) -> Scenario | None:
        plan = self.space.plan(choice)
        if plan is None or not cost(plan).within(self.budget):
            return None
        return plan

    def _play(self, arms: Sequence[Arm]) -> Ensemble:
        design = Design(tuple(arms), self.worlds, self.seed, self.population_seed)
        laboratory = replace(self.laboratory, before=self.runs, whole=self.trials * self.worlds)
        self.runs += len(design.jobs())
        return laboratory.conduct(design, _("plans"))

    def best(self) -> Trial:
        """The best that was tried; the earliest of equals. DesignError if nothing fits the budget."""
        found = [one for one in self.tried.values() if one is not None]
        if not found:
            raise DesignError(_("no plan that was tried fits the budget; allow more money or hours"))
        return max(found, key=self.score)


def check_installed() -> None:
    """DesignError with the line to type when Optuna is not there."""
    if importlib.util.find_spec("optuna") is None:
        told = _("the search needs Optuna: {install}; or add --simple for a plain search")
        raise DesignError(told.format(install=INSTALL))


def with_optuna(bench: Bench, trials: int) -> None:
    """Let Optuna's TPE propose; what the budget forbids is told to it as worthless. DesignError without Optuna."""
    check_installed()
    optuna: Any = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    sampler = optuna.samplers.TPESampler(seed=bench.seed % 2**32, n_startup_trials=max(5, trials // 5))
    study = optuna.create_study(direction="maximize", sampler=sampler)
    names = [f"{one.kind} {one.about}" for one in bench.space.dimensions]
    for first in (bench.space.start, bench.space.thrifty):
        study.enqueue_trial(dict(zip(names, first, strict=True)))
    worst = 0.0
    for _number in range(trials):
        asked = study.ask()
        choice = tuple(
            asked.suggest_categorical(name, list(range(len(one.levels))))
            for name, one in zip(names, bench.space.dimensions, strict=True)
        )
        score = bench.score(bench.look([choice])[0])
        worst = min(worst, score) if np.isfinite(score) else worst
        study.tell(asked, score if np.isfinite(score) else worst - 1.0)


def simply(bench: Bench, trials: int) -> None:
    """A plain search from coins: the start plan, plans at random, then one dimension at a time around the best."""
    dice = _Dice(bench.space, bench.seed)
    bench.look([bench.space.start, bench.space.thrifty][:trials])
    for number in range(PROPOSALS * trials):
        if bench.played >= trials:
            return
        wide = bench.played < AT_RANDOM * trials or not bench.played
        step = dice.anywhere(number) if wide else dice.nearby(bench.best().choice, number)
        if step not in bench.tried:
            bench.look([step])


class _Dice:
    """Choices drawn from coins."""

    def __init__(self, space: Space, seed: int) -> None:
        self._sizes = np.array([len(one.levels) for one in space.dimensions])
        self._keys = keys(key("dimension"), np.arange(self._sizes.size))
        self._coins = Coins(seed)

    def anywhere(self, number: int) -> Choice:
        """Each dimension stays as it is with one half, else takes any level."""
        stays = self._coins.flip("stays", self._keys, key("trial", number)) & 1 == 0
        drawn = self._coins.flip("level", self._keys, key("trial", number)) % self._sizes
        return tuple(int(one) for one in np.where(stays, 0, drawn))

    def nearby(self, choice: Choice, number: int) -> Choice:
        """One dimension changes to another level."""
        first = self._coins.flip("which", self._keys[:1], key("step", number))[0]
        place = int(first) % len(choice)
        level = int(self._coins.flip("to", self._keys[:1], key("step", number))[0]) % int(self._sizes[place])
        return (*choice[:place], level, *choice[place + 1 :])


def frontier(trials: Sequence[Trial], score: Callable[[Trial], float]) -> list[Trial]:
    """The trials that no other beats for the same money or less, the cheapest first."""
    found: list[Trial] = []
    for one in sorted(trials, key=lambda each: (each.cost.cents, each.cost.hours, -score(each))):
        if score(one) > max((score(each) for each in found), default=float("-inf")):
            found.append(one)
    return found
