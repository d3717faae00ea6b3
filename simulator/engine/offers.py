"""Offers with an end: gifts that are doubled for a time or from a pot, calls with a deadline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import deeds
from ..world.contents import ASKS
from ..world.world import World

Rows = NDArray[np.int32]
Floats = NDArray[np.float64]

_GIVE = ASKS.index("give")


def rates(world: World) -> Floats:
    """Chance of each ask (7,) for an accepting viewer; without the doubling of gifts where that comes and goes."""
    knobs = world.scenario.deeds
    if is_always_on(world):
        return deeds.base_rates(knobs)
    return deeds.base_rates(knobs.model_copy(update={"match": 1.0}))


def is_always_on(world: World) -> bool:
    """Whether an offer to double gifts, if there is one, has neither a time nor a pot."""
    knobs = world.scenario.deeds
    return knobs.match == 1.0 or (knobs.match_starts is None and knobs.match_ends is None and knobs.match_pot is None)


def doubled(world: World, minute: Rows) -> NDArray[np.bool_]:
    """Whether gifts are doubled at these minutes (n,), as the pot stood when the round began."""
    knobs = world.scenario.deeds
    on = minute >= (knobs.match_starts or 0)
    if knobs.match_ends is not None:
        on &= minute < knobs.match_ends
    return on if knobs.match_pot is None else on & (world.matched < knobs.match_pot)


def count_matched(world: World, ask: NDArray[np.uint8], minute: Rows, cents: Rows) -> None:
    """New gifts (n,) come out of the pot."""
    if world.scenario.deeds.match > 1.0:
        rows = ask == _GIVE
        given = int(cents[rows][doubled(world, minute[rows])].sum(dtype=np.int64))
        world.matched += round(given * world.scenario.deeds.match_ratio)


def offered(world: World, ask: NDArray[np.uint8], minute: Rows, chance: Floats) -> Floats:
    """Chance of a deed (n,) while an offer that comes and goes is on."""
    if is_always_on(world):
        return chance
    return np.where((ask == _GIVE) & doubled(world, minute), chance * world.scenario.deeds.match, chance)


def in_time(world: World, content: Rows, minute: Rows, chance: Floats) -> Floats:
    """Chance of a deed (n,) with a deadline: none after it, more the nearer it is."""
    until = world.contents["until"][content]
    if not until.any():
        return chance
    pressed = chance * deeds.urgency(until - minute, world.scenario.deeds.urgency)
    return np.where(until == 0, chance, np.where(minute < until, pressed, 0.0))
