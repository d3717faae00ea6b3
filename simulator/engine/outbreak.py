"""What all cards share: in whom something starts, how it gets out, and the hours that a protocol costs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal
from ..chance import joined, key
from ..ledger import Act, Handing, Kind
from ..scenario.model import Card
from ..world.contents import NO_SLANT
from ..world.world import World
from .spreading import hand_over, publish, sampled_people, to_followers

Nodes = NDArray[np.int32]

WORLD_OUTSIDE = -3
"""Actor of acts that nobody of the cast does."""
_CAUSE = key("topic", "cause")


def write(world: World, minute: int, act: Act, about: NDArray[np.integer] | int, actor: int = WORLD_OUTSIDE) -> None:
    """Enter an act in the books."""
    world.ledger.acts.append(minute=minute, actor=actor, act=act, about=about, cents=0, work=0)


def follow_protocol(world: World, minute: int, card: Card) -> bool:
    """Spend the protocol's hours; False, and nothing spent, if they are not there."""
    if card.hours > world.treasury.hours + 1e-9:
        return False
    world.treasury.hours -= card.hours
    world.crowd.risks.ready = (*world.crowd.risks.ready, card.id)
    work = round(card.hours * 60)
    world.ledger.acts.append(minute=minute, actor=organiser(world), act=Act.PROTECTED, about=0, cents=0, work=work)
    return True


def organiser(world: World) -> int:
    """Node of the organiser's account."""
    wanted = world.scenario.organiser.id
    return next(one.node for one in world.society.accounts if one.id == wanted)


def spread(
    world: World, curve: Diurnal, person: Nodes, minute: int, kind: Kind, name: str, pull: float, suspicion: float = 0.0
) -> None:
    """A content of each author (n,) about the organiser, rejected by nobody's stance, goes out to their followers."""
    people, n = world.society.population, person.size
    language = np.where(person < people.key.size, people.language[np.minimum(person, people.key.size - 1)], -1)
    made = {
        "key": joined(world.node_keys[person], np.uint64(key(name, minute))), "topic": np.uint64(_CAUSE),
        "author": person, "minute": np.full(n, minute, np.int32),
        "expires": minute + world.scenario.platform.post_lifetime, "story": False, "frames": 1, "campaign": False,
        "ask": 0, "language": language, "breadth": -1.0, "wish": pull, "inside": 1.0, "across": 1.0,
        "slant": NO_SLANT, "suspicion": suspicion, "gain": 0, "tap": 1.0,
    }  # fmt: skip
    content = publish(world, made, {"kind": kind, "prompt": -1, "plan": -1})
    minutes = np.full(n, minute, np.int32)
    to_followers(world, curve, hand_over(world, content, person, minutes, -1, Handing.POSTED))


def within_reach(world: World) -> int:
    """People who are not on an island: what goes wrong grows with them, so that an unconnected town changes nothing."""
    communities = world.society.communities
    return sum(size for size, alone in zip(communities.sizes, communities.isolated, strict=True) if not alone)


def some_people(world: World, card: Card) -> Nodes:
    """People in whom it starts: a few in a thousand, by severity, at least three; islands are left in peace."""
    places = tuple(place for place, alone in enumerate(world.society.communities.isolated) if not alone)
    count = max(3, round(within_reach(world) * world.scenario.harm.starters * card.severity / 1000.0))
    return sampled_people(world, "card", key("card", card.id), count, places)
