"""When things happen: reaction times (X20) and people's own posts (X21) against their laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from simulator.behaviour.posting import breadth, posts_of_day, quality
from simulator.behaviour.sessions import diurnal, kernel_delay, kernel_session
from simulator.chance import Coins, joined, key, keys
from tests.theory.power import Dice

Floats = NDArray[np.float64]
COINS = Coins(5)
C, THETA = 6.265725e-4, 0.2314843  # C3: density per second of the first 300 s, exponent of the tail


def reacted(seconds: Floats) -> Floats:
    """X20: F(t) = c t up to 300 s, then 1 - (300 c / theta) (t / 300) ** -theta."""
    late = 1.0 - 300.0 * C / THETA * (np.maximum(seconds, 300.0) / 300.0) ** -THETA
    return np.where(seconds <= 300.0, C * seconds, late)


def people(count: int) -> NDArray[np.uint64]:
    return keys(key("community", "town"), np.arange(count))


def test_x20_the_kernels_law_has_the_stated_values() -> None:
    seconds = np.array([300.0, 2437.0, 3600.0, 86_400.0, 604_800.0])
    assert reacted(seconds) == pytest.approx([0.187972, 0.5, 0.543167, 0.781093, 0.860481], abs=2e-5)


def test_x20_reaction_times_follow_the_kernel(dice: Dice) -> None:
    flips = Coins(dice.seed).flip("kernel", people(200_000))
    delay = kernel_delay(flips)
    assert stats.kstest(delay, reacted).pvalue > 1e-4
    assert np.median(delay) == pytest.approx(2437.0, rel=0.03)
    for seconds, share in ((300.0, 0.187972), (3600.0, 0.543167), (86_400.0, 0.781093), (604_800.0, 0.860481)):
        assert abs((delay <= seconds).mean() - share) < 4 * (share * (1 - share) / delay.size) ** 0.5


def test_x20_the_kernel_is_inverted_without_a_gap() -> None:
    flips = np.unique(np.concatenate((np.arange(0, 2**32, 65_537), 2**32 - 1 - np.arange(1000)))).astype(np.uint32)
    delay = kernel_delay(flips)
    assert (np.diff(delay) >= 0).all() and delay[0] > 0 and np.isfinite(delay).all()
    assert np.abs(reacted(delay) - (flips + 0.5) * 2.0**-32).max() < 1e-6  # the stated constants meet at 300 s to 1e-6


def test_x20_in_whole_minutes_nobody_reacts_before_a_minute_has_passed() -> None:
    person, item = people(50_000), joined(people(50_000), np.uint64(7))
    minutes = kernel_session(COINS, person, item, 1000) - 1000
    seconds = kernel_delay(COINS.flip("kernel", person, item))
    assert minutes.min() == 1
    assert (minutes == np.maximum(np.floor(seconds / 60.0), 1))[seconds < 60 * 2**29].all()
    later = kernel_session(COINS, person, item, np.full(person.size, 5000)) - 5000
    assert (later == minutes).all()  # the delay does not depend on when it began


def written(
    rate: float, utc_offset: int, count: int, seed: int, days: int = 7
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who writes, and when, over some days (posts,)."""
    who, when, coins = [], [], Coins(seed)
    for day in range(days):
        place, minute, number = posts_of_day(
            coins,
            diurnal(5.0, 60),
            "own post",
            people(count),
            np.full(count, rate),
            np.full(count, utc_offset),
            day,
        )
        assert ((minute >= day * 1440) & (minute < (day + 1) * 1440)).all()  # none is lost at midnight
        assert (np.lexsort((number, place, minute)) == np.arange(minute.size)).all()
        who.append(place)
        when.append(minute)
    return np.concatenate(who), np.concatenate(when)


def assert_poisson(counts: NDArray[np.int64], mean: Floats | float) -> None:
    """Counts, all of the same Poisson law or each of its own: dispersion and total, and frequencies if of one law."""
    mean = np.broadcast_to(mean, counts.shape)
    assert abs(counts.sum() - mean.sum()) < 4 * mean.sum() ** 0.5
    dispersion = ((counts - mean) ** 2 / mean).sum()
    # the square of a Poisson number's deviation, over its mean, has mean 1 and variance 2 + 1 / mean
    assert abs(dispersion - counts.size) < 4 * (2.0 + 1.0 / mean).sum() ** 0.5


