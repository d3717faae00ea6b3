"""Out-of-network discovery: the platform shows people what nobody they follow has handed them.

Each hour a content gets as many recommended places as make up the stated share of all feed places: for every
place that it won through ties, discovery / (1 - discovery) more.  A personalising platform recommends first to
people whom the topic concerns.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal
from ..chance import joined, key, keys, threshold
from ..ledger import Handing, Reason
from ..world.world import World
from .batch import Reading
from .planning import first_items
from .spreading import deliver, hand_over, sampled_people

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
    subject = joined(world.contents["key"][content], keys(_HOUR, np.full(content.size, minute // 60)))
    world.item_keys["key"][items] = subject
    readers = [_readers(world, int(one), int(subject[at]), int(count[at])) for at, one in enumerate(content)]
    readers = [one[one != author[at]] for at, one in enumerate(readers)]  # nobody is shown what they wrote
    item = np.repeat(items, [one.size for one in readers])
    deliver(world, curve, np.concatenate(readers), item)


def _readers(world: World, content: int, subject: int, count: int) -> NDArray[np.int32]:
    """People (at most `count`) who are shown the content; twice as many are drawn when concern decides first."""
    isolated = world.society.communities.isolated
    open_ = tuple(place for place in range(isolated.size) if not isolated[place])
    if world.scenario.platform.group_feed:
        person = sampled_people(world, "discover", subject, 8 * count, open_)
        person = person[world.society.population.interest[person] >= GROUP_INTEREST]
        return person[:count]
    if world.scenario.platform.ranking != "personalised":
        return sampled_people(world, "discover", subject, count, open_)
    person = sampled_people(world, "discover", subject, 2 * count, open_)
    people = world.society.population
    breadth = float(world.contents["breadth"][content])
    chance = people.interest[person] if breadth < 0 else np.full(person.size, breadth)
    flips = world.coins.flip("concern", people.key[person], int(world.contents["topic"][content]))
    order = np.argsort(flips >= threshold(chance), kind="stable")
    return np.sort(person[order][:count])
