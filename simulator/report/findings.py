"""All that is known of a plan, put together from results: whatever was not computed is None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..catalogue import _
from ..experiment.compare import Difference
from ..experiment.design import Arm
from ..experiment.fan import Fan
from ..experiment.figures import unit_of
from ..experiment.intervals import Interval
from ..experiment.luck import Luck
from ..experiment.results import Result, ResultError
from ..experiment.spread import Spread
from ..experiment.worlds import Share
from ..scenario import Scenario

Document = Mapping[str, Any]
MANY = ("worlds", "compare", "answer")
"""Questions that are answered in many worlds, in the order in which the outcome is taken from them."""


@dataclass(frozen=True)
class Findings:
    """What is known.

    plan     the plan that all of it is about
    others   the plans that it was compared with, in the order of their letters B, C ...
    parts    the documents by question: run, worlds, compare, answer, credit, sensitivity, facts
    """

    plan: Arm
    others: tuple[Arm, ...]
    parts: Mapping[str, Document]

    @property
    def scenario(self) -> Scenario:
        """The plan itself."""
        return self.plan.scenario

    @property
    def currency(self) -> str:
        """In which money is told."""
        return self.scenario.currency

    @property
    def main(self) -> str:
        """The question whose worlds are told as the outcome; "" when only one world was played."""
        return next((one for one in MANY if one in self.parts), "")

    @property
    def measure(self) -> str:
        """What decides: the goal's measure, or that of the comparison where there is nothing else."""
        return self.verdict if self.main == "compare" else self.scenario.goal.measure

    @property
    def verdict(self) -> str:
        """What the plans were compared by."""
        return str(self.parts["compare"]["measure"])

    @property
    def beside(self) -> range:
        """Places of the plans whose outcome is drawn: that of the plan, and of those it is only compared with."""
        return range(1 + (len(self.others) if self.main == "compare" else 0))

    @property
    def drawn(self) -> str:
        """What is drawn world by world: the measure that decides, unless that only comes true or not."""
        return self.course() if unit_of(self.measure) == "0 or 1" else self.measure

    def part(self, question: str) -> Document | None:
        """The document of one question; None if it was not asked."""
        return self.parts.get(question)

    @property
    def many(self) -> Document | None:
        """The result that many worlds are taken from."""
        return self.parts.get(self.main)

    @property
    def seeds(self) -> tuple[int, int]:
        """Dice and people of the first world."""
        found = self.many or next(iter(self.parts.values()))
        seed, people = self.scenario.seed, self.scenario.population_seed
        return int(found.get("seed", seed)), int(found.get("population_seed", people))

    @property
    def worlds(self) -> int:
        """How many worlds were played; 1 for a single run."""
        return int(self.many["worlds"]) if self.many else 1

    @property
    def goal(self) -> Share | None:
        """In how many worlds the plan reaches its goal; None when only one was played."""
        found = self.many
        if found is None:
            return None
        told = found["plans"][0]["goal"] if self.main == "compare" else found["goal"]
        known = spread(self.measures()["goal_reached"]).known.size if self.measures() else int(found["worlds"])
        return Share(int(told["reached"]), int(known))

    def measures(self, plan: int = 0) -> Mapping[str, Any]:
        """The distributions of every measure under a plan; empty where they are not kept."""
        return self._of(plan).get("measures", {})

    def _of(self, plan: int) -> Mapping[str, Any]:
        """The document that holds the measures and courses of a plan."""
        if plan or self.main == "compare":
            return self.parts["compare"]["plans"][plan]
        return self.many or {}

    def spread(self, measure: str, plan: int = 0) -> Spread | None:
        """The distribution of a measure; None where it is not kept."""
        found = self.measures(plan).get(measure)
        return None if found is None else spread(found)

    def fan(self, measure: str, plan: int = 0) -> Fan | None:
        """The course of a measure; None where it is not kept."""
        kept = self._of(plan).get("fan", {})
        return fan(measure, kept[measure], self.worlds) if measure in kept else None

    def ghost_fan(self, measure: str) -> Fan | None:
        """The same without the campaign, or under plan B."""
        if self.main == "compare":
            return self.fan(measure, 1)
        ghost = (self.part("worlds") or {}).get("ghost") or {}
        kept = ghost.get("fan", {})
        return fan(measure, kept[measure], self.worlds) if measure in kept else None

    def course(self) -> str:
        """The measure whose course is shown: the one that decides, else deeds if there are any, else reach."""
        if self.fan(self.measure) is not None:
            return self.measure
        deeds = self.fan("deeds")
        return "deeds" if deeds is not None and deeds.hours and deeds.median[-1] > 0 else "reach"

    def luck(self) -> tuple[str, Luck] | None:
        """The split of the spread, of the measure that decides, else of the first that varies."""
        kept = (self.part("worlds") or {}).get("luck") or {}
        found = {str(name): luck(one) for name, one in kept.items()}
        names = dict.fromkeys((self.measure, self.drawn, *found))
        varied = [name for name in names if name in found and found[name].ceiling == found[name].ceiling]
        name = next(iter([*varied, *found]), None)
        return None if name is None else (name, found[name])

    def compared(self, measure: str, plan: int = 1) -> Difference:
        """A measure of a plan against the first, in the worlds of the comparison."""
        plans = self.parts["compare"]["plans"]
        first, second = (spread(plans[place]["measures"][measure]).per_world for place in (0, plan))
        return Difference(measure, first, second)

    def twins(self) -> list[tuple[str, Difference]]:
        """What was played beside the plan to answer its question: names, and the twin less the plan."""
        found = self.part("answer") or {"twins": ()}
        return [
            (
                str(one["name"]),
                Difference(str(one["measure"]), spread(one["plan"]).per_world, spread(one["twin"]).per_world),
            )
            for one in found["twins"]
        ]


def gather(results: Sequence[Result]) -> Findings:
    """What these results know together. ResultError if they are about different plans."""
    if not results:
        raise ResultError(_("there is no result to report"))
    about = [one for one in results if one.plans]
    if not about:
        raise ResultError(_("none of these holds a plan; name a folder of worlds, compare, run, credit ..."))
    first = next((one for one in about if one.question in MANY), about[0])
    for one in about:
        if one.plans[0].digest != first.plans[0].digest:
            told = _("{one} and {other} are about different plans, and cannot be told in one report")
            raise ResultError(told.format(one=first.place, other=one.place))
    others = next((one.plans[1:] for one in about if one.question == "compare"), ())
    return Findings(first.plans[0], tuple(others), {one.question: one.document for one in results})


def spread(document: Document) -> Spread:
    """The values of a measure in every world."""
    return Spread(np.array([number(one) for one in document["per_world"]], np.float64))


def fan(measure: str, document: Document, worlds: int) -> Fan:
    """The bands of a course."""
    bands = [[number(one) for one in document[name]] for name in ("p5", "p25", "p50", "p75", "p95")]
    return Fan(measure, np.array(bands, np.float64).reshape(5, -1), worlds)


def luck(document: Document) -> Luck:
    """The spread taken apart."""
    return Luck(
        str(document["scale"]),
        int(document["societies"]),
        int(document["dice"]),
        number(document["structure"]),
        interval(document["structure_95"]),
        number(document["luck"]),
        interval(document["luck_95"]),
        number(document["ceiling"]),
        interval(document["ceiling_95"]),
    )


def interval(ends: Sequence[float | None]) -> Interval:
    """Two ends, unknown ones as nan."""
    low, high = ends
    return Interval(number(low), number(high))


def number(value: float | None) -> float:
    """A number of a document; nan for none."""
    return float("nan") if value is None else float(value)
