"""Morris's elementary effects: which of many settings matter, for a few runs each (Morris 1991, Technometrics 33).

A trajectory starts at a random corner of a coarse grid and moves every setting once, in random order.  Each step
gives one elementary effect of one setting: the change of the answer for the whole range of the setting.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, key, keys, uniform

Floats = NDArray[np.float64]
LEVELS = 4
DELTA = LEVELS / (2.0 * (LEVELS - 1))
"""Length of a step, in parts of a setting's range: with it every level of the grid is met equally often."""


def trajectory(settings: int, number: int, seed: int) -> tuple[Floats, NDArray[np.intp]]:
    """Places (settings + 1, settings) in 0..1 along one trajectory, and the setting (settings,) that each step moves.

    Start, direction and order are coins of (seed, number).
    """
    coins, members = Coins(seed), keys(key("setting"), np.arange(settings))
    low = np.floor(uniform(coins.flip("level", members, key("trajectory", number))) * (LEVELS // 2)) / (LEVELS - 1)
    up = coins.flip("direction", members, key("trajectory", number)) & 1 == 0
    order = np.argsort(coins.flip("order of settings", members, key("trajectory", number)), kind="stable")
    places = np.tile(np.where(up, low, low + DELTA), (settings + 1, 1))
    for step, setting in enumerate(order, 1):
        places[step:, setting] += DELTA if up[setting] else -DELTA
    return places, order


def effects(places: Floats, order: NDArray[np.intp], answers: Floats) -> Floats:
    """Elementary effects (settings,) of one trajectory, for the whole range 0..1 of each setting.

    answers  (settings + 1,)  at each place of the trajectory
    """
    found = np.empty(order.size)
    for step, setting in enumerate(order):
        moved = places[step + 1, setting] - places[step, setting]
        found[setting] = (answers[step + 1] - answers[step]) / moved
    return found
