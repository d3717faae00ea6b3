"""The calendar of deliveries against a plain list."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.calendar import MOST_TRIES, Calendar, pack, unpack

Delivery = tuple[int, int, int, int]  # reader, item, due, tries

minutes = st.integers(0, 5 * 1440) | st.sampled_from([0, 59, 60, 61, 1439, 1440, 1441, 2880, 4320])
deliveries = st.lists(
    st.tuples(st.integers(0, 2**31 - 1) | st.integers(0, 3), st.integers(0, 5), minutes, st.integers(0, MOST_TRIES)),
    max_size=12,
)
steps = st.lists(st.tuples(deliveries, st.integers(0, 200) | st.sampled_from([60, 1440, 4000])), max_size=12)


def put(calendar: Calendar, some: list[Delivery]) -> None:
    columns = np.array(some, np.int64).reshape(-1, 4)
    calendar.put(pack(columns[:, 0], columns[:, 1]), columns[:, 2], columns[:, 3])


def taken(calendar: Calendar, before: int) -> list[Delivery]:
    words, dues, tries = calendar.take(before)
    reader, item = unpack(words)
    return list(zip(reader.tolist(), item.tolist(), dues.tolist(), tries.tolist(), strict=True))


def due_first(some: list[Delivery], before: int) -> tuple[list[Delivery], list[Delivery]]:
    return sorted(one for one in some if one[2] < before), [one for one in some if one[2] >= before]


@given(steps)
def test_what_is_due_comes_out_once_and_in_order_of_reader_item_and_minute(
    story: list[tuple[list[Delivery], int]],
) -> None:
    calendar, waiting, now = Calendar(), list[Delivery](), 0
    for some, step in story:
        put(calendar, some)
        waiting += some
        assert len(calendar) == len(waiting)
        now += step
        expected, waiting = due_first(waiting, now)
        assert taken(calendar, now) == expected
    words, dues = calendar.drain()
    reader, item = unpack(words)
    left = list(zip(reader.tolist(), item.tolist(), dues.tolist(), strict=True))
    assert left == sorted(one[:3] for one in waiting) and len(calendar) == 0


@given(steps, steps)
def test_a_copy_goes_its_own_way(
    first: list[tuple[list[Delivery], int]], later: list[tuple[list[Delivery], int]]
) -> None:
    calendar, now = Calendar(), 0
    for some, step in first:
        put(calendar, some)
        now += step
        taken(calendar, now)
    put(calendar, [(1, 2, now + 3, 0)])
    twin, straight = calendar.copy(), calendar.copy()
    played = []
    for each in (twin, straight):
        minute, told = now, []
        for some, step in later:
            put(each, some)
            minute += step
            told.append(taken(each, minute))
        played.append(told)
    assert played[0] == played[1]
    assert taken(calendar, now + 4)[-1:] != [] and len(calendar) <= len(first) * 12


@given(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_a_word_holds_reader_and_item_and_sorts_like_them(reader: int, item: int) -> None:
    words = pack(np.array([reader, 0]), np.array([item, 2**31 - 1]))
    assert [column.tolist() for column in unpack(words)] == [[reader, 0], [item, 2**31 - 1]]
    assert (words[0] > words[1]) == ((reader, item) > (0, 2**31 - 1))


def test_earlier_tries_do_not_delay_a_delivery() -> None:
    calendar = Calendar()
    calendar.put(pack(np.array([1, 2]), 7), np.array([99, 100]), np.array([MOST_TRIES, 0]))
    assert taken(calendar, 100) == [(1, 7, 99, MOST_TRIES)]
    assert taken(calendar, 101) == [(2, 7, 100, 0)]
