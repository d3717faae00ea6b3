"""An insider speaks out: a post of their own that tells how the organiser is inside, and spreads as it may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..behaviour.sessions import Diurnal
from ..chance import joined, key
from ..ledger import Handing, Kind
from ..world.contents import NO_SLANT
from ..world.world import World
from .batch import Reading
from .spreading import hand_over, publish, to_followers

_REVEALED = key("revelation")
PULL = 2.0
"""How readily a revelation is reacted to, against an ordinary post (assumption)."""

OwnContents = Callable[..., dict[str, Any]]


def reveal(world: World, curve: Diurnal, outcome: Reading, own_contents: OwnContents) -> None:
    """Insiders who decided to speak (rows of `outcome.revealed`) each publish a revelation."""
    rows = np.concatenate(outcome.revealed) if outcome.revealed else np.zeros(0, np.int64)
    if not rows.size:
        return
    rows = rows[np.unique(outcome.reader[rows], return_index=True)[1]]
    person, minute = outcome.reader[rows], outcome.minute[rows]
    made = own_contents(world, person, np.zeros(rows.size, np.int32), np.ones(rows.size, bool), minute)
    told = joined(world.society.population.key[person], world.contents["key"][outcome.content[rows]])
    made |= {"key": joined(told, np.uint64(_REVEALED)), "slant": NO_SLANT, "wish": PULL}
    content = publish(world, made, {"kind": Kind.REVELATION, "prompt": -1, "plan": -1})
    to_followers(world, curve, hand_over(world, content, person, minute, -1, Handing.POSTED))
    world.crowd.minds.revealed += rows.size
