"""Cascades: what a forest of them says, against a plain walk through each tree."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.chance import Coins
from simulator.metrics import cascades

# Two cascades and a lone post: 0 -> 1, 2; 1 -> 3; and 4 -> 5; and 6.
PARENT = np.array([-1, 0, 0, 1, -1, 4, -1])
MINUTE = np.array([10, 20, 70, 40, 5, 105, 0])


@st.composite
def parents(draw: st.DrawFn) -> np.ndarray:
    """Any forest, its nodes in any order."""
    count = draw(st.integers(1, 40))
    above = [draw(st.integers(-1, node - 1)) for node in range(count)]
    names = draw(st.permutations(range(count)))
    shuffled = np.full(count, -1)
    for node, parent in enumerate(above):
        shuffled[names[node]] = names[parent] if parent >= 0 else -1
    return shuffled


def graph(parent: np.ndarray) -> nx.Graph:
    tree = nx.Graph()
    tree.add_nodes_from(range(parent.size))
    tree.add_edges_from((node, int(up)) for node, up in enumerate(parent) if up >= 0)
    return tree


@given(parents())
@settings(max_examples=60, deadline=None)
def test_every_tree_is_measured_as_if_it_were_alone(parent: np.ndarray) -> None:
    woods, whole = cascades.forest(parent), graph(parent)
    for number, root in enumerate(woods.roots):
        nodes = nx.node_connected_component(whole, int(root))
        steps = nx.single_source_shortest_path_length(whole, int(root))
        per_generation = np.bincount(list(steps.values()))
        n = len(nodes)
        assert set(np.flatnonzero(woods.tree == number).tolist()) == nodes
        assert [woods.depth[node] for node in nodes] == [steps[node] for node in nodes]
        assert cascades.sizes(woods)[number] == n
        assert cascades.depths(woods)[number] == per_generation.size - 1
        assert cascades.breadths(woods)[number] == per_generation.max()
        if n > 1:
            wiener = nx.wiener_index(whole.subgraph(nodes))
            assert cascades.structural_virality(woods)[number] == pytest.approx(2 * wiener / (n * (n - 1)))


def test_a_small_forest_says_what_one_counts_by_hand() -> None:
    woods = cascades.forest(PARENT)
    assert cascades.sizes(woods).tolist() == [4, 2, 1]
    assert cascades.depths(woods).tolist() == [2, 1, 0]
    assert cascades.breadths(woods).tolist() == [2, 1, 1]
    assert cascades.generations(woods).tolist() == [3, 3, 1]
    assert cascades.generation_table(woods, 1).tolist() == [[1, 2], [1, 1], [1, 0]]
    assert cascades.broadcast_share(woods)[:2] == pytest.approx([2 / 3, 1])
    assert cascades.first_generation_share(woods)[:2] == pytest.approx([2 / 3, 1])


def test_a_cascade_of_one_has_no_shape_no_share_and_no_time() -> None:
    woods = cascades.forest(np.array([-1]))
    for value in (
        cascades.structural_virality(woods),
        cascades.broadcast_share(woods),
        cascades.first_generation_share(woods),
        cascades.minutes_to(woods, np.array([7]), 0.5),
    ):
        assert np.isnan(value).tolist() == [True]


def test_time_to_a_share_of_the_size_counts_from_the_root() -> None:
    woods = cascades.forest(PARENT)
    assert cascades.minutes_to(woods, MINUTE, 0.5)[:2].tolist() == [10, 0]
    assert cascades.minutes_to(woods, MINUTE, 0.9)[:2].tolist() == [60, 100]


def test_reproduction_is_the_next_generation_over_this_one() -> None:
    woods = cascades.forest(PARENT)
    assert cascades.reproduction(cascades.generations(woods)).tolist() == pytest.approx([1, 1 / 3])
    each = cascades.reproduction(cascades.generation_table(woods, 2))
    assert each[0].tolist() == [2, 0.5]
    assert each[2, 0] == 0
    assert np.isnan(each[2, 1])


def test_reproduction_by_time_credits_the_hour_of_the_parent() -> None:
    # hour 0 holds the nodes 0, 1, 3, 4, 6 with children 2 + 1 + 0 + 1 + 0, hour 1 holds 2 and 5 without any
    by_hour = cascades.reproduction_by_time(PARENT, MINUTE, 60, 3)
    assert by_hour[:2].tolist() == [4 / 5, 0]
    assert np.isnan(by_hour[2])


def test_the_bootstrap_interval_holds_the_truth_and_narrows_with_more_cascades() -> None:
    draws = np.random.default_rng(1)
    widths = []
    for trees in (200, 5_000):
        table = np.column_stack([np.ones(trees, dtype=np.int64), draws.poisson(0.4, trees)])
        low, high = cascades.reproduction_interval(table, Coins(3), 0.99)
        assert low[0] < 0.4 < high[0]
        widths.append(float(high[0] - low[0]))
    assert widths[1] < widths[0] / 3


def test_a_generation_that_never_comes_has_no_interval() -> None:
    low, high = cascades.reproduction_interval(np.array([[1, 0, 0]] * 5), Coins(1))
    assert (low[0], high[0]) == (0, 0)
    assert np.isnan(low[1]) and np.isnan(high[1])


@pytest.mark.parametrize("parent", [[1, 2, 0], [-1, 2, 1], [0]])
def test_parents_in_a_circle_are_refused(parent: list[int]) -> None:
    with pytest.raises(ValueError, match="circle"):
        cascades.forest(np.array(parent))


@pytest.mark.parametrize("parent", [[-2], [-1, 2], [-1, 7]])
def test_parents_that_do_not_exist_are_refused(parent: list[int]) -> None:
    with pytest.raises(ValueError, match="a parent must be"):
        cascades.forest(np.array(parent))


def test_no_cascades_at_all_are_no_error() -> None:
    woods = cascades.forest(np.zeros(0, dtype=np.int32))
    assert woods.trees == 0
    assert cascades.structural_virality(woods).size == 0
    assert cascades.depths(woods).size == cascades.breadths(woods).size == 0


def test_a_chain_of_a_hundred_thousand_is_one_cascade() -> None:
    woods = cascades.forest(np.arange(100_000) - 1)
    assert cascades.depths(woods).tolist() == [99_999]
    assert cascades.structural_virality(woods)[0] == pytest.approx(100_001 / 3)
