"""Tails: known ones are found, and the wrong curve loses."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special, stats

from simulator.metrics import tails
from simulator.metrics.alternatives import Sample, _lognormal


def zipf(exponent: float, count: int, seed: int) -> np.ndarray:
    return stats.zipf.rvs(exponent, size=count, random_state=seed).astype(np.float64)


@pytest.mark.parametrize("exponent", [1.05, 1.5, 2.0, 3.7, 8.0])
def test_the_hurwitz_zeta_has_its_known_values(exponent: float) -> None:
    starts = np.array([1.0, 2.0, 5.5, 100.0, 1e6])
    assert tails.zeta(exponent, starts) == pytest.approx(special.zeta(exponent, starts), rel=1e-12)


@pytest.mark.parametrize("exponent", [1.8, 2.3, 3.0])
def test_the_exponent_of_counts_comes_back(exponent: float) -> None:
    law = tails.fit(zipf(exponent, 20_000, 7), x_min=1)
    assert law.exponent == pytest.approx(exponent, abs=4 * (exponent - 1) / np.sqrt(20_000))
    assert law.count == 20_000
    assert law.distance < 0.01


def test_the_exponent_of_amounts_comes_back() -> None:
    part = (np.arange(50_000) + 0.5) / 50_000
    law = tails.fit(3.0 * (1 - part) ** (-1 / 1.5), x_min=3.0, discrete=False)
    assert law.exponent == pytest.approx(2.5, abs=0.01)
    assert law.distance < 1e-3


def test_the_tail_is_found_behind_a_body_of_another_shape() -> None:
    draws = np.random.default_rng(3)
    body = draws.integers(1, 20, 20_000)
    tail = np.floor(20 * (1 - draws.random(10_000)) ** (-1 / 1.3))
    law = tails.fit(np.concatenate([body, tail]))
    assert 15 <= law.x_min <= 40
    assert law.exponent == pytest.approx(2.3, abs=0.12)


def test_an_exponential_loses_against_a_real_tail_beyond_doubt() -> None:
    data = zipf(2.2, 5_000, 11)
    verdict = tails.compare(data, tails.fit(data, x_min=1), "exponential")
    assert verdict.ratio > 0
    assert verdict.p < 0.001


def test_a_lognormal_wins_on_lognormal_data() -> None:
    data = np.exp(np.random.default_rng(4).normal(2.4, 1.0, 5_000))
    law = tails.fit(data, x_min=1.0, discrete=False)
    verdict = tails.compare(data, law, "lognormal")
    assert verdict.ratio < 0
    assert verdict.p < 0.001


def test_a_power_law_wins_on_exponential_data_never() -> None:
    data = np.floor(np.random.default_rng(5).exponential(20.0, 5_000)) + 1
    verdict = tails.compare(data, tails.fit(data, x_min=1), "exponential")
    assert verdict.ratio < 0
    assert verdict.p < 0.001


@pytest.mark.parametrize("discrete", [True, False])
def test_a_lognormal_that_is_cut_off_imitates_a_power_law(discrete: bool) -> None:
    data = (1 - np.random.default_rng(2).random(4_000)) ** (-1 / 1.3) * 20
    data = np.floor(data) if discrete else data
    verdict = tails.compare(data, tails.fit(data, x_min=20, discrete=discrete), "lognormal")
    assert abs(verdict.ratio) < 4
    assert verdict.p > 0.01


@pytest.mark.parametrize(("mu", "sigma"), [(1.0, 1.0), (-9.0, 3.0), (-400.0, 20.0)])
@pytest.mark.parametrize("discrete", [True, False])
def test_the_curves_of_a_lognormal_add_up_to_one_however_far_out(mu: float, sigma: float, discrete: bool) -> None:
    if discrete:
        sample = Sample(np.arange(5.0, 3e6), np.ones(1), 5.0, True)
        total = np.exp(_lognormal(sample, mu, sigma)).sum()
    else:
        x = np.geomspace(5.0, 1e9, 400_001)
        total = np.trapezoid(np.exp(_lognormal(Sample(x, np.ones(1), 5.0, False), mu, sigma)), x)
    assert total == pytest.approx(1, abs=1e-4)


def test_too_few_or_all_equal_values_have_no_tail() -> None:
    for data in ([1, 2, 3], [5] * 50, [], [0] * 50):
        with pytest.raises(ValueError, match="at least 10"):
            tails.fit(data)


@pytest.mark.parametrize("exponent", [1.5, 2.5])
def test_the_slope_of_the_density_is_the_exponent(exponent: float) -> None:
    assert tails.slope(zipf(exponent, 400_000, 17), 8, 200) == pytest.approx(-exponent, abs=0.06)


def test_one_bin_has_no_slope() -> None:
    assert np.isnan(tails.slope([50, 50, 50], 1, 1000))
