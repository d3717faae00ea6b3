"""A lesson on paper, as Markdown: the tasks with blanks, and the answers apart from them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import _, spoken
from ..clock import WEEKDAYS
from ..numerals import numeral
from ..scenario import Scenario
from ..scenario.step import Step
from .figures import figure, title
from .lesson import Outcomes, measure_of, options
from .lesson_words import happened

BLANK = "_" * 24
LINE = "_" * 60


def worksheet(scenario: Scenario) -> str:
    """What a pupil gets: the question, the tasks, the blanks."""
    lines = [f"# {_said(scenario.title)}", "", f"**{_said(scenario.question)}**", ""]
    lines += [_("Name: {blank}   World: {short}   Code: {blank}").format(blank=BLANK, short="_" * 6), ""]
    for number, step in enumerate(scenario.step, 1):
        lines += [f"## {number}. {_said(step.title)}", ""]
        lines += [part for text in (step.text, step.notice) if text for part in (_said(text), "")]
        lines += [*_task(scenario, step), ""]
    return "\n".join(lines).rstrip() + "\n"


def answers(scenario: Scenario, found: Outcomes) -> str:
    """What the teacher gets: what came of every guess in these worlds, and why; then the notes."""
    lines = [f"# {_('Answers')}: {_said(scenario.title)}", ""]
    for number, step in enumerate(scenario.step, 1):
        if step.guess is not None:
            lines += [f"## {number}. {_said(step.title)}", "", f"*{_said(step.ask)}*", ""]
            lines += [*happened(scenario, found.of(step.id)), "", _said(step.reveal), ""]
    return "\n".join([*lines, teacher(scenario)]).rstrip() + "\n"


def teacher(scenario: Scenario) -> str:
    """The teacher's notes with their sources."""
    notes = scenario.teacher
    lines = [f"## {_('For the teacher')}", ""]
    lines += [_("Time: {minutes} minutes").format(minutes=notes.minutes), ""]
    lines += [f"{_('Aim')}: {_said(notes.aim)}", ""] if notes.aim else []
    lines += [_said(notes.notes), ""] if notes.notes else []
    asked = [step for step in scenario.step if step.kind == "discuss"]
    lines += [part for step in asked for part in (f"{_('To discuss')}: {_said(step.ask)}", "")]
    lines += [f"{_('Where it is known from')}:", "", *(f"- {one}" for one in notes.sources)] if notes.sources else []
    return "\n".join(lines).rstrip() + "\n"


def _said(text: str) -> str:
    return spoken("scenario", text)


def _task(scenario: Scenario, step: Step) -> Iterator[str]:
    """What is to be done, with room for it."""
    if step.kind == "watch":
        yield f"{_('What do you see?')} {LINE}"
    elif step.kind == "discuss":
        yield from (f"**{_said(step.ask)}**", "", LINE, "", LINE)
    elif step.kind == "try":
        yield from _levers(scenario, step)
    else:
        yield from (f"**{_said(step.ask)}**", "", *_blanks(scenario, step), "")
        yield from (f"{_('What happened')}: {BLANK}", "", f"{_('Why, do you think?')} {LINE}")


def _blanks(scenario: Scenario, step: Step) -> Iterator[str]:
    if step.guess in ("direction", "which"):
        yield from (f"- [ ] {words}" for _id, words in options(scenario, step))
    elif step.guess == "curve":
        days = [WEEKDAYS[day % 7].capitalize() for day in range(scenario.days)]
        yield _("My curve of {measure}, at the end of each day:").format(measure=title(measure_of(scenario, step)))
        yield from ("", f"| {' | '.join(days)} |", "|---" * len(days) + "|", "|   " * len(days) + "|")
    elif step.guess == "worlds":
        yield _("My guess: {blank} worlds of 20").format(blank="_" * 6)
    else:
        measure = measure_of(scenario, step)
        low, high = (format(numeral(one), "g") if step.guess == "factor" else figure(measure, one, scenario.currency)
                     for one in (step.low, step.high or 0.0))  # fmt: skip
        yield _("My guess: {blank} (from {low} to {high})").format(blank="_" * 10, low=low, high=high)


def _levers(scenario: Scenario, step: Step) -> Iterator[str]:
    """A table for what was tried."""
    heads = (_("Lever"), _("I set it to"), _("What changed"))
    yield from (f"| {' | '.join(heads)} |", "|---|---|---|")
    for lever in tried(scenario, step):
        yield f"| {_said(lever)} |   |   |"


def tried(scenario: Scenario, step: Step) -> list[str]:
    """The labels of the levers that a step offers."""
    keys = step.levers or tuple(one.key for one in scenario.lever[:3])
    return [one.label for key in keys for one in scenario.lever if one.key == key]
