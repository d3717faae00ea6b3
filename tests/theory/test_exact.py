"""Elementary functions against the mathematics library and SciPy, to a few units in the last place."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from simulator import exact
from simulator.chance import Coins, keys

POINTS = 60_001


def ulps(found: np.ndarray, true: np.ndarray) -> float:
    """The largest distance, in units in the last place of the true value."""
    return float((np.abs(found - true) / np.spacing(np.abs(true))).max())


@pytest.mark.parametrize("low_high", [(-700.0, 700.0), (-20.0, 20.0), (-1.0, 1.0), (-1e-6, 1e-6)])
def test_exp_is_right_to_two_units_in_the_last_place(low_high: tuple[float, float]) -> None:
    x = np.linspace(*low_high, POINTS)
    true = np.array([math.exp(one) for one in x])
    assert ulps(exact.exp(x), true) <= 2.0
    assert np.abs(exact.exp(x) / true - 1.0).max() <= 1e-15


def test_exp_is_held_at_the_ends_of_its_range() -> None:
    assert exact.exp(1e9) == exact.exp(700.0) and exact.exp(-1e9) == exact.exp(-700.0) > 0.0


@pytest.mark.parametrize(
    "x",
    [
        np.linspace(1e-9, 4.0, POINTS),
        10.0 ** np.linspace(-300, 300, POINTS),
        1.0 + np.linspace(-1e-3, 1e-3, POINTS),
        1.0 - (np.arange(POINTS) + 0.5) * 2.0**-32,
        np.arange(1.0, POINTS),
    ],
    ids=["small", "all sizes", "near one", "coins", "counts"],
)
def test_log_is_right_to_a_few_units_in_the_last_place(x: np.ndarray) -> None:
    true = np.array([math.log(one) for one in x])
    some = true != 0.0
    assert ulps(exact.log(x)[some], true[some]) <= 3.0
    assert np.abs(exact.log(x)[some] / true[some] - 1.0).max() <= 1e-15


def test_log_of_zero_is_the_logarithm_of_the_smallest_normal_number() -> None:
    assert exact.log(0.0) == exact.log(2.2250738585072014e-308) == pytest.approx(-708.3964185322641)


@given(st.floats(1e-3, 1e3), st.floats(-8, 8))
def test_a_power_is_right_as_far_as_its_logarithm_is(base: float, exponent: float) -> None:
    assert float(exact.power(base, exponent)) == pytest.approx(base**exponent, rel=2e-14)


def test_a_power_beyond_all_numbers_is_held_without_a_warning() -> None:
    assert exact.power(0.5, 1e308) == exact.exp(-700.0) and exact.power(2.0, 1e308) == exact.exp(700.0)


@pytest.mark.parametrize(
    "p",
    [
        np.linspace(1e-6, 1 - 1e-6, POINTS),
        10.0 ** np.linspace(-12, -1, POINTS),
        (np.arange(POINTS) + 0.5) * 2.0**-32,
        0.5 + np.linspace(-1e-6, 1e-6, POINTS),
    ],
    ids=["all", "tail", "rarest coins", "centre"],
)
def test_the_normal_quantile_is_right_to_1e_15(p: np.ndarray) -> None:
    true = special.ndtri(p)
    wrong = np.abs(exact.normal_quantile(p) - true)
    assert (wrong <= 2e-15 * np.abs(true) + 1e-16).all()  # both are rounded: SciPy's own error is half of it


def test_the_normal_quantile_is_odd_and_grows() -> None:
    p = np.linspace(2.0**-33, 0.5, POINTS)
    x = exact.normal_quantile(p)
    assert (np.diff(x) > 0).all() and x[-1] == 0.0
    exactly = p[:: POINTS // 1000]
    exactly = np.rint(exactly * 2.0**40) / 2.0**40  # numbers whose complement is exact, too
    assert (exact.normal_quantile(1.0 - exactly) == -exact.normal_quantile(exactly)).all()


def test_normal_and_log_normal_coins_follow_their_laws() -> None:
    normal = exact.normal_quantile(Coins(3).uniform("height", keys(1, np.arange(100_000))))
    assert stats.kstest(normal, "norm").pvalue > 1e-4
    assert stats.kstest(exact.exp(0.8 * normal), stats.lognorm(0.8).cdf).pvalue > 1e-4


@given(st.floats(-600, 600))
def test_the_logistic_curve_and_its_mirror_add_up_to_one(x: float) -> None:
    assert float(exact.logistic(x)) == pytest.approx(float(special.expit(x)), rel=4e-15)
    assert float(exact.logistic(x) + exact.logistic(-x)) == pytest.approx(1.0, abs=4e-16)


@given(st.floats(-30_000, 30_000), st.integers(1, 16))
def test_what_lives_on_a_grid_is_the_nearest_point_and_comes_back_unchanged(x: float, bits: int) -> None:
    there = exact.to_grid(x, bits)
    back = exact.from_grid(there, bits)
    assert abs(float(back) - x) <= 0.5 / (1 << bits)
    assert exact.to_grid(back, bits) == there


@pytest.mark.parametrize("function", [exact.exp, exact.log, exact.normal_quantile, exact.logistic])
def test_a_value_does_not_depend_on_what_stands_beside_it(function: Callable[[np.ndarray], np.ndarray]) -> None:
    x = np.linspace(0.001, 0.999, 1009)
    alone = np.array([float(function(np.array([one]))[0]) for one in x])
    assert (function(x) == alone).all() and (function(x[::-1]) == alone[::-1]).all()
    assert (function(x.reshape(1, -1))[0] == alone).all()
    assert float(function(np.asarray(x[5]))) == alone[5]
