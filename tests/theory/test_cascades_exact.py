"""Cascades of the product's own sharing rule, played by the real engine, against exact results (X1, X4, X5, X7, X9)."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from simulator.engine.run import Run
from simulator.ledger import Handing
from tests.simulator.engine.open_worlds import generations, on_network, open_scenario, seed_contents, spread

Edges = list[tuple[int, int]]


def hazard(chance: float) -> float:
    """The rate at which one look leads to a share with this chance."""
    return -math.log(1.0 - chance)


# -- X9: the independent cascade on tiny graphs


def path(n: int) -> Edges:
    return [(one, one + 1) for one in range(n - 1)]


def cycle(n: int) -> Edges:
    return [*path(n), (n - 1, 0)]


def star(n: int) -> Edges:
    return [(0, leaf) for leaf in range(1, n)]


def complete(n: int) -> Edges:
    return list(itertools.combinations(range(n), 2))


def enumerated(edges: Edges, start: int, p: float) -> float:
    """Expected number of people reached, by adding up every set of ties that may be open (both ways alike)."""
    total = 0.0
    for open_ in itertools.product((False, True), repeat=len(edges)):
        reached, frontier = {start}, [start]
        live = [edge for edge, is_open in zip(edges, open_, strict=True) if is_open]
        while frontier:
            here = frontier.pop()
            new = {b if a == here else a for a, b in live if here in (a, b)} - reached
            reached |= new
            frontier.extend(new)
        total += len(reached) * p ** sum(open_) * (1.0 - p) ** (len(edges) - sum(open_))
    return total


GRAPHS: dict[str, tuple[Edges, int, dict[float, float]]] = {
    "path of 3 from its end": (path(3), 0, {0.5: 1.75, 0.1: 1.11}),
    "triangle": (complete(3), 0, {0.5: 2.25, 0.1: 1.218}),
    "cycle of 4": (cycle(4), 0, {0.5: 2.5625, 0.1: 1.2217}),
    "complete graph of 4": (complete(4), 0, {0.5: 3.25, 0.1: 1.358104}),
    "star of 5 from its hub": (star(5), 0, {0.5: 3.0, 0.1: 1.4}),
    "star of 5 from a leaf": (star(5), 1, {0.5: 2.25, 0.1: 1.13}),
}


def played(edges: Edges, start: int, p: float, contents: int, seed: int = 1) -> NDArray[np.int64]:
    """The spread of so many contents that one person posts, all in one world, an equal number each minute."""
    scenario = open_scenario(30, hazard(p))
    both = np.array(edges + [(b, a) for a, b in edges])
    run = Run(scenario, seed=seed, society=on_network(scenario, both[:, 0], both[:, 1]))
    seed_contents(run, np.full(contents, start), np.arange(contents) * 9600 // contents)
    run.play()
    return spread(run)


@pytest.mark.parametrize("p", [0.5, 0.1])
@pytest.mark.parametrize("graph", GRAPHS)
def test_an_independent_cascade_reaches_as_many_as_enumeration_says(graph: str, p: float) -> None:
    edges, start, stated = GRAPHS[graph]
    assert enumerated(edges, start, p) == pytest.approx(stated[p], abs=5e-7)
    reached = played(edges, start, p, contents=6000)
    error = reached.std(ddof=1) / reached.size**0.5
    assert abs(reached.mean() - stated[p]) < 4 * error
    assert error < 0.02


@pytest.mark.facts
@pytest.mark.parametrize("graph", GRAPHS)
def test_an_independent_cascade_is_right_to_a_percent_over_many_worlds(graph: str) -> None:
    edges, start, stated = GRAPHS[graph]
    reached = np.concatenate([played(edges, start, 0.5, contents=8000, seed=seed) for seed in range(25)])
    error = reached.std(ddof=1) / reached.size**0.5
    assert abs(reached.mean() - stated[0.5]) < min(4 * error, 0.01 * stated[0.5])


# -- X1, X4, X5: branching processes on a large random network without short circles


def forest(people: int, degree: float, rate: float, contents: int, seed: int = 1, tick: int = 60) -> Run:
    """Contents by people chosen at random, where everybody has a Poisson number of followers: R = rate x degree."""
    luck = np.random.default_rng(seed)
    followed = np.repeat(np.arange(people), luck.poisson(degree, people))
    scenario = open_scenario(people, rate, tick=tick, days=1)
    run = Run(scenario, seed=seed, society=on_network(scenario, followed, luck.integers(0, people, followed.size)))
    seed_contents(run, luck.integers(0, people, contents), np.zeros(contents, int))
    return run


def borel(n: NDArray[np.int64], r: float) -> NDArray[np.float64]:
    """P(n people in all) of a branching process with a Poisson number of children, mean r < 1 (X4)."""
    logs = -r * n + (n - 1) * np.log(r * n) - np.array([math.lgamma(one + 1) for one in n])
    return np.exp(logs)


def test_the_borel_law_is_the_one_that_was_stated() -> None:
    n = np.arange(1, 4000)
    assert borel(n, 0.5)[:3] == pytest.approx([0.60653, 0.18394, 0.08367], abs=5e-6)
    assert 1 - borel(n[:9], 0.5).sum() == pytest.approx(0.013616, abs=5e-7)
    assert 1 - borel(n[:99], 0.9).sum() == pytest.approx(0.01742, abs=5e-6)
    assert (n * borel(n, 0.9)).sum() == pytest.approx(10.0, rel=1e-6)


def subcritical(r: float, people: int, degree: float, contents: int, seed: int = 1) -> Run:
    run = forest(people, degree, hazard(r / degree), contents, seed)
    run.play()
    return run


def assert_sizes_are_borel(size: NDArray[np.int64], r: float, largest: int) -> None:
    n = np.arange(1, largest)
    expected = np.append(borel(n, r), 1.0 - borel(n, r).sum()) * size.size
    counts = np.bincount(np.minimum(size, largest), minlength=largest + 1)[1:]
    assert expected.min() > 5
    assert stats.chi2.sf(((counts - expected) ** 2 / expected).sum(), largest - 1) > 1e-4
    mean, variance = 1 / (1 - r), r / (1 - r) ** 3
    assert abs(size.mean() - mean) < 4 * (variance / size.size) ** 0.5
    assert size.var() == pytest.approx(variance, rel=0.35)


def assert_depths_are_geometric(run: Run, r: float) -> None:
    """X5: a share (1 - R) R**g of all posts stands at depth g; 1 - R**2 within one hop."""
    depths = generations(run)
    for g in range(1, 4):
        error = depths[:, g].std() / depths.shape[0] ** 0.5
        assert abs(depths[:, g].mean() - r**g) < 4 * error
    near = depths[:, :2].sum() / depths.sum()
    assert near == pytest.approx(1 - r**2, abs=0.02)


@pytest.mark.parametrize("r", [0.1, 0.5])
def test_cascades_below_the_threshold_have_borel_sizes_and_geometric_depths(r: float) -> None:
    run = subcritical(r, people=20_000, degree=10.0, contents=12_000)
    assert_sizes_are_borel(spread(run), r, largest=4 if r < 0.3 else 12)
    assert_depths_are_geometric(run, r)


@pytest.mark.facts
def test_cascades_near_the_threshold_have_borel_sizes() -> None:
    run = subcritical(0.9, people=200_000, degree=10.0, contents=20_000)
    size = spread(run)
    assert_sizes_are_borel(size, 0.9, largest=100)
    assert abs((size >= 100).mean() - 0.01742) < 4 * (0.01742 / size.size) ** 0.5


def extinct(r: float, generation: int) -> float:
    """Chance that a branching process with Poisson children has died out before this generation."""
    q = 0.0
    for _ in range(generation):
        q = math.exp(r * (q - 1.0))
    return q


def died_out(r: float, contents: int, generation: int, seed: int = 1) -> NDArray[np.bool_]:
    """Whether each content had no share in this generation; all are always online, so a generation is a minute."""
    degree = 6.0
    run = forest(20_000, degree, hazard(r / degree), contents, seed, tick=1)
    run.advance(generation + 1)
    depths = generations(run)
    assert depths.shape[1] == generation + 1
    assert (depths.sum(axis=0)[1:] > 0).all()
    return depths[:, generation] == 0


@pytest.mark.parametrize(("r", "stated"), [(1.1, 0.823866), (1.2, 0.686302), (1.5, 0.417188), (2.0, 0.203188)])
def test_the_chance_to_die_out_is_the_fixed_point_of_the_generating_function(r: float, stated: float) -> None:
    assert extinct(r, 2000) == pytest.approx(stated, abs=5e-7)
    generation = 6 if r > 1.3 else 9
    lost = died_out(r, 1200, generation)
    expected = extinct(r, generation)
    assert abs(lost.mean() - expected) < 4 * (expected * (1 - expected) / lost.size) ** 0.5


@pytest.mark.facts
@pytest.mark.parametrize("r", [1.5, 2.0, 3.0])
def test_the_chance_to_die_out_is_right_to_a_percent_over_many_worlds(r: float) -> None:
    lost = np.concatenate([died_out(r, 4000, 7 if r < 2.5 else 5, seed) for seed in range(8)])
    expected = extinct(r, 7 if r < 2.5 else 5)
    assert abs(lost.mean() - expected) < 4 * (expected * (1 - expected) / lost.size) ** 0.5
    assert abs(lost.mean() - expected) < 0.01


@pytest.mark.parametrize(("r", "stated"), [(1.5, 0.582812), (2.0, 0.796812), (3.0, 0.940480)])
def test_a_cascade_that_takes_off_reaches_the_final_size(r: float, stated: float) -> None:
    """X7: z = 1 - exp(-R z), on a network in which everybody has a Poisson number of followers."""
    people, degree = 4000, 6.0
    run = forest(people, degree, hazard(r / degree), contents=24)
    run.play()
    size = spread(run)
    large = size[size > people // 5] / people
    assert large.size >= 5
    assert large.mean() == pytest.approx(stated, abs=4 * (0.7 / people) ** 0.5)


# -- many sights add up


def test_several_sights_are_as_good_as_independent_chances() -> None:
    """One person follows k others who all hand on the same content: shares with chance 1 - (1 - p)**k."""
    p, sources, contents = 0.2, 4, 3000
    edges = [(0, one) for one in range(1, sources + 1)] + [(one, 9) for one in range(1, sources + 1)]
    ties = np.array(edges)
    scenario = open_scenario(30, hazard(p))
    run = Run(scenario, society=on_network(scenario, ties[:, 0], ties[:, 1]))
    seed_contents(run, np.zeros(contents, int), np.arange(contents) * 3)
    run.play()
    spread(run)
    items = run.world.ledger.items
    sharers = np.zeros((contents, 30), bool)
    sharers[items["content"], items["person"]] = items["handing"] == Handing.SHARED
    seen = sharers[:, 1 : sources + 1].sum(axis=1)
    for k in range(1, sources):
        some = seen == k
        expected = 1 - (1 - p) ** k
        assert abs(sharers[some, 9].mean() - expected) < 4 * (expected * (1 - expected) / some.sum()) ** 0.5
    assert not sharers[seen == 0, 9].any()
