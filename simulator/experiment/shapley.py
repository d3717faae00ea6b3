"""Shapley values: what each player brings on average over all orders in which they could arrive.

    phi_i = sum over coalitions S without i of  |S|! (n - |S| - 1)! / n! x (v(S with i) - v(S))

Shapley (1953) showed that this is the only division that adds up to the whole, gives nothing to those who change
nothing, treats equals alike, and adds over measures.  With few players every coalition is played (exact in each
world); with many, orders are drawn from coins and each is played forwards and backwards, which is unbiased and
cancels part of the noise (antithetic orders: Mitchell and others 2022, Journal of Machine Learning Research 23).
In either case the values of one world add up to the whole of that world exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, key, keys

Floats = NDArray[np.float64]
Order = tuple[int, ...]

EXACT = 4
"""Up to so many players all coalitions are played: 16 of them, about as many as two orders and back would need."""


def orders(players: int, world: int, pairs: int, coins: Coins, game: str) -> list[Order]:
    """Orders of arrival for one world: `pairs` drawn from coins, each followed by its reverse.

    game  a name that makes the draw of one game independent of another's
    """
    found: list[Order] = []
    members = keys(key("player", game), np.arange(players))
    for pair in range(pairs):
        flips = coins.flip("order of arrival", members, key("world", world), pair)
        forwards = tuple(int(one) for one in np.argsort(flips, kind="stable"))
        found += [forwards, forwards[::-1]]
    return list(dict.fromkeys(found))


def chain(order: Order) -> list[int]:
    """The coalitions that arise as players arrive: from nobody (0) to everybody."""
    coalitions = [0]
    for player in order:
        coalitions.append(coalitions[-1] | 1 << player)
    return coalitions


def by_orders(value: Mapping[int, float], taken: Sequence[Order], players: int) -> Floats:
    """Mean gain at arrival (players,) over some orders, from the values of their coalitions."""
    gains = np.zeros(players)
    for order in taken:
        before = 0
        for player in order:
            after = before | 1 << player
            gains[player] += value[after] - value[before]
            before = after
    return gains / max(1, len(taken))


def exact(value: Mapping[int, float], players: int) -> Floats:
    """Shapley values (players,) from the values of all 2**players coalitions."""
    found = np.zeros(players)
    for coalition in range(1 << players):
        size = coalition.bit_count()
        for player in range(players):
            if not coalition >> player & 1:
                weight = factorial(size) * factorial(players - size - 1) / factorial(players)
                found[player] += weight * (value[coalition | 1 << player] - value[coalition])
    return found
