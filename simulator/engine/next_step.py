"""The next step: somebody who has just clicked is asked, there and then, for a deed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import deeds
from ..chance import threshold
from ..ledger import Did
from ..world.contents import ASKS
from ..world.world import CLICKED, GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from .batch import Reading
from .hardship import goodwill
from .offers import offered, rates

CLICKS = Did.LIKED | Did.COMMENTED | Did.SHARED
_DONE_BIT = {"sign": SIGNED, "give": GAVE, "recruit": RECRUITED, "show_up": SHOWED_UP}


def lead_on(
    world: World, batch: Reading, rows: NDArray[np.int64], did: NDArray[np.uint8], wish: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """What the next step adds to what was done (n,); marks those rows as led on."""
    added = np.zeros(did.size, np.uint8)
    ask = world.scenario.deeds.next_step
    if ask == "none":
        return added
    asked = ((did & CLICKS) != 0) & ((did & (Did.ACTED | Did.CREATED)) == 0)
    asked &= world.contents["campaign"][batch.content[rows]]
    if ask != "give":
        asked &= (world.crowd.done[batch.reader[rows]] & _DONE_BIT[ask]) == 0
    at = asked.nonzero()[0]
    if not at.size:
        return added
    at = at[_follows(world, ask, batch, rows[at], wish[at])]
    added[at] = Did.ACTED
    batch.led_on[rows[at]] = True
    np.bitwise_or.at(world.crowd.done, batch.reader[rows[at]], np.uint8(_DONE_BIT[ask]))
    if ask == "give" and at.size:
        batch.given.append((rows[at].astype(np.int32), _cents(world, batch, rows[at])))
    return added


def _follows(
    world: World, ask: str, batch: Reading, rows: NDArray[np.int64], wish: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Who goes on to the deed (n,), at most one of each person's rows."""
    knobs, trust, who, content = world.scenario.deeds, world.scenario.trust, batch.reader[rows], batch.content[rows]
    chance = rates(world)[ASKS.index(ask)] * wish
    chance = chance * deeds.trust_factor(world.crowd.sincerity[who], trust.prior, knobs.trust_weight)
    chance = offered(world, np.full(who.size, ASKS.index(ask), np.uint8), batch.minute[rows], chance)
    chance = chance * goodwill(world, who)
    flips = world.coins.flip("next step", world.society.population.key[who], world.contents["key"][content])
    hits = (flips < threshold(chance)).nonzero()[0]
    first = np.zeros(who.size, bool)
    first[hits[np.unique(who[hits], return_index=True)[1]]] = True
    return first


def _cents(world: World, batch: Reading, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """What they give (n,)."""
    knobs, person = world.scenario.deeds, world.society.population.key[batch.reader[rows]]
    flips = world.coins.flip("gift", person, world.contents["key"][batch.content[rows]])
    return deeds.gift_cents(flips, knobs.gift_mean, knobs.gift_spread)


def asks_of(world: World, batch: Reading, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The ask (n,) that each row's deed answers: the content's own, or the next step; a story made answers no call."""
    made = (batch.did[rows] & (Did.CREATED | Did.ACTED)) == Did.CREATED
    ask: NDArray[np.uint8] = np.where(made, np.uint8(ASKS.index("create")), world.contents["ask"][batch.content[rows]])
    step = world.scenario.deeds.next_step
    return ask if step == "none" else np.where(batch.led_on[rows], np.uint8(ASKS.index(step)), ask)


def remember_clicks(world: World, batch: Reading, rows: NDArray[np.int64], did: NDArray[np.uint8]) -> None:
    """Who clicked on the campaign keeps it in mind, where that is to change later deeds (M4)."""
    if world.scenario.deeds.after_click == "none":
        return
    clicked = ((did & CLICKS) != 0) & world.contents["campaign"][batch.content[rows]]
    np.bitwise_or.at(world.crowd.done, batch.reader[rows[clicked]], np.uint8(CLICKED))
