"""The decision-maker's gauge: pressure grows with deeds, not with clicks, and fades.

Kept in whole units of 2**-20 of a signature, so that the order in which deeds arrive cannot matter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import UNIT
from ..exact import exp
from ..ledger import Act, Deed
from ..world.world import World

_LN2 = 0.6931471805599453
NOBODY = -2
"""Actor of acts that are no account's: the decision-maker."""


def feed(world: World, deed: NDArray[np.uint8]) -> None:
    """New deeds (n,) press."""
    knobs = world.scenario.decision_maker
    if not knobs.threshold:
        return
    weights = {
        Deed.SIGNED: knobs.signature,
        Deed.GAVE: knobs.gift,
        Deed.RECRUITED: knobs.recruit,
        Deed.SHOWED_UP: knobs.show_up,
    }
    counts = np.bincount(deed, minlength=len(Deed))
    world.pressure += sum(int(counts[kind]) * round(weight * UNIT) for kind, weight in weights.items())


def read_off(world: World, minute: int, hours: int) -> None:
    """The decision-maker looks at the gauge (whole signatures), gives way when it is high enough; then it fades."""
    knobs = world.scenario.decision_maker
    reading = world.pressure // UNIT
    if reading:
        world.ledger.acts.append(minute=minute, actor=NOBODY, act=Act.GAUGED, about=reading, cents=0, work=0)
    if reading >= knobs.threshold and world.yielded < 0:
        world.yielded = minute
        world.ledger.acts.append(minute=minute, actor=NOBODY, act=Act.GAVE_WAY, about=reading, cents=0, work=0)
    keeps = round(float(exp(-_LN2 * hours * 60 / knobs.memory)) * UNIT)
    world.pressure = (world.pressure * keeps) >> 20
