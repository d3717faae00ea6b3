"""Ties that change in the week: people unfollow whose posts they reject, and follow whom they pass on (F9).

What people decide in a tick holds from the next one on; what is on its way to them already still comes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..chance import threshold
from ..ledger import Act, Did, Handing, Reason
from ..metrics.network import tied
from ..world.world import World
from .batch import Reading
from .bonding import make_ties

Nodes = NDArray[np.int32]
Ints = NDArray[np.int64]


def decide(world: World, outcomes: Sequence[Reading]) -> None:
    """What a round's readers decide about whom they follow."""
    audience = world.scenario.audience
    if audience.unfollow:
        _decide_to_leave(world, outcomes)
    if audience.follow:
        _decide_to_follow(world, outcomes)


def _decide_to_leave(world: World, outcomes: Sequence[Reading]) -> None:
    """Who rejects a post may stop following whoever handed it on: a coin of the reader and the item."""
    reader, item = _rows(outcomes, [outcome.reason == Reason.REJECTED for outcome in outcomes])
    items = world.ledger.items
    by_tie = items["handing"][item] <= Handing.PASSED_ON
    reader, item = reader[by_tie], item[by_tie]
    if not reader.size:
        return
    leaves = _coin(world, "unfollow", reader, item) < threshold(world.scenario.audience.unfollow)
    world.retying.append(followee=items["person"][item[leaves]], follower=reader[leaves], made=False)


def _decide_to_follow(world: World, outcomes: Sequence[Reading]) -> None:
    """Who passes on the post of somebody whom they do not follow may begin to: a coin of the reader and the item."""
    reader, item = _rows(outcomes, [(outcome.did & Did.SHARED) != 0 for outcome in outcomes])
    if not reader.size:
        return
    follows = _coin(world, "follow", reader, item) < threshold(world.scenario.audience.follow)
    author = world.contents["author"][world.ledger.items["content"][item]]
    follows &= author != reader
    world.retying.append(followee=author[follows], follower=reader[follows], made=True)


def _rows(outcomes: Sequence[Reading], kept: list[NDArray[np.bool_]]) -> tuple[Nodes, Nodes]:
    """Reader and item (n,) of the rows that are kept in each outcome."""
    reader = np.concatenate([one.reader[rows] for one, rows in zip(outcomes, kept, strict=True)])
    item = np.concatenate([one.item[rows] for one, rows in zip(outcomes, kept, strict=True)])
    return reader, item


def _coin(world: World, decision: str, reader: Nodes, item: Nodes) -> NDArray[np.uint32]:
    return world.coins.flip(decision, world.society.population.key[reader], world.item_keys["key"][item])


def retie(world: World, start: int) -> None:
    """At the start of a tick: what was decided in the last one comes true, first the ties that are cut."""
    if not len(world.retying):
        return
    pairs = packed(world.retying["followee"], world.retying["follower"])
    made = world.retying["made"]
    cut, wanted = np.unique(pairs[~made]), np.unique(pairs[made])
    world.retying = world.retying.emptied()
    if cut.size:
        cut = cut[~_among(world.cut, cut)]
        world.cut = np.union1d(world.cut, cut)
        _write(world, start, Act.UNFOLLOWED, cut)
    if wanted.size:
        back = _among(world.cut, wanted)
        new = ~back & ~_is_tied(world, wanted)
        world.cut = np.setdiff1d(world.cut, wanted[back])
        make_ties(world, (wanted[new] >> 32).astype(np.int32), (wanted[new] & 0xFFFFFFFF).astype(np.int32))
        _write(world, start, Act.FOLLOWED, wanted[back | new])


def _among(ascending: Ints, pairs: Ints) -> NDArray[np.bool_]:
    """Which pairs (n,) stand in an ascending column."""
    if not ascending.size:
        return np.zeros(pairs.size, np.bool_)
    place = np.minimum(np.searchsorted(ascending, pairs), ascending.size - 1)
    return np.asarray(ascending[place] == pairs)


def _is_tied(world: World, pairs: Ints) -> NDArray[np.bool_]:
    """Which pairs (n,) were tied at the start, or came to be since."""
    network = world.society.network
    held = _among(packed(world.bonds["followee"], world.bonds["follower"]), pairs)
    return held | tied(network.indptr, network.indices, pairs >> 32, pairs & 0xFFFFFFFF)


def packed(followee: Nodes, follower: Nodes) -> Ints:
    """One number for each pair (n,): followee in the upper half, follower in the lower."""
    return np.asarray((followee.astype(np.int64) << 32) | follower)


def _write(world: World, minute: int, act: Act, pairs: Ints) -> None:
    world.ledger.acts.append(minute=minute, actor=pairs & 0xFFFFFFFF, act=act, about=pairs >> 32, cents=0, work=0)


def still_follow(world: World, reader: Nodes, item: Nodes) -> tuple[Nodes, Nodes]:
    """Deliveries (n,) without those along ties that were cut."""
    if not world.cut.size:
        return reader, item
    kept = ~_among(world.cut, packed(world.ledger.items["person"][item], reader))
    return reader[kept], item[kept]
