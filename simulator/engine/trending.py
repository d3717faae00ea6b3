"""The list of trends: what is passed on most in an hour is shown to many in the next."""

from __future__ import annotations

import numpy as np

from ..behaviour.sessions import Diurnal
from ..chance import joined, key, keys
from ..ledger import Handing
from ..world.world import World
from .planning import first_items
from .spreading import deliver, hand_over, hours_since, opened_at, sampled_people

LEAST_SHARES = 3
"""Shares in an hour from which something can trend (assumption)."""
_TREND = key("trend")


def show_trends(world: World, curve: Diurnal, minute: int) -> None:
    """At a full hour: the posts passed on most in the last one go on the list."""
    length = world.scenario.platform.trends
    if not length or minute % 60:
        return
    items = world.ledger.items
    fresh = (items["minute"] >= minute - 60) & (items["handing"] == Handing.SHARED)
    count = np.bincount(items["content"][fresh], minlength=len(world.contents))
    count[world.contents["expires"] <= minute] = 0
    count[items["content"][world.item_keys["listed"]]] = 0  # the list moves on: nothing trends twice
    order = np.lexsort((world.contents["key"], -count))[:length]
    content = np.sort(order[count[order] >= LEAST_SHARES]).astype(np.int32)
    if not content.size:
        return
    isolated = world.society.communities.isolated
    open_ = tuple(place for place in range(isolated.size) if not isolated[place])
    author = world.contents["author"][content]
    at = np.full(content.size, minute, np.int32)
    shown = hand_over(world, content, author, at, first_items(world, content), Handing.DISCOVERED)
    hour = hours_since(minute, world.contents["minute"][content])
    subject = joined(world.contents["key"][content], keys(_TREND, hour))
    world.item_keys["key"][shown] = subject
    world.item_keys["listed"][shown] = True  # who opens the list looks for what everybody talks of
    wanted = int(world.scenario.platform.trend_readers * world.society.people)
    readers = [sampled_people(world, "trend", int(one), wanted, open_) for one in subject]
    readers = [who[who != by] for who, by in zip(readers, author, strict=True)]
    reader, item = np.concatenate(readers), np.repeat(shown, [who.size for who in readers])
    online = opened_at(world, curve, reader, item) < minute + 60
    deliver(world, curve, reader[online], item[online])
