"""What a report lacks, computed: the worlds, a close look at the middle one, the credit, the settings, the twins."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..engine.run import Run
from ..experiment import plans
from ..experiment.answer import answered, asides
from ..experiment.compare import contrast
from ..experiment.conduct import Laboratory, Stopped
from ..experiment.credit import credit
from ..experiment.design import Arm, DesignError, design
from ..experiment.document import document
from ..experiment.flip import judged
from ..experiment.leaning import leans
from ..experiment.outcome import Outcome, play
from ..experiment.results import Result, of
from ..experiment.sensitivity import chosen, morris
from ..experiment.worlds import SOCIETIES, arms, explore
from ..metrics.measures import brackets
from ..scenario import ScenarioError
from .findings import Findings, gather

MOST_BESIDE = 20
"""Worlds in which twins are played."""
FEW = 4
"""Worlds for what takes many runs in each: credit, and the walks through the settings."""


@dataclass(frozen=True)
class Wanted:
    """What is to be reported when it has to be played first.

    scenario  a bundled name or a file
    against   another plan to be compared with it; None for the same worlds without the campaign
    """

    scenario: str
    worlds: int
    sets: tuple[str, ...] = ()
    people: int | None = None
    seed: int | None = None
    population_seed: int | None = None
    against: str | None = None


def played(wanted: Wanted, laboratory: Laboratory) -> list[Result]:
    """The worlds of a scenario, and the middle one seen closely. Errors as in `Laboratory.conduct`."""
    plan = plans.arm(wanted.scenario, wanted.sets, wanted.people)
    if wanted.against is not None:
        other = plans.arm(wanted.against, (), wanted.people)
        both = design([plan, other], wanted.worlds, wanted.seed, wanted.population_seed)
        first = of("compare", judged(contrast(both, laboratory), laboratory), (plan, other))
    else:
        alone = design(arms(plan, ghost=True), wanted.worlds, wanted.seed, wanted.population_seed)
        first = of("worlds", explore(alone, laboratory, SOCIETIES), (plan,))
    return [first, closely(gather([first]), laboratory)]


def completed(found: Findings, laboratory: Laboratory, wanted: Wanted | None = None) -> list[Result]:
    """Whatever these findings lack, played with the same seeds. Errors as in `Laboratory.conduct`."""
    plan, (seed, people) = found.plan, found.seeds
    seeds: dict[str, Any] = {"seed": seed, "population_seed": people}
    more: list[Result] = []
    if found.many is None:
        wide = design(arms(plan, ghost=True), 40, **seeds)
        more.append(of("worlds", explore(wide, laboratory), (plan,)))
    if found.part("run") is None:
        more.append(closely(found, laboratory))
    if found.part("credit") is None and (plan.scenario.post or plan.scenario.influencer):
        fair = credit(plan, laboratory, FEW, axes=("influencer", "post"), **seeds)
        more.append(of("credit", fair, (plan,)))
    if found.part("sensitivity") is None:
        walks = morris(plan, laboratory, FEW, chosen(plan.scenario, (), False), **seeds)
        more.append(of("sensitivity", walks, (plan,)))
    if found.scenario.twin and not (found.part("answer") and found.part("compare")):
        more += _twins(found, laboratory, wanted)
    return more


def closely(found: Findings, laboratory: Laboratory) -> Result:
    """One world in every detail: the one in the middle of all, or the first. Stopped when somebody asks for it."""
    seed, people = found.seeds
    known = found.spread(found.measure)
    place = middle(known.per_world) if known is not None else 0
    varied = (found.many or {}).get("population") == "varied"
    run = Run(found.scenario, seed + place, people + (place if varied else 0))

    def stopped() -> bool:
        return laboratory.stop is not None and laboratory.stop()

    def going(_run: Run) -> bool:
        return not stopped()

    play(run, going)
    lean = leans(found.scenario, run.seed, run.population_seed, going) if run.finished else None
    if stopped():
        raise Stopped(0, 1)
    told = document(Outcome(found.plan.name, run, leans=lean)) | {"middle": known is not None}
    return Result("run", "run", (found.plan,), json.loads(json.dumps(told)))


def middle(values: np.ndarray) -> int:
    """The world whose value is nearest to the median; the first one where none has a value."""
    if np.isnan(values).all():
        return 0
    return int(np.nanargmin(np.abs(values - np.nanmedian(values))))


def _twins(found: Findings, laboratory: Laboratory, wanted: Wanted | None) -> list[Result]:
    """The plan against its twins, and what would flip the verdict on the first, where its file can still be found."""
    name, sets = (wanted.scenario, wanted.sets) if wanted is not None else (found.plan.name, ())
    people = wanted.people if wanted is not None else found.scenario.people
    try:
        plan, beside = asides(name, sets, people)
    except (ScenarioError, DesignError, OSError):
        return []
    if plan.digest != found.plan.digest:
        return []
    (seed, population), worlds, told = found.seeds, min(found.worlds, MOST_BESIDE), []
    if found.part("answer") is None:
        replies = answered(name, laboratory, worlds, sets=sets, people=people, seed=seed, population_seed=population)
        told.append(of("answer", replies, (found.plan,)))
    if found.part("compare") is None:
        first = beside[0]
        rival = Arm(first.name, first.scenario)
        both = design([found.plan, rival], worlds, seed, population)
        measure = None if brackets(first.measure)[1] else first.measure
        compared = judged(contrast(both, laboratory, measure), laboratory)
        told.append(of("compare", compared, (found.plan, rival)))
    return told
