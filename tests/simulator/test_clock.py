"""Moments and durations, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.clock import (
    MINUTES_PER_WEEK,
    format_duration,
    format_moment,
    format_time,
    parse_duration,
    parse_moment,
    parse_time,
)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("mon 00:00", 0),
        ("tue 14:30", 1440 + 870),
        ("  Tuesday   14:30 ", 1440 + 870),
        ("SUN 23:59", 10079),
        ("sun 24:00", 10080),
        ("Tue+1 14:30", 10080 + 1440 + 870),
        ("day 1 9:05", 545),
        ("day 9 14:30", 8 * 1440 + 870),
    ],
)
def test_a_moment_is_read_in_the_ways_people_write_it(text: str, minute: int) -> None:
    assert parse_moment(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tue",
        "tue 14",
        "tue 24:01",
        "tue 14:60",
        "day 0 10:00",
        "2026-01-01",
        "xyz 10:00",
        "t 10:00",
        "t" * 9999,
        "tue 1٤:30",
        "tue -1:00",
        "day -1 10:00",
        "mo 10:00",
        "tuesdayish 10:00",
    ],
)
def test_what_is_no_moment_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]{3,} .* ?[a-z0-9]"):
        parse_moment(text)


@given(st.integers(0, 60 * 1440 - 1))
def test_a_moment_survives_being_written(minute: int) -> None:
    assert parse_moment(format_moment(minute)) == minute


def test_the_second_week_is_marked() -> None:
    assert format_moment(2310) == "Tue 14:30"
    assert format_moment(MINUTES_PER_WEEK + 2310) == "Tue+1 14:30"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45m", 45),
        ("2 h", 120),
        ("2d12h", 3600),
        ("1 day 2 hours 5 min", 1565),
        ("1.5 h", 90),
        ("0.25h", 15),
        ("1w", 10080),
        ("PT2H", 120),
        ("P1DT30M", 1470),
        ("0m", 0),
    ],
)
def test_a_duration_is_read_in_the_ways_people_write_it(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize("text", ["", "90", "h", "2 x", "30s", "P", "PT", "-2h", "1.005h", "2h-", "1e3h", "9" * 9999])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_duration(text)


@given(st.integers(0, 10**6))
def test_a_duration_survives_being_written(minutes: int) -> None:
    assert parse_duration(format_duration(minutes)) == minutes


@given(st.integers(0, 1440))
def test_a_time_of_day_survives_being_written(minute: int) -> None:
    assert parse_time(format_time(minute)) == minute


@given(st.text(max_size=40))
def test_no_text_breaks_the_clock(text: str) -> None:
    for read in (parse_moment, parse_duration, parse_time):
        try:
            assert read(text) >= 0
        except ValueError as reason:
            assert str(reason)
