"""Asked by name: a challenge that nominates, and friends whom a recruiter asks; who is named looks, and may do it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal
from ..ledger import Did, Handing
from ..world.contents import ASKS
from ..world.world import World
from .batch import Reading
from .next_step import asks_of
from .retying import still_follow
from .shapes import NAMED_LOOK
from .spreading import deliver, hand_over

Nodes = NDArray[np.int32]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_RECRUIT = ASKS.index("recruit")


def nominate(world: World, curve: Diurnal, items: Nodes) -> None:
    """Who has taken up a challenge that nominates (their stories are `items`) names followers."""
    count = world.contents["names"][world.ledger.items["content"][items]].astype(np.int64)
    _name(world, curve, items[count > 0], count[count > 0])


def ask_friends(world: World, curve: Diurnal, outcome: Reading) -> None:
    """Everybody who has just recruited asks some followers by name to do the same."""
    friends = world.scenario.deeds.recruits_ask
    if not friends:
        return
    rows = (outcome.did & Did.ACTED).nonzero()[0]
    rows = rows[asks_of(world, outcome, rows) == _RECRUIT]
    if rows.size:
        _name(world, curve, outcome.item[rows], np.full(rows.size, friends), outcome.reader[rows], outcome.minute[rows])


def _name(
    world: World,
    curve: Diurnal,
    parent: Nodes,
    count: Ints,
    person: Nodes | None = None,
    minute: Nodes | None = None,
) -> None:
    """Hand the contents of these items (n,) to so many followers (n,) of whoever asks, those of the lowest coins."""
    if not parent.size:
        return
    table = world.ledger.items
    person = table["person"][parent] if person is None else person
    minute = table["minute"][parent] if minute is None else minute
    items = hand_over(world, table["content"][parent], person, minute, parent, Handing.NAMED)
    reader, which = world.society.network.expand(person)
    others = reader != world.contents["author"][world.ledger.items["content"][items[which]]]
    reader, which = reader[others], which[others]
    luck = world.coins.flip("named", world.society.population.key[reader], world.item_keys["key"][items[which]])
    order = np.lexsort((luck, which))
    reader, which = reader[order], which[order]
    place = np.arange(which.size) - np.searchsorted(which, which)
    kept = place < count[which]
    deliver(world, curve, *still_follow(world, reader[kept], items[which[kept]]))


def by_name(world: World, item: Nodes) -> NDArray[np.bool_] | None:
    """Which items (n,) ask somebody by name; None where nothing in the scenario does."""
    if not world.scenario.deeds.recruits_ask and not any(post.nominates for post in world.scenario.post):
        return None
    return np.asarray(world.ledger.items["handing"][item] == Handing.NAMED)


def notified(world: World, item: Nodes, chance: Floats) -> Floats:
    """Chance to look (n,): who is named is told so."""
    named = by_name(world, item)
    return chance if named is None else np.where(named, np.maximum(chance, NAMED_LOOK), chance)


def addressed(world: World, item: Nodes, content: Nodes) -> NDArray[np.bool_] | None:
    """Whom the ask of a content is meant for (n,): a story that names somebody asks them alone; None: everybody."""
    named = by_name(world, item)
    if named is None:
        return None
    return named | (world.contents["names"][content] == 0) | (world.ledger.posts["plan"][content] >= 0)


def more_readily(world: World, item: Nodes, chance: Floats) -> Floats:
    """Chance of a deed (n,) for who is asked by name."""
    named = by_name(world, item)
    return chance if named is None else np.where(named, chance * world.scenario.deeds.personal_ask, chance)
