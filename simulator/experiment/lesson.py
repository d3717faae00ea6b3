"""What the guesses of a lesson are held against: the plan and its twins in the same worlds, an outcome for each guess.

wanted = rehearsal(scenario)                                   # which worlds must be played
found = Outcomes(wanted, laboratory.conduct(wanted.design))
found.of("guess-noise").choice                                 # "more"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from ..catalogue import _, spoken
from ..metrics.measures import brackets
from ..scenario import Scenario
from ..scenario.step import Step
from ..scenario.step_checks import bound
from .answer import asides
from .design import Arm, Design, Job
from .ensemble import Ensemble
from .fan import Fan
from .intervals import Floats

WORLDS = 20
"""Worlds in which a guess is held against what happens."""
MOST_OF = 0.75
"""Of so many worlds one says "more" or "less"; below it is "about the same"."""
EARLY, LATE = 0.4, 0.6
"""Parts of the run before or after which half of all has come."""

Grade = Literal["near", "halfway", "surprise"]
Guess = str | float | tuple[float, ...]
"""A choice by its id, a number, or a curve: its values at the end of each day."""


@dataclass(frozen=True)
class InTurn(Design):
    """A design whose arms are played one after the other, so that the first guess is answered first."""

    def jobs(self) -> tuple[Job, ...]:
        """Arm by arm, and each world by world."""
        return tuple(sorted(super().jobs(), key=lambda job: (job.arm, job.world)))


@dataclass(frozen=True)
class Rehearsal:
    """The worlds that a lesson needs.

    places  arm of the plan (under "") and of every twin, by id
    """

    scenario: Scenario
    design: Design
    places: dict[str, int]


def rehearsal(scenario: Scenario, worlds: int = WORLDS) -> Rehearsal:
    """The plan and the twins that its guesses name, in as many worlds. ScenarioError if a twin cannot be played."""
    guesses = [step for step in scenario.step if step.guess is not None]
    used = list(dict.fromkeys(name for step in guesses for name in (step.twin, *step.among) if name))
    asked = tuple(dict.fromkeys(one for step in guesses if brackets(one := measure_of(scenario, step))[1] is not None))
    plan, twins = asides(scenario)
    found = {plan.digest: Arm(plan.name, plan.scenario, asked)}
    digests = {"": plan.digest}
    for twin in sorted((one for one in twins if one.id in used), key=lambda one: used.index(one.id)):
        arm = Arm(twin.name, twin.scenario, asked)
        found.setdefault(arm.digest, arm)
        digests[twin.id] = arm.digest
    order, arms = list(found), tuple(found.values())
    wanted = InTurn(arms, worlds, plan.scenario.seed, plan.scenario.population_seed)
    return Rehearsal(scenario, wanted, {one: order.index(digest) for one, digest in digests.items()})


def measure_of(scenario: Scenario, step: Step) -> str:
    """What a guess is about: the step's measure, else its twin's, else the goal's."""
    twins = {one.id: one.measure for one in scenario.twin}
    return step.measure or (twins.get(step.twin) if step.twin else None) or scenario.goal.measure


