"""The run that a lesson shows: the plan's, or a twin's with the same people and dice. Imported in the run's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario import Scenario

    from .run_like import RunLike


def lesson_run(scenario: Scenario, twin: str) -> RunLike:
    """The run of a scenario's twin; of the scenario itself when no twin is named."""
    from .live_run import LiveRun

    if not twin:
        return LiveRun(scenario)
    from simulator.experiment.answer import asides

    return LiveRun(next(one.scenario for one in asides(scenario)[1] if one.id == twin))
