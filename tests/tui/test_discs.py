"""Where discs stand, and who stands in them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.paint.crowd import place
from tui.paint.discs import pack

SIZES = st.lists(st.integers(1, 60_000), min_size=1, max_size=9)
AREA = st.tuples(st.integers(24, 150), st.integers(16, 110))


def ties_of(sizes: list[int]) -> np.ndarray:
    weights = np.asarray(sizes, dtype=float)
    return np.outer(weights, weights) * (1 + np.add.outer(np.arange(len(sizes)), np.arange(len(sizes))) % 3)


@settings(max_examples=12, deadline=None)
@given(SIZES, AREA)
def test_discs_never_overlap_and_stay_inside(sizes: list[int], area: tuple[int, int]) -> None:
    discs = pack(sizes, ties_of(sizes), *area)
    assert (discs.x - discs.radius >= -1e-6).all() and (discs.x + discs.radius <= area[0] + 1e-6).all()
    assert (discs.y - discs.radius >= -1e-6).all() and (discs.y + discs.radius <= area[1] + 1e-6).all()
    for one in range(len(sizes)):
        for other in range(one):
            apart = np.hypot(discs.x[one] - discs.x[other], discs.y[one] - discs.y[other])
            assert apart >= discs.radius[one] + discs.radius[other]


def test_the_same_society_always_stands_at_the_same_places() -> None:
    sizes, ties = [900, 400, 700, 100], np.arange(16.0).reshape(4, 4)
    first, second = pack(sizes, ties, 74, 52), pack(sizes, ties, 74, 52)
    assert (first.x == second.x).all() and (first.y == second.y).all() and first.scale == second.scale


def test_communities_with_many_ties_stand_nearer_than_those_with_few() -> None:
    ties = np.full((6, 6), 1.0)
    for one, other in ((0, 1), (2, 3), (4, 5)):
        ties[one, other] = ties[other, one] = 400.0
    discs = pack([1000] * 6, ties, 90, 60)
    apart = np.hypot(np.subtract.outer(discs.x, discs.x), np.subtract.outer(discs.y, discs.y))
    pairs = np.mean([apart[0, 1], apart[2, 3], apart[4, 5]])
    others = [apart[one, other] for one in range(6) for other in range(one) if one // 2 != other // 2]
    assert pairs < 0.8 * np.mean(others)


@pytest.mark.parametrize(("columns", "rows"), [(46, 26), (76, 48), (146, 90)])
def test_discs_fill_the_area_well_at_every_size(columns: int, rows: int) -> None:
    sizes = [12_000, 9_000, 15_000, 6_000, 5_000, 3_000]
    discs = pack(sizes, ties_of(sizes), columns, rows)
    assert np.pi * (discs.radius**2).sum() > 0.36 * columns * rows


def test_five_hundred_communities_are_placed_at_once_and_apart() -> None:
    sizes = [10 + 7 * (place_no % 30) for place_no in range(500)]
    crowd = place(tuple(sizes), np.ones((500, 500)), 146, 90)
    assert crowd is not None and len(np.unique(crowd.spot_of)) == len(crowd.x)


@settings(max_examples=12, deadline=None)
@given(SIZES, AREA, st.sampled_from([1, 2]))
def test_everybody_has_exactly_one_place_and_no_two_spots_share_a_pixel(
    sizes: list[int], area: tuple[int, int], aspect: int
) -> None:
    crowd = place(tuple(sizes), ties_of(sizes), area[0], area[1] // aspect, aspect)
    assert crowd is not None
    assert crowd.spot_of.shape == (sum(sizes),)
    assert (np.bincount(crowd.spot_of, minlength=len(crowd.x)) == crowd.crowd).all() and (crowd.crowd >= 1).all()
    assert len(set(zip(crowd.x.tolist(), crowd.y.tolist(), strict=True))) == len(crowd.x)
    assert ((crowd.owner >= 0).sum(), crowd.owner.max() + 1) == (len(crowd.x) * crowd.side**2, len(crowd.x))
    assert (crowd.x >= 0).all() and (crowd.x + crowd.side <= crowd.columns).all()
    assert (crowd.y >= 0).all() and (crowd.y + crowd.side <= crowd.rows).all()


@settings(max_examples=10, deadline=None)
@given(SIZES)
def test_people_stand_in_the_disc_of_their_community(sizes: list[int]) -> None:
    crowd = place(tuple(sizes), ties_of(sizes), 80, 60)
    assert crowd is not None
    community = np.repeat(np.arange(len(sizes)), sizes)
    for person in range(0, len(community), max(1, len(community) // 40)):
        assert crowd.community_of(int(crowd.spot_of[person])) == community[person]


def test_the_first_in_the_list_do_not_all_stand_in_the_middle() -> None:
    crowd = place((4000,), np.zeros((1, 1)), 90, 90)
    assert crowd is not None
    far = np.hypot(crowd.x - crowd.discs.x[0], crowd.y - crowd.discs.y[0])
    first = far[np.unique(crowd.spot_of[:400])].mean()
    assert first == pytest.approx(far.mean(), rel=0.2)


def test_few_people_become_large_squares_and_many_share_a_pixel() -> None:
    few = place((9, 8), np.ones((2, 2)), 74, 52)
    many = place((900_000, 800_000), np.ones((2, 2)), 74, 52)
    assert few is not None and few.each == 1 and few.side >= 3
    assert many is not None and many.each > 500 and many.side == 1


def test_a_click_finds_the_people_of_the_pixel() -> None:
    crowd = place((500, 300), np.ones((2, 2)), 60, 40)
    assert crowd is not None
    for person in (0, 250, 799):
        spot = int(crowd.spot_of[person])
        assert (
            person in crowd.people_of(crowd.spot_at(int(crowd.x[spot]), int(crowd.y[spot]) // 2)) or crowd.y[spot] % 2
        )
    assert crowd.spot_at(-1, 0) == -1 and crowd.spot_at(0, 10_000) == -1


def test_an_area_without_room_for_all_discs_is_refused() -> None:
    assert place((5, 5, 5), np.ones((3, 3)), 2, 2) is None