def options(scenario: Scenario, step: Step) -> tuple[tuple[str, str], ...]:
    """What can be chosen: ids, and their words."""
    if step.guess == "direction":
        return ("more", _("more")), ("same", _("about the same")), ("less", _("less"))
    names = {one.id: spoken("scenario", one.name) for one in scenario.twin}
    return tuple((one, names[one]) for one in step.among)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of one guess.

    plan    (worlds,)  the measure with the plan as it is
    others  twin -> (worlds,)  the same with each twin that the guess names
    fan, curve  the course of the measure in all worlds, and in the first one (hours,); for curves alone
    """

    step: Step
    measure: str
    plan: Floats
    others: dict[str, Floats]
    fan: Fan | None = None
    curves: tuple[Floats, ...] = ()

    @property
    def shown(self) -> Floats:
        """The values that a number is about (worlds,): the twin's if one is named, else the plan's."""
        return self.others[self.step.twin] if self.step.twin else self.plan

    @cached_property
    def gains(self) -> Floats:
        """What the twin has more than the plan (worlds,)."""
        return self.shown - self.plan

    @cached_property
    def value(self) -> float:
        """The number: the middle of the worlds, in how many of them, or how many times."""
        values = self.shown[~np.isnan(self.shown)]
        match self.step.guess:
            case "worlds":
                return float(np.count_nonzero(self.gains > 0))
            case "factor":
                return float(values.max() / max(values.min(), 1e-9 if values.max() <= 1 else 1.0))
        return float(np.median(values)) if values.size else float("nan")

    @cached_property
    def choice(self) -> str:
        """What would have been right."""
        if self.step.guess == "direction":
            return self._way(int(np.count_nonzero(self.gains > 0)), int(np.count_nonzero(self.gains < 0)))
        means = {name: float(np.nanmean(values)) for name, values in self.others.items()}
        return (max if self.step.wants == "most" else min)(means, key=lambda name: means[name])

    def _way(self, more: int, less: int) -> str:
        enough = MOST_OF * len(self.plan)
        return "more" if more >= enough else "less" if less >= enough else "same"

    @property
    def curve(self) -> Floats:
        """The course in the first world (hours,)."""
        return self.curves[0]

    # -- whether the text of the reveal is right

    @cached_property
    def told(self) -> tuple[int, int]:
        """In how many worlds what the text says is so, and of how many."""
        return int(np.count_nonzero(self._said)), len(self.plan)

    @property
    def typical(self) -> bool:
        """Whether these worlds went the way that the text says."""
        hits, worlds = self.told
        return hits >= MOST_OF * worlds

    @property
    def _said(self) -> Sequence[bool]:
        expects = self.step.expects
        match self.step.guess:
            case "direction":
                wanted = {"more": self.gains > 0, "less": self.gains < 0, "same": self.gains == self.gains}
                return list(wanted[expects] & (expects != "same" or self.choice == "same"))
            case "which":
                best = (np.nanargmax if self.step.wants == "most" else np.nanargmin)(list(self.others.values()), axis=0)
                return [list(self.others)[one] == expects for one in best]
            case "curve":
                return [_half(one) == expects for one in self.curves]
            case "number":
                return [bound(expects).holds(one) for one in self.shown]
        return [bound(expects).holds(self.value)] * len(self.plan)

    # -- how near a guess was

    def grade(self, guess: Guess) -> Grade:
        """How near a guess was, without a mark: a surprise is where something can be learned."""
        if isinstance(guess, str):
            return self._grade_choice(guess)
        if isinstance(guess, tuple):
            apart = np.abs(np.array(guess) - self.days(self.curve)).mean()
            return _grade(float(apart) / max(float(self.curve.max()), 1e-9), 0.1, 0.25)
        if self.step.guess == "worlds":
            return _grade(abs(guess - self.value), 2, 5)
        if self.step.guess == "factor":
            return _grade(abs(np.log(max(guess, 1e-9) / max(self.value, 1e-9))), 0.25, 0.7)
        low, high = np.nanquantile(self.shown, (0.05, 0.95))
        if low <= guess <= high:
            return "near"
        return _grade(min(abs(guess - low), abs(guess - high)) / max(abs(self.value), 1e-9), 0.1, 0.5)

    def _grade_choice(self, guess: str) -> Grade:
        if guess == self.choice:
            return "near"
        beside = self.step.guess == "direction" and "same" in (guess, self.choice)
        return "halfway" if beside else "surprise"

    def days(self, curve: Floats) -> Floats:
        """A course (hours,) at the end of each day (days,)."""
        return np.asarray(curve[23::24] if len(curve) % 24 == 0 else curve[[*range(23, len(curve), 24), -1]])


def _grade(apart: float, near: float, halfway: float) -> Grade:
    return "near" if apart <= near else "halfway" if apart <= halfway else "surprise"


def _half(curve: Floats) -> str:
    """When half of a growing course has come: early, late or in between."""
    if not curve[-1] > 0:
        return "steady"
    when = (int(np.argmax(curve >= curve[-1] / 2)) + 1) / len(curve)
    return "early" if when <= EARLY else "late" if when >= LATE else "steady"


class Outcomes:
    """What came of every guess of a lesson."""

    def __init__(self, wanted: Rehearsal, played: Ensemble) -> None:
        self._wanted, self.played = wanted, played
        self._known: dict[str, Outcome] = {}

    def of(self, step: str) -> Outcome:
        """The outcome of a guess whose worlds are all there, by the step's id."""
        if step not in self._known:
            self._known[step] = self._make(self._step(step))
        return self._known[step]

    def progress(self, step: str) -> tuple[int, int]:
        """How many of the runs that a guess needs are there, and how many it needs."""
        told = self._step(step)
        arms = {self._wanted.places[name or ""] for name in ("", told.twin, *told.among)}
        needed = [(arm, world) for arm in sorted(arms) for world in range(self.played.worlds)]
        return sum(one in self.played.found for one in needed), len(needed)

    def ready(self, step: str) -> bool:
        """Whether all worlds of a guess are there."""
        done, total = self.progress(step)
        return done == total

    @property
    def result(self) -> float | None:
        """The goal's measure in the first world, a pupil's own; None as long as that is not there."""
        if (0, 0) not in self.played.found:
            return None
        return self.played.found[0, 0].value(self._wanted.scenario.goal.measure)

    def _step(self, name: str) -> Step:
        return next(one for one in self._wanted.scenario.step if one.id == name)

    def _make(self, step: Step) -> Outcome:
        measure, places = measure_of(self._wanted.scenario, step), self._wanted.places
        names = [one for one in (step.twin, *step.among) if one]
        others = {one: self.played.values(measure, places[one]) for one in names}
        arm = places[step.twin or ""]
        if step.guess != "curve":
            return Outcome(step, measure, self.played.values(measure), others)
        curves = tuple(np.asarray(one.curves[measure], np.float64) for one in self.played.of(arm))
        return Outcome(step, measure, self.played.values(measure), others, self.played.fan(measure, arm), curves)
