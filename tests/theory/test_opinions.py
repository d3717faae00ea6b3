"""X14 to X17: the persuasion rule alone, with a border of confidence without softness, is the models of the textbook.

Distances are looked up on a grid of 1/64 of stance, which is 1/128 of an opinion in 0..1: a bound is met to that.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.behaviour import acceptance
from simulator.behaviour.acceptance import rejection_threshold, stance_step
from simulator.chance import Coins, keys
from tests.theory.power import Dice, assert_share

Grid = NDArray[np.int32]
TOP = 65536


@pytest.fixture
def sharp(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everybody's bound is the same to the last place."""
    acceptance._rejection.cache_clear()
    monkeypatch.setattr(acceptance, "SOFTNESS", 1e-6)
    yield
    monkeypatch.undo()
    acceptance._rejection.cache_clear()


def bound(epsilon: float) -> tuple[float, float]:
    """The product's bound that refuses from the nearest step to this opinion distance on; and that distance."""
    steps = round(epsilon * 128)
    return (steps - 0.5) / 64, steps / 128


def uniform(people: int, seed: int) -> Grid:
    """Stances (people,) uniform over the whole scale."""
    return np.rint((2.0 * Coins(seed).uniform("stance", keys(1, np.arange(people))) - 1.0) * TOP).astype(np.int32)


def accepts(
    stance: Grid, slant: Grid, confidence: float, flips: NDArray[np.uint32] | int = 1 << 31
) -> NDArray[np.bool_]:
    return ~(flips < rejection_threshold(stance, slant, confidence))


def clusters(stance: Grid, apart: float, least: int) -> int:
    """Groups of at least so many people, a gap of `apart` opinions between them."""
    ordered = np.sort(stance)
    cuts = np.flatnonzero(np.diff(ordered) > apart * 2 * TOP)
    return int((np.diff(np.concatenate(([-1], cuts, [stance.size - 1]))) >= least).sum())


# -- X14: meetings of two


