"""Complex contagion: what needs to be seen more than once, on networks of known shape (G1, G2, G5).

Everybody reads everything and is for the cause; a call starts with a few people, and whoever is moved passes it on.
A seed stands for a batch of towns, since one town is all or nothing.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..chance import Coins
from ..clock import MINUTES_PER_DAY
from ..engine.run import Run
from ..metrics.society_of_run import TAKEN_OFF
from ..scenario.model import Audience, Community, Movement, Network, Platform, Population, Scenario, Trust
from ..world.society import Society
from .fact import Fact
from .graphs import Edges, hexagonal, poisson, rewired, tied
from .worlds import HOUR, each

WIDE, HIGH, STARTERS, TOWNS = 16, 8, 6, 20
PEOPLE, INITIATORS, GLOBAL = 1_000, 10, 0.1
NEEDED = 0.18
INSIDE, BELOW, ABOVE = 3.0, 0.8, 8.0
CROWD, FIRST = 20_000, 40
RARE, OFTEN = 0.015, 0.15
SURE = {"share_rate": 1.0, "share_appetite": 50.0}
"""Whoever is moved passes it on, for certain."""


def scenario(people: int, starters: int, **audience: float) -> Scenario:
    """A call among people who hear of nothing else."""
    usual: dict[str, float] = {"simple": 0.0, "threshold": 0.0, "fractional": 0.0, "reinforcement": 1.0}
    knobs = usual | {"novelty": 100_000, "fatigue_half": 1000} | audience
    return Scenario(
        title="A call",
        question="How far does it go?",
        days=14,
        tick=HOUR,
        population=Population(people=people, posting_rate=0.0, sessions_per_day=4.0, sessions_spread=0.0),
        community=(Community(id="town", share=1.0, interest=1.0, stance=0.8, stance_spread=0.0),),
        network=Network(directed=False, circle_share=0.0, followees=20.0, followees_spread=0.0, follower_exponent=2.0),
        platform=Platform(
            profile="microblog", ranking="chronological", discovery=0.0, post_lifetime=60 * MINUTES_PER_DAY
        ),
        audience=Audience.model_validate({"own_posts": 0.0, "attention": 1.0, "appetite_spread": 0.0} | knobs),
        trust=Trust(doubt=0.0),
        movement=Movement(seeds=starters),
    )


def adopters(world: Scenario, seed: int, society: Society | None = None) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """The minutes (n,) at which people passed it on, ascending, the starters first."""
    run = Run(world, seed=seed, population_seed=seed, society=society)
    run.play()
    return np.sort(run.world.ledger.items["minute"])


# -- G1: clustered against random


@lru_cache(maxsize=8)
def _spread(seed: int, clustered: bool, complex_: bool) -> tuple[float, float]:
    """Mean part of the people who adopted, and mean minutes until half of them had, over a batch of towns."""
    needs = {"threshold": 1.0} if complex_ else {"simple": 1.0}
    world = scenario(WIDE * HIGH, STARTERS if complex_ else 1, **SURE, **needs)
    parts, times = [], []
    for town in range((seed - 1) * TOWNS, seed * TOWNS):
        edges = hexagonal(WIDE, HIGH)
        society = tied(world, edges if clustered else rewired(edges, Coins(town)), town)
        minutes = adopters(world, town, society)
        parts.append(minutes.size / society.people)
        times.append(float(minutes[minutes.size // 2]))
    return float(np.mean(parts)), float(np.mean(times))


def _clustering_helps(seed: int) -> float:
    return _spread(seed, True, True)[0] / _spread(seed, False, True)[0]


def _random_is_faster(seed: int) -> float:
    return _spread(seed, False, False)[1] / _spread(seed, True, False)[1]


# -- G2: the window of connectivity


def _global(seed: int, mean: float) -> float:
    """Part of the single initiators who start a global cascade."""
    world = scenario(PEOPLE, 1, threshold=1.0, threshold_share=NEEDED, **SURE)
    hits = 0
    for town in range((seed - 1) * INITIATORS, seed * INITIATORS):
        edges: Edges = poisson(PEOPLE, mean, Coins(town))
        hits += adopters(world, town, tied(world, edges, town)).size >= GLOBAL * PEOPLE
    return hits / INITIATORS


# -- G5: the threshold on a network with hubs


def _taken_up(seed: int, rate: float, **mode: float) -> float:
    """Part of the people of a generated network with hubs who pass it on at this rate."""
    world = scenario(CROWD, FIRST, share_rate=rate, **mode)
    return adopters(world, seed).size / CROWD


_LATTICE = "towns of 128 people with six neighbours each; six starters where two others are needed, else one"
_POISSON = "1,000 people on a Poisson graph who need 18 % of their neighbours; ten single initiators"
_HUBS = "20,000 people, mutual ties, hubs of exponent 2.0, forty starters"
FACTS = (
    Fact("G1-farther", "What needs reinforcement spreads farther on clustered networks: 53.8 % against 38.3 %.",
         "Centola 2010", (1.2, 1.8), each(_clustering_helps), "ratio",
         "adopters on the lattice / on the rewired one, threshold 2", _LATTICE, 4),
    Fact("G1-faster", "What needs none spreads faster on random networks.", "Centola 2010",
         (0.0, 1.0), each(_random_is_faster), "ratio",
         "minutes to half of the adopters, rewired / lattice, threshold 1", _LATTICE, 4),
    Fact("G2-inside", "Inside the window of connectivity single people start global cascades.", "Watts 2002",
         (0.1, 1.0), each(lambda seed: _global(seed, INSIDE)), "share of initiators",
         "share with 10 % of the people or more, 3 neighbours", _POISSON, 4),
    Fact("G2-below", "With too few ties nothing percolates.", "Watts 2002",
         (0.0, 0.0), each(lambda seed: _global(seed, BELOW)), "share of initiators",
         "share with 10 % of the people or more, 0.8 neighbours", _POISSON, 4),
    Fact("G2-above", "With too many ties nobody is moved by one.", "Watts 2002",
         (0.0, 0.05), each(lambda seed: _global(seed, ABOVE)), "share of initiators",
         "share with 10 % of the people or more, 8 neighbours", _POISSON, 4),
    Fact("G5-below", "Moved by the fraction of those they follow, people keep what is rare rare, hubs or not.",
         "Feng et al. 2015", (0.0, TAKEN_OFF), each(lambda seed: _taken_up(seed, RARE, fractional=1.0)),
         "share of people", "part who pass it on, share rate 1.5 %, fractional", _HUBS, 8),
    Fact("G5-above", "There is a threshold, and beyond it the same kind of people take it up.",
         "Feng et al. 2015", (TAKEN_OFF, 1.0), each(lambda seed: _taken_up(seed, OFTEN, fractional=1.0)),
         "share of people", "part who pass it on, share rate 15 %, fractional", _HUBS, 8),
    Fact("G5-simple", "Moved by each sight alone, people spread the rare thing through the hubs.",
         "Feng et al. 2015; Pastor-Satorras, Vespignani 2001", (TAKEN_OFF, 1.0),
         each(lambda seed: _taken_up(seed, RARE, simple=1.0)), "share of people",
         "part who pass it on, share rate 1.5 %, simple", _HUBS, 8),
)  # fmt: skip
