"""Handing a content to an audience: new items, and the deliveries that wait for their readers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..behaviour.sessions import Diurnal, kernel_session, next_session
from ..chance import Keys, joined, key
from ..ledger import Handing, Reason
from ..world.calendar import pack
from ..world.world import World
from .befriending import with_new_followers
from .bonding import with_bonds
from .outlets import along_ties
from .retying import still_follow
from .shapes import hurried, named

Nodes = NDArray[np.int32]

_HANDING_KEYS = np.array([key("handing", handing.name) for handing in Handing], np.uint64)


def publish(world: World, made: dict[str, Any], posted: dict[str, Any]) -> NDArray[np.int32]:
    """Add contents (n,): `made` are columns of `contents`, `posted` the remaining columns of the ledger's `posts`.

    Returns their numbers (n,).
    """
    shared = {name: made[name] for name in ("key", "author", "minute", "campaign")}
    first = world.ledger.posts.append(**shared, **posted)
    world.contents.append(**made, **{name: 0 for name in world.contents.names if name not in made})
    return np.arange(first, len(world.contents), dtype=np.int32)


def hand_over(
    world: World,
    content: Nodes,
    person: Nodes,
    minute: NDArray[np.int32],
    parent: NDArray[np.integer] | int,
    handing: Handing,
    gave: NDArray[np.bool_] | bool = False,
) -> Nodes:
    """Add items (n,): who hands which content on, when, after which item.  Returns their numbers (n,)."""
    parent = np.broadcast_to(np.asarray(parent, np.int32), content.shape)
    generation = (
        np.where(parent >= 0, world.ledger.items["generation"][parent] + 1, 0) if len(world.ledger.items) else 0
    )
    first = world.ledger.items.append(
        content=content, person=person, minute=minute, parent=parent, generation=generation, handing=handing
    )
    keys = joined(world.contents["key"][content], world.node_keys[person] ^ _HANDING_KEYS[handing])
    world.item_keys.append(key=keys, gave=gave, listed=False)
    return np.arange(first, first + content.size, dtype=np.int32)


def to_followers(world: World, curve: Diurnal, items: Nodes) -> None:
    """Deliver items (n,) to all followers of those who hand them on, each at the next session after that."""
    if not items.size:
        return
    person = world.ledger.items["person"][items]
    reader, which = world.society.network.expand(person)
    reader, item = with_new_followers(world, items, reader, items[which])
    reader, item = still_follow(world, *with_bonds(world, items, reader, item))
    author = world.contents["author"][world.ledger.items["content"][item]]
    others = reader != author
    if not others.all():
        reader, item = reader[others], item[others]
    reader, item = along_ties(world, *named(world, reader, item))
    deliver(world, curve, reader, item)


def deliver(world: World, curve: Diurnal, reader: Nodes, item: Nodes) -> NDArray[np.bool_]:
    """Put deliveries (n,) in the calendar; returns which of them will be opened in time (n,)."""
    due = opened_at(world, curve, reader, item)
    expires = world.contents["expires"][world.ledger.items["content"][item]]
    in_time = due < np.minimum(expires, world.scenario.horizon)
    world.calendar.put(pack(reader[in_time], item[in_time]), due[in_time])
    late = ~in_time
    if late.any():
        never = due[late] >= expires[late]
        write_down(
            world, reader[late], item[late], np.minimum(due[late], expires[late]),
            np.where(never, Reason.NEVER_ONLINE, Reason.PENDING),
        )  # fmt: skip
    return in_time


def opened_at(world: World, curve: Diurnal, reader: Nodes, item: Nodes) -> NDArray[np.int64]:
    """The minute (n,) at which each delivery is met: the reader's next session, or a delay of the kernel."""
    people = world.society.population
    after = world.ledger.items["minute"][item].astype(np.int64)
    if world.scenario.audience.timing == "kernel":
        return kernel_session(world.coins, people.key[reader], world.item_keys["key"][item], after)
    due = next_session(
        world.coins, curve, people.key[reader], people.sessions[reader], people.utc_offset[reader], after
    )
    return hurried(world, reader, item, due)


def write_down(
    world: World,
    reader: Nodes,
    item: Nodes,
    minute: NDArray[np.integer],
    reason: ArrayLike,
    did: ArrayLike = 0,
    place: ArrayLike = 255,
) -> None:
    """Add rows to the ledger's `sights`; place 255 means that it never came to a place."""
    world.ledger.sights.append(reader=reader, item=item, minute=minute, reason=reason, did=did, place=place)


def sampled_people(world: World, decision: str, subject: int, count: int, places: tuple[int, ...]) -> Nodes:
    """At most `count` different people of these communities, drawn by coins of the subject, ascending."""
    each = sampled_for_each(world, decision, np.array([subject], np.uint64), np.array([count]), places)
    return each[0]


def sampled_for_each(
    world: World, decision: str, subject: Keys, count: NDArray[np.int64], places: tuple[int, ...]
) -> tuple[Nodes, NDArray[np.int64]]:
    """Different people of these communities for each subject (n,), at most `count` (n,), drawn by its coins.

    Returns the people, ascending for each subject, and the place of the subject that each belongs to.
    """
    communities = world.society.communities
    sizes = np.array([communities.sizes[place] for place in places], np.int64)
    total = int(sizes.sum())
    count = np.minimum(np.maximum(count, 0), total)
    at = np.repeat(np.arange(count.size), count)
    flips = world.coins.flip(decision, np.zeros(at.size, np.uint64), subject[at], place_in_group(at))
    seat = ((flips.astype(np.uint64) * np.uint64(total)) >> np.uint64(32)).astype(np.int64)
    ends = np.cumsum(sizes)
    which = np.searchsorted(ends, seat, side="right")
    starts = np.array([communities.offsets[place] for place in places], np.int64)
    person = starts[which] + seat - (ends - sizes)[which]
    pairs = np.unique((at << 32) | person)
    return (pairs & 0xFFFFFFFF).astype(np.int32), pairs >> 32


def hours_since(minute: Any, began: Any) -> Any:
    """Hours since something began, the running one counted: the address of what happens hour by hour.

    It is counted from the content, not from the clock on the wall: a post that is moved keeps its luck.
    """
    return (minute - began + 59) // 60


def place_in_group(group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each row's place (n,) among the rows of its group; equal numbers stand together."""
    return np.asarray(np.arange(group.size) - np.searchsorted(group, group))
