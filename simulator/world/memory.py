"""How long a person keeps a cause in mind after its last touch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, Keys, exponential

_LN2_UNITS = round(0.6931471805599453 * (1 << 20))


def lasting(coins: Coins, person: Keys, half: int) -> NDArray[np.int64]:
    """Minutes (n,) that each person remembers: exponential with this half-life, a coin of the person."""
    return exponential(coins.flip("memory", person)) * half // _LN2_UNITS


def last_midnight(until: int) -> int:
    """The last midnight before a minute: when forgetting was last looked at."""
    return max(0, (until - 1) // 1440 * 1440)
