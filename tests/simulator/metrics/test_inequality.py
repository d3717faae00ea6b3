"""Inequality: nobody has more, one has all, and what lies between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.metrics import inequality

amounts = st.lists(st.integers(0, 1_000), min_size=1, max_size=50).filter(any)


def test_equal_amounts_are_no_inequality_and_one_owner_is_the_most() -> None:
    assert inequality.gini([3, 3, 3, 3]) == 0
    assert inequality.gini([0, 0, 0, 8]) == pytest.approx(3 / 4)


@given(amounts)
def test_gini_is_half_the_mean_difference_over_the_mean(values: list[int]) -> None:
    x = np.array(values, dtype=float)
    differences = np.abs(x[:, None] - x[None, :]).mean()
    assert inequality.gini(values) == pytest.approx(differences / 2 / x.mean())


@given(amounts, st.floats(0, 1))
def test_the_top_share_is_what_the_lorenz_curve_leaves(values: list[int], share: float) -> None:
    top = inequality.top_share(values, share)
    assert share - 1e-9 <= top <= 1 + 1e-9
    members, held = inequality.lorenz(values, 1)
    assert (members.tolist(), held.tolist()) == ([0, 1], [0, 1])


def test_the_top_share_counts_a_member_at_the_border_in_part() -> None:
    assert inequality.top_share([1, 1, 2], 1 / 3) == pytest.approx(0.5)
    assert inequality.top_share([1, 1, 2], 0.5) == pytest.approx(0.625)
    assert inequality.top_share([1, 1, 2], 1.0) == 1


def test_the_lorenz_curve_sags_under_the_diagonal() -> None:
    members, held = inequality.lorenz([1, 1, 2, 4], 4)
    assert members.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert held.tolist() == [0, 0.125, 0.25, 0.5, 1]


def test_nobody_with_anything_has_no_inequality() -> None:
    assert np.isnan(inequality.gini([0, 0]))
    assert np.isnan(inequality.gini([]))
    assert np.isnan(inequality.top_share([0], 0.5))
    assert np.isnan(inequality.lorenz([0.0])[1]).all()


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        inequality.gini([1, -1])


def test_entropy_runs_from_one_source_to_all_alike() -> None:
    entropy = inequality.exposure_entropy([[5, 0, 0, 0], [1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 0, 0]])
    assert entropy[:3].tolist() == pytest.approx([0, 1, 0.5])
    assert np.isnan(entropy[3])
    assert float(inequality.exposure_entropy([1, 1, 0, 0], normalised=False)) == pytest.approx(np.log(2))
