"""Groundswell, a campaign simulator: how a story travels through a society, and how much of it is luck.

    import simulator

    scenario = simulator.load("storytelling-of-hope")
    played = simulator.run(scenario, seed=7)
    print(simulator.measures(played)["reach"])
    simulator.compare(scenario, sets=["influencer.lina.fit=0.3"], worlds=100)
    simulator.answer(scenario)

The verbs of the command are there under their names; their results turn into DataFrames (`to_pandas`) and draw
themselves in a notebook.  Only what is used is imported: `import simulator` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine.run import Run
    from .experiment.asking import answer, confront, credit, fit, forecast, plan, sensitivity, sweep
    from .experiment.face import compare, worlds
    from .metrics.measures import measures
    from .scenario import Scenario, ScenarioError, load

__version__ = "0.1.0"
__all__ = [
    "Run", "Scenario", "ScenarioError", "__version__", "answer", "compare", "confront", "credit", "fit", "forecast",
    "load", "measures", "plan", "run", "sensitivity", "sweep", "worlds",
]  # fmt: skip

_HOMES = {
    "Run": ".engine.run",
    "Scenario": ".scenario",
    "ScenarioError": ".scenario",
    "answer": ".experiment.asking",
    "compare": ".experiment.face",
    "confront": ".experiment.asking",
    "credit": ".experiment.asking",
    "fit": ".experiment.asking",
    "forecast": ".experiment.asking",
    "load": ".scenario",
    "measures": ".metrics.measures",
    "plan": ".experiment.asking",
    "sensitivity": ".experiment.asking",
    "sweep": ".experiment.asking",
    "worlds": ".experiment.face",
}


def run(scenario: Scenario, seed: int | None = None, population_seed: int | None = None) -> Run:
    """Play a scenario to the end in one world; seeds that are left out are the scenario's own.

    seed             how the dice fall
    population_seed  who is there, and who follows whom
    """
    from .engine.run import Run

    played = Run(scenario, seed, population_seed)
    played.play()
    return played


def __getattr__(name: str) -> Any:
    """The public names, each imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(_HOMES[name], __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
