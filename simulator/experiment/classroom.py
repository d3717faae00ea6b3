"""A class of worlds: every pupil played one, and their codes come together in one histogram."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .. import __version__
from ..catalogue import _, ngettext, spoken
from ..engine.run import MODEL_VERSION, Run
from ..metrics.measures import MEASURES
from ..metrics.record import record
from ..scenario import Scenario
from .bins import histogram, histogram_document
from .class_code import Coded, CodeError, plan_number, read, written
from .design import Arm
from .document import finite
from .figures import figure, title
from .intervals import Floats
from .pen import Pen
from .spread import Spread

MOST_CODES = 2_000
_BETWEEN = re.compile(r"[\n,;]+")


def number_of(scenario: Scenario) -> int:
    """The number that stands for a plan on its people in a code."""
    return plan_number(Arm("", scenario).digest, scenario.population_seed)


def code(scenario: Scenario, seed: int, result: float) -> str:
    """The code of a world whose goal's measure came to `result`. CodeError for a seed that is too large."""
    return written(Coded(int(MODEL_VERSION), number_of(scenario), seed, result))


def played(scenario: Scenario, seed: int) -> float:
    """Play a pupil's world to its end: what the goal's measure comes to."""
    run = Run(scenario, seed)
    run.play()
    return float(MEASURES[scenario.goal.measure](record(run)))


@dataclass
class Classroom:
    """The results of a class, as its codes come in.

    results  by the number of the world, in the order in which they came
    refused  codes that could not be taken, as they were typed, each with the reason
    """

    scenario: Scenario
    results: dict[int, float] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def take(self, typed: str) -> str:
        """Take one code; returns why it cannot be taken, in words, or nothing."""
        reason = self._reason(typed)
        if reason:
            self.refused.append((typed.strip()[:40], reason))
        return reason

    def take_all(self, text: str) -> list[str]:
        """Take every code of a text, one a line or parted by commas; returns the reasons for those refused."""
        found = [one for one in _BETWEEN.split(text) if one.strip() and not one.strip().startswith("#")]
        return [reason for one in found[:MOST_CODES] if (reason := self.take(one))]

    def _reason(self, typed: str) -> str:
        try:
            one = read(typed)
        except CodeError as error:
            return str(error)
        if one.version != int(MODEL_VERSION):
            told = _("made with model {theirs}, this is model {ours}: a class needs the same program on every computer")
            return told.format(theirs=one.version, ours=MODEL_VERSION)
        if one.plan != number_of(self.scenario):
            return _other(one.plan)
        known = self.results.get(one.seed)
        if known is not None and (known == one.result or known != known):
            return _("world {seed} is there already: the same code twice").format(seed=one.seed)
        if known is not None:
            return _("world {seed} is there already, with another result: play it again").format(seed=one.seed)
        self.results[one.seed] = one.result
        return ""

    @property
    def values(self) -> Floats:
        """The results that there are (worlds,)."""
        return np.array([one for one in self.results.values() if one == one], np.float64)

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        scenario = self.scenario
        return {
            "title": scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "measure": scenario.goal.measure,
            "worlds": {str(seed): finite(self.results[seed]) for seed in sorted(self.results)},
            "median": finite(Spread(self.values).median),
            "histogram": histogram_document(self.values.tolist()),
            "refused": [{"code": typed, "reason": reason} for typed, reason in self.refused],
        }

    def text(self, pen: Pen | None = None) -> str:
        """The histogram in words and bars, and what was refused."""
        pen = pen or Pen()
        lines = [pen.strong(spoken("scenario", self.scenario.title)), self.count, ""]
        lines += self.bars("█" if pen.unicode else "#", max(10, pen.width - 40))
        if self.refused:
            lines += ["", _("Not taken:"), *(f"  {typed}: {reason}" for typed, reason in self.refused)]
        return "\n".join(lines) + "\n"

    @property
    def count(self) -> str:
        """How many worlds there are, and what is counted."""
        count = len(self.results)
        told = ngettext("{count} world: {measure}", "{count} worlds: {measure}", count)
        return told.format(count=count, measure=title(self.scenario.goal.measure))

    def bars(self, sign: str, room: int) -> list[str]:
        """A row for each bin of the histogram."""
        values, measure, currency = self.values, self.scenario.goal.measure, self.scenario.currency
        if not len(values):
            return []
        counts, wide = histogram(values.tolist())
        low, each = float(values.min()), max(1, min(4, room // max(counts)))
        whole = bool(np.all(values == np.round(values)))
        rows = []
        for place, count in enumerate(counts):
            first, last = low + place * wide, low + (place + 1) * wide - (1 if whole else 0)
            ends = figure(measure, first, currency)
            if last > first:
                ends = _("{low} to {high}").format(low=ends, high=figure(measure, last, currency))
            rows.append(f"  {ends:>18}  {sign * min(room, count * each)} {count or ''}".rstrip())
        return rows


def _other(plan: int) -> str:
    """That a code belongs to another plan, and to which of the bundled ones."""
    from ..scenario import ScenarioError, bundled, load

    for name in bundled():
        try:
            found = load(name)
        except ScenarioError:
            continue
        if number_of(found) == plan:
            return _('made with another scenario: "{title}" ({name})').format(
                title=spoken("scenario", found.title), name=name
            )
    return _("made with another scenario, or with other settings of this one")


def gathered(scenario: Scenario, texts: Iterable[str]) -> Classroom:
    """The class of all codes in some texts."""
    found = Classroom(scenario)
    for text in texts:
        found.take_all(text)
    return found
