"""What a reply starts: asker and account may follow each other from then on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import threshold
from ..world.world import World

Nodes = NDArray[np.int32]
MUTUAL, NEW_FOLLOWER = 1, 2
"""The account follows back somebody who followed it; or both begin to follow each other."""


def befriend(world: World, asker: int, account: int) -> None:
    """After a reply the asker and the account may follow each other from now on: one coin for each two."""
    follow_back = world.scenario.desk.follow_back
    ties = world.crowd.minds.follows
    if not follow_back or account < 0 or ties[account, asker]:
        return
    who = world.society.population.key[asker : asker + 1]
    subject = int(world.node_keys[world.society.people + account])
    if int(world.coins.flip("befriend", who, subject)[0]) < int(threshold(follow_back)):
        followers = world.society.network.followers(world.society.people + account)
        at = int(np.searchsorted(followers, asker))
        follows = at < followers.size and int(followers[at]) == asker
        ties[account, asker] = MUTUAL if follows else NEW_FOLLOWER
        world.crowd.minds.ties_made += 1


def with_new_followers(world: World, items: Nodes, reader: Nodes, item: Nodes) -> tuple[Nodes, Nodes]:
    """Deliveries (n,) and those to people who began to follow an account during the run."""
    if not world.crowd.minds.ties_made[0]:
        return reader, item
    readers, handed = [reader], [item]
    account = world.ledger.items["person"][items] - world.society.people
    for at in (account >= 0).nonzero()[0]:
        fresh = (world.crowd.minds.follows[account[at]] == NEW_FOLLOWER).nonzero()[0].astype(np.int32)
        readers.append(fresh)
        handed.append(np.full(fresh.size, items[at], np.int32))
    return np.concatenate(readers), np.concatenate(handed)
