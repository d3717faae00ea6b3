"""A raid of trolls: attacks on those who showed themselves, hour by hour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal, next_session
from ..chance import UNIT, exponential, key
from ..ledger import Act
from ..scenario.model import Card
from ..world.world import World
from .outbreak import Nodes, follow_protocol, within_reach, write

LIKED_RUNG = 2
MOST_AN_HOUR = 100
"""Attacks an hour beyond which one more makes no difference to somebody."""


def begin(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The first hour."""
    raid(world, curve, minute, card)


def raid(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """An hour of attacks at supporters who showed themselves; each is read at the target's next session.

    Moderators, as soon as there are any and the hours for it, set about their protocol, once for each raid.
    """
    if world.scenario.care.moderators and card.id not in world.crowd.risks.ready:
        world.crowd.risks.protected |= follow_protocol(world, minute, card)
    people, alone = world.society.population, world.society.communities.isolated
    visible = (world.crowd.rung >= LIKED_RUNG) & ~world.crowd.risks.silent & ~alone[people.community]
    candidates = visible.nonzero()[0].astype(np.int32)
    total = world.scenario.care.attacks_per_hour * card.severity * within_reach(world) / 1000.0
    if not candidates.size or not total:
        return
    count = attacks_on(world, candidates, key("raid", card.id), minute, total / candidates.size)
    target = np.repeat(candidates, count)
    read = next_session(
        world.coins, curve, people.key[target], people.sessions[target], people.utc_offset[target], minute
    )
    rank = -world.crowd.risks.stress[target].astype(np.int16)
    world.crowd.risks.flags.append(
        target=target, minute=minute, read=np.minimum(read, 1 << 30), rank=rank,
        started=-1, ends=-1, state=0, done=False,
    )  # fmt: skip
    write(world, minute, Act.ATTACKED, target)


def attacks_on(world: World, person: Nodes, subject: int, minute: int, mean: float) -> NDArray[np.int64]:
    """Attacks on each person (n,) in this hour: Poisson with this mean, by the person's own coins."""
    key_, limit = world.society.population.key[person], round(min(mean, MOST_AN_HOUR) * UNIT)
    count, passed = np.zeros(person.size, np.int64), np.zeros(person.size, np.int64)
    rows = np.arange(person.size)
    for number in range(4 * MOST_AN_HOUR):
        passed[rows] += exponential(world.coins.flip("raid", key_[rows], subject, minute * 512 + number))
        rows = rows[passed[rows] <= limit]
        if not rows.size:
            break
        count[rows] += 1
    return count


def end(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The trolls grow tired of it."""
    write(world, minute, Act.RAID_ENDED, 0)
