"""What an experiment leaves in its folder beside the worlds: tables, curves, a summary, and how to read them."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from .. import __version__
from ..engine.run import MODEL_VERSION
from ..scenario import dump
from .design import Arm, Design
from .document import numbers
from .ensemble import Ensemble
from .guide import guide
from .notebook import Shown
from .replication import Replication
from .rows import rows
from .store import Store, fingerprint
from .tables import csv_text, json_text, npz, parquet

MOST_TOLD = 32
"""Plans whose text the manifest holds; of a sweep's thousands it holds the names and digests."""


def identity(experiment: Design) -> dict[str, Any]:
    """What makes two folders the same experiment: its plans and where its seeds begin, not how many worlds."""
    return {
        "model_version": MODEL_VERSION,
        "plans": [arm.digest for arm in experiment.arms],
        "seed": experiment.seed,
        "population_seed": experiment.population_seed,
        "population": experiment.population,
    }


def inquiry(question: str, first: Design) -> dict[str, Any]:
    """The same for a verb that plays many changes of one plan: which verb, which plan, where its seeds begin."""
    return {"question": question, **identity(first)}


def keep(result: Shown, store: Store) -> None:
    """Write all that belongs to a finished experiment. StoreError when the disk refuses."""
    files: dict[str, bytes] = {name: text.encode() for name, text in result.texts().items()}
    for name, table in {**{name: rows(part) for name, part in result.parts().items()}, **result.tables()}.items():
        files[f"{name}.csv"] = csv_text(table)
        columns = parquet(table)
        if columns is not None:
            files[f"{name}.parquet"] = columns
    arrays = result.arrays()
    if arrays:
        files["curves.npz"] = npz(arrays)
    files["summary.json"] = json_text(result.document())
    files["README.md"] = guide([*files, "manifest.json"], result.main).encode()
    store.finish(files, {**_manifest(result), "state": "finished"})


def _manifest(result: Shown) -> dict[str, Any]:
    versions = {
        "groundswell": __version__,
        "model": MODEL_VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": f"{sys.platform} {platform.machine()}",
    }
    parts = list(result.parts().values())
    return {
        "worlds": max((one.worlds for one in parts), default=0),
        "plans": _plans(parts[0].experiment.arms if parts else ()),
        "versions": versions,
        "fingerprint": fingerprint(_first_plan(parts)),
        "lost": [
            {"plan": one.job.arm, "world": one.job.world, "reason": one.reason} for part in parts for one in part.lost
        ],
    }


def _first_plan(parts: Iterable[Ensemble]) -> Iterable[Replication]:
    return (one for part in list(parts)[:1] for one in part.of(0))


def _plans(arms: Iterable[Arm]) -> list[Mapping[str, Any]]:
    return [
        {
            "name": arm.name,
            "digest": arm.digest,
            "title": arm.scenario.title,
            "goal": {"measure": arm.scenario.goal.measure, **numbers({"target": arm.scenario.goal.target})},
            **({"scenario_text": dump(arm.scenario)} if place < MOST_TOLD else {}),
        }
        for place, arm in enumerate(arms)
    ]
