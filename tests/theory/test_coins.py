"""The coins' battery: nobody may trust them who has not seen them fail nothing (reliability, section 2)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.chance import UNIT, Coins, exponential, hazard, joined, key, keys, threshold, uniform
from tests.theory import battery

N = 1 << 17
FEW = 1 << 14  # where each member costs a BLAKE2b of its own
COINS = Coins(1)
TOWN = keys(key("community", "town"), np.arange(N))
POSTS = keys(key("author", "lina"), np.arange(N))
ONE = TOWN[:1]
LINA = key("account", "lina")


def many(values: np.ndarray, n: int = N) -> np.ndarray:
    return np.broadcast_to(values, n)


def grid(persons: np.ndarray, subjects: np.ndarray) -> np.ndarray:
    side = math.isqrt(N)
    return COINS.flip("share", np.repeat(persons[:side], side), np.tile(subjects[:side], side))


STREAMS: dict[str, Callable[[], np.ndarray]] = {
    "persons, by name": lambda: COINS.flip("share", TOWN, key("post", "a")),
    "persons, by bare number": lambda: COINS.flip("share", np.arange(N, dtype=np.uint64)),
    "persons of two towns in turn": lambda: COINS.flip(
        "look", np.stack((TOWN, keys(key("community", "village"), np.arange(N)))).T.ravel()[:N]
    ),
    "contents, by name": lambda: COINS.flip("share", many(ONE), POSTS),
    "contents, by bare number": lambda: COINS.flip("share", many(ONE), np.arange(1, N + 1, dtype=np.uint64)),
    "sessions of one person": lambda: COINS.flip("session", many(ONE), 0, np.arange(N)),
    "posts of days, as numbered in the model": lambda: COINS.flip(
        "own post", many(ONE), 0, np.repeat(np.arange(N // 64) * 4096, 64) + np.tile(np.arange(64), N // 64)
    ),
    "items: a content, by who hands it on": lambda: COINS.flip(
        "shown", many(ONE), joined(many(POSTS[:1]), TOWN ^ np.uint64(key("handing", "SHARED")))
    ),
    "items: one person hands on many contents": lambda: COINS.flip("shown", many(ONE), joined(POSTS, many(TOWN[:1]))),
    "contents that people write": lambda: COINS.flip(
        "quality", joined(TOWN, keys(0, np.zeros(N, np.int64)) ^ np.uint64(key("topic", "cause")))
    ),
    "testimonies to one challenge": lambda: COINS.flip("quality", joined(TOWN, many(POSTS[:1]))),
    "a square of persons and contents": lambda: grid(TOWN, POSTS),
    "a square of bare numbers": lambda: grid(np.arange(N, dtype=np.uint64), np.arange(1, N + 1, dtype=np.uint64)),
    "seats of a boost": lambda: COINS.flip("advertise", np.zeros(N, np.uint64), key("boost", 7), np.arange(N)),
    "seeds": lambda: np.array([Coins(seed).flip("share", ONE, LINA)[0] for seed in range(FEW)]),
    "decisions": lambda: np.array([COINS.flip(f"decision {nth}", ONE, LINA)[0] for nth in range(FEW)]),
    "keys themselves, high half": lambda: (TOWN >> np.uint64(32)).astype(np.uint32),
    "keys themselves, low half": lambda: TOWN.astype(np.uint32),
    "joined keys, low half": lambda: joined(POSTS, TOWN).astype(np.uint32),
}


@pytest.mark.parametrize("stream", STREAMS)
def test_every_way_of_counting_gives_fair_bits(stream: str) -> None:
    found = battery.verdict(STREAMS[stream]())
    assert min(found.values()) > battery.LUCKY, found


@pytest.mark.parametrize(
    "bad",
    [
        (np.arange(N, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32),
        COINS.flip("share", TOWN) & np.uint32(0xFFFFFFFE),
        COINS.flip("share", TOWN >> np.uint64(49)),
        np.repeat(COINS.flip("share", TOWN[: N // 2]), 2),
        np.arange(N) % 4096 << 20,
    ],
    ids=["golden ratio", "a dead bit", "too few values", "twice the same", "a counter"],
)
def test_the_battery_can_fail(bad: np.ndarray) -> None:
    assert min(battery.verdict(bad.astype(np.uint32)).values()) < battery.LUCKY


BASE = COINS.flip("share", TOWN, POSTS)
TWINS: dict[str, Callable[[], np.ndarray]] = {
    "another decision": lambda: COINS.flip("like", TOWN, POSTS),
    "a decision of nearly the same name": lambda: COINS.flip("share ", TOWN, POSTS),
    "the next seed": lambda: Coins(2).flip("share", TOWN, POSTS),
    "a seed 2**32 further": lambda: Coins(1 + (1 << 32)).flip("share", TOWN, POSTS),
    "the next person": lambda: COINS.flip("share", np.roll(TOWN, 1), POSTS),
    "the same number in another town": lambda: COINS.flip(
        "share", keys(key("community", "towns"), np.arange(N)), POSTS
    ),
    "the next content": lambda: COINS.flip("share", TOWN, np.roll(POSTS, 1)),
    "person and content exchanged": lambda: COINS.flip("share", POSTS, TOWN),
    "the next occasion": lambda: COINS.flip("share", TOWN, POSTS, 1),
    "the occasion after that": lambda: COINS.flip("share", TOWN, POSTS, np.full(N, 2)),
    "another account's n-th post": lambda: COINS.flip("share", TOWN, keys(key("author", "lin"), np.arange(N))),
}


@pytest.mark.parametrize("twin", TWINS)
def test_two_questions_have_unrelated_answers(twin: str) -> None:
    other = TWINS[twin]()
    assert battery.correlation(BASE, other) < 5.5
    assert battery.LUCKY < battery.squares_are_even(BASE, other) < 1 - battery.LUCKY
    assert battery.correlation(BASE, BASE) > 100  # the measure notices what is the same


def test_a_question_asked_twice_has_one_answer_however_it_is_put() -> None:
    there = np.arange(1000)
    whole = COINS.flip("share", TOWN[:1000], POSTS[:1000], there)
    assert (whole == Coins(1).flip("share", TOWN[:1000], POSTS[:1000], there)).all()
    piece = [COINS.flip("share", TOWN[n : n + 1], int(POSTS[n]), n)[0] for n in range(1000)]
    assert (whole == piece).all()
    assert (COINS.flip("share", TOWN[:9]) == COINS.flip("share", TOWN[:9], 0, np.zeros(9, np.int64))).all()


def flipped(bits: int, ask: Callable[[np.uint64], np.ndarray]) -> np.ndarray:
    """How often each output bit (32,) turns when each input bit (bits,) is turned."""
    base = ask(np.uint64(0))
    turned = np.stack([base ^ ask(np.uint64(1) << np.uint64(bit)) for bit in range(bits)])
    return (((turned[:, :, None] >> np.arange(32, dtype=np.uint32)) & np.uint32(1)).mean(axis=1)).astype(float)


ASKED: dict[str, tuple[int, Callable[[np.uint64], np.ndarray]]] = {
    "person": (64, lambda bit: COINS.flip("share", TOWN[:4096] ^ bit, POSTS[:4096])),
    "content": (64, lambda bit: COINS.flip("share", TOWN[:4096], POSTS[:4096] ^ bit)),
    "occasion": (
        40,
        lambda bit: COINS.flip("share", TOWN[:4096], POSTS[:4096], np.arange(4096) ^ bit.astype(np.int64)),
    ),
    "content of a person without a name": (
        64,
        lambda bit: COINS.flip("share", np.zeros(4096, np.uint64), POSTS[:4096] ^ bit),
    ),
    "family of keys": (64, lambda bit: keys(LINA ^ int(bit), np.arange(4096)).astype(np.uint32)),
    "left of joined keys": (64, lambda bit: joined(POSTS[:4096] ^ bit, TOWN[:4096]).astype(np.uint32)),
    "right of joined keys": (64, lambda bit: joined(POSTS[:4096], TOWN[:4096] ^ bit).astype(np.uint32)),
}


@pytest.mark.parametrize("asked", ASKED)
def test_one_bit_of_the_question_turns_half_of_the_answer(asked: str) -> None:
    table = flipped(*ASKED[asked])
    assert np.abs(table.sum(axis=1) - 16.0).max() < 0.5  # of 32 bits, for each input bit
    assert np.abs(table - 0.5).max() < 0.05  # each output bit by itself: 6.4 standard errors


def test_one_bit_of_the_seed_turns_half_of_the_answer() -> None:
    table = flipped(62, lambda bit: np.concatenate([Coins(s ^ int(bit)).flip("share", TOWN[:64]) for s in range(8)]))
    assert np.abs(table.sum(axis=1) - 16.0).max() < 1.0
    assert abs(table.mean() - 0.5) < 0.005


def test_uniform_numbers_lie_strictly_inside_and_follow_the_uniform_law() -> None:
    assert 0.0 < uniform(np.array([0], np.uint32))[0] and uniform(np.array([2**32 - 1], np.uint32))[0] < 1.0
    assert stats.kstest(COINS.uniform("share", TOWN, POSTS), "uniform").pvalue > 1e-4


def test_waits_follow_the_exponential_law() -> None:
    waits = exponential(COINS.flip("wait", keys(5, np.arange(1 << 20)))) / UNIT
    assert abs(waits.mean() - 1.0) < 4 / 2**10
    assert abs(waits.var() - 1.0) < 4 * 8**0.5 / 2**10
    assert stats.kstest(waits, "expon").pvalue > 1e-4


def test_waits_are_the_logarithm_of_the_coin_and_grow_with_it() -> None:
    near = np.concatenate([edge + np.arange(-300, 300) for edge in np.arange(1, 4096, 63) << 20])
    tops = [2**32 - 1 - np.arange(5000)] + [2**32 - 2**k + np.arange(-50, 50) for k in range(8, 29)]
    even = np.arange(0, 2**32, 40009)
    flips = np.unique(np.concatenate((near, even, *tops, [0, 1])).clip(0, 2**32 - 1)).astype(np.uint32)
    waits = exponential(flips)
    assert (np.diff(waits) >= 0).all()
    assert waits[0] == 0 and waits[-1] / UNIT < 32 * math.log(2) + 1
    low, high = -np.log1p(-(flips * 2.0**-32)), -np.log1p(-((flips + 1.0).clip(0, 2**32 - 0.5) * 2.0**-32))
    assert (waits / UNIT > low - 2e-6).all() and (waits / UNIT < high + 2e-6).all()


@given(st.floats(0, 1), st.integers(0, 2**32))
def test_a_chance_is_met_as_often_as_it_says(chance: float, seed: int) -> None:
    met = int((Coins(seed).flip("chance", TOWN[:4096]) < threshold(chance)).sum())
    limit = stats.binom(4096, chance)
    assert limit.ppf(1e-9) <= met <= limit.isf(1e-9)


def test_the_edges_of_chance_are_never_and_always() -> None:
    flips = np.array([0, 2**32 - 1], np.uint32)
    assert not (flips < threshold(0.0)).any() and (flips < threshold(1.0)).all()
    assert not (flips < threshold(-0.5)).any() and (flips < threshold(7.0)).all()
    assert (flips < threshold(2.0**-32)).tolist() == [True, False]


@pytest.mark.parametrize("chance", [0.001, 0.02, 0.3, 0.9])
def test_one_exposure_of_that_hazard_leads_to_the_event_with_that_chance(chance: float) -> None:
    waits = exponential(COINS.flip("share", TOWN, key("post", "b")))
    met = float((hazard(chance) > waits).mean())
    assert abs(met - chance) < 4 * (chance * (1 - chance) / N) ** 0.5


def test_a_sure_thing_has_a_finite_hazard_and_an_impossible_one_none() -> None:
    assert int(hazard(1.0)) == int(hazard(7.0)) == round(24 * math.log(2) * UNIT)
    assert int(hazard(0.0)) == int(hazard(-0.5)) == 0
    assert hazard([0.5, 1 - 2.0**-20]).tolist() == [round(math.log(2) * UNIT), round(20 * math.log(2) * UNIT)]


def test_a_uniform_number_is_the_middle_of_what_its_coin_names() -> None:
    assert uniform(np.array([0, 1, 2**32 - 1], np.uint32)).tolist() == [2.0**-33, 1.5 * 2.0**-32, 1.0 - 2.0**-33]


def test_two_exposures_are_two_independent_chances() -> None:
    waits = exponential(COINS.flip("share", TOWN, key("post", "c")))
    once, twice = hazard(0.2) > waits, 2 * hazard(0.2) > waits
    assert not (once & ~twice).any()
    assert abs(twice[~once].mean() - 0.2) < 4 * (0.16 / (~once).sum()) ** 0.5


def test_no_two_names_share_a_key() -> None:
    towns = [keys(key("community", f"town {nth}"), np.arange(20_000)) for nth in range(20)]
    pairs = joined(TOWN[:400, None], POSTS[None, :400]).ravel()
    swapped = joined(POSTS[:400, None], TOWN[None, :400]).ravel()
    everything = np.concatenate((*towns, TOWN[20_000:], POSTS, pairs, swapped))
    assert np.unique(everything).size == everything.size
    assert key("a", "b") != key("ab") != key("b", "a") and key("1") != key(1)


@given(st.lists(st.text(max_size=8) | st.integers(), min_size=1, max_size=4))
def test_a_key_is_a_function_of_its_name(parts: list[str | int]) -> None:
    assert key(*parts) == key(*parts) and 0 <= key(*parts) < 1 << 64
    assert key(*parts) != key(*parts, "")
