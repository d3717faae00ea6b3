"""X1 to X6: the product's sharing rule on networks without short circles is a branching process."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from simulator.metrics.cascades import forest as trees
from simulator.metrics.cascades import generation_table
from tests.simulator.engine.open_worlds import spread
from tests.theory.branching import (
    Ints,
    borel,
    extinct,
    forest,
    grown,
    negative_binomial,
    negative_binomial_children,
    poisson,
    poisson_children,
)
from tests.theory.power import ALARM, Dice, assert_mean, assert_share, needed

CHANCE = 0.5


def assert_dies_out(followers: float, k: float | None, r: float, generation: int, dice: Dice) -> None:
    """The part of cascades without a share in this generation, and of those without any (to 10 % if quick)."""
    children = poisson_children(r) if k is None else negative_binomial_children(r, k)
    law = poisson(followers) if k is None else negative_binomial(followers, k)
    relative, alone = 0.05 if dice.fresh else 0.1, children(0.0)
    contents = needed((1 - alone) / alone, relative) + 1
    people = min(4 * contents, 250_000)
    by_generation = grown(forest(law, r / followers, people, contents, dice.seed, tick=1), generation)
    assert (by_generation.sum(axis=0) > 0).all()
    assert_share(by_generation[:, generation] == 0, extinct(children, generation), relative)
    assert_share(by_generation[:, 1] == 0, alone, relative)


@pytest.mark.parametrize(
    ("r", "stated"), [(1.1, 0.823866), (1.2, 0.686302), (1.5, 0.417188), (2.0, 0.203188), (3.0, 0.059520)]
)
def test_x1_the_chance_to_die_out_is_the_fixed_point_of_the_generating_function(
    r: float, stated: float, dice: Dice
) -> None:
    children = poisson_children(r)
    assert extinct(children, 2000) == pytest.approx(stated, abs=5e-7)
    if r > 1.1 and not dice.fresh:  # 27,000 to 250,000 cascades are needed: with fresh seeds, there is time for them
        return
    generation = {1.1: 6, 1.2: 6, 1.5: 6, 2.0: 4, 3.0: 2}[r]
    assert_dies_out(2 * r, None, r, generation, dice)


@pytest.mark.parametrize(("r", "stated"), [(2.0, 0.5)])
def test_x2_with_geometric_children_it_is_the_inverse_of_r(r: float, stated: float, dice: Dice) -> None:
    children = negative_binomial_children(r, 1.0)
    assert extinct(children, 2000) == pytest.approx(stated, abs=5e-7) == pytest.approx(1 / r)
    assert_dies_out(2 * r, 1.0, r, 4, dice)


@pytest.mark.parametrize(
    ("r", "k", "stated", "alone"), [(1.5, 0.1, 0.932342, 0.757858), (2.0, 0.5, 0.640388, 0.447214)]
)
def test_x3_the_more_uneven_the_followers_the_more_often_nothing_comes_of_it(
    r: float, k: float, stated: float, alone: float, dice: Dice
) -> None:
    children = negative_binomial_children(r, k)
    assert extinct(children, 20_000) == pytest.approx(stated, abs=5e-7)
    assert children(0.0) == pytest.approx((1 + r / k) ** -k) == pytest.approx(alone, abs=5e-7)
    assert_dies_out(2 * r, k, r, 4, dice)


def sizes(r: float, contents: int, seed: int, people: int = 40_000) -> Ints:
    run = forest(poisson(2 * r), 0.5, people, contents, seed)
    run.play()
    return spread(run)


def assert_sizes_are_borel(size: Ints, r: float, largest: int) -> None:
    n = np.arange(1, largest)
    expected = np.append(borel(n, r), 1.0 - borel(n, r).sum()) * size.size
    counts = np.bincount(np.minimum(size, largest), minlength=largest + 1)[1:]
    assert expected.min() > 5
    assert stats.chi2.sf(((counts - expected) ** 2 / expected).sum(), largest - 1) > 1e-4


def test_x4_the_borel_law_is_the_one_that_was_stated() -> None:
    n = np.arange(1, 4000)
    assert borel(n, 0.5)[:3] == pytest.approx([0.60653, 0.18394, 0.08367], abs=5e-6)
    assert 1 - borel(n[:9], 0.5).sum() == pytest.approx(0.013616, abs=5e-7)
    assert 1 - borel(n[:99], 0.9).sum() == pytest.approx(0.01742, abs=5e-6)
    assert (n * borel(n, 0.9)).sum() == pytest.approx(10.0, rel=1e-6)


def test_x4_sizes_below_the_threshold_are_borel(dice: Dice) -> None:
    """R = 0.5: mean 2, variance 4."""
    size = sizes(0.5, needed(1.0) + 1, dice.seed)
    assert_sizes_are_borel(size, 0.5, largest=12)
    assert_mean(size, 2.0, deviation=2.0)
    assert size.var() == pytest.approx(4.0, rel=ALARM * 9.0 / size.size**0.5)  # sd of a square / its mean is 9


@pytest.mark.facts
def test_x4_large_sizes_are_as_rare_as_borel_says(fresh_dice: Dice) -> None:
    """R = 0.5: P(size >= 10); R = 0.9: mean 10, variance 900."""
    large = np.concatenate([sizes(0.5, 200_000, seed, 400_000) >= 10 for seed in fresh_dice.several(6, 6)])
    assert_share(large, 0.013616)
    size = np.concatenate([sizes(0.9, 50_000, seed, 400_000) for seed in fresh_dice.several(3, 3)])
    assert_mean(size, 10.0, deviation=30.0)
    assert_sizes_are_borel(size, 0.9, largest=100)
    assert_share(size >= 100, 0.01742, relative=0.2)


@pytest.mark.parametrize("r", [0.1, 0.5])
def test_x5_the_share_at_each_depth_is_geometric(r: float, dice: Dice) -> None:
    """(1 - R) R**g of all posts stand at depth g, 1 - R**2 within one hop."""
    contents = needed(1 / r) + 1 if dice.fresh else needed(1 / r) // 8
    run = forest(poisson(2 * r), 0.5, 4 * contents, contents, dice.seed)
    run.play()
    by_depth = generation_table(trees(run.world.ledger.items["parent"]), 3).sum(axis=0)
    assert by_depth[0] == contents
    found = by_depth / contents
    for g in (1, 2, 3):
        variance = r**g * (1 - r**g) / (1 - r)  # of the size of generation g, for Poisson children
        assert abs(found[g] - r**g) < ALARM * (variance / contents) ** 0.5
    total = len(run.world.ledger.items)
    assert found[0] * contents / total == pytest.approx(1 - r, rel=0.05)
    assert (found[0] + found[1]) * contents / total == pytest.approx(1 - r**2, rel=0.05)


def test_x6_at_the_threshold_sizes_fall_as_a_power_of_minus_three_halves(dice: Dice) -> None:
    contents = 24_000 if dice.fresh else 5000
    run = forest(poisson(2.0), 0.5, 4 * contents, contents, dice.seed)
    run.advance(60)
    size = spread(run)
    rare, common = (size >= 64).mean(), (size >= 8).mean()
    slope = np.log(rare / common) / np.log(8.0) - 1.0
    error = ((1 / rare - 1 / common) / contents) ** 0.5 / np.log(8.0)
    exactly = np.log((1 - borel(np.arange(1, 64), 1.0).sum()) / (1 - borel(np.arange(1, 8), 1.0).sum())) / np.log(8.0)
    assert ALARM * error < 0.1 and abs(slope - (exactly - 1.0)) < ALARM * error
    assert slope == pytest.approx(-1.5, abs=0.1)


def assert_are_alive(generation: int, contents: int, seed: int, relative: float) -> None:
    alive = 1 - extinct(poisson_children(1.0), generation)
    found = grown(forest(poisson(2.0), 0.5, 2 * contents, contents, seed, tick=1), generation)
    assert_share(found[:, generation] > 0, alive, relative)


def test_x6_at_the_threshold_two_over_g_are_alive(dice: Dice) -> None:
    critical = poisson_children(1.0)
    assert (1 - extinct(critical, 20_000)) * 20_000 / 2.0 == pytest.approx(1.0, abs=0.001)
    if not dice.fresh:
        assert_are_alive(8, 8000, dice.seed, relative=0.2)
        return
    for generation in (8, 16):
        alive = 1 - extinct(critical, generation)
        assert_are_alive(generation, needed((1 - alive) / alive) + 1, dice.seed, relative=0.05)
