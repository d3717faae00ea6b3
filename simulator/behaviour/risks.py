"""What bad news does in a mind, and what attacks do to somebody who meant well."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..scenario.model import Card, Scenario

Grid = NDArray[np.int32]
Floats = NDArray[np.float64]

TOP = 1 << 16

HABIT = 0.1
"""Part of that which a reproach does that one has read before (assumption)."""

PROVOKED = 0.25
"""Part of the calm that a denial of what is true takes from an opponent who meets it (assumption)."""

EMAIL = 0.2
"""How much less attractive addresses are to thieves than full records (assumption)."""

NOTIFIED = 0.5
"""Part of the belief lost by a theft of which the organiser itself tells at once (assumption)."""

REGAINED = 0.6
"""Part of the belief left that a correction adds: what was believed keeps an effect (N7; the size is an assumption)."""

LEAST_VISIBLE = 0.1
"""Part of the places that posts keep under a changed rule of severity 1 (assumption)."""

NEXT_TO_NOTHING = 0.02
"""What is left of a messenger's pull at a scandal of severity 1, in who heard of it (assumption)."""


def left_by(answer: str, responsibility: float) -> float:
    """Part of the anger about a reproach that an answer leaves in somebody who meets it.

    After situational crisis communication (Coombs 2007; sizes are assumptions): a denial works as far as the
    organiser is not responsible, an apology as far as it is, and transparency either way.

    >>> [left_by("denial", one) < left_by("apology", one) for one in (0.0, 1.0)]
    [True, False]
    """
    if answer == "transparency":
        return 0.4
    if answer == "denial":
        return 0.3 + 0.6 * responsibility
    return 0.8 - 0.55 * responsibility if answer == "apology" else 1.0


def angrier(anger: Grid, part: Floats | float) -> Grid:
    """Anger (n,) after a part (n,) of the remaining calm is gone."""
    whole = np.rint(np.asarray(part) * TOP).astype(np.int64)
    return (anger + (((TOP - anger).astype(np.int64) * whole) >> 16)).astype(np.int32)


def left_of(grid: Grid, part: float) -> Grid:
    """What is left (n,) of a value on the grid."""
    return ((grid.astype(np.int64) * round(part * TOP)) >> 16).astype(np.int32)


def trust_in(belief: Grid, suspicion: NDArray[np.float32]) -> Floats:
    """Trust in who corrects (n,), 0..1: all but the disbelief, as far as disbelief matters for this messenger."""
    return np.asarray(1.0 - suspicion * (1.0 - exact.from_grid(belief)))


def correction_chance(chance: float, trust: Floats, weight: float) -> Floats:
    """Chance (n,) that a correction is believed: the stated one x trust ** weight."""
    return chance * (exact.power(np.maximum(trust, 1e-3), weight) if weight else np.ones_like(trust))


def goodwill(anger: Grid, cost: float) -> Floats:
    """What anger leaves of a deed (n,)."""
    return 1.0 - cost * exact.from_grid(anger)


def exposure_chance(data: str, care: float, chance: float) -> float:
    """Chance a day that the records are stolen; `chance` is that of full records without any care."""
    return {"none": 0.0, "email": EMAIL, "full": 1.0}[data] * chance * (1.0 - care)


def borne(units: NDArray[np.int64], resilience: float) -> NDArray[np.int64]:
    """Attacks (n,) that each person bears before falling silent: exponential, at least one, from units of 2**-20."""
    return np.asarray(1 + ((units * round(resilience * 1024)) >> 30), dtype=np.int64)


def cuts(scenario: Scenario) -> Iterator[tuple[str, int, int, float]]:
    """Outlet, from when, until when, and what part of the places is left, of each card that hits a platform."""
    for card in scenario.card:
        if card.kind == "rule_change":
            yield card.outlet, card.at, scenario.horizon, 1.0 - card.severity * (1.0 - LEAST_VISIBLE)
        elif card.kind == "outage":
            yield card.outlet, card.at, outage_ends(scenario, card), 0.0


def outage_ends(scenario: Scenario, card: Card) -> int:
    """Minute at which an outage is over."""
    return card.at + round(scenario.harm.outage * card.severity)
