"""Days on which the cause is in the air: who keeps them looks more readily."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..scenario.model import EventDay
from ..world.world import World

Nodes = NDArray[np.int32]


def in_the_air(world: World, reader: Nodes, minute: Nodes, content: Nodes) -> NDArray[np.float64] | float:
    """How much more readily people look (n,) at what is about the cause, on days that they keep."""
    if not world.scenario.event_day:
        return 1.0
    more = np.ones(reader.size)
    about = world.contents["breadth"][content] < 0.0
    home = world.society.population.community[reader]
    for day in world.scenario.event_day:
        now = about & (minute >= day.at) & (minute < day.at + day.lasts) & keepers(world, day.id)[home]
        more = np.where(now, more * (1.0 + day.attention), more)
    return more


def keepers(world: World, identity: str) -> NDArray[np.bool_]:
    """Which communities keep a day: those that say so; all, where none does."""
    keeps = np.array([identity in one.occasions for one in world.society.communities.declared])
    return keeps if keeps.any() else np.ones(keeps.size, np.bool_)


def is_over(days: tuple[EventDay, ...], identity: str, minute: int) -> bool:
    """Whether a day with this id has dates, and the minute lies outside them."""
    dates = [day for day in days if day.id == identity]
    return bool(dates) and not any(day.at <= minute < day.at + day.lasts for day in dates)
