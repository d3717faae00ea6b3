"""Repetition: what is met again and again becomes familiar and liked, then wears out (Berlyne's two factors, E11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import minds as steps
from ..world.world import World
from .batch import Reading

Ints = NDArray[np.int64]
_TOP = 1 << 16


def grow_used(world: World, batch: Reading, rows: Ints) -> None:
    """Accepted posts of the plan (n,): opinion of the organiser rises with each, as long as people are not worn."""
    knobs = world.scenario.approval
    if not knobs.familiarity or not rows.size:
        return
    minds, reader = world.crowd.minds, batch.reader[rows]
    who, count = np.unique(reader, return_counts=True)
    last = np.zeros(who.size, np.int32)
    np.maximum.at(last, np.searchsorted(who, reader), batch.minute[rows])
    worn = steps.rested(minds.worn[who], last - minds.worn_at[who], knobs.recovery)
    gain = steps.used_to(worn, count, knobs.familiarity, knobs.wear_out)
    minds.approval[who] = np.minimum(np.maximum(minds.approval[who] + gain, -_TOP), _TOP)
    minds.worn[who] = np.minimum(worn + count * _TOP, np.iinfo(np.int32).max)
    minds.worn_at[who] = last
