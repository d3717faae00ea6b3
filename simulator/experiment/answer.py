"""The answer to a scenario's own question: the plan and its twins in the same worlds.

A scenario that declares no twin is answered by its ghost: the same worlds without the campaign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import __version__
from ..catalogue import _, spoken
from ..engine.run import MODEL_VERSION
from ..metrics.ghost import without_campaign
from ..metrics.measures import brackets
from ..scenario import Scenario
from ..scenario.reader import as_written
from ..scenario.twinning import twinned
from . import plans
from .compare import Difference
from .conduct import Laboratory
from .design import Arm, Design
from .ensemble import Ensemble
from .notebook import Sheets, Shown
from .plans import Source
from .rows import rows
from .store import fingerprint
from .tables import Table
from .worlds import Share, goal_document

if TYPE_CHECKING:
    from .pen import Pen

WORLDS = 20
"""Worlds in which a question is answered when nobody says how many."""
GHOST = "ghost"


@dataclass(frozen=True)
class Aside:
    """A plan beside the plan: what it is called, and what is compared.

    name  completes a sentence that begins "With ..."
    """

    id: str
    name: str
    measure: str
    scenario: Scenario


@dataclass(frozen=True, eq=False, repr=False)
class Answer(Shown):
    """What came of it; arm 0 is the plan.

    arms  the arm of each twin; two that differ only in what is compared are played once
    """

    ensemble: Ensemble
    twins: tuple[Aside, ...]
    arms: tuple[int, ...]

    @property
    def plan(self) -> Scenario:
        """The plan."""
        return self.ensemble.experiment.arms[0].scenario

    @property
    def question(self) -> str:
        """What the scenario asks."""
        return self.plan.question

    def difference(self, place: int) -> Difference:
        """The measure of a twin, by its place, against the plan's: twin minus plan in every world."""
        measure = self.twins[place].measure
        return Difference(measure, self.ensemble.values(measure, 0), self.ensemble.values(measure, self.arms[place]))

    def goal(self, arm: int = 0) -> Share:
        """In how many worlds the plan (0) or a twin reaches its goal."""
        reached = self.ensemble.values("goal_reached", arm)
        return Share(int(np.nansum(reached)), int(np.count_nonzero(~np.isnan(reached))))

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence a twin, with numbers."""
        from .answer_words import sentence

        currency = self.plan.currency
        return tuple(
            sentence(spoken("scenario", twin.name), self.difference(place), currency)
            for place, twin in enumerate(self.twins)
        )

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .answer_words import answer_text
        from .pen import Pen

        return answer_text(self, pen or Pen())

    def table(self) -> Table:
        """One row a plan and world: seeds, fingerprint and every measure."""
        return rows(self.ensemble)

    def parts(self) -> Mapping[str, Ensemble]:
        """The worlds; plan 0 is the plan, the others are its twins."""
        return {"worlds": self.ensemble}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .figures import between, figure, signed, title

        currency = self.plan.currency
        rows = [["", _("measure"), _("plan"), _("twin"), _("twin minus plan"), _("95 % of the mean")]]
        for place, twin in enumerate(self.twins):
            name, apart = twin.measure, self.difference(place).spread
            here, there = (self.ensemble.spread(name, arm).mean for arm in (0, place + 1))
            told = [figure(name, here, currency), figure(name, there, currency), signed(name, apart.mean, currency)]
            rows.append(
                [
                    spoken("scenario", twin.name),
                    title(name),
                    *told,
                    between(name, apart.mean_interval, currency, sign=True),
                ]
            )
        return (self.question, *self.sentences), rows, ()

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        plan, wanted = self.plan, self.ensemble.experiment
        assert isinstance(wanted, Design)
        lost = [{"plan": one.job.arm, "world": one.job.world, "reason": one.reason} for one in self.ensemble.lost]
        return {
            "scenario": wanted.arms[0].name,
            "title": plan.title,
            "question": plan.question,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": plan.people,
            "currency": plan.currency,
            "worlds": self.ensemble.worlds,
            "seed": wanted.seed,
            "population_seed": wanted.population_seed,
            "goal": goal_document(plan, self.goal()),
            "fingerprint": fingerprint(self.ensemble.of(0)),
            "answer": list(self.sentences),
            "twins": [self._twin_document(place) for place in range(len(self.twins))],
            "lost": lost,
        }

    def _twin_document(self, place: int) -> dict[str, Any]:
        twin, one = self.twins[place], self.difference(place)
        return {
            "id": twin.id,
            "name": twin.name,
            "measure": twin.measure,
            "plan": self.ensemble.spread(twin.measure, 0).document(),
            "twin": self.ensemble.spread(twin.measure, self.arms[place]).document(),
            "difference": one.document(),
            "more_in": one.wins,
            "less_in": one.losses,
            "goal": goal_document(twin.scenario, self.goal(self.arms[place])),
            "sentence": self.sentences[place],
        }


def asides(source: Source, sets: Sequence[str] = (), people: int | None = None) -> tuple[Arm, tuple[Aside, ...]]:
    """The plan, and what is played beside it, all of one size. ScenarioError with all problems.

    A twin's numbers are those of the society as its author wrote it, so it is resized after its changes.
    """
    plan = plans.arm(source, sets, people)
    whole = plans.plan(source, sets) if isinstance(source, Scenario) else as_written(source, sets)
    goal = plan.scenario.goal.measure
    found = []
    for twin in whole.twin:
        other = as_written(twin.scenario) if twin.scenario is not None else twinned(whole, twin)
        scenario = plans.checked(plans.plan(other, (), people), twin.name)
        found.append(Aside(twin.id, twin.name, twin.measure or goal, scenario))
    if not found:
        found.append(Aside(GHOST, _("no campaign at all"), goal, without_campaign(plan.scenario)))
    return plan, tuple(found)


def answered(
    source: Source,
    laboratory: Laboratory,
    worlds: int = WORLDS,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
) -> Answer:
    """Play the plan and its twins in the same worlds. ScenarioError, DesignError; errors of `Laboratory.conduct`."""
    from .design import design

    plan, beside = asides(source, sets, people)
    grouped = tuple(dict.fromkeys(twin.measure for twin in beside if brackets(twin.measure)[1] is not None))
    found = {plan.digest: Arm(plan.name, plan.scenario, grouped)}
    there = [Arm(twin.name, twin.scenario, grouped) for twin in beside]
    for arm in there:
        found.setdefault(arm.digest, arm)
    wanted, places = design(list(found.values()), worlds, seed, population_seed), list(found)
    played = laboratory.conduct(wanted, _("worlds"))
    return Answer(played, beside, tuple(places.index(arm.digest) for arm in there))
