"""Intervals say what they promise: compared with SciPy, and with how often they hold the truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from simulator.experiment.intervals import (
    f_quantile,
    incomplete_beta,
    mean_interval,
    quantiles,
    share_interval,
    t_quantile,
    variance_interval,
)


@pytest.mark.parametrize("freedom", [1, 2, 5, 9, 30, 99, 999, 1e7])
@pytest.mark.parametrize("part", [0.005, 0.025, 0.1, 0.5, 0.8, 0.95, 0.975, 0.9995])
def test_student_s_quantiles_are_those_of_scipy(part: float, freedom: float) -> None:
    assert t_quantile(part, freedom) == pytest.approx(stats.t.ppf(part, freedom), rel=2e-6, abs=1e-9)


@pytest.mark.parametrize("freedom", [(1, 1), (2, 18), (9, 18), (9, 9), (99, 3), (4, 1e7), (7.3, 2.9)])
@pytest.mark.parametrize("part", [0.01, 0.025, 0.5, 0.9, 0.975, 0.999])
def test_f_quantiles_are_those_of_scipy(part: float, freedom: tuple[float, float]) -> None:
    assert f_quantile(part, *freedom) == pytest.approx(stats.f.ppf(part, *freedom), rel=2e-6)


@pytest.mark.parametrize(("a", "b", "x"), [(0.5, 0.5, 0.1), (2.0, 3.0, 0.4), (50.0, 5.0, 0.95), (0.1, 9.0, 0.001)])
def test_the_incomplete_beta_function_is_that_of_scipy(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(stats.beta.cdf(x, a, b), rel=1e-10)
    assert incomplete_beta(a, b, 0.0) == 0.0 and incomplete_beta(a, b, 1.0) == 1.0


def test_f_has_no_quantile_outside_its_range() -> None:
    assert f_quantile(0.0, 3, 4) == 0.0 and f_quantile(1.0, 3, 4) == math.inf


def test_a_mean_is_held_by_its_interval_in_95_of_100_samples() -> None:
    draws = np.random.default_rng(1).normal(3.0, 2.0, (2000, 8))
    held = sum(mean_interval(row).holds(3.0) for row in draws)
    assert 1870 <= held <= 1930  # 1,900 and three standard errors


def test_the_spread_of_values_is_held_by_its_interval_in_95_of_100_samples() -> None:
    draws = np.random.default_rng(2).normal(0.0, 3.0, (2000, 12)).var(axis=1, ddof=1)
    held = sum(variance_interval(float(one), 11).holds(9.0) for one in draws)
    assert 1870 <= held <= 1930


@pytest.mark.parametrize(("hits", "count"), [(0, 10), (10, 10), (3, 7), (83, 100)])
def test_shares_have_wilson_s_interval(hits: int, count: int) -> None:
    expected = stats.binomtest(hits, count).proportion_ci(0.95, method="wilson")
    assert share_interval(hits, count) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_nothing_is_said_where_nothing_is_known() -> None:
    for interval in (mean_interval(np.array([1.0])), mean_interval(np.array([])), share_interval(0, 0)):
        assert math.isnan(interval.low) and math.isnan(interval.high) and not interval.holds(0.0)
    assert all(math.isnan(one) for one in quantiles(np.array([np.nan]), (0.5, 0.9)))
    assert math.isnan(variance_interval(1.0, 0).low)


def test_worlds_without_a_value_are_left_out() -> None:
    values = np.array([1.0, np.nan, 3.0, 2.0])
    assert quantiles(values, (0.0, 0.5, 1.0)) == (1.0, 2.0, 3.0)
    assert mean_interval(values) == mean_interval(np.array([1.0, 3.0, 2.0]))


def test_equal_values_have_an_interval_without_width() -> None:
    assert mean_interval(np.full(5, 4.0)) == (4.0, 4.0)
