"""The table of pairs against a dictionary."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.world.pairs import Pairs

# a few people and contents, the largest ones, and runs of neighbours, which crowd a hash table most
pair = st.tuples(st.integers(0, 5) | st.integers(2**31 - 4, 2**31 - 1), st.integers(0, 40) | st.just(2**31 - 1))
rounds = st.lists(st.lists(pair, unique=True, max_size=30), max_size=12)


def packed(some: list[tuple[int, int]]) -> np.ndarray:
    return np.array([person << 32 | content for person, content in some], np.int64)


def write(
    pairs: Pairs, model: dict[tuple[int, int], tuple[int, int, int]], some: list[tuple[int, int]], nth: int
) -> None:
    """Look some pairs up, compare them with the model, and write something new on each."""
    slots = pairs.find(packed(some))
    assert np.unique(slots).size == slots.size
    held = zip(pairs.hazard[slots].tolist(), pairs.sources[slots].tolist(), pairs.did[slots].tolist(), strict=True)
    assert list(held) == [model.get(one, (0, 0, 0)) for one in some]
    for place, one in enumerate(some):
        model[one] = (1000 * nth + place, nth % 256, place % 256)
    pairs.hazard[slots], pairs.sources[slots], pairs.did[slots] = (
        np.array([model[one][column] for one in some], int) for column in range(3)
    )


@given(rounds, st.sampled_from([4, 16, 4096]))
def test_a_pair_keeps_what_was_written_on_it(story: list[list[tuple[int, int]]], capacity: int) -> None:
    pairs, model = Pairs(capacity), dict[tuple[int, int], tuple[int, int, int]]()
    for nth, some in enumerate(story):
        write(pairs, model, some, nth)
        assert len(pairs) == len(model)


@given(rounds, rounds)
def test_a_copy_of_the_table_goes_its_own_way(
    first: list[list[tuple[int, int]]], later: list[list[tuple[int, int]]]
) -> None:
    pairs, model = Pairs(8), dict[tuple[int, int], tuple[int, int, int]]()
    for nth, some in enumerate(first):
        write(pairs, model, some, nth)
    twin, twins_model = pairs.copy(), dict(model)
    for nth, some in enumerate(later):
        write(twin, twins_model, some, 100 + nth)
    write(pairs, model, list(model), 50)
    assert len(pairs) == len(model) and len(twin) == len(twins_model)


def test_a_hundred_thousand_pairs_are_told_apart_in_any_order() -> None:
    keys = (np.arange(100_000, dtype=np.int64) % 317 << 32) | np.arange(100_000) // 317
    pairs = Pairs()
    for part in np.array_split(keys, 9):
        slots = pairs.find(part)
        pairs.hazard[slots] = part % 1_000_003
    shuffled = keys[np.argsort(keys * 2654435761 % (1 << 31), kind="stable")]
    slots = pairs.find(shuffled)
    assert (pairs.hazard[slots] == shuffled % 1_000_003).all()
    assert len(pairs) == keys.size
