"""Reach: people, sights, overlaps and what each cost."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.metrics import reach

PERSON, MINUTE = np.array([3, 0, 3, 3, 1]), np.array([50, 70, 10, 130, 10])


def test_reach_is_people_and_impressions_are_sights() -> None:
    seen = reach.times_seen(PERSON, 5)
    assert seen.tolist() == [1, 1, 0, 3, 0]
    assert (reach.reach(seen), reach.impressions(seen)) == (3, 5)
    assert reach.frequency(seen) == pytest.approx(5 / 3)


def test_the_reach_curve_counts_everybody_at_the_first_sight() -> None:
    assert reach.reach_curve(PERSON, MINUTE, 60, 3).tolist() == [2, 3, 3]
    none = np.zeros(0, dtype=np.int64)
    assert reach.reach_curve(none, none, 60, 2).tolist() == [0, 0]


def test_rates_of_nothing_are_not_available() -> None:
    assert np.isnan(reach.frequency(np.zeros(4, dtype=np.int64)))
    assert np.isnan(reach.cpm(100, 0))
    assert np.isnan(reach.cost_per(100, 0))
    assert np.isnan(reach.grp(5, 0))
    assert np.isnan(reach.amplification(10, 0))


def test_prices_and_rates_follow_their_definitions() -> None:
    assert reach.grp(150, 100) == 150
    assert reach.cpm(500, 20_000) == 25
    assert reach.cost_per(500, 20) == 25
    assert reach.engagement_rates(30, 1_000, 200) == (0.03, 0.15)
    assert reach.amplification(150, 100) == pytest.approx(0.5)


def test_overlaps_count_shared_people_once_however_often_they_are_listed() -> None:
    audiences = [np.array([0, 1, 2, 2]), np.array([2, 3]), np.array([], dtype=np.int64)]
    shared = reach.overlaps(audiences, 5)
    assert shared.tolist() == [[3, 1, 0], [1, 2, 0], [0, 0, 0]]
    assert reach.jaccard(shared)[:2, :2].tolist() == [[1, 0.25], [0.25, 1]]
    assert np.isnan(reach.jaccard(shared)[2, 2])
    assert reach.union(audiences) == 4


def test_no_audiences_reach_nobody() -> None:
    assert reach.union([]) == 0
    assert reach.overlaps([], 5).shape == (0, 0)
    assert reach.random_union([], 100) == 0


def test_audiences_that_recur_duplicate_more_than_random_ones() -> None:
    same = np.arange(30)
    assert reach.duplication([same, same], 100) == pytest.approx(30 / 51)
    assert reach.duplication([same, same + 30], 100) == pytest.approx(60 / 51)
