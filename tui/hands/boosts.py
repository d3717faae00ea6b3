"""Paying for a post to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _
from simulator.scenario.units import spoken_money

from ..words import moment
from .move import Move, in_order

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Scenario

AMOUNTS = (2_500, 5_000, 10_000, 25_000)
"""Cents of a boost by hand."""
MOST = 12
"""Posts that are offered, the latest first."""


def menu(scenario: Scenario, minute: int) -> Move | None:
    """Which post, then how much; only what the organiser's purse could pay at the start."""
    out = [post for post in reversed(in_order(scenario)) if post.at < minute][:MOST]
    amounts = [cents for cents in AMOUNTS if cents <= scenario.organiser.money]
    told = _("“{title}” is boosted with {money}")
    found = tuple(
        Move(f"boost:{post.id}", f"“{post.title}”", note=moment(post.at), moves=tuple(
            Move(f"boost:{post.id}:{cents}", money(scenario, cents),
                 told.format(title=post.title, money=money(scenario, cents)))
            for cents in amounts
        ))
        for post in out
    )  # fmt: skip
    return Move("boost", _("Boost a post that is out"), moves=found) if found and amounts else None


def boost(scenario: Scenario, minute: int, *what: str) -> Intervention:
    """Pay for that post from now on."""
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Boost

    *post, cents = what
    return Intervention(minute, boost=(Boost(post=":".join(post), budget=int(cents), starts=minute),))


def money(scenario: Scenario, cents: int) -> str:
    """An amount with its currency."""
    return spoken_money(cents, scenario.currency)
