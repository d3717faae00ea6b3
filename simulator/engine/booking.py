"""From a wish to a deed in the books: at once, or after the delay that lies between wishing and doing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import deeds
from ..chance import exponential
from ..ledger import Deed
from ..world.contents import ASKS
from ..world.world import World
from . import gauge
from .hardship import diverted
from .offers import count_matched

Rows = NDArray[np.int32]

NO_DEED = 255
DEED_OF_ASK = np.array([NO_DEED, NO_DEED, NO_DEED, Deed.SIGNED, Deed.GAVE, Deed.RECRUITED, Deed.SHOWED_UP], np.uint8)
RUNG_OF_ASK = np.array([0, 0, 4, 5, 6, 7, 8], np.uint8)
_CREATE, _GIVE = ASKS.index("create"), ASKS.index("give")
NEVER = 1 << 30
"""When a wish is carried out that ended on a fake page."""


def book(world: World, person: Rows, minute: Rows, ask: NDArray[np.uint8], cents: Rows, item: Rows) -> None:
    """Enter what people (n,) decided to do; `ask` is a place in ASKS, `item` what moved them (-1: the street)."""
    made = ask == _CREATE
    if made.any():
        world.deed_counts[_CREATE] += np.count_nonzero(made)
        person, minute, ask, cents, item = (column[~made] for column in (person, minute, ask, cents, item))
    if world.crowd.risks.on:
        taken = ask == _GIVE
        taken[taken] = diverted(world, person[taken], minute[taken], item[taken])
        world.wishes.append(due=NEVER, person=person[taken], ask=ask[taken], cents=cents[taken], item=item[taken])
        person, minute, ask, cents, item = (column[~taken] for column in (person, minute, ask, cents, item))
    mean = world.scenario.deeds.delay
    if not mean:
        _enter(world, person, minute, ask, cents, item)
    elif person.size:
        flips = world.coins.flip("delay", world.society.population.key[person], 0, ask)
        due = minute + deeds.delay_minutes(exponential(flips), mean)
        world.wishes.append(due=due, person=person, ask=ask, cents=cents, item=item)


def carry_out(world: World, before: int) -> None:
    """Wishes whose time has come before this minute become deeds, the earlier first."""
    wishes = world.wishes
    if not len(wishes):
        return
    ripe = wishes["due"] < before
    if not ripe.any():
        return
    rows = ripe.nonzero()[0]
    rows = rows[np.lexsort((wishes["item"][rows], wishes["person"][rows], wishes["due"][rows]))]
    due, person, ask, cents, item = (wishes[name][rows] for name in ("due", "person", "ask", "cents", "item"))
    left = wishes.emptied()
    left.append(**{name: wishes[name][~ripe] for name in wishes.names})
    world.wishes = left
    np.maximum.at(world.crowd.rung, person, RUNG_OF_ASK[ask])
    _enter(world, person, due, ask, cents, item)


def _enter(world: World, person: Rows, minute: Rows, ask: NDArray[np.uint8], cents: Rows, item: Rows) -> None:
    """Write the deeds down, and let them count where people and the decision-maker see them."""
    if not person.size:
        return
    np.add.at(world.deed_counts, ask, 1)
    count_matched(world, ask, minute, cents)
    deed = DEED_OF_ASK[ask]
    world.ledger.deeds.append(person=person, minute=minute, deed=deed, cents=cents, item=item)
    gauge.feed(world, deed)
