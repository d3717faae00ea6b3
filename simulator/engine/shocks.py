"""Cards about messengers, platforms and the organisation itself, and what the organiser does about them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance, risks
from ..behaviour.sessions import Diurnal
from ..chance import joined, key, threshold
from ..ledger import Act, Kind
from ..scenario.model import Card, Post, Scenario
from ..world.world import World
from .keeping import send_letter
from .outbreak import Nodes, follow_protocol, organiser, some_people, spread, write

SCANDAL_PULL = 2.0
"""How readily a scandal is passed on, against an ordinary post (assumption)."""
BLAME_AFTER_PARTING = 0.25
"""Part of the blame that is left for an organiser that has parted from its messenger (assumption)."""


# -- a scandal of a messenger


def scandal(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Something about a messenger comes out, and some people tell it."""
    spread(world, curve, some_people(world, card), minute, Kind.SCANDAL, card.id, SCANDAL_PULL)


def messenger_of(scenario: Scenario, card: Card) -> str:
    """Id of the messenger whom a scandal is about: the one named, else the one with most followers."""
    return card.who or min(scenario.influencer, key=lambda one: (-one.followers, one.id)).id


def part(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The organiser parts from the messenger: none of their posts goes out any more."""
    if world.scenario.care.parts and follow_protocol(world, minute, card):
        node = _node(world, messenger_of(world.scenario, card))
        world.crowd.risks.parted = (*world.crowd.risks.parted, node)
        write(world, minute, Act.PARTED, node, organiser(world))


def is_parted(world: World, account: str) -> bool:
    """Whether the organiser has parted from the account with this id."""
    return bool(world.crowd.risks.parted) and _node(world, account) in world.crowd.risks.parted


def _node(world: World, account: str) -> int:
    return next(one.node for one in world.society.accounts if one.id == account)


def hear_of_scandal(world: World, who: Nodes, content: Nodes) -> None:
    """Who hears of it (n,) holds it against the messenger, and blames the organiser, once."""
    state, harm = world.crowd.risks, world.scenario.harm
    for card in (one for one in world.scenario.card if one.kind == "scandal"):
        told = np.unique(who[np.isin(content, _told_by(world, card))])
        node = _node(world, messenger_of(world.scenario, card))
        fresh = told[state.tainted[told] != node + 1]
        blame = BLAME_AFTER_PARTING if node in state.parted else 1.0
        loss = np.full(fresh.size, -round(harm.scandal_loss * card.severity * blame * risks.TOP), np.int32)
        world.crowd.sincerity[fresh] += acceptance.belief_step(world.crowd.sincerity[fresh], loss)
        state.tainted[fresh] = node + 1


def _told_by(world: World, card: Card) -> Nodes:
    """Contents (n,) that tell of this scandal."""
    posts = world.ledger.posts
    about = (posts["kind"] == Kind.SCANDAL).nonzero()[0].astype(np.int32)
    told = joined(world.node_keys[posts["author"][about]], np.uint64(key(card.id, card.at)))
    return about[posts["key"][about] == told]


def pull_left(world: World, reader: Nodes, content: Nodes) -> NDArray[np.float64] | float:
    """What is left of a messenger's pull (n,) on who has heard ill of them."""
    if not world.crowd.risks.on or not world.crowd.risks.tainted.any():
        return 1.0
    author = world.contents["author"][content]
    worst = np.zeros(len(world.society.accounts))
    for card in (one for one in world.scenario.card if one.kind == "scandal"):
        at = _node(world, messenger_of(world.scenario, card)) - world.society.people
        worst[at] = max(worst[at], card.severity)
    ill = (world.crowd.risks.tainted[reader] == author + 1) & (author >= world.society.people)
    severity = worst[np.maximum(author - world.society.people, 0)]
    return np.where(ill, 1.0 - severity * (1.0 - risks.NEXT_TO_NOTHING), 1.0)


# -- a platform changes a rule, or breaks down


def platform_hit(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The cut is in `risks.cuts`; the organiser, if it has the hours, puts posts off until an outage is over."""
    if card.kind == "outage":
        follow_protocol(world, minute, card)


def put_off(world: World, post: Post, minute: int) -> int | None:
    """When a post goes out instead that would go out during an outage of its platform; None: now."""
    for card in world.scenario.card:
        if card.kind == "outage" and card.outlet == post.outlet and card.id in world.crowd.risks.ready:
            ends = risks.outage_ends(world.scenario, card)
            if card.at <= minute < ends:
                return ends
    return None


def letter(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The organiser writes to those of its followers whose address it keeps."""
    if card.id not in world.crowd.risks.ready and not follow_protocol(world, minute, card):
        return
    known = world.society.network.followers(organiser(world))
    flips = world.coins.flip("address", world.society.population.key[known])
    reader = known[flips < threshold(world.scenario.care.own_list)].astype(np.int32)
    if reader.size:
        send_letter(world, curve, minute, reader, key("card letter", card.id))


# -- the organisation: other work, and numbers that err


def overload(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Other work takes part of the money and the hours that are left; what is spoken for stays."""
    reserve = world.scenario.care.reserve
    kept = reserve if reserve and follow_protocol(world, minute, card) else 0.0
    part_ = card.severity * (1.0 - kept)
    cents, work = int(world.treasury.money * part_), int(world.treasury.hours * 60 * part_)
    world.treasury.money -= cents
    world.treasury.hours -= work / 60
    world.ledger.acts.append(
        minute=minute, actor=organiser(world), act=Act.CALLED_AWAY, about=0, cents=cents, work=work
    )


def distort(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """From now on the dashboard counts part of the views and reactions twice."""
    write(world, minute, Act.DISTORTED, round(card.severity * 1000))


def audit(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The organiser checks the dashboard against its own books, and it is put right."""
    if follow_protocol(world, minute, card):
        write(world, minute, Act.AUDITED, 0, organiser(world))
