"""Whether the steps of a lesson fit the scenario that they are told beside, said at their lines in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..catalogue import _
from ..clock import format_moment
from ..text import cells
from .checks import Place, nearest
from .complaints import Sheet
from .errors import Problem
from .model import Scenario
from .step import COURSES, MOST_REVEAL, MOST_TEXT, Step

SPOKEN = {"direction": ("more", "less", "same"), "curve": ("early", "late", "steady")}
"""What a reveal may say, where it is a word."""
_BOUND = re.compile(r"^at (?P<side>least|most) (?P<level>[0-9]+([.][0-9]+)?)$")


class Bound(NamedTuple):
    """A level, and whether a value must lie above it or below."""

    least: bool
    level: float

    def holds(self, value: float) -> bool:
        """Whether a value is as the text says; a value that there is not is never."""
        return value >= self.level if self.least else value <= self.level


def bound(text: str) -> Bound:
    """Read "at least 2" or "at most 0.5". ValueError, in words, if it is none."""
    found = _BOUND.match(text)
    if not found:
        raise ValueError(_("at least or at most a number, such as: at least 2"))
    return Bound(found["side"] == "least", float(found["level"]))


def lesson_problems(scenario: Scenario, sheet: Sheet) -> list[Problem]:
    """Everything that keeps the steps of a lesson from being shown."""
    found = [one for place, step in enumerate(scenario.step) for one in _problems(scenario, step, place, sheet)]
    seen: list[str] = []
    for place, step in enumerate(scenario.step):
        if step.id in seen:
            found.append(sheet.problem(("step", place, "id"), _("does not fit"), found=step.id,
                                       allowed=_("an id that no other row has")))  # fmt: skip
        seen.append(step.id)
    return found


def _problems(scenario: Scenario, step: Step, place: int, sheet: Sheet) -> Iterator[Problem]:
    here: Place = ("step", place)
    twins = [one.id for one in scenario.twin]
    asked = [(("twin",), step.twin)] if step.twin is not None else []
    asked += [(("among", index), name) for index, name in enumerate(step.among)]  # type: ignore[misc]
    for where, name in asked:
        if name not in twins:
            yield _unknown(sheet, (*here, *where), str(name), twins)
    keys = [one.key for one in scenario.lever]
    for index, key in enumerate(step.levers):
        if key not in keys:
            yield _unknown(sheet, (*here, "levers", index), key, keys)
    if step.until is not None and step.until > scenario.horizon:
        last = _("a moment inside the run, {moment} at the latest").format(moment=format_moment(scenario.horizon))
        yield sheet.problem((*here, "until"), _("does not fit"), found=format_moment(step.until), allowed=last)
    yield from _guess(scenario, step, here, sheet)
    for key, text, most in (("text", step.text + step.notice, MOST_TEXT), ("reveal", step.reveal, MOST_REVEAL)):
        if cells(text) > most:
            allowed = _("at most {most} cells, so that it fits a screen of 80x24").format(most=most)
            yield sheet.problem((*here, key), _("is too long"), found=str(cells(text)), allowed=allowed,
                                remedy=_("one idea a step: make two of it"))  # fmt: skip


def _guess(scenario: Scenario, step: Step, here: Place, sheet: Sheet) -> Iterator[Problem]:
    """What is wrong with what is guessed."""
    if step.guess is None:
        return
    measure = step.measure or scenario.goal.measure
    if step.guess == "curve" and measure not in COURSES:
        yield _unknown(sheet, (*here, "measure"), measure, list(COURSES))
    words = list(step.among) if step.guess == "which" else list(SPOKEN.get(step.guess, ()))
    if words and step.expects not in words:
        yield _unknown(sheet, (*here, "expects"), step.expects, words)
    elif not words:
        try:
            bound(step.expects)
        except ValueError as reason:
            yield sheet.problem((*here, "expects"), _("does not fit"), found=step.expects, allowed=str(reason))


def _unknown(sheet: Sheet, where: Place, found: str, known: list[str]) -> Problem:
    close = nearest(found, known)
    remedy = _("did you mean {name}?").format(name=close) if close else ""
    names = ", ".join(known) or _("none declared")
    return sheet.problem(where, _("does not fit"), found=found, allowed=_("one of {names}").format(names=names),
                         remedy=remedy)  # fmt: skip
