"""Branching processes: what theory says, and the product's own sharing rule played on networks that make one."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simulator.engine.run import Run
from tests.simulator.engine.open_worlds import generations, on_network, open_scenario, seed_contents

Ints = NDArray[np.int64]
Draw = Callable[[np.random.Generator, int], Ints]
"""Numbers of followers for so many people."""
Generating = Callable[[float], float]
"""s -> E[s ** children]."""


def hazard(chance: float) -> float:
    """The rate at which one look leads to a share with this chance."""
    return -math.log(1.0 - chance)


def poisson(mean: float) -> Draw:
    return lambda luck, people: luck.poisson(mean, people)


def negative_binomial(mean: float, k: float) -> Draw:
    """Dispersion k; k = 1 is the geometric law."""
    return lambda luck, people: luck.negative_binomial(k, k / (k + mean), people)


def forest(followers: Draw, chance: float, people: int, contents: int, seed: int, tick: int = 60, days: int = 1) -> Run:
    """Contents by different people, whose followers are anybody; each who looks shares with this chance.

    Thinning keeps a Poisson law Poisson and a negative binomial one negative binomial with the same k, so children
    follow the law of the followers with the mean made smaller.
    """
    luck = np.random.default_rng(seed)
    followed = np.repeat(np.arange(people), followers(luck, people))
    scenario = open_scenario(people, hazard(chance), tick=tick, days=days)
    society = on_network(scenario, followed, luck.integers(0, people, followed.size))
    run = Run(scenario, seed=seed, society=society)
    authors = luck.permutation(people)[:contents] if contents <= people else luck.integers(0, people, contents)
    seed_contents(run, authors, np.zeros(contents, int))
    return run


def grown(run: Run, generation: int) -> Ints:
    """Shares by generation (contents, generation + 1); all are always online, so a generation is a minute."""
    run.advance(generation + 1)
    depths = generations(run)
    found = np.zeros((depths.shape[0], generation + 1), np.int64)
    found[:, : min(depths.shape[1], generation + 1)] = depths[:, : generation + 1]
    return found


def extinct(children: Generating, generation: int, first: Generating | None = None) -> float:
    """Chance to have died out before this generation; `first` where the root has a law of its own."""
    q = 0.0
    for _ in range(generation - 1):
        q = children(q)
    return (first or children)(q)


def poisson_children(r: float) -> Generating:
    return lambda s: math.exp(r * (s - 1.0))


def negative_binomial_children(r: float, k: float) -> Generating:
    return lambda s: (1.0 + r * (1.0 - s) / k) ** -k


def borel(n: Ints, r: float) -> NDArray[np.float64]:
    """P(n people in all) of a branching process with a Poisson number of children, mean r <= 1 (X4)."""
    logs = -r * n + (n - 1) * np.log(r * n) - np.array([math.lgamma(one + 1) for one in n])
    return np.exp(logs)
