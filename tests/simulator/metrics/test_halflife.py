"""Half-lives: named by what they count and over which horizon."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.metrics import halflife


def test_half_of_the_events_is_reached_at_the_middle_one() -> None:
    assert halflife.half_life(np.array([1, 2, 3, 50])) == 2
    assert halflife.half_life(np.array([50, 3, 1])) == 3


def test_events_beyond_the_horizon_do_not_count() -> None:
    ages = np.array([1, 100, 11_000, 12_000, 13_000])
    assert halflife.half_life(ages) == 1
    assert halflife.half_life(ages, horizon=20_000) == 11_000


def test_an_exponential_decay_halves_at_its_half_life() -> None:
    part = (np.arange(100_000) + 0.5) / 100_000
    ages = np.floor(-80 / np.log(2) * np.log(1 - part)).astype(np.int64)
    assert halflife.half_life(ages) == pytest.approx(80, abs=1)


def test_each_post_has_its_own_half_life() -> None:
    group, minute = np.array([1, 0, 1, 0, 1]), np.array([130, 20, 110, 10, 190])
    lives = halflife.half_lives(group, minute, np.array([5, 100, 0]))
    assert lives[:2].tolist() == [5, 30]
    assert np.isnan(lives[2])


def test_nothing_has_no_half_life_and_no_peak() -> None:
    assert np.isnan(halflife.half_life(np.zeros(0, dtype=np.int64)))
    assert np.isnan(halflife.peak_minute(np.zeros(0, dtype=np.int64)))


def test_the_peak_is_the_middle_of_the_busiest_stretch() -> None:
    assert halflife.peak_minute(np.array([3, 3, 9])) == 3
    assert halflife.peak_minute(np.array([1, 11, 12, 13, 25]), 10) == 14.5


@pytest.mark.parametrize("share", [0.0, -0.1, 1.1])
def test_a_share_outside_of_the_whole_is_refused(share: float) -> None:
    one = np.zeros(1, dtype=np.int64)
    with pytest.raises(ValueError, match="share"):
        halflife.minutes_to_share(one, one, one, share)


def test_rounding_never_asks_for_one_event_more() -> None:
    ages, zero = np.arange(30), np.zeros(1, dtype=np.int64)
    # 0.1 * 30 is 3.0000000000000004 in binary
    assert halflife.minutes_to_share(np.zeros(30, dtype=np.int64), ages, zero, 0.1).tolist() == [2]
