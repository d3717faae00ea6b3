"""Evergreen posts come up again, and supporters are written to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..actors.script import Resurface, Write
from ..behaviour import trust
from ..behaviour.sessions import Diurnal
from ..chance import joined, key
from ..ledger import Act, Handing, Kind
from ..world.world import GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from .spreading import deliver, hand_over, publish, to_followers

_DOERS = SIGNED | GAVE | RECRUITED | SHOWED_UP
_SHARED_RUNG = 4
_CAUSE = key("topic", "cause")


def resurface(world: World, curve: Diurnal, minute: int, intent: Resurface) -> None:
    """An evergreen post comes up again among the author's followers."""
    number = world.planned.get(intent.post)
    if number is None or world.contents["removed"][number]:
        return
    content = np.array([number], np.int32)
    author, contents = world.contents["author"][content], world.contents
    contents["expires"][content] = np.maximum(
        contents["expires"][content], minute + world.scenario.platform.post_lifetime
    )
    parent = np.array([int(np.argmax(world.ledger.items["content"] == number))], np.int32)
    items = hand_over(world, content, author, np.array([minute], np.int32), parent, Handing.PASSED_ON)
    world.item_keys["key"][items] = joined(contents["key"][content], np.uint64(key("again", intent.number)))
    to_followers(world, curve, items)
    world.ledger.acts.append(minute=minute, actor=author, act=Act.PASSED_ON, about=content, cents=0, work=0)


def write(world: World, curve: Diurnal, minute: int, intent: Write) -> None:
    """A letter to everybody who did something or passed something on."""
    crowd = world.crowd
    reader = (((crowd.done & _DOERS) != 0) | (crowd.rung >= _SHARED_RUNG)).nonzero()[0].astype(np.int32)
    send_letter(world, curve, minute, reader, key("letter", intent.number))


def send_letter(world: World, curve: Diurnal, minute: int, reader: NDArray[np.int32], subject: int) -> None:
    """A letter of the organiser to these people (n,), past every ranking."""
    scenario = world.scenario
    node = next(one.node for one in world.society.accounts if one.id == scenario.organiser.id)
    fit = trust.engagement_of_fit(scenario.organiser.fit, scenario.trust.fit_peak, scenario.trust.fit_loss)
    pull = scenario.aftermath.letter_pull * fit
    name = joined(world.node_keys[node : node + 1], np.uint64(subject))
    made = {
        "key": name, "topic": np.uint64(_CAUSE),
        "author": np.array([node], np.int32), "minute": minute, "expires": minute + scenario.platform.post_lifetime,
        "story": False, "frames": 1, "campaign": True, "ask": 0, "language": -1, "breadth": -1.0,
        "wish": pull, "inside": 1.0, "across": 1.0, "slant": 0, "suspicion": 0.0, "gain": 0, "tap": 1.0,
    }  # fmt: skip
    content = publish(world, made, {"kind": Kind.REPORT, "prompt": -1, "plan": -1})
    node_, minutes = np.array([node], np.int32), np.array([minute], np.int32)
    items = hand_over(world, content, node_, minutes, -1, Handing.WRITTEN)
    deliver(world, curve, reader, np.repeat(items, reader.size))
    world.ledger.acts.append(minute=minute, actor=node, act=Act.POSTED, about=content, cents=0, work=0)
