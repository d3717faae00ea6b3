"""What is drawn beside the real thing: cascades, half-life, tail and bubbles, as the model shows them and as told.

The real numbers are those of the literature page; of the cascades of Liu et al. 2015 and Ma et al. 2017 only the
quantiles are here, not the data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import Any

import numpy as np

from ..engine.run import Run
from . import bubbles, ordinary, twitter

PARTS = (10, 25, 50, 75, 90)
"""Percentiles."""
REAL_CASCADES: Mapping[str, tuple[float, ...]] = {
    "size": (118, 149, 260, 464, 829),
    "depth": (2, 3, 3, 4, 6),
    "virality": (2.07, 2.16, 2.34, 2.68, 3.16),
    "first_generation": (0.49, 0.68, 0.84, 0.92, 0.96),
    "half": (11, 21, 41, 114, 346),
    "ninety": (110, 238, 529, 1_172, 2_872),
}
"""1,490 cascades of Twitter: adopters, steps, 2 W / (n (n - 1)), share of adopters in generation 1, minutes."""
MINUTES = (1, 2, 5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560)
REAL_HALF_LIFE = 80.0
"""Minutes in which half of a tweet's impressions come (Pfeffer, Matter, Sargsyan 2023)."""
AT_LEAST = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000)
REAL_TAIL: Mapping[int, tuple[float, bool]] = {2: (0.163, False), 100: (1 / 3_500, True)}
"""Share of posts that reach so many adopters, and whether the number is from memory: an assumption."""
REAL_CROSSING: Mapping[str, tuple[float, bool]] = {
    "delivered": (0.295, False),
    "shown": (0.285, True),
    "taken in": (0.249, True),
}
"""Part of the other side in what friends share, the feed shows, and people open (Bakshy, Messing, Adamic 2015)."""


def cascades(seed: int) -> dict[str, list[float]]:
    """Of the large cascades of one world, by measure."""
    large = twitter.large_cascades(seed)
    return {name: [float(one) for one in getattr(large, name)] for name in REAL_CASCADES}


def week(seed: int) -> dict[str, list[float]]:
    """Of an ordinary week: part of the impressions by age, and part of the posts by adopters."""
    run = Run(ordinary.scenario(), seed=seed, population_seed=seed)
    one = ordinary.measured(run)
    ages = np.sort(ordinary.ages_at_noon(run))
    return {
        "impressions": (np.searchsorted(ages, MINUTES, side="right") / ages.size).tolist(),
        "posts": [float(np.mean(one.size >= count)) for count in AT_LEAST],
    }


def crossing(seed: int) -> dict[str, list[float]]:
    """Part of the other side among what is delivered, shown and taken in."""
    return {"steps": list(bubbles.steps(seed))}


def _pooled(worlds: list[dict[str, list[float]]]) -> dict[str, list[float]]:
    return {name: sorted(value for world in worlds for value in world[name]) for name in worlds[0]}


def _mean(worlds: list[dict[str, list[float]]]) -> dict[str, list[float]]:
    return {name: np.mean([world[name] for world in worlds], axis=0).tolist() for name in worlds[0]}


def measure(executor: Executor) -> dict[str, Any]:
    """Everything that is drawn, as plain data: quantiles of cascades, and curves."""
    tasks: list[tuple[Callable[[int], dict[str, list[float]]], range]] = [
        (cascades, range(1, 3)),
        (week, range(1, 3)),
        (crossing, range(1, 4)),
    ]
    futures = [[executor.submit(one, seed) for seed in seeds] for one, seeds in tasks]
    large, weeks, crossed = ([future.result() for future in some] for some in futures)
    pooled = _pooled(large)
    quantiles = {name: [round(float(np.percentile(values, part)), 4) for part in PARTS]
                 for name, values in pooled.items()}  # fmt: skip
    curves = {name: [round(one, 7) for one in values] for name, values in (_mean(weeks) | _mean(crossed)).items()}
    return {"cascades": quantiles, "count": len(pooled["size"]), **curves}
