"""What an experiment leaves in its folder beside the worlds: tables, curves, a summary, and how to read them."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

from .. import __version__
from ..engine.run import MODEL_VERSION
from ..scenario import dump
from .compare import Comparison
from .design import Design
from .document import numbers
from .ensemble import Ensemble
from .replication import NAMES
from .rows import rows
from .store import Store, fingerprint
from .tables import Cell, Table, csv_text, json_text, npz, parquet
from .worlds import Worlds

Kept = Worlds | Comparison

README = """# An experiment: many worlds

Each row of `worlds.csv` is one plan in one world. Worlds differ in their dice (`seed`); plans with the same seeds met
the same people and the same dice, so they can be compared row by row.

    import pandas as pd
    worlds = pd.read_csv("worlds.csv")                      # pandas
    # polars:   polars.read_csv("worlds.csv")
    # DuckDB:   SELECT plan, median(reach) FROM 'worlds.csv' GROUP BY plan

| file | what is in it |
|---|---|
| `manifest.json` | the plans as played, seeds, versions, a fingerprint over all worlds, a digest of every file |
| `worlds.csv` | one row a plan and world: seeds, fingerprint, every measure (docs/measures.md); empty: no value |
| `differences.csv` | of a comparison: each plan less the first one, world by world |
| `societies.csv` | the first plan in other societies with the same dice, from which luck was split from structure |
| `curves.npz` | `0.reach` is the reach of plan 0: one row a world, one column an hour (value at the end of the hour) |
| `summary.json` | medians, intervals and all that the command printed with `--format json` |
| `*.parquet` | the tables once more, where pyarrow was installed |
| `worlds/` | one folder a world, each whole or absent, which `--resume` takes up; `done` has the digests of its files |

    import numpy as np
    reach = np.load("curves.npz")["0.reach"]                # worlds x hours

World i has seed `seed + i` of the manifest. To look at one of them closely, with every delivery:

    groundswell run SCENARIO --seed SEED --out FOLDER

Money is in cents, time in minutes. No file holds the time of day: the same experiment gives the same bytes.
These numbers explore what the scenario assumes; they are no forecast of what people do.
"""


def identity(experiment: Design) -> dict[str, Any]:
    """What makes two folders the same experiment: its plans and where its seeds begin, not how many worlds."""
    return {
        "model_version": MODEL_VERSION,
        "plans": [arm.digest for arm in experiment.arms],
        "seed": experiment.seed,
        "population_seed": experiment.population_seed,
        "population": experiment.population,
    }


def keep(result: Kept, store: Store) -> None:
    """Write all that belongs to a finished experiment. StoreError when the disk refuses."""
    experiment = result.ensemble.experiment
    assert isinstance(experiment, Design)
    files: dict[str, bytes] = {}
    for name, table in _tables(result).items():
        files[f"{name}.csv"] = csv_text(table)
        columns = parquet(table)
        if columns is not None:
            files[f"{name}.parquet"] = columns
    files["curves.npz"] = npz(curves(result.ensemble))
    document = result.document()
    files["summary.json"] = json_text(document)
    files["README.md"] = README.encode()
    store.finish(files, {**_manifest(experiment, result), "state": "finished"})


def _tables(result: Kept) -> dict[str, Table]:
    tables = {"worlds": rows(result.ensemble)}
    if isinstance(result, Comparison):
        tables["differences"] = difference_rows(result)
    elif result.grid is not None:
        tables["societies"] = rows(result.grid)
    return tables


def difference_rows(comparison: Comparison) -> Table:
    """One row a plan (but the first) and world: every measure, less the first plan's."""
    plans = range(1, len(comparison.arms))
    worlds = comparison.worlds
    table: dict[str, list[Cell]] = {
        "plan": [plan for plan in plans for _world in range(worlds)],
        "name": [comparison.arms[plan].name for plan in plans for _world in range(worlds)],
        "world": [world for _plan in plans for world in range(worlds)],
    }
    for name in NAMES:
        each = [comparison.difference(name, plan).spread.per_world for plan in plans]
        table[name] = np.concatenate(each).tolist()
    return table


def curves(ensemble: Ensemble) -> dict[str, np.ndarray[Any, Any]]:
    """The kept courses: "plan.measure" -> (worlds, hours), rows in world order, lost worlds left out."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for arm in range(len(ensemble.experiment.arms)):
        played = list(ensemble.of(arm))
        found[f"{arm}.world"] = np.array([one.job.world for one in played], np.int64)
        for name in ensemble.courses(arm):
            found[f"{arm}.{name}"] = np.stack([one.curves[name] for one in played])
    return found


def _manifest(experiment: Design, result: Kept) -> dict[str, Any]:
    versions = {
        "groundswell": __version__,
        "model": MODEL_VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": f"{sys.platform} {platform.machine()}",
    }
    plans: list[Mapping[str, Any]] = [
        {
            "name": arm.name,
            "digest": arm.digest,
            "title": arm.scenario.title,
            "goal": {"measure": arm.scenario.goal.measure, **numbers({"target": arm.scenario.goal.target})},
            "scenario_text": dump(arm.scenario),
        }
        for arm in experiment.arms
    ]
    return {
        "experiment": identity(experiment),
        "worlds": experiment.worlds,
        "plans": plans,
        "versions": versions,
        "fingerprint": fingerprint(result.ensemble.of(0)),
        "lost": [{"plan": one.job.arm, "world": one.job.world, "reason": one.reason} for one in result.ensemble.lost],
    }
