"""Sessions without memory: whoever asks, at any minute and in any company, hears of the same week."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.behaviour.sessions import Diurnal, diurnal, next_session, waking_share
from simulator.chance import Coins, key, keys

COINS = Coins(11)
CURVES = [(5.0, 60), (1.0, 0), (20.0, 360), (2.0, 0)]


def people(count: int, town: str = "town") -> np.ndarray:
    return keys(key("community", town), np.arange(count))


def week(curve: Diurnal, person: np.ndarray, rate: float, utc_offset: int, days: int = 10) -> list[list[int]]:
    """The sessions of each person, found by walking from one to the next."""
    pace, offset = np.full(person.size, rate, np.float32), np.full(person.size, utc_offset)
    at, found = np.full(person.size, -1), [list[int]() for _ in person]
    while (at < days * 1440).any():
        at = next_session(COINS, curve, person, pace, offset, at)
        for place, minute in enumerate(at.tolist()):
            found[place].append(minute)
    return found


@pytest.mark.parametrize("shape", CURVES)
@pytest.mark.parametrize(
    ("rate", "utc_offset"), [(0.05, 0), (0.4, -720), (1.0, 330), (4.0, 840), (48.0, 0), (96.0, -60)]
)
def test_the_next_session_is_the_first_after_the_minute_and_none_is_skipped(
    shape: tuple[float, int], rate: float, utc_offset: int
) -> None:
    curve, person = diurnal(*shape), people(12)
    told = week(curve, person, rate, utc_offset)
    for place, minutes in enumerate(told):
        assert all(a < b for a, b in pairwise(minutes))
        asked = np.arange(-1, 9 * 1440, 7)
        truth = np.array(minutes)[np.searchsorted(minutes, asked, side="right")]
        alone = np.full(asked.size, person[place])
        found = next_session(
            COINS, curve, alone, np.full(asked.size, rate, np.float32), np.full(asked.size, utc_offset), asked
        )
        assert found.tolist() == truth.tolist()


@pytest.mark.parametrize("rate", [0.05, 0.3, 1.0, 3.7, 48.0])
def test_the_number_of_sessions_is_what_the_rate_says(rate: float) -> None:
    days, person = 50, people(400)
    sessions = week(diurnal(5.0, 60), person, rate, 0, days)
    counts = np.array([sum(minute < days * 1440 for minute in minutes) for minutes in sessions])
    lost = 0.02 * rate if rate > 10 else 0.0  # two in one minute are one
    assert abs(counts.mean() / days - rate) < lost * rate + 0.05 * rate**0.5 / 400**0.5 + 0.001
    assert np.ptp(counts) <= 3 + 0.2 * rate  # stratified: nobody is far from the own rate


def test_answers_do_not_depend_on_the_company_in_which_they_are_asked() -> None:
    curve, person = diurnal(5.0, 60), people(500)
    pace = np.linspace(0.05, 96, 500).astype(np.float32)
    offset, after = np.arange(500) % 27 * 60 - 720, np.arange(500) * 17 % 10080
    together = next_session(COINS, curve, person, pace, offset, after)
    for start in range(0, 500, 7):
        part = slice(start, start + 7)
        assert (next_session(COINS, curve, person[part], pace[part], offset[part], after[part]) == together[part]).all()
    back = next_session(COINS, curve, person[::-1], pace[::-1], offset[::-1], after[::-1])
    assert (back[::-1] == together).all()


@given(st.sampled_from(CURVES), st.floats(0.05, 96), st.integers(-720, 840), st.integers(-1, 60 * 1440))
def test_a_session_lies_after_the_minute_and_before_two_strides_of_activity(
    shape: tuple[float, int], rate: float, utc_offset: int, after: int
) -> None:
    curve = diurnal(*shape)
    offset = np.array([utc_offset])
    found = next_session(COINS, curve, people(1), np.array([rate], np.float32), offset, np.array([after]))
    assert found[0] > after
    assert waking_share(curve, np.array([after + 1]), found, offset)[0] <= 2.0 / np.float32(rate) + 1e-9


def hourly(curve: Diurnal, day: int) -> np.ndarray:
    return np.diff(curve.activity(day * 1440 + np.arange(0, 1441, 60)))


@pytest.mark.parametrize(("ratio", "shift"), [(5.0, 60), (2.0, 0), (20.0, 360)])
def test_each_day_has_one_trough_at_night_and_one_peak(ratio: float, shift: int) -> None:
    curve = diurnal(ratio, shift)
    for day in range(7):
        activity = hourly(curve, day)
        moved = shift // 60 if day >= 5 else 0
        assert 2 <= activity.argmin() - moved <= 5  # C7: between 02 and 06 h, later at weekends
        turns = np.diff(np.sign(np.diff(np.roll(activity, -int(activity.argmin())))))
        assert np.count_nonzero(turns) == 1
        assert activity.sum() == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("ratio", [1.0, 2.0, 5.0, 20.0])
def test_the_busiest_minute_is_that_many_times_as_busy_as_the_quietest(ratio: float) -> None:
    minutes = np.diff(diurnal(ratio, 0).activity(np.arange(1441)))
    assert minutes.max() / minutes.min() == pytest.approx(ratio, rel=1e-6)


def test_the_weekend_is_the_same_day_later() -> None:
    curve = diurnal(5.0, 90)
    friday, saturday = (np.diff(curve.activity(day * 1440 + np.arange(1441))) for day in (4, 5))
    assert np.allclose(np.roll(friday, 90), saturday, rtol=1e-9)
    assert np.allclose(np.diff(curve.activity(np.arange(0, 10081, 1440))), 1.0)
    assert np.allclose(hourly(curve, 9), hourly(curve, 2), rtol=1e-9)  # the second week is like the first


@pytest.mark.parametrize("shape", CURVES)
def test_the_minute_of_an_activity_and_the_activity_of_a_minute_agree(shape: tuple[float, int]) -> None:
    curve = diurnal(*shape)
    activity = np.linspace(0.0, 20.999, 100_003)
    minute = curve.minute(activity)
    assert (np.diff(minute) >= 0).all()
    near = curve.activity(minute), curve.activity(minute + 1)
    assert (near[0] - activity).max() < 2e-5 and (activity - near[1]).max() < 2e-5  # a fiftieth of a minute


def test_sessions_follow_the_curve_on_the_persons_own_clock() -> None:
    curve = diurnal(5.0, 60)
    for offset in (0, 600):
        minutes = np.concatenate([np.array(one) for one in week(curve, people(300), 6.0, offset, 5)])
        local = minutes[(minutes >= 0) & (minutes < 4 * 1440)] + offset
        counts = np.bincount(local % 1440 // 60, minlength=24)
        days = range(offset, offset + 4 * 1440, 60)
        expected = np.zeros(24)
        for minute in days:
            expected[minute % 1440 // 60] += float(np.diff(curve.activity(np.array([minute, minute + 60])))[0])
        expected *= counts.sum() / expected.sum()
        # stratified, so closer than chance: the ordinary test is a generous limit
        assert stats.chi2.sf(((counts - expected) ** 2 / expected).sum(), 23) > 1e-4
        assert 2 <= counts.argmin() <= 5


def test_who_is_always_online_is_back_in_the_very_next_minute_and_never_in_the_same_one() -> None:
    who, after = keys(key("community", "town"), np.arange(2000)), np.arange(2000) * 5
    rate, clock = np.full(2000, 14_400.0, np.float32), np.zeros(2000, np.int64)
    assert (next_session(COINS, diurnal(1.0, 0), who, rate, clock, after) == after + 1).all()
