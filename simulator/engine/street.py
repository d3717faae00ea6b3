"""Talks on the street become deeds: the same people, met without a screen."""

from __future__ import annotations

import numpy as np

from ..behaviour import deeds, street
from ..chance import key, threshold
from ..ledger import Act
from ..world.contents import ASKS
from ..world.world import AWARE, GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from .booking import RUNG_OF_ASK, book
from .spreading import sampled_people

_BIT = {"sign": SIGNED, "give": GAVE, "recruit": RECRUITED, "show_up": SHOWED_UP}


def canvass(world: World, minute: int, work: int, cause: int) -> None:
    """So many minutes of talks with people met by chance; who says yes does it there and then, or soon."""
    knobs, scenario = world.scenario.street, world.scenario
    talks = int(knobs.contacts_per_hour * work / 60.0 + 0.5)
    if knobs.cost_per_contact:
        talks = min(talks, int(world.treasury.money) // knobs.cost_per_contact)
    isolated = world.society.communities.isolated
    open_ = tuple(place for place in range(isolated.size) if not isolated[place])
    who = sampled_people(world, "talk", key("street", minute), talks, open_)
    node = next(one.node for one in world.society.accounts if one.id == scenario.organiser.id)
    cents = knobs.cost_per_contact * who.size
    world.treasury.money -= cents
    world.ledger.acts.append(minute=minute, actor=node, act=Act.CANVASSED, about=who.size, cents=cents, work=work)
    people, bit, ask = world.society.population, _BIT[knobs.ask], ASKS.index(knobs.ask)
    if knobs.ask != "give":
        who = who[(world.crowd.done[who] & bit) == 0]
    if not who.size:
        return
    flips = world.coins.flip("concern", people.key[who], cause)
    concerned = flips < threshold(people.interest[who])
    knows = (world.crowd.done[who] & AWARE) != 0
    trust = deeds.trust_factor(world.crowd.sincerity[who], scenario.trust.prior, scenario.deeds.trust_weight)
    chance = street.yes_chance(knobs, concerned, knows, trust)
    who = who[world.coins.flip("yes", people.key[who], 0, minute) < threshold(chance)]
    world.crowd.done[who] |= np.uint8(bit)
    if not scenario.deeds.delay:
        world.crowd.rung[who] = np.maximum(world.crowd.rung[who], RUNG_OF_ASK[ask])
    given = np.zeros(who.size, np.int32)
    if knobs.ask == "give":
        flips = world.coins.flip("gift", people.key[who], key("street", minute))
        given = deeds.gift_cents(flips, scenario.deeds.gift_mean, scenario.deeds.gift_spread)
    once = np.ones(who.size, np.int32)
    book(world, who, once * minute, (once * ask).astype(np.uint8), given, -once)
