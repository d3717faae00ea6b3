"""A talk on the street: who says yes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..scenario.offline import Street

Floats = NDArray[np.float64]

UNCONCERNED = 0.2
"""How readily somebody says yes whom the cause does not concern, against somebody whom it does (assumption)."""


def yes_chance(street: Street, concerned: NDArray[np.bool_], knows: NDArray[np.bool_], trust: Floats) -> Floats:
    """Chance (n,) of a yes: concern, having heard of the cause before, and belief in the organiser."""
    chance = street.yes_rate * np.where(concerned, 1.0, UNCONCERNED) * trust
    return np.asarray(chance * np.where(knows, 1.0 + street.recognition, 1.0))
