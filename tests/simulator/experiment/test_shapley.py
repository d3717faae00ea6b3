"""Shapley values of games whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chance import Coins
from simulator.experiment.shapley import by_orders, chain, exact, orders

GLOVES = {0: 0.0, 1: 0.0, 2: 0.0, 4: 0.0, 3: 0.0, 5: 1.0, 6: 1.0, 7: 1.0}
"""Players 0 and 1 have a left glove each, player 2 the right one; a pair is worth 1 (textbook: 1/6, 1/6, 2/3)."""


def test_the_glove_game_is_divided_as_in_textbooks() -> None:
    assert exact(GLOVES, 3) == pytest.approx([1 / 6, 1 / 6, 2 / 3])


def test_all_six_orders_give_the_exact_values() -> None:
    every = [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
    assert by_orders(GLOVES, every, 3) == pytest.approx(exact(GLOVES, 3))


def test_what_any_orders_divide_adds_up_to_the_whole() -> None:
    values = {coalition: float(coalition**2 % 17) for coalition in range(32)}
    for world in range(10):
        taken = orders(5, world, 2, Coins(3), "game")
        assert by_orders(values, taken, 5).sum() == pytest.approx(values[31] - values[0])


def test_drawn_orders_come_close_to_the_exact_values() -> None:
    values = {coalition: float(min(3, coalition.bit_count()) + (coalition & 1)) for coalition in range(64)}
    drawn = [by_orders(values, orders(6, world, 1, Coins(1), "game"), 6) for world in range(400)]
    assert np.mean(drawn, axis=0) == pytest.approx(exact(values, 6), abs=0.1)


def test_every_order_comes_with_its_reverse_and_names_everybody_once() -> None:
    forwards, backwards = orders(6, 4, 1, Coins(9), "game")
    assert sorted(forwards) == list(range(6))
    assert backwards == forwards[::-1]


def test_all_orders_of_arrival_are_about_equally_likely() -> None:
    firsts = [orders(3, world, 1, Coins(5), "game")[0] for world in range(1200)]
    counts = [firsts.count(one) for one in sorted(set(firsts))]
    assert len(counts) == 6
    assert sum((count - 200) ** 2 / 200 for count in counts) < 20.5  # chi-square, 5 degrees, 1 in 1,000


def test_worlds_and_games_have_orders_of_their_own() -> None:
    assert orders(8, 0, 1, Coins(1), "post") != orders(8, 1, 1, Coins(1), "post")
    assert orders(8, 0, 1, Coins(1), "post") != orders(8, 0, 1, Coins(1), "day")


def test_a_chain_grows_from_nobody_to_everybody() -> None:
    assert chain((2, 0, 1)) == [0, 4, 5, 7]
