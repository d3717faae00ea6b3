"""What lifts an item in a scored feed beside its popularity: a bought badge, one's own camp, or both camps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import ranking
from ..ledger import Did
from ..world.world import World
from .batch import Reading

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]

MOST_LEANING = 5
"""Reactions to one camp more than to the other after which a platform is sure (assumption)."""
_REACTED = Did.LIKED | Did.COMMENTED | Did.SHARED


def camps(world: World, node: Nodes, content: Nodes) -> NDArray[np.bool_]:
    """Which senders (n,) stand for the cause: people by their stance at the start, accounts by the post."""
    society = world.society
    person = np.minimum(node, society.people - 1)
    own = society.population.stance[person] >= 0
    return np.where(node < society.people, own, world.contents["slant"][content] >= 0)


def lift(world: World, reader: Nodes, item: Nodes, content: Nodes) -> NDArray[np.float64] | float:
    """What is added to the score of items for their readers (n,), in units of score; 0.0 where nothing is."""
    platform, total = world.scenario.platform, np.zeros(reader.size)
    camp = platform.camp_signal if platform.ranking == "personalised" else 0.0
    if not platform.bought_rank and not camp:
        return 0.0
    sender = world.ledger.items["person"][item]
    if platform.bought_rank:
        badge = {one.id for one in world.scenario.influencer if one.badge}
        nodes = [one.node for one in world.society.accounts if one.id in badge]
        if nodes:
            total += platform.bought_rank * np.isin(sender, nodes)
    if camp:
        leaning = np.clip(world.crowd.leaning[reader], -MOST_LEANING, MOST_LEANING) / MOST_LEANING
        total += camp * leaning * np.where(camps(world, sender, content), 1.0, -1.0)
    return total


def across(world: World, item: Nodes, content: Nodes) -> Ints:
    """log(1 + approval across the divide) of each item (n,) on the grid: by the camp that its sender is not in."""
    sides = camps(world, world.ledger.items["person"][item], content)
    approval = np.where(sides, world.contents["liked_against"][content], world.contents["liked_for"][content])
    return ranking.log_count(approval.astype(np.int64))


def count_camps(world: World, outcome: Reading) -> None:
    """Learn from a round's reactions: which camp likes what, and which camp each reader favours."""
    platform = world.scenario.platform
    if platform.ranking != "bridging" and not platform.camp_signal:
        return
    rows = (outcome.did & _REACTED).nonzero()[0]
    if not rows.size:
        return
    reader, content = outcome.reader[rows], outcome.content[rows]
    stands_for = world.society.population.stance[reader] >= 0
    np.add.at(world.contents["liked_for"], content[stands_for], 1)
    np.add.at(world.contents["liked_against"], content[~stands_for], 1)
    sender = world.ledger.items["person"][outcome.item[rows]]
    step = np.where(camps(world, sender, content), 1, -1).astype(np.int16)
    np.add.at(world.crowd.leaning, reader, step)


def readiness(world: World, reader: Nodes, item: Nodes, content: Nodes) -> NDArray[np.float64] | float:
    """Part of the readiness to look that is left (n,) at the sender's distance of stance: selective exposure."""
    selective = world.scenario.audience.selective_attention
    if not selective:
        return 1.0
    sender = world.ledger.items["person"][item]
    people = world.society.people
    stance = np.where(
        sender < people,
        world.crowd.stance[np.minimum(sender, people - 1)],
        np.maximum(world.contents["slant"][content], -65536),
    )
    far = np.minimum(np.abs(stance.astype(np.int64) - world.crowd.stance[reader]), 65536) / 65536.0
    return np.asarray(1.0 - selective * far)
