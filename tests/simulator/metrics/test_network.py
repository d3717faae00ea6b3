"""The society's shape, against networkx and against graphs one can draw."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from simulator.chance import Coins
from simulator.metrics import network

COINS = Coins(1)


def rows(graph: nx.DiGraph) -> tuple[np.ndarray, np.ndarray]:
    """Followers of each node: an edge a -> b says that a follows b."""
    lists = [sorted(graph.predecessors(node)) for node in range(len(graph))]
    indptr = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
    return indptr, np.array([one for each in lists for one in each], dtype=np.int32)


@pytest.fixture(scope="module")
def directed() -> nx.DiGraph:
    return nx.gnp_random_graph(120, 0.05, seed=3, directed=True)


@pytest.fixture(scope="module")
def clustered() -> nx.DiGraph:
    return nx.watts_strogatz_graph(200, 10, 0.1, seed=3).to_directed()


def test_ties_are_found_and_missing_ones_are_not(directed: nx.DiGraph) -> None:
    indptr, indices = rows(directed)
    node, other = (grid.ravel() for grid in np.meshgrid(np.arange(120), np.arange(120)))
    found = network.tied(indptr, indices, node, other)
    assert found.tolist() == [directed.has_edge(int(b), int(a)) for a, b in zip(node, other, strict=True)]


def test_reciprocity_is_the_share_of_returned_ties(directed: nx.DiGraph) -> None:
    assert network.reciprocity(*rows(directed), COINS) == pytest.approx(nx.reciprocity(directed))
    both = nx.cycle_graph(9).to_directed()
    assert network.reciprocity(*rows(both), COINS) == 1
    assert network.reciprocity(*rows(nx.cycle_graph(9, create_using=nx.DiGraph)), COINS) == 0


def test_reciprocity_of_a_sample_is_near_that_of_all(directed: nx.DiGraph) -> None:
    indptr, indices = rows(directed)
    sampled = network.reciprocity(indptr, indices, COINS, sample=400)
    assert sampled == pytest.approx(nx.reciprocity(directed), abs=0.06)


def test_clustering_agrees_with_networkx(clustered: nx.DiGraph) -> None:
    indptr, indices = network.undirected(*rows(clustered))
    expected = nx.average_clustering(clustered.to_undirected())
    assert network.clustering(indptr, indices, COINS) == pytest.approx(expected)
    assert network.clustering(indptr, indices, COINS, sample=100, pairs=20) == pytest.approx(expected, abs=0.05)


def test_a_random_graph_clusters_as_its_degrees_say() -> None:
    graph = nx.gnp_random_graph(600, 0.05, seed=5)
    degree = [d for _, d in graph.degree]
    assert network.random_clustering(degree) == pytest.approx(nx.average_clustering(graph), rel=0.1)


def test_distances_follow_the_rows(directed: nx.DiGraph) -> None:
    steps = network.distances(*rows(directed), 7)
    expected = nx.single_source_shortest_path_length(directed.reverse(), 7)
    assert steps.tolist() == [expected.get(node, -1) for node in range(120)]


def test_the_mean_path_is_that_of_networkx(clustered: nx.DiGraph) -> None:
    exact = nx.average_shortest_path_length(clustered)
    assert network.mean_path(*rows(clustered), COINS, sources=200) == pytest.approx(exact)
    assert network.mean_path(*rows(clustered), COINS, sources=40) == pytest.approx(exact, rel=0.05)


def test_components_are_named_by_their_lowest_node() -> None:
    graph = nx.DiGraph([(1, 0), (2, 1), (5, 4)])
    graph.add_node(3)
    assert network.components(*rows(graph)).tolist() == [0, 0, 0, 3, 4, 4]
    assert network.giant_share(*rows(graph)) == pytest.approx(0.5)


def test_a_long_chain_is_one_component() -> None:
    order = np.random.default_rng(1).permutation(3_000)
    chain = nx.DiGraph(list(zip(order[1:].tolist(), order[:-1].tolist(), strict=True)))
    assert network.giant_share(*rows(chain)) == 1


def test_a_society_without_ties_has_no_shape() -> None:
    indptr, indices = np.zeros(4, dtype=np.int64), np.zeros(0, dtype=np.int32)
    assert np.isnan(network.reciprocity(indptr, indices, COINS))
    assert np.isnan(network.clustering(indptr, indices, COINS))
    assert np.isnan(network.mean_path(indptr, indices, COINS))
    assert np.isnan(network.tie_end_degree(np.diff(indptr)))
    assert network.giant_share(indptr, indices) == pytest.approx(1 / 3)


def test_following_oneself_is_nobodys_neighbour() -> None:
    indptr, indices = network.undirected(np.array([0, 2, 3]), np.array([0, 1, 0]))
    assert (indptr.tolist(), indices.tolist()) == ([0, 1, 2], [1, 0])
