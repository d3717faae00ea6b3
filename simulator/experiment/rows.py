"""An experiment as one table: a row for each plan and world; and its courses as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .ensemble import Ensemble
from .replication import NAMES, PLACES
from .tables import Cell, Table


def rows(ensemble: Ensemble) -> Table:
    """One row a plan and world: numbers and names of the plan, seeds, fingerprint and every measure."""
    found = [ensemble.found[job.arm, job.world] for job in ensemble.jobs if (job.arm, job.world) in ensemble.found]
    arms = ensemble.experiment.arms
    table: dict[str, list[Cell]] = {
        "plan": [one.job.arm for one in found],
        "name": [arms[one.job.arm].name for one in found],
        "world": [one.job.world for one in found],
        "seed": [one.job.seed for one in found],
        "population_seed": [one.job.population_seed for one in found],
        "fingerprint": [one.fingerprint for one in found],
    }
    return table | {name: [float(one.measures[PLACES[name]]) for one in found] for name in NAMES}


def joined(tables: Sequence[Table]) -> Table:
    """Tables with the same columns, one below the other."""
    return {name: [cell for table in tables for cell in table[name]] for name in tables[0]} if tables else {}


def curves(ensemble: Ensemble) -> dict[str, NDArray[np.generic]]:
    """The kept courses: "plan.measure" -> (worlds, hours), rows in world order, lost worlds left out."""
    found: dict[str, NDArray[np.generic]] = {}
    for arm in range(len(ensemble.experiment.arms)):
        played = list(ensemble.of(arm))
        found[f"{arm}.world"] = np.array([one.job.world for one in played], np.int64)
        for name in ensemble.courses(arm):
            found[f"{arm}.{name}"] = np.stack([one.curves[name] for one in played])
    return found
