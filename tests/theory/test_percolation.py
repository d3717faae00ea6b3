"""X7, X8, X10 to X12: how far the product's sharing rule gets on random graphs, lattices and in crowds."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import optimize, stats

from simulator.chance import Coins
from simulator.engine.run import Run
from simulator.engine.spreading import hand_over, to_followers
from simulator.engine.tick import curve_of
from simulator.evidence.graphs import poisson as poisson_graph
from simulator.ledger import Did, Handing
from simulator.metrics.network import tie_end_degree
from tests.simulator.engine.open_worlds import generations, on_network, open_scenario, seed_contents, spread
from tests.theory.branching import Ints, forest, hazard, poisson
from tests.theory.power import ALARM, NOTICED, Dice, assert_mean

SURE = 50.0
"""A rate at which one look is enough."""


def mutual(edges: Ints) -> tuple[Ints, Ints]:
    return np.append(edges[:, 0], edges[:, 1]), np.append(edges[:, 1], edges[:, 0])


def world(edges: Ints, people: int, rate: float, authors: Ints, seed: int, tick: int = 60, **knobs: float) -> Run:
    """Contents by these authors, one every three minutes, in a society with these mutual ties."""
    scenario = open_scenario(people, rate, days=1, tick=tick, audience=knobs)
    run = Run(scenario, seed=seed, society=on_network(scenario, *mutual(edges)))
    seed_contents(run, authors, np.arange(authors.size) * (3 if tick > 1 else 0))
    return run


def assert_final_size(large: NDArray[np.float64], expected: float) -> None:
    """Parts reached by cascades that took off: together they are precise enough to notice 5 %."""
    assert large.size >= 3
    assert NOTICED * large.std(ddof=1) / large.size**0.5 <= 0.05 * expected
    assert abs(large.mean() - expected) < ALARM / NOTICED * 0.05 * expected


@pytest.mark.parametrize(
    ("r", "stated"), [(1.2, 0.313698), (1.5, 0.582812), (2.0, 0.796812), (2.5, 0.892645), (3.0, 0.940480)]
)
def test_x7_what_takes_off_reaches_the_final_size(r: float, stated: float, dice: Dice) -> None:
    """z = 1 - exp(-R z), on a network in which everybody has a Poisson number of followers."""
    assert optimize.brentq(lambda z: 1 - math.exp(-r * z) - z, 1e-3, 1) == pytest.approx(stated, abs=1e-6)
    people = {1.2: 500_000, 1.5: 60_000, 2.0: 20_000}.get(r, 8000)
    if r < 2.0 and not dice.fresh:
        return
    run = forest(poisson(6.0), r / 6.0, people, contents=16 if r < 2 else 8, seed=dice.seed)
    run.play()
    size = spread(run) / people
    assert_final_size(size[size > 0.1], stated)


# -- X8: graphs in which everybody has four neighbours; ties from the popular to the curious


def regular(people: int, degree: int, seed: int) -> Ints:
    """A random graph in which (nearly) everybody has this many neighbours, by matching loose ends."""
    ends = np.random.default_rng(seed).permutation(np.repeat(np.arange(people), degree)).reshape(-1, 2)
    ends = np.sort(ends, axis=1)
    return np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)


def not_reached(t: float) -> float:
    """u = G1(1 - T + T u) of a 4-regular graph."""
    u = 0.0
    for _ in range(10_000):
        u = (1 - t + t * u) ** 3
    return u


@pytest.mark.parametrize(("t", "stated"), [(0.4, 0.541503), (0.5, 0.854102), (0.7, 0.989013)])
def test_x8_on_a_configuration_model_size_and_outbreaks_follow_the_generating_functions(
    t: float, stated: float, dice: Dice
) -> None:
    """By hand: x = 1 - T + T u with G1(x) = x**3 solves T x**2 + T x = 1 - T (0.618034 at T = 1/2); S = 1 - x**4."""
    u = not_reached(t)
    assert 1 - (1 - t + t * u) ** 4 == pytest.approx(stated, abs=1e-6)
    assert t != 0.5 or 1 - t + t * u == pytest.approx(0.618034, abs=1e-6)
    people = {0.4: 40_000, 0.5: 20_000, 0.7: 5000}[t]
    if t == 0.4 and not dice.fresh:
        return
    authors = dice.generator.integers(0, people, {0.4: 16, 0.5: 8, 0.7: 6}[t])
    run = world(regular(people, 4, dice.seed), people, hazard(t), authors, dice.seed)
    run.play()
    size = spread(run) / people
    assert_final_size(size[size > 0.05], stated)


@pytest.mark.parametrize("t", [0.3, 0.4])
def test_x8_the_threshold_is_where_each_generation_is_as_large_as_the_last(t: float, dice: Dice) -> None:
    """T_c = 1 / (kappa - 1) = 1/3 with four neighbours: generations grow by T / T_c, below 1 and above."""
    people, contents = 48_000, 12_000
    edges = regular(people, 4, dice.seed)
    kappa = tie_end_degree(np.bincount(edges.ravel(), minlength=people))
    assert 1 / (kappa - 1) == pytest.approx(1 / 3, abs=1e-3)
    run = world(edges, people, hazard(t), dice.generator.permutation(people)[:contents], dice.seed, tick=1)
    run.advance(5)
    table = generations(run)[:, :4]
    growth = table[:, 2:4].sum() / table[:, 1:3].sum()
    assert growth == pytest.approx(t * (kappa - 1), rel=0.05) and (growth < 1) == (t < 1 / 3)
    assert_mean(table[:, 1], 4 * t)


def test_x8_on_a_directed_network_growth_is_carried_by_who_follows_and_is_followed(dice: Dice) -> None:
    """T_c = <k> / <k_in k_out>: the busy follow many and are followed by many."""
    people, t = 40_000, 0.2
    luck = dice.generator
    weight = np.where(np.arange(people) % 4 == 0, 5.0, 1.0)
    chance = weight / weight.sum()
    ties = people * 3
    followed, follower = (luck.choice(people, ties, p=chance) for _ in range(2))
    scenario = open_scenario(people, hazard(t), days=1, tick=1)
    run = Run(scenario, seed=dice.seed, society=on_network(scenario, followed, follower))
    seed_contents(run, luck.permutation(people)[:10_000], np.zeros(10_000, int))
    run.advance(5)
    network = run.society.network
    k_out, k_in = np.diff(network.indptr)[:people], np.bincount(network.indices, minlength=people)
    critical = k_out.mean() / (k_in * k_out).mean()
    by_generation = generations(run)[:, :5].sum(axis=0)
    assert by_generation[1] / by_generation[0] == pytest.approx(t * k_out.mean(), rel=0.05)
    assert by_generation[3:5].sum() / by_generation[2:4].sum() == pytest.approx(t / critical, rel=0.05)


# -- X10: Watts's window


def vulnerable(z: float, share: float) -> float:
    """z P(Poisson(z) <= K* - 2): how many vulnerable neighbours of a neighbour there are."""
    return float(z * stats.poisson.cdf(math.floor(1 / share + 1e-9) - 2, z))


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(0.10, 1.000, 13.659), (0.15, 1.004, 7.477), (0.18, 1.021, 5.765), (0.20, 1.021, 5.765), (0.25, 1.114, 3.863)],
)
def test_x10_the_windows_of_the_formula_are_those_that_were_stated(share: float, low: float, high: float) -> None:
    peak = 0.5 * (low + high)
    assert vulnerable(peak, share) > 1
    below, above = ((1e-3, peak), (peak, 30.0))
    assert optimize.brentq(lambda z: vulnerable(z, share) - 1, *below) == pytest.approx(low, abs=6e-4)
    assert optimize.brentq(lambda z: vulnerable(z, share) - 1, *above) == pytest.approx(high, abs=6e-4)


@pytest.mark.parametrize(
    ("share", "mean", "many"),
    [(0.18, 0.7, False), (0.18, 1.6, True), (0.18, 4.0, True), (0.18, 8.0, False), (0.25, 2.0, True),
     (0.25, 5.5, False), (0.10, 8.0, True)],
)  # fmt: skip
def test_x10_single_people_set_off_global_cascades_inside_watts_window_only(
    share: float, mean: float, many: bool, dice: Dice
) -> None:
    """Everybody waits for this share of those whom they follow; whoever has seen enough passes it on for sure."""
    assert (vulnerable(mean, share) > 1) == many
    if share == 0.1 and not dice.fresh:
        return
    people, starts = (3000, 300) if dice.fresh else (1000, 100)
    edges = poisson_graph(people, mean, Coins(dice.seed))
    knobs = {"simple": 0.0, "threshold": 1.0, "threshold_share": share, "reinforcement": 1.0}
    run = world(edges, people, SURE, dice.generator.integers(0, people, starts), dice.seed, **knobs)
    run.play()
    size = spread(run)
    assert ((size > people // 10).mean() > 0.05) if many else (size.max() < people // 10)


# -- X11, X12: thresholds of people


@pytest.mark.parametrize(("second", "adopters"), [(1, 100), (2, 1)])
def test_x11_granovetters_crowd_riots_or_does_not_by_one_persons_threshold(second: int, adopters: int) -> None:
    """Thresholds 0, 1, 2, ..., 99 where everybody sees everybody; person 0 begins."""
    knobs = {"simple": 0.0, "threshold": 1.0, "threshold_share": 0.01, "reinforcement": 1.0}
    scenario = open_scenario(100, SURE, days=1, audience=knobs)
    one, other = np.nonzero(~np.eye(100, dtype=bool))
    society = on_network(scenario, one, other)
    needs = np.arange(100)
    needs[1] = second
    # a hundredth of what one follows must have passed it on, so who follows 100 x n accounts needs n of them
    population = dataclasses.replace(society.population, followees=(100 * needs).astype(np.int32))
    run = Run(scenario, society=dataclasses.replace(society, population=population))
    seed_contents(run, np.array([0]), np.array([0]))
    run.play()
    assert spread(run).tolist() == [adopters]


def ring(people: int, reach: int) -> Ints:
    """Everybody tied to the next `reach` on both sides."""
    return np.array([(one, (one + step) % people) for one in range(people) for step in range(1, reach + 1)])


def begun_together(edges: Ints, people: int, seeds: list[int], share: float) -> tuple[list[int], Run]:
    """Adopters after each minute, where these people begin at once and everybody waits for this share of their own."""
    knobs = {"simple": 0.0, "threshold": 1.0, "threshold_share": share, "reinforcement": 1.0}
    run = world(edges, people, SURE, np.array(seeds[:1]), seed=1, tick=1, **knobs)
    rest = np.array(seeds[1:], np.int32)
    if rest.size:
        items = hand_over(
            run.world, np.zeros(rest.size, np.int32), rest, np.zeros(rest.size, np.int32), 0, Handing.SHARED
        )
        to_followers(run.world, curve_of(run.world), items)
        slots = run.world.pairs.find(np.sort(rest.astype(np.int64) << 32))
        run.world.pairs.did[slots] |= Did.SHARED  # they have passed it on, so they do not do so again
    found = []
    for minute in range(1, people + 1):
        run.advance(minute + 1)
        found.append(len(run.world.ledger.items))
    return found, run


def test_x12_on_a_ring_two_neighbours_move_everybody_in_half_as_many_steps_as_there_are_others() -> None:
    adopters, _ = begun_together(ring(100, 2), 100, [0, 1], share=0.5)
    assert adopters == [min(2 + 2 * step, 100) for step in range(1, 101)]
    assert adopters.index(100) + 1 == (100 - 2) // 2


def test_x12_one_alone_moves_nobody_nor_do_two_where_there_are_no_second_neighbours() -> None:
    assert begun_together(ring(100, 2), 100, [0], share=0.5)[0][-1] == 1
    assert begun_together(ring(100, 1), 100, [0, 1], share=1.0)[0][-1] == 2


def test_x12_three_neighbours_move_everybody_where_three_of_six_are_needed() -> None:
    assert begun_together(ring(100, 3), 100, [0, 1, 2], share=0.5)[0][-1] == 100
    assert begun_together(ring(100, 3), 100, [0, 1], share=0.5)[0][-1] == 2
