"""A public reply: a post of its own, under which others talk and ask."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..behaviour.sessions import Diurnal
from ..chance import joined, key, keys
from ..ledger import Handing, Kind
from ..world.world import World
from .spreading import hand_over, publish, to_followers

_REPLY = key("public reply")


def reply_in_public(world: World, curve: Diurnal, minute: int, question: int) -> None:
    """A public video reply is a post of its own, under which others talk and ask."""
    content = int(world.questions["content"][question])
    made: dict[str, Any] = {name: world.contents[name][content : content + 1] for name in world.contents.names}
    for name in ("removed", "likes", "comments", "shares", "places"):
        del made[name]
    when = np.array([minute], np.int32)
    subject = keys(_REPLY, np.array([question]))
    expires = when + world.scenario.platform.post_lifetime
    made |= {"key": joined(made["key"], subject), "minute": when, "expires": expires, "story": False, "ask": 0}
    number = publish(world, made, {"kind": Kind.INTERACTIVE, "prompt": -1, "plan": -1})
    to_followers(world, curve, hand_over(world, number, made["author"], when, -1, Handing.POSTED))
