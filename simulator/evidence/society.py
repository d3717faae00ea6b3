"""Who is there and who follows whom: facts of activity and of the network (D1-D7, F7), on generated societies."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ..chance import Coins
from ..metrics import network as shape
from ..metrics.inequality import top_share
from ..metrics.tails import fit
from ..scenario.model import Population, Scenario
from ..world.society import Society, build
from .fact import Fact

PEOPLE = 20_000


@lru_cache(maxsize=64)
def society(seed: int) -> Society:
    """The default society under one population seed."""
    return build(Scenario(title="People", question="Who is there?", population=Population(people=PEOPLE)), seed)


def _each(measure: Callable[[Society], float]) -> Callable[[Sequence[int]], list[float]]:
    return lambda seeds: [measure(society(seed)) for seed in seeds]


def _posts(one: Society) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return one.population.posting.astype(np.float64)


def _exponent(one: Society) -> float:
    """Exponent of the tail of follower counts, x_min by Kolmogorov-Smirnov."""
    counts = one.network.follower_counts()[: one.people]
    return float(fit(counts[counts > 0]).exponent)


def _path(one: Society) -> float:
    """Mean path over its bound 2 ln N / ln k."""
    network = one.network
    bound = 2 * np.log(one.people) / np.log(network.ties / one.people)
    return float(shape.mean_path(network.indptr, network.indices, Coins(0)) / bound)


def _clustering(one: Society) -> float:
    """Mean local clustering of the people, each tie taken both ways: so it was measured on Facebook (D6)."""
    return float(shape.clustering(*_neighbours(one), Coins(0)))


def _over_chance(one: Society) -> float:
    """Clustering over that of a random graph with the same numbers of neighbours."""
    indptr, indices = _neighbours(one)
    return float(shape.clustering(indptr, indices, Coins(0)) / shape.random_clustering(np.diff(indptr)))


def _neighbours(one: Society) -> tuple[np.ndarray[Any, np.dtype[np.int64]], np.ndarray[Any, np.dtype[np.int64]]]:
    """Rows of neighbours in either direction, people only."""
    network = one.network
    indptr = network.indptr[: one.people + 1]
    return shape.undirected(indptr, network.indices[: indptr[-1]])


def _of_network(measure: Callable[..., float]) -> Callable[[Sequence[int]], list[float]]:
    return _each(lambda one: float(measure(one.network.indptr, one.network.indices, Coins(0))))


FACTS = (
    Fact("D1", "The top 10 % of users write 80 % of the posts.", "Pew 2019, 2021",
         (0.70, 0.90), _each(lambda one: top_share(_posts(one), 0.10)), "share of posts"),
    Fact("D1-quarter", "The top 25 % of users write 97 % of the posts.", "Pew 2021",
         (0.88, 0.98), _each(lambda one: top_share(_posts(one), 0.25)), "share of posts"),
    Fact("D3", "Follower counts are heavy-tailed: exponent 2.28.", "Kwak et al. 2010",
         (2.0, 2.6), _each(_exponent), "exponent of the density"),
    Fact("D4", "Short paths: 4.74 on Facebook.", "Backstrom et al. 2012",
         (0.0, 1.0), _each(_path), "mean path over 2 ln N / ln k"),
    Fact("D6", "Local clustering is about 0.14 (at degree 100 on Facebook).", "Ugander et al. 2011",
         (0.08, 0.25), _each(_clustering), "mean local clustering", "closed pairs of neighbours / pairs"),
    Fact("D6-over-chance", "Local clustering is far above random.", "Ugander et al. 2011",
         (2.0, math.inf), _each(_over_chance), "ratio", "C / ((<k^2> - <k>)^2 / (n <k>^3))"),
    Fact("D7", "Few ties of following are mutual: 22 %.", "Kwak et al. 2010",
         (0.15, 0.40), _of_network(shape.reciprocity), "share of ties"),
)  # fmt: skip