def met(epsilon: float, seed: int, people: int = 2000, rounds: int = 500) -> int:
    """Large clusters after so many rounds in which everybody meets somebody and goes half of the way."""
    stance, luck = uniform(people, seed), np.random.default_rng(seed)
    confidence, _ = bound(epsilon)
    for _ in range(rounds):
        one, other = luck.permutation(people).reshape(2, -1)
        close = accepts(stance[one], stance[other], confidence)
        one, other = one[close], other[close]
        here, there = stance[one], stance[other]
        stance[one] += stance_step(here, there, 0.5)
        stance[other] += stance_step(there, here, 0.5)
    return clusters(stance, 0.02, people // 50)


@pytest.mark.usefixtures("sharp")
@pytest.mark.parametrize(
    ("epsilon", "low", "high"),
    [(0.40, 1.0, 1.0), (0.30, 1.0, 1.0), (0.25, 1.9, 2.0), (0.20, 2.0, 2.0), (0.15, 3.0, 3.0), (0.10, 4.2, 4.7),
     (0.07, 5.9, 6.5)],
)  # fmt: skip
def test_x14_people_who_meet_halfway_end_in_as_many_clusters_as_deffuants(
    epsilon: float, low: float, high: float, dice: Dice
) -> None:
    if dice.fresh:
        found = [met(epsilon, seed) for seed in dice.several(0, 20)]
        assert low - 0.25 <= np.mean(found) <= high + 0.25, found
    elif epsilon in (0.40, 0.20, 0.10):
        found = [met(epsilon, seed) for seed in dice.several(3, 0)]
        assert low - 0.5 <= np.mean(found) <= high + 0.5, found


# -- X15: everybody hears all whom they accept


def agree(epsilon: float, seed: int, people: int = 1000) -> bool:
    """Whether all end in one place, where everybody goes to the mean of those whom they accept."""
    stance = uniform(people, seed)
    confidence, _ = bound(epsilon)
    for _ in range(60):
        heard = accepts(stance[:, None], stance[None, :], confidence)
        said = np.rint(heard @ stance.astype(np.float64) / heard.sum(axis=1)).astype(np.int32)
        step = stance_step(stance, said, 1.0)
        if not step.any():
            break
        stance = stance + step
    return clusters(stance, 0.02, 1) == 1


@pytest.mark.usefixtures("sharp")
@pytest.mark.parametrize(
    ("epsilon", "chance", "tolerance"), [(0.17, 0.0, 0.0), (0.19, 0.0, 0.05), (0.22, 0.7, 0.35), (0.26, 1.0, 0.0)]
)
def test_x15_people_who_hear_all_whom_they_accept_agree_as_often_as_hegselmann_and_krauses(
    epsilon: float, chance: float, tolerance: float, dice: Dice
) -> None:
    if dice.fresh:
        assert np.mean([agree(epsilon, seed) for seed in dice.several(0, 20)]) == pytest.approx(chance, abs=tolerance)
    elif tolerance == 0.0:
        assert [agree(epsilon, seed) for seed in dice.several(2, 0)] == [chance == 1.0] * 2


# -- X16: DeGroot


@pytest.mark.parametrize("seed", range(4))
def test_x16_repeated_means_of_neighbours_end_at_the_mean_weighted_by_degree(seed: int) -> None:
    graph = nx.barabasi_albert_graph(40, 3, seed=seed)
    graph.add_edge(0, 1)
    graph.add_edges_from([(0, 39), (1, 39)])  # a triangle: connected, and not of two sides
    assert nx.is_connected(graph) and not nx.is_bipartite(graph)
    matrix, degree = nx.to_numpy_array(graph), np.array([graph.degree(node) for node in range(40)])
    stance = uniform(40, seed)
    limit = float((degree * stance).sum() / degree.sum())
    for _ in range(400):
        said = np.rint(matrix @ stance / degree).astype(np.int32)
        stance = stance + stance_step(stance, said, 1.0)
    assert np.ptp(stance) <= 1
    assert np.abs(stance - limit).max() <= 4  # of 65,536: the grid's rounding, 400 times


def test_x16_in_ever_smaller_steps_the_limit_is_the_same() -> None:
    graph = nx.connected_watts_strogatz_graph(60, 6, 0.3, seed=1)
    matrix, degree = nx.to_numpy_array(graph), np.array([graph.degree(node) for node in range(60)])
    stance = uniform(60, 5)
    limit = float((degree * stance).sum() / degree.sum())
    for _ in range(3000):
        stance = stance + stance_step(stance, np.rint(matrix @ stance / degree).astype(np.int32), 0.05)
    assert np.abs(stance / TOP - limit / TOP).max() < 0.03  # a step of 1/20 is rounded down each time


# -- X17: voters


def wins(
    graph: nx.Graph, for_a: list[int], runs: int, seed: int, by_link: bool, steps: int = 2500
) -> NDArray[np.bool_]:
    """In which runs (runs,) opinion A is everybody's in the end; at each step one takes over another's opinion."""
    n = graph.number_of_nodes()
    stance = np.full((runs, n), -TOP, np.int32)
    stance[:, for_a] = TOP
    ends = np.array([(a, b) for a, b in graph.edges] + [(b, a) for a, b in graph.edges])
    table = [np.array(sorted(graph[node])) for node in range(n)]
    width = max(map(len, table))
    neighbours = np.stack([np.resize(row, width) for row in table])
    degree = np.array([row.size for row in table])
    coins, run, who = Coins(seed), np.arange(runs), keys(3, np.arange(runs))
    for step in range(steps):
        first, second = (coins.uniform(name, who, step + 1) for name in ("who", "whom"))
        if by_link:
            reader, sender = ends[(first * len(ends)).astype(int)].T
        else:
            reader = (first * n).astype(int)
            sender = neighbours[reader, (second * degree[reader]).astype(int)]
        stance[run, reader] += stance_step(stance[run, reader], stance[run, sender], 1.0)
        if step % 50 == 0 and (stance == stance[:, :1]).all():
            break
    assert (stance == stance[:, :1]).all()
    return np.asarray(stance[:, 0] == TOP)


@pytest.mark.parametrize("by_link", [False, True])
def test_x17_an_opinion_wins_as_often_as_its_share_of_the_start(by_link: bool, dice: Dice) -> None:
    """By people: its share of all degrees; by links: its share of the people."""
    graph = nx.lollipop_graph(4, 2)
    degree = np.array([graph.degree(node) for node in range(6)])
    for for_a in ([3], [0, 4]) if dice.fresh else ([0, 4],):
        share = len(for_a) / 6 if by_link else float(degree[for_a].sum() / degree.sum())
        runs = 90_000 if dice.fresh else 9000
        assert_share(wins(graph, for_a, runs, dice.seed, by_link), share, relative=0.05 if dice.fresh else 0.1)
