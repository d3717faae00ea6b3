"""Worlds in which facts are measured: played to the end, each with a society of its own seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..engine.run import Run
from ..scenario.model import Post, Scenario

HOUR, DAY = 60, 1440


def played(scenario: Scenario, seed: int) -> Run:
    """The scenario played to its end in the world of this seed, with the people of this seed."""
    run = Run(scenario, seed=seed, population_seed=seed)
    run.play()
    return run


def each(measure: Callable[[int], float]) -> Callable[[Sequence[int]], list[float]]:
    """A measure of one seed as a function of many."""
    return lambda seeds: [measure(seed) for seed in seeds]


def daily(days: range, hour: int = 12, **post: object) -> tuple[Post, ...]:
    """A post of the organiser's on each of these days (0 is Monday)."""
    kind = post.get("kind", "post")
    return tuple(
        Post.model_validate(
            {"id": f"{kind}-{day + 1}-{hour}", "by": "organiser", "at": day * DAY + hour * HOUR, **post}
        )
        for day in days
    )
