"""Forgetting: at midnight those whom the campaign has not touched for long enough know of it no more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..clock import MINUTES_PER_DAY
from ..world.memory import lasting
from ..world.world import AWARE, World


def touch(world: World, who: NDArray[np.int32], minute: NDArray[np.int32]) -> None:
    """These people (n,) accepted something of the campaign at these minutes (n,)."""
    if world.scenario.aftermath.memory:
        if not world.crowd.touched.size:
            world.crowd.touched = np.full(world.society.people, -1, np.int32)
        np.maximum.at(world.crowd.touched, who, minute)


def forget(world: World, start: int) -> None:
    """At midnight: who has not been touched for as long as they remember forgets, and is close to nobody any more."""
    half, touched = world.scenario.aftermath.memory, world.crowd.touched
    if not half or start % MINUTES_PER_DAY or not touched.size:
        return
    who = ((touched >= 0) & ((world.crowd.done & AWARE) != 0)).nonzero()[0]
    kept = lasting(world.coins, world.society.population.key[who], half)
    who = who[start - touched[who].astype(np.int64) > kept]
    world.crowd.done[who] &= np.uint8(255 - AWARE)
    world.crowd.closeness[:, who] = 0
