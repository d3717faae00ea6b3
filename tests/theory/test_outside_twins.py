"""The product's cascades against those of other people's programs: CyNetDiff, EoN and NetworkX (development only)."""

from __future__ import annotations

import warnings
from typing import Any

import networkx as nx
import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.engine.run import Run
from tests.simulator.engine.open_worlds import generations, on_network, open_scenario, seed_contents, spread
from tests.theory.branching import Ints, hazard
from tests.theory.power import ALARM, NOTICED, Dice

pytestmark = pytest.mark.facts

PEOPLE, WORLDS = 300, 20_000
GRAPHS: dict[str, nx.DiGraph] = {
    "random": nx.gnp_random_graph(PEOPLE, 4 / PEOPLE, seed=1, directed=True),
    "clustered": nx.watts_strogatz_graph(PEOPLE, 6, 0.1, seed=2).to_directed(),
    "with hubs": nx.barabasi_albert_graph(PEOPLE, 2, seed=3).to_directed(),
    "hubs that nobody returns": nx.DiGraph(nx.scale_free_graph(PEOPLE, seed=4)),
}


def ours(graph: nx.DiGraph, p: float, seed: int, contents: int = WORLDS) -> Run:
    """The product's independent cascade from person 0, along the edges, an equal number each minute of a week."""
    followed, follower = np.array([edge for edge in graph.edges if edge[0] != edge[1]]).T
    scenario = open_scenario(PEOPLE, hazard(p))
    run = Run(scenario, seed=seed, society=on_network(scenario, followed, follower))
    seed_contents(run, np.zeros(contents, int), np.arange(contents) * 9600 // contents)
    run.play()
    spread(run)
    return run


def assert_same_mean(one: NDArray[np.generic], other: NDArray[np.generic]) -> None:
    """Two samples of one law: |z| < 4, and enough of them to notice 10 %."""
    error = (one.var(ddof=1) / one.size + other.var(ddof=1) / other.size) ** 0.5
    assert NOTICED * error <= 0.1 * other.mean()
    assert abs(one.mean() - other.mean()) < ALARM * error


@pytest.mark.parametrize("p", [0.1, 0.2])
@pytest.mark.parametrize("name", GRAPHS)
def test_cascades_reach_as_many_as_cynetdiffs(name: str, p: float, fresh_dice: Dice) -> None:
    from cynetdiff.utils import networkx_to_ic_model

    graph = nx.DiGraph(GRAPHS[name])
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    model, place = networkx_to_ic_model(graph, activation_prob=p, rng=fresh_dice.seed)
    model.set_seeds({place[0]})
    theirs = np.empty(WORLDS, np.int64)
    for world in range(WORLDS):
        model.reset_model()
        model.advance_until_completion()
        theirs[world] = model.get_num_activated_nodes()
    assert_same_mean(spread(ours(graph, p, fresh_dice.seed)), theirs)


def eon() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it reaches for names that SciPy means to take away
        import EoN
    return EoN


def eons_generations(graph: nx.Graph, p: float, seed: int, worlds: int) -> Ints:
    """New cases by generation (worlds, 40), by EoN's epidemic in discrete time."""
    luck, found = np.random.default_rng(seed), np.zeros((worlds, 40), np.int64)
    for world in range(worlds):
        _, _, infected, _ = eon().basic_discrete_SIR(graph, p, initial_infecteds=[0], rng=luck)
        found[world, : len(infected)] = infected[:40]
    return found


def test_generations_are_those_of_eons_epidemic(fresh_dice: Dice) -> None:
    graph, p = nx.watts_strogatz_graph(PEOPLE, 6, 0.1, seed=2), 0.15
    theirs = eons_generations(graph, p, fresh_dice.seed, 3000)
    mine = generations(ours(graph.to_directed(), p, fresh_dice.seed))
    for generation in range(1, 5):
        one, other = mine[:, generation], theirs[:, generation]
        error = (one.var(ddof=1) / one.size + other.var(ddof=1) / other.size) ** 0.5
        assert abs(one.mean() - other.mean()) < ALARM * error
    both = mine.sum(axis=1), theirs.sum(axis=1)
    error = sum(float(part.var(ddof=1)) / part.size for part in both) ** 0.5
    assert abs(both[0].mean() - both[1].mean()) < ALARM * error and ALARM * error < 0.1 * both[1].mean()


@pytest.mark.parametrize(("t", "size"), [(0.4, 0.541503), (0.5, 0.854102), (0.7, 0.989013)])
def test_eons_attack_rate_is_the_final_size_that_x8_uses(t: float, size: float) -> None:
    assert eon().Attack_rate_discrete({4: 1.0}, t) == pytest.approx(size, abs=1e-5)
