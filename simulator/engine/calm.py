"""The calm twin: the same people and dice, without the cards; how much of the goal an attack leaves."""

from __future__ import annotations

from ..metrics.measures import value
from .run import Run


def calm_of(run: Run) -> Run:
    """A run at minute 0 in which nothing goes wrong."""
    calm = run.scenario.model_copy(update={"card": ()})
    return Run(calm, run.seed, run.population_seed, society=run.society)


def stress_score(run: Run) -> float:
    """Part of the goal that is kept under the cards, 0 to 100: the goal's measure against its calm twin's."""
    twin = calm_of(run)
    twin.advance(run.minute)
    name = run.scenario.goal.measure
    whole = value(twin, name)
    return min(100.0, 100.0 * value(run, name) / whole) if whole else float("nan")
