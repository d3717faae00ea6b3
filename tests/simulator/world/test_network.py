"""The network in compressed sparse rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.network import Basket, Network, from_packed, mirrored, packed

Pairs = list[tuple[int, int]]
pairs = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=60)


def network(ties: Pairs, nodes: int = 12) -> Network:
    columns = np.array(ties, dtype=np.int64).reshape(-1, 2)
    return from_packed(packed(columns[:, 1], columns[:, 0]), nodes)


@given(pairs)
def test_a_row_holds_each_follower_once_and_ascending(ties: Pairs) -> None:
    made = network(ties)
    for node in range(12):
        assert made.followers(node).tolist() == sorted({follower for follower, followed in ties if followed == node})
    assert made.ties == len(set(ties))
    assert made.follower_counts().tolist() == [made.followers(node).size for node in range(12)]


@given(pairs, st.lists(st.integers(0, 11), max_size=8))
def test_expanding_nodes_lays_their_followers_end_to_end(ties: Pairs, nodes: list[int]) -> None:
    made = network(ties)
    reached, which = made.expand(np.array(nodes, dtype=np.int64))
    wanted = [(int(one), place) for place, node in enumerate(nodes) for one in made.followers(node)]
    assert list(zip(reached.tolist(), which.tolist(), strict=True)) == wanted


@given(pairs)
def test_the_order_of_ties_does_not_matter(ties: Pairs) -> None:
    assert network(ties).digest() == network(ties[::-1]).digest()


@given(pairs, st.integers(0, 40))
def test_a_basket_gathers_any_number_of_pieces(ties: Pairs, expected: int) -> None:
    basket = Basket(expected)
    for follower, followed in ties:
        basket.add(packed(np.array([followed]), np.array([follower])))
    assert basket.network(12).digest() == network(ties).digest()
    assert basket.network(12).ties == 0


def test_one_tie_more_changes_the_digest() -> None:
    assert network([(0, 1), (2, 1)]).digest() != network([(0, 1), (2, 1), (3, 1)]).digest()
    assert network([(0, 1)], 2).digest() != network([(0, 1)], 3).digest()


def test_mirrored_ties_lead_the_other_way() -> None:
    assert network([(3, 7)]).followers(7).tolist() == [3]
    turned = from_packed(mirrored(packed(np.array([7]), np.array([3]))), 12)
    assert turned.followers(3).tolist() == [7]


def test_rows_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        network([(0, 1)]).indices[0] = 5


def test_indices_are_narrow_and_row_ends_are_wide() -> None:
    made = network([(0, 1)])
    assert (made.indices.dtype, made.indptr.dtype) == (np.int32, np.int64)
