"""Accounts that are run by programs: they pass on what comes to them, whatever it is, and do nothing else (B3)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import hazard as hazard_of
from ..world.world import World
from .minds import Bools, Floats, Ints, Nodes, has


def let_through(world: World, reader: Nodes, refused: Bools) -> Bools:
    """Who refuses a post (n,): a program has no stance and no doubts."""
    if not world.scenario.audience.bots:
        return refused
    return refused & ~has(world, "bot", reader)


def unmoved(world: World, reader: Nodes, wish: Floats) -> Floats:
    """The wish to react (n,): a program likes, says and does nothing."""
    if not world.scenario.audience.bots:
        return wish
    return np.where(has(world, "bot", reader), 0.0, wish)


def relentless(world: World, reader: Nodes, hazard: Ints) -> NDArray[np.int64]:
    """What a sight adds towards passing on (n,): for a program always the same."""
    audience = world.scenario.audience
    if not audience.bots:
        return hazard
    return np.where(has(world, "bot", reader), int(hazard_of(audience.bot_rate)), hazard)
