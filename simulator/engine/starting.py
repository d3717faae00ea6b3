"""Movements that people start by themselves: the first ones pass on one and the same call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .. import exact
from ..behaviour.sessions import Diurnal
from ..chance import key
from ..exact import to_grid
from ..ledger import Did, Handing, Kind
from ..world.contents import SHAPES
from ..world.world import World
from .shapes import EVENT_HOUR, PUSH, Nodes
from .spreading import hand_over, publish, to_followers

_CALL = np.uint64(key("movement", "call"))
_SLANT = 0.8
_LEAST_INTEREST = 0.05


def start(world: World, curve: Diurnal, begin: int, end: int, own: Callable[..., dict[str, Any]]) -> None:
    """The movement's first people pass on its call, in the tick that holds its minute."""
    movement = world.scenario.movement
    if not movement.seeds or not begin <= movement.at < end:
        return
    person = starters(world, movement.seeds)
    if not person.size:
        return
    minute = np.full(person.size, movement.at, np.int32)
    made = own(world, person[:1], np.zeros(1, np.int32), np.ones(1, bool), minute[:1])
    push = PUSH[movement.shape]
    made |= {"key": _CALL, "campaign": True, "wish": movement.quality, "inside": push, "across": push}
    made |= {"slant": int(to_grid(_SLANT))}
    content = publish(world, made, {"kind": Kind.OWN, "prompt": -1, "plan": -1})
    world.contents["shape"][content] = SHAPES.index(movement.shape)
    if movement.shape == "event":
        luck = world.coins.flip("start", world.society.population.key[person])
        minute = minute + ((luck.astype(np.int64) * EVENT_HOUR) >> 32).astype(np.int32)
    content = np.repeat(content, person.size)
    items = hand_over(world, content, person, minute, -1, Handing.POSTED)
    slots = world.pairs.find((person.astype(np.int64) << 32) | content)
    world.pairs.did[slots] |= np.uint8(Did.SHARED)
    to_followers(world, curve, items)


def starters(world: World, seeds: int) -> Nodes:
    """Who starts (at most seeds,): the first in a race whose pace is interest in the cause; nobody on an island."""
    people = world.society.population
    pace = _LEAST_INTEREST + people.interest.astype(np.float64)
    arrival = -exact.log(world.coins.uniform("starter", people.key)) / pace
    alone = world.society.communities.isolated[people.community]
    arrival[alone] = np.inf
    seeds = min(seeds, int(np.count_nonzero(~alone)))
    return np.sort(np.lexsort((people.key, arrival))[:seeds]).astype(np.int32)
