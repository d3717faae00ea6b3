"""Out-of-network discovery: the platform shows people what nobody they follow has handed them.

Each hour a content gets as many recommended places as make up the stated share of all feed places: for every
place that it won through ties, discovery / (1 - discovery) more.  A personalising platform recommends first to
people whom the topic concerns.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal
from ..chance import Keys, joined, key, keys, threshold
from ..ledger import Handing, Reason
from ..world.world import World
from .batch import Reading
from .planning import first_items
from .spreading import deliver, hand_over, hours_since, place_in_group, sampled_for_each

Nodes = NDArray[np.int32]
Ints = NDArray[np.int64]

_SHOWN = (Reason.ALREADY_REACTED, Reason.SCROLLED_PAST, Reason.ACTED)
_HOUR = key("recommended in hour")
GROUP_INTEREST = 0.5
"""Interest in the cause from which somebody is in a group about it (assumption)."""


def count_places(world: World, outcome: Reading) -> None:
    """Count the feed places that each content won through ties since the last full hour."""
    if not world.scenario.platform.discovery:
        return
    already, first, last = (int(reason) for reason in _SHOWN)
    shown = ((outcome.reason >= first) & (outcome.reason <= last)) | (outcome.reason == already)
    shown &= world.ledger.items["handing"][outcome.item] != Handing.DISCOVERED
    np.add.at(world.contents["places"], outcome.content[shown], 1)


def recommend(world: World, curve: Diurnal, minute: int) -> None:
    """At a full hour: hand out the recommended places that the last hour earned."""
    discovery = world.scenario.platform.discovery
    if not discovery or minute % 60:
        return
    places = world.contents["places"]
    alive = (places > 0) & (world.contents["expires"] > minute) & ~world.contents["story"]
    content = alive.nonzero()[0].astype(np.int32)
    count = np.rint(places[content] * (discovery / (1.0 - discovery))).astype(np.int64)
    world.contents["places"][:] = 0
    content, count = content[count > 0], count[count > 0]
    if not content.size:
        return
    author = world.contents["author"][content]
    items = hand_over(
        world, content, author, np.full(content.size, minute, np.int32), first_items(world, content), Handing.DISCOVERED
    )
    hour = hours_since(minute, world.contents["minute"][content])
    subject = joined(world.contents["key"][content], keys(_HOUR, hour))
    world.item_keys["key"][items] = subject
    reader, at = _readers(world, content, subject, count)
    others = reader != author[at]  # nobody is shown what they wrote
    deliver(world, curve, reader[others], items[at[others]])


def _readers(world: World, content: Nodes, subject: Keys, count: Ints) -> tuple[Nodes, Ints]:
    """People (at most `count` each) who are shown the contents (n,), and the place of each one's content.

    Where concern decides first twice as many are drawn, in groups about the cause eight times as many.
    """
    platform, people = world.scenario.platform, world.society.population
    if platform.group_feed:
        person, at = _sampled(world, subject, 8 * count)
        inside = people.interest[person] >= GROUP_INTEREST
        person, at = person[inside], at[inside]
        first = place_in_group(at) < count[at]
        return person[first], at[first]
    if platform.ranking != "personalised":
        return _sampled(world, subject, count)
    person, at = _sampled(world, subject, 2 * count)
    breadth = world.contents["breadth"][content[at]]
    chance = np.where(breadth < 0, people.interest[person], breadth)
    flips = world.coins.flip("concern", people.key[person], world.contents["topic"][content[at]])
    order = np.lexsort((flips >= threshold(chance), at))
    order = order[place_in_group(at[order]) < count[at[order]]]
    order.sort()
    return person[order], at[order]


def _sampled(world: World, subject: Keys, count: Ints) -> tuple[Nodes, Ints]:
    """Different people off the islands for each content (n,), at most `count`; ascending for each."""
    isolated = world.society.communities.isolated
    places = tuple(place for place in range(isolated.size) if not isolated[place])
    return sampled_for_each(world, "discover", subject, count, places)
