"""From what people name to plans that can be compared: names, files, changes; one goal that can be counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..metrics.goal_names import goal_problems
from ..scenario import Scenario, ScenarioError, dump, load, loads
from .design import Arm

Source = str | Path | Scenario


def plan(source: Source, sets: Sequence[str] = (), people: int | None = None) -> Scenario:
    """The scenario of a name, a file or a Scenario, changed and resized as asked. ScenarioError with all problems."""
    if isinstance(source, Scenario):
        if not sets and people is None:
            return source
        return loads(dump(source), folder=source.folder, sets=sets, people=people)
    return load(source, sets, people)


def arm(source: Source, sets: Sequence[str] = (), people: int | None = None, name: str | None = None) -> Arm:
    """The plan under a name: how it was asked for, with its changes; the title of a Scenario."""
    scenario = plan(source, sets, people)
    called = scenario.title if isinstance(source, Scenario) else str(source)
    return Arm(name or " ".join([called, *sets]), checked(scenario, called))


def checked(scenario: Scenario, name: str) -> Scenario:
    """The scenario itself. ScenarioError if its goal names no documented measure."""
    if problems := goal_problems(scenario, name):
        raise ScenarioError(problems)
    return scenario
