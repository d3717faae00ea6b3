"""Volunteers: supporters who talk to people in the evening, grow weary, are cheered by wins, and may stop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import key, threshold
from ..ledger import Act, Kind
from ..world.world import World
from .batch import Reading
from .outbreak import WORLD_OUTSIDE
from .street import canvass

FRESH = 1
GRID = 256
"""Weariness of a day, in the units that are kept."""


def rally(world: World, minute: int, day: int, cause: int) -> None:
    """An evening: talks by all who are still there; then everybody is a day wearier, and some stop."""
    crowd, knobs = world.crowd, world.scenario.volunteers
    if not crowd.weary.size:
        crowd.weary = _enlisted(world)
    who = (crowd.weary >= FRESH).nonzero()[0].astype(np.int32)
    talks = int(who.size * knobs.talks_per_day)
    if talks and world.scenario.street.contacts_per_hour:
        canvass(world, minute, round(talks * 60 / world.scenario.street.contacts_per_hour), cause)
    chance = knobs.burnout * (crowd.weary[who].astype(np.float64) / GRID)
    flips = world.coins.flip("burn out", world.society.population.key[who], key("volunteer"), day)
    stops = who[flips < threshold(chance)]
    crowd.weary[who] = np.minimum(crowd.weary[who].astype(np.int32) + GRID, 30_000).astype(np.int16)
    crowd.weary[stops] = 0
    if stops.size:
        world.ledger.acts.append(minute=minute, actor=WORLD_OUTSIDE, act=Act.STOPPED, about=stops, cents=0, work=0)


def _enlisted(world: World) -> NDArray[np.int16]:
    """Weariness of everybody (people,): a day's for the volunteers, 0 for the others."""
    weary = np.zeros(world.society.people, np.int16)
    node = next(one.node for one in world.society.accounts if one.id == world.scenario.organiser.id)
    known = world.society.network.followers(node)
    order = np.argsort(world.coins.flip("volunteer", world.society.population.key[known]), kind="stable")
    weary[known[order[: world.scenario.volunteers.count]]] = GRID
    return weary


def cheer(world: World, batch: Reading, rows: NDArray[np.int64]) -> None:
    """A celebrated win takes part of the weariness from each volunteer who sees it."""
    weary, relief = world.crowd.weary, world.scenario.volunteers.relief
    if not weary.size or not relief:
        return
    won = world.ledger.posts["kind"][batch.content[rows]] == Kind.MOTIVATIONAL
    who = np.unique(batch.reader[rows[won]])
    who = who[weary[who] >= FRESH]
    weary[who] = np.maximum((weary[who].astype(np.int64) * round((1.0 - relief) * 65536)) >> 16, FRESH)
