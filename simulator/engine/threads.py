"""Threads: a comment stands under the post or replies to another comment, so that conversations grow deep."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..chance import threshold
from ..ledger import Did
from ..world.world import World
from .batch import Reading


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
    world.comments.append(content=content, person=person, minute=minute, parent=parent, depth=depth)
