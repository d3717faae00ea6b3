"""Measures against mathematics: the oracles X13, X18, X19, X24 to X27 and X30 of the science page."""

from __future__ import annotations

from math import erf, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from simulator.metrics import bubbles, cascades, inequality, network, reach

Ints = NDArray[np.int64]


def star(nodes: int) -> Ints:
    return np.array([-1] + [0] * (nodes - 1))


def chain(nodes: int) -> Ints:
    return np.arange(nodes) - 1


def full_tree(branches: int, height: int) -> Ints:
    nodes = sum(branches**level for level in range(height + 1))
    return (np.arange(nodes) - 1) // branches


def two_hubs(leaves: int) -> Ints:
    return np.array([-1, 0] + [0] * leaves + [1] * leaves)


def virality(parent: Ints) -> float:
    return float(cascades.structural_virality(cascades.forest(parent))[0])


def middles(count: int) -> NDArray[np.float64]:
    """The middles of `count` equally likely slices: a sample without luck."""
    return (np.arange(count) + 0.5) / count


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        (star(101), 1.980198),
        (chain(10), 3.666667),
        (full_tree(2, 2), 2.285714),
        (full_tree(2, 3), 3.504762),
        (full_tree(2, 4), 4.954839),
        (full_tree(3, 2), 2.769231),
        (two_hubs(50), 2.465735),
    ],
    ids=["star 101", "chain 10", "binary 2", "binary 3", "binary 4", "ternary 2", "two hubs"],
)
def test_x13_structural_virality_of_known_trees(parent: Ints, expected: float) -> None:
    assert virality(parent) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("nodes", [2, 3, 17, 1000])
def test_x13_a_star_and_a_chain_follow_their_formulae(nodes: int) -> None:
    assert virality(star(nodes)) == pytest.approx(2 - 2 / nodes)
    assert virality(chain(nodes)) == pytest.approx((nodes + 1) / 3)


@pytest.mark.parametrize("height", [1, 2, 5, 10])
def test_x13_a_binary_tree_follows_its_wiener_index(height: int) -> None:
    m = 2 ** (height + 1)
    wiener, n = (height - 2) * m**2 + (height + 4) * m, m - 1
    assert virality(full_tree(2, height)) == pytest.approx(2 * wiener / (n * (n - 1)))


def test_x13_a_cascade_of_one_has_no_shape() -> None:
    assert np.isnan(virality(star(1)))


def test_x18_random_audiences_overlap_and_unite_as_sainsbury_says() -> None:
    mean, deviation = reach.random_overlap(2_000, 3_000, 20_000)
    assert mean == 300
    assert deviation == pytest.approx(15.15, abs=0.005)
    assert reach.random_union([2_000, 3_000], 20_000) == pytest.approx(4_700)
    assert reach.random_union([0.45, 0.30, 0.20], 1) == pytest.approx(0.692)
    assert reach.random_union([0.001] * 400, 1) == pytest.approx(0.3298, abs=5e-5)


def test_x18_drawn_audiences_meet_the_formula() -> None:
    draws = np.random.default_rng(18)
    shared = np.array(
        [
            reach.overlaps([draws.choice(20_000, 2_000, False), draws.choice(20_000, 3_000, False)], 20_000)[0, 1]
            for _ in range(300)
        ]
    )
    assert abs(shared.mean() - 300) < 4 * 15.15 / sqrt(300)
    assert shared.std() == pytest.approx(15.15, rel=0.15)


@pytest.mark.parametrize(
    ("points", "share", "frequency"), [(100, 0.6321, 1.582), (200, 0.8647, 2.313), (300, 0.9502, 3.157)]
)
def test_x19_rating_points_reach_as_poisson_exposures_do(points: float, share: float, frequency: float) -> None:
    reached, often = reach.poisson_reach(points)
    assert reached == pytest.approx(share, abs=5e-5)
    assert often == pytest.approx(frequency, abs=5e-4)