@pytest.mark.parametrize("rate", [0.05, 0.8, 6.0])
def test_x21_posts_a_person_and_day_are_poisson(rate: float, dice: Dice) -> None:
    count = 4000
    who, when = written(rate, 0, count, dice.seed)
    counts = np.bincount(when // 1440 * count + who, minlength=7 * count)
    assert_poisson(counts, rate)
    top = int(stats.poisson.isf(20 / counts.size, rate))
    expected = np.append(stats.poisson.pmf(np.arange(top), rate), stats.poisson.sf(top - 1, rate)) * counts.size
    found = np.bincount(np.minimum(counts, top), minlength=top + 1)
    assert stats.chi2.sf(((found - expected) ** 2 / expected).sum(), top) > 1e-4


@pytest.mark.parametrize("utc_offset", [0, 360, -300, 720])
def test_x21_posts_an_hour_are_poisson_with_the_integral_of_activity(utc_offset: int, dice: Dice) -> None:
    rate, count = 2.0, 6000
    _, when = written(rate, utc_offset, count, dice.seed)
    activity = diurnal(5.0, 60).activity(np.arange(0, 10_081, 60) + utc_offset + 10_080)
    assert_poisson(np.bincount(when // 60, minlength=168), rate * count * np.diff(activity))


def test_x21_in_the_time_of_activity_posts_are_uniform_and_forget_each_other(dice: Dice) -> None:
    rate, count = 5.0, 4000
    who, when = written(rate, 0, count, dice.seed)
    inside = COINS.uniform("second", keys(3, np.arange(when.size)))  # a minute's post stands anywhere inside it
    edges = diurnal(5.0, 60).activity(np.stack((when, when + 1)) + 10_080) - 7.0
    rescaled = edges[0] + (edges[1] - edges[0]) * inside
    assert stats.kstest(rescaled / 7.0, "uniform").pvalue > 1e-4
    order = np.lexsort((rescaled, who))
    same = who[order][1:] == who[order][:-1]
    gaps = np.diff(rescaled[order])[same]
    early = gaps[rescaled[order][1:][same] < 4.0]  # gaps near the end of the week are cut off
    assert abs(np.median(early) - np.log(2) / rate) < 0.02
    first = np.full(count, np.inf)
    np.minimum.at(first, who, rescaled)
    assert stats.kstest(np.minimum(first, 6.99) * rate, "expon").pvalue > 1e-4


@given(st.floats(0, 288), st.integers(-720, 840), st.integers(0, 59))
def test_any_rate_on_any_clock_stays_on_its_day(rate: float, utc_offset: int, day: int) -> None:
    place, minute, number = posts_of_day(
        COINS, diurnal(20.0, 360), "own post", people(20), np.full(20, rate), np.full(20, utc_offset), day
    )
    assert ((minute >= day * 1440) & (minute < (day + 1) * 1440)).all()
    assert len(set(zip(place.tolist(), number.tolist(), strict=True))) == place.size
    assert (rate > 0 or not place.size) and (number < 4096).all()


def test_what_people_write_concerns_as_many_as_the_beta_law_says_and_is_as_good_as_the_log_normal() -> None:
    flips = COINS.flip("breadth", people(50_000))
    for a, b in ((0.8, 4.0), (3.0, 4.0), (0.3, 0.5)):
        assert breadth(flips, a, b).mean() == pytest.approx(a / (a + b), rel=0.02)
        coarse = stats.kstest(breadth(flips, a, b), stats.beta(a, b).cdf).statistic
        assert coarse < 0.02  # a table of 4,096 squares
    good = quality(COINS.flip("quality", people(50_000)), 0.5)
    assert good.mean() == pytest.approx(1.0, rel=0.01)
    assert stats.kstest(np.log(good.astype(float)), stats.norm(-0.125, 0.5).cdf).pvalue > 1e-4
