"""Places in the feed: tables against SciPy's Poisson law, counting against a plain sort."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, special, stats

from simulator.behaviour import ranking


def chance(depth: int, above: int, background: float) -> float:
    return float(ranking.shown_threshold(depth, np.array([above]), np.array([background]))[0]) * 2.0**-32


@pytest.mark.parametrize("depth", [1, 2, 15, 30, 300])
def test_the_chance_of_a_place_is_a_poisson_distribution_function_on_the_grid_of_means(depth: int) -> None:
    mean = (np.arange(0, 700, 7) / 16.0) ** 2
    for above in sorted({0, 1, depth // 2, depth - 1} - {depth}):
        found = ranking.shown_threshold(depth, np.full(mean.size, above), mean) * 2.0**-32
        assert np.abs(found - stats.poisson.cdf(depth - 1 - above, mean)).max() < 1e-9


@given(st.sampled_from([1, 15, 30, 300]), st.integers(0, 310), st.floats(0, 4000))
def test_between_the_grid_points_the_chance_is_that_of_the_nearest_one(depth: int, above: int, mean: float) -> None:
    found = chance(depth, above, mean)
    nearest = [stats.poisson.cdf(depth - 1 - above, max(0.0, mean**0.5 + step) ** 2) for step in (-1 / 32, 1 / 32)]
    assert min(nearest) - 1e-9 <= found <= max(nearest) + 1e-9 or mean > 2047


@given(st.integers(1, 300), st.integers(0, 300), st.floats(0, 3000), st.floats(0, 100))
def test_more_above_never_helps(depth: int, above: int, mean: float, more: float) -> None:
    assert chance(depth, above + 1, mean) <= chance(depth, above, mean)
    assert chance(depth, above, mean + more) <= chance(depth, above, mean)


def test_the_first_places_are_sure_without_background_and_taken_places_are_gone() -> None:
    assert [chance(3, above, 0.0) for above in range(5)] == [1.0, 1.0, 1.0, 0.0, 0.0]


rows = st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 3)), max_size=25)


@given(rows)
def test_items_are_counted_above_each_other_session_by_session(some: list[tuple[int, int]]) -> None:
    columns = np.array(some, np.int64).reshape(-1, 2)
    order, above = ranking.places_above(columns[:, 0], columns[:, 1])
    expected = sorted(range(len(some)), key=lambda place: (*some[place], place))
    counted = [sum(some[other][0] == some[one][0] for other in expected[:nth]) for nth, one in enumerate(expected)]
    assert order.tolist() == expected and above.tolist() == counted


def test_log_count_is_the_logarithm_on_the_grid_and_never_falls() -> None:
    counts = np.unique(np.concatenate((np.arange(20_000), 2 ** np.arange(25), 2 ** np.arange(25) - 1)))
    found = ranking.log_count(counts)
    assert np.abs(found / ranking.SCORE_GRID - np.log1p(counts)).max() < 0.025
    assert (np.diff(found) >= 0).all()
    assert ranking.log_count(np.array([-3]))[0] == 0


@pytest.mark.parametrize(("centre", "fade"), [(2.5, 1.0), (0.0, 0.1), (5.0, 30.0), (1.0, 1.75)])
def test_the_background_above_a_score_is_the_share_of_a_logistic_law_that_fades(centre: float, fade: float) -> None:
    def beats(score: float) -> float:
        tail = lambda age: special.expit((centre - fade * age - score) / ranking.BACKGROUND_SPREAD)  # noqa: E731
        return float(integrate.quad(tail, 0, 1)[0])

    scores = np.arange(-12.0, 12.0, 1.0)
    inflow = np.full(scores.size, 10.0, np.float32)
    grid = (scores * ranking.SCORE_GRID).astype(np.int64)
    found = ranking.scored_background(inflow, 2.0, grid, centre, fade)
    expected = 20.0 * np.array([beats(score) for score in scores])
    assert np.abs(found - expected).max() < 20.0 * 0.012 * max(1.0, fade / 30)
    assert (np.diff(found) <= 0).all()


def test_the_chronological_background_is_inflow_times_waking_days() -> None:
    found = ranking.chronological_background(np.array([10.0, 0.0], np.float32), np.array([0.5, 3.0]))
    assert found.tolist() == [5.0, 0.0]