def test_x19_exposures_thrown_at_random_meet_the_formula() -> None:
    people = 100_000
    seen = reach.times_seen(np.random.default_rng(19).integers(0, people, 2 * people), people)
    share, frequency = reach.poisson_reach(reach.grp(reach.impressions(seen), people))
    assert reach.reach(seen) / people == pytest.approx(share, abs=0.005)
    assert reach.frequency(seen) == pytest.approx(frequency, abs=0.02)


def test_x24_ones_friends_have_more_friends_exactly() -> None:
    draws = np.random.default_rng(24)
    ends = draws.integers(0, 200, (900, 2)) ** 2 // 200
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(ends[:, 0], minlength=200))])
    rows, places = network.undirected(indptr, ends[order, 1])
    degree = np.diff(rows)
    # walk to the end of every tie and ask there
    assert network.tie_end_degree(degree) == pytest.approx(float(degree[places].mean()), rel=1e-12)
    assert network.tie_end_degree(degree) == pytest.approx(float((degree**2).mean() / degree.mean()), rel=1e-12)
    assert network.tie_end_degree(degree) > degree.mean()


@pytest.mark.parametrize("sigma", [1.0, 1.85, 2.12])
def test_x25_gini_and_top_shares_of_a_lognormal(sigma: float) -> None:
    amounts = np.exp(sigma * ndtri(middles(2_000_000)))
    assert inequality.gini(amounts) == pytest.approx(erf(sigma / 2), abs=5e-4)
    for top in (0.01, 0.10, 0.25):
        expected = float(ndtr(sigma - ndtri(1 - top)))
        assert inequality.top_share(amounts, top) == pytest.approx(expected, abs=2e-3)


def test_x25_gini_of_an_exponential_and_of_a_pareto() -> None:
    part = middles(1_000_000)
    assert inequality.gini(-np.log(1 - part)) == pytest.approx(0.5, abs=1e-4)
    assert inequality.gini((1 - part) ** (-1 / 2.5)) == pytest.approx(0.25, abs=1e-3)
    assert erf(0.5) == pytest.approx(0.520500, abs=1e-6)
    assert erf(1.85 / 2) == pytest.approx(0.8092, abs=5e-5)


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (middles(300_000), 5 / 9),
        (ndtri(middles(300_000)), 1 / 3),
        (np.repeat([0.0, 1.0], 150_000), 1.0),
        (-np.log(1 - middles(300_000)), 5 / 9),
    ],
    ids=["uniform", "normal", "two points", "exponential"],
)
def test_x26_bimodality_of_known_shapes(sample: NDArray[np.float64], expected: float) -> None:
    assert bubbles.bimodality(sample) == pytest.approx(expected, abs=0.002)


@pytest.mark.parametrize("distance", [1.0, 0.4])
@pytest.mark.parametrize(("alpha", "expected"), [(1.0, 0.25), (1.3, 0.203063)])
def test_x27_two_equal_groups_are_polarised_in_proportion_to_their_distance(
    alpha: float, expected: float, distance: float
) -> None:
    value = bubbles.esteban_ray([0.5, 0.5], [0.0, distance], alpha)
    assert value == pytest.approx(expected * distance, abs=1e-6)
    assert value == pytest.approx(2 * 0.5 ** (2 + alpha) * distance)


def test_x27_three_groups_are_less_polarised_than_two() -> None:
    assert bubbles.esteban_ray([1 / 3] * 3, [0, 0.5, 1], 1.3) == pytest.approx(0.106552, abs=1e-6)


@pytest.mark.parametrize("inside", [0.0, 0.3, 0.5, 0.8, 1.0])
def test_x30_two_equal_groups_have_assortativity_2s_minus_1_and_the_opposite_index(inside: float) -> None:
    table = np.array([[inside, 1 - inside], [1 - inside, inside]]) * 1_000
    assert bubbles.assortativity(table) == pytest.approx(2 * inside - 1)
    assert bubbles.ei_index(table) == pytest.approx(1 - 2 * inside)
    assert bubbles.cross_cutting_share(table) == pytest.approx(1 - inside)
