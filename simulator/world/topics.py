"""What a cause is about and what people care about: vectors over families of causes, and how well they fit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys, key
from ..scenario.model import Community, Scenario

OWN_TASTE = 0.5
"""Spread of what one person cares about around the community's interests (sigma of a log-normal; assumption)."""


def cause_vector(scenario: Scenario) -> dict[str, float]:
    """Weight of each family of causes in the cause: as declared, or its topic alone."""
    return dict(scenario.topics) or {scenario.topic: 1.0}


def fit(scenario: Scenario, community: Community, person: Keys, coins: Coins) -> NDArray[np.float64] | None:
    """Cosine between the cause and what each member cares about (n,), 0..1; None: everything alike, so 1."""
    if not community.topics:
        return None
    cause = cause_vector(scenario)
    along, square = np.zeros(person.size), np.zeros(person.size)
    for family in sorted({*cause, *community.topics}):
        own = exact.normal_quantile(coins.uniform("taste", person, key("family of causes", family)))
        cares = community.topics.get(family, 0.0) * exact.exp(OWN_TASTE * own)
        along = along + cause.get(family, 0.0) * cares
        square = square + cares * cares
    length = sum(weight * weight for _family, weight in sorted(cause.items())) ** 0.5
    return np.asarray(along / (np.sqrt(square) * length))
