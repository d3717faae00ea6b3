"""The standard metrics of the science page, each by its name, with its formula in its text and its closed form."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import isnan, log
from typing import Any

import numpy as np
import pytest

from simulator.experiment.luck import split, split_so_far
from simulator.metrics import bubbles, cascades, deeds, halflife, inequality, reach, risks

STAR = cascades.forest(np.array([-1, 0, 0, 0, 0]))
CHAIN = cascades.forest(np.array([-1, 0, 1, 2]))
MIXING = np.array([[80, 20], [30, 70]])
ONES = np.ones(4)

METRICS: dict[str, tuple[Callable[..., Any], tuple[Any, ...], Any]] = {
    "size": (cascades.sizes, (STAR,), [5]),
    "depth": (cascades.depths, (CHAIN,), [3]),
    "breadth": (cascades.breadths, (STAR,), [4]),
    "structural virality of a star": (cascades.structural_virality, (STAR,), [2 - 2 / 5]),
    "structural virality of a chain": (cascades.structural_virality, (CHAIN,), [(4 + 1) / 3]),
    "broadcast share of a star": (cascades.broadcast_share, (STAR,), [1.0]),
    "broadcast share of a chain": (cascades.broadcast_share, (CHAIN,), [1 / 3]),
    "reproduction by generation": (cascades.reproduction, (np.array([100, 23, 5, 0]),), [0.23, 5 / 23, 0.0]),
    "reproduction by time": (
        cascades.reproduction_by_time, (np.array([-1, 0, 0, 1]), np.array([0, 5, 12, 14]), 10, 2), [1.5, 0.0]
    ),
    "half-life": (halflife.half_life, (np.array([1, 2, 30, 11_000]),), 2.0),
    "impressions": (reach.impressions, (np.array([3, 0, 1]),), 4),
    "reach": (reach.reach, (np.array([3, 0, 1]),), 2),
    "frequency": (reach.frequency, (np.array([3, 0, 1]),), 2.0),
    "gross rating points": (reach.grp, (5000, 20_000), 25.0),
    "cost per mille": (reach.cpm, (300, 60_000), 5.0),
    "cost per engagement, per action": (reach.cost_per, (300, 60), 5.0),
    "engagement rate": (reach.engagement_rates, (50, 1000, 4000), (0.05, 0.0125)),
    "overlap": (reach.jaccard, (np.array([[6, 2], [2, 4]]),), [[1.0, 0.25], [0.25, 1.0]]),
    "ratio to the random union": (reach.duplication, ([np.arange(5), np.arange(5)], 10), 5 / 7.5),
    "amplification": (reach.amplification, (150, 120), 0.25),
    "cross-cutting share": (bubbles.cross_cutting_share, (MIXING,), 50 / 200),
    "risk ratios of the filters": (bubbles.filters, ([MIXING, MIXING * np.array([[1, 0.9], [0.9, 1]])],), None),
    "E-I index": (bubbles.ei_index, (MIXING,), (50 - 150) / 200),
    "assortativity": (
        bubbles.assortativity, (MIXING,), (0.75 - (0.5 * 0.55 + 0.5 * 0.45)) / (1 - (0.5 * 0.55 + 0.5 * 0.45))
    ),
    "neighbour correlation": (
        bubbles.neighbour_correlation, (np.array([0.0, 1.0, 2.0]), np.array([0, 1, 2]), np.array([0, 1, 2])), 1.0
    ),
    "bimodality": (bubbles.bimodality, (np.repeat([0.0, 1.0], 150_000),), 1.0),
    "Esteban and Ray": (bubbles.esteban_ray, ([0.5, 0.5], [0.0, 1.0], 1.0), 0.25),
    "Gini": (inequality.gini, ([0, 0, 0, 1],), 0.75),
    "top share": (inequality.top_share, ([1, 1, 2, 6], 0.25), 0.6),
    "exposure entropy": (inequality.exposure_entropy, (ONES, False), log(4)),
    "normalised exposure entropy": (inequality.exposure_entropy, (ONES,), 1.0),
    "unpredictability": (inequality.unpredictability, ([[1.0, 0.0], [0.0, 1.0]],), 1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", METRICS)
def test_a_standard_metric_has_its_closed_form_and_says_what_it_is(name: str) -> None:
    function, given, expected = METRICS[name]
    found = function(*given)
    if expected is None:
        shares, cuts = found
        assert shares[0] == pytest.approx(0.25) and cuts == pytest.approx([45 / 195 / 0.25])
    else:
        assert np.asarray(found) == pytest.approx(np.asarray(expected), abs=2e-5)
    assert function.__doc__ and len(function.__doc__) > 30


def test_a_cascade_of_one_has_no_virality_and_one_world_no_unpredictability() -> None:
    assert np.isnan(cascades.structural_virality(cascades.forest(np.array([-1])))).all()
    assert isnan(inequality.unpredictability([[0.5, 0.5]]))


def test_unpredictability_is_the_mean_over_all_pairs_of_worlds() -> None:
    shares = np.random.default_rng(2).dirichlet(np.ones(6), size=7)
    slowly = np.mean([np.abs(shares[a] - shares[b]).mean() for a, b in combinations(range(7), 2)])
    assert inequality.unpredictability(shares) == pytest.approx(slowly, rel=1e-12)
    assert inequality.unpredictability(np.repeat(shares[:1], 5, axis=0)) == pytest.approx(0.0, abs=1e-15)
    even = (np.arange(2000) + 0.5) / 2000  # any share of two is as likely: a third apart
    assert inequality.unpredictability(np.stack((even, 1 - even), axis=1)) == pytest.approx(1 / 3, rel=1e-3)


def test_the_ceiling_is_the_part_of_the_variance_that_the_design_explains() -> None:
    """1 - variance within designs / total variance, of the logarithm, in a table without noise of estimation."""
    luck = np.random.default_rng(3)
    table = np.expm1(5.0 + luck.normal(0, 3.0, (400, 1)) * 0.1 + luck.normal(0, 4.0, (400, 60)) * 0.1)
    found = split(table)
    assert found is not None and found.scale == "log"
    assert found.ceiling == pytest.approx(9 / 25, abs=0.05)


def test_while_societies_arrive_only_the_complete_ones_count() -> None:
    table = np.random.default_rng(5).poisson(40, (6, 3)).astype(float)
    assert split_so_far(table) == split(table)
    table[2, 1] = table[4, 0] = np.nan
    assert split_so_far(table) == split(table[[0, 1, 3, 5]])
    table[:2, 2] = np.nan
    assert split_so_far(table) is None


def test_what_needs_a_whole_run_is_a_measure_of_its_name() -> None:
    assert deeds.slacktivism_ratio.__doc__ and risks.correction_coverage.__doc__
    from simulator.metrics.measures import MEASURES

    assert {"slacktivism_ratio", "correction_coverage", "structural_virality", "reproduction"} <= set(MEASURES)
