"""Bubbles: the mixing table, the three filters, and how far opinions stand apart."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from simulator.metrics import bubbles


def test_the_mixing_table_counts_who_meets_whom_and_leaves_out_people_without_a_camp() -> None:
    source, reader = np.array([0, 0, 1, 1, -1, 2]), np.array([0, 1, 1, 1, 0, -1])
    assert bubbles.mixing(source, reader, 3).tolist() == [[1, 1, 0], [0, 2, 0], [0, 0, 0]]


def test_assortativity_agrees_with_networkx_on_a_directed_graph() -> None:
    draws = np.random.default_rng(5)
    camp = draws.integers(0, 3, 60)
    ends = {(int(a), int(b)) for a, b in draws.integers(0, 60, (400, 2))}
    graph = nx.DiGraph(sorted(ends))
    nx.set_node_attributes(graph, {node: int(camp[node]) for node in graph}, "camp")
    one, other = np.array(graph.edges).T
    table = bubbles.mixing(camp[one], camp[other], 3)
    assert bubbles.assortativity(table) == pytest.approx(nx.attribute_assortativity_coefficient(graph, "camp"))


def test_nothing_seen_and_a_single_camp_have_no_assortativity() -> None:
    assert np.isnan(bubbles.cross_cutting_share(np.zeros((2, 2))))
    assert np.isnan(bubbles.ei_index(np.zeros((2, 2))))
    assert np.isnan(bubbles.assortativity(np.zeros((2, 2))))
    assert np.isnan(bubbles.assortativity([[9, 0], [0, 0]]))


def test_each_filter_has_its_own_risk_ratio() -> None:
    potential, shown, accepted = [[55, 45], [45, 55]], [[80, 20], [20, 80]], [[85, 15], [15, 85]]
    shares, ratios = bubbles.filters([potential, shown, accepted])
    assert shares.tolist() == pytest.approx([0.45, 0.20, 0.15])
    assert ratios.tolist() == pytest.approx([0.2 / 0.45, 0.75])


def test_a_filter_after_which_nothing_is_left_to_cut_has_no_ratio() -> None:
    _, ratios = bubbles.filters([[[1, 0], [0, 1]], [[1, 0], [0, 1]]])
    assert np.isnan(ratios).tolist() == [True]


def test_people_who_follow_their_like_correlate_with_them() -> None:
    opinion = np.array([-1.0, -0.8, 0.9, 1.0, 5.0])
    person, neighbour = np.array([0, 1, 2, 3]), np.array([1, 0, 3, 2])
    assert bubbles.neighbour_correlation(opinion, person, neighbour) > 0.98
    assert bubbles.neighbour_correlation(opinion, person, np.array([3, 2, 1, 0])) < -0.98


def test_the_neighbours_mean_is_what_is_correlated() -> None:
    draws = np.random.default_rng(6)
    opinion, ties = draws.normal(size=30), draws.integers(0, 30, (2, 200))
    mine = np.unique(ties[0])
    theirs = [opinion[ties[1][ties[0] == person]].mean() for person in mine]
    expected = np.corrcoef(opinion[mine], theirs)[0, 1]
    assert bubbles.neighbour_correlation(opinion, ties[0], ties[1]) == pytest.approx(expected)


def test_opinions_that_do_not_vary_do_not_correlate() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert np.isnan(bubbles.neighbour_correlation(np.ones(3), np.array([0]), np.array([1])))
    assert np.isnan(bubbles.neighbour_correlation(np.ones(3), none, none))


def test_bimodality_needs_four_values_that_differ() -> None:
    assert np.isnan(bubbles.bimodality([1, 2, 3]))
    assert np.isnan(bubbles.bimodality([2, 2, 2, 2, 2]))
    assert np.isnan(bubbles.bimodality([]))
    assert bubbles.bimodality([0, 1] * 100) > 5 / 9


def test_polarisation_is_highest_with_two_camps_at_the_ends() -> None:
    ends = bubbles.polarisation(np.repeat([-1.0, 1.0], 500), -1, 1)
    spread = bubbles.polarisation(np.linspace(-1, 1, 1000), -1, 1)
    one = bubbles.polarisation(np.full(1000, 0.3), -1, 1)
    assert ends > spread > one == 0
    assert ends == pytest.approx(0.203063 * 0.95, abs=1e-6)
    assert np.isnan(bubbles.polarisation([], -1, 1))


@pytest.mark.parametrize(("shares", "alpha"), [([0.5, 0.5], 0.0), ([0.5, 0.5], 1.7), ([0.5, 0.4], 1.0)])
def test_groups_that_are_not_the_whole_and_a_strange_alpha_are_refused(shares: list[float], alpha: float) -> None:
    with pytest.raises(ValueError, match="must"):
        bubbles.esteban_ray(shares, [0, 1], alpha)
