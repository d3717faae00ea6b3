"""Threads: a comment stands under the post or replies to another comment, so that conversations grow deep."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..behaviour.talk import troll_chance
from ..chance import Keys, threshold
from ..ledger import Did
from ..world.world import World
from .batch import Reading

Rows = NDArray[np.int64]


def hang_comments(world: World, outcomes: Sequence[Reading]) -> None:
    """Add the comments of one round; each may reply to one that was there before the round."""
    rows = [(outcome, (outcome.did & Did.COMMENTED).nonzero()[0]) for outcome in outcomes]
    person, content, minute = (
        np.concatenate([getattr(outcome, name)[at] for outcome, at in rows]) for name in ("reader", "content", "minute")
    )
    if not person.size:
        return
    key, subject = world.node_keys[person], world.contents["key"][content]
    replies = world.coins.flip("reply to a comment", key, subject) < threshold(world.scenario.audience.thread_share)
    pick = world.coins.flip("which comment", key, subject)
    before = world.comments["content"]
    order = np.argsort(before, kind="stable")
    low = np.searchsorted(before[order], content)
    there = np.searchsorted(before[order], content, side="right") - low
    place = low + ((pick.astype(np.int64) * there) >> 32)
    parent = np.full(person.size, -1, np.int64)
    hangs = replies & (there > 0)
    parent[hangs] = order[place[hangs]]
    depth = np.ones(person.size, np.int64)
    depth[hangs] += world.comments["depth"][parent[hangs]]
    trolls = _trolling(world, key, subject, _trolls_at_the_top(world, order, low, there))
    world.comments.append(content=content, person=person, minute=minute, parent=parent, depth=depth, trolls=trolls)


def _trolls_at_the_top(world: World, order: Rows, low: Rows, there: Rows) -> Rows:
    """How many of the first two comments of each thread are troll posts (n,); a thread's comments begin at `low`."""
    trolls, count = world.comments["trolls"], np.zeros(low.size, np.int64)
    for place in (0, 1):
        with_it = (there > place).nonzero()[0]
        count[with_it] += trolls[order[low[with_it] + place]]
    return count


def _trolling(world: World, key: Keys, subject: Keys, at_the_top: Rows) -> NDArray[np.bool_]:
    """Which comments (n,) are troll posts: rarely in a calm thread, more often where others have begun (N9)."""
    audience = world.scenario.audience
    if not audience.troll_share:
        return np.zeros(key.size, np.bool_)
    chance = troll_chance(audience.troll_share, audience.troll_contagion, at_the_top)
    return np.asarray(world.coins.flip("troll", key, subject) < threshold(chance))
