"""One run as plain data, for JSON: numbers finite or null, names documented."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from .. import __version__
from ..engine.run import MODEL_VERSION
from ..metrics import reasons
from .origins import counts
from .outcome import Outcome

Number = int | float | None


def document(outcome: Outcome) -> dict[str, Any]:
    """Everything that is known of a run in numbers: `reasons` add up to `deliveries`."""
    run, goal = outcome.run, outcome.goal
    ended = reasons.by_name(outcome.record)
    ghost = outcome.ghost_measures
    return {
        "scenario": outcome.name,
        "title": run.scenario.title,
        "question": run.scenario.question,
        "version": __version__,
        "model_version": MODEL_VERSION,
        "seed": run.seed,
        "population_seed": run.population_seed,
        "people": run.society.people,
        "days": run.scenario.days,
        "currency": run.scenario.currency,
        "partial": outcome.partial,
        "minute": run.minute,
        "fingerprint": run.fingerprint(),
        "goal": {
            "measure": goal.measure,
            "target": finite(goal.target),
            "value": finite(goal.value),
            "deadline": goal.deadline,
            "reached": goal.reached,
        },
        "deliveries": sum(ended.values()),
        "reasons": ended,
        "measures": numbers(outcome.measures),
        "without_campaign": None if ghost is None or outcome.other is not None else numbers(ghost),
        "against": None
        if ghost is None or outcome.other is None
        else {
            "plan": outcome.other,
            "measures": numbers(ghost),
        },
        "caused": None if outcome.caused is None else numbers(outcome.caused),
        "breakdowns": {name: numbers(table) for name, table in outcome.breakdowns.items()},
        "parameters": dict(counts(run.scenario)),
        "leans": None if outcome.leans is None else outcome.leans.document(),
    }


def finite(value: float) -> Number:
    """The number, whole where it is whole; None where it has no value."""
    value = float(value)
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def numbers(table: Mapping[str, float]) -> dict[str, Number]:
    """Every number of a table, finite or None."""
    return {name: finite(value) for name, value in table.items()}
