"""Who is there and who follows whom: facts of activity and of the network (D1-D7, F7), on generated societies."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
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
    return built(seed)


def built(seed: int, **tables: Any) -> Society:
    """The default society, with other tables in the place of some."""
    usual: dict[str, Any] = {"population": Population(people=PEOPLE)}
    return build(Scenario(title="People", question="Who is there?", **(usual | tables)), seed)


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


def _component(one: Society) -> float:
    """Part of the people who hang together, whichever way the ties point."""
    indptr = one.network.indptr[: one.people + 1]
    return float(shape.giant_share(indptr, one.network.indices[: indptr[-1]]))


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


def _reciprocity(one: Society) -> float:
    return float(shape.reciprocity(one.network.indptr, one.network.indices, Coins(0)))


MEASURES: Mapping[str, Callable[[Society], float]] = {
    "D1": lambda one: float(top_share(_posts(one), 0.10)),
    "D1-quarter": lambda one: float(top_share(_posts(one), 0.25)),
    "D3": _exponent,
    "D4": _path,
    "D4-component": _component,
    "D6": _clustering,
    "D6-over-chance": _over_chance,
    "D7": _reciprocity,
}
"""What each fact measures in a society."""


def _in_societies(identity: str) -> Callable[[Sequence[int]], list[float]]:
    return lambda seeds: [MEASURES[identity](society(seed)) for seed in seeds]


_PEW, _FACEBOOK = "Pew 2019, 2021", "Ugander et al. 2011"
_DEFAULT = "the default society, 20,000 people"
FACTS = (
    Fact("D1", "The top 10 % of users write 80 % of the posts.", _PEW, (0.70, 0.90),
         _in_societies("D1"), "share of posts", "posts of the top 10 % / posts", _DEFAULT),
    Fact("D1-quarter", "The top 25 % of users write 97 % of the posts.", "Pew 2021", (0.88, 0.98),
         _in_societies("D1-quarter"), "share of posts", "posts of the top 25 % / posts", _DEFAULT),
    Fact("D3", "Follower counts are heavy-tailed: exponent 2.28.", "Kwak et al. 2010", (2.0, 2.6), _in_societies("D3"),
         "exponent of the density", "maximum likelihood, x_min by Kolmogorov-Smirnov", _DEFAULT),
    Fact("D4", "Short paths: 4.74 on Facebook.", "Backstrom et al. 2012", (0.0, 1.0), _in_societies("D4"),
         "ratio", "mean path / (2 ln N / ln k)", _DEFAULT),
    Fact("D4-component", "Nearly everybody (99.91 %) is in one component.", "Backstrom et al. 2012", (0.95, 1.0),
         _in_societies("D4-component"), "share of people", "people in the largest weak component / people", _DEFAULT),
    Fact("D6", "Local clustering is about 0.14 (at degree 100 on Facebook).", _FACEBOOK, (0.08, 0.25),
         _in_societies("D6"), "mean local clustering", "closed pairs of neighbours / pairs", _DEFAULT),
    Fact("D6-over-chance", "Local clustering is far above random.", _FACEBOOK, (2.0, math.inf),
         _in_societies("D6-over-chance"), "ratio", "C / ((<k^2> - <k>)^2 / (n <k>^3))", _DEFAULT),
    Fact("D7", "Few ties of following are mutual: 22 %.", "Kwak et al. 2010", (0.15, 0.40),
         _in_societies("D7"), "share of ties", "ties that are returned / ties", _DEFAULT),
)  # fmt: skip
