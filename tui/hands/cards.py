"""Playing a card of what may go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

from .move import Move, names

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Scenario

SEVERITIES = (0.3, 0.6, 0.9)


def menu(scenario: Scenario, minute: int) -> Move:
    """Which card, then how bad."""
    from simulator.scenario.deck import deck

    words = (_("mild"), _("bad"), _("as bad as it gets"))
    told = _("{card} ({how})")
    found = []
    for suit in deck():
        if suit.kind == "scandal" and not scenario.influencer:
            continue
        moves = tuple(
            Move(f"card:{suit.kind}:{severity}", word, told.format(card=suit.name, how=word))
            for severity, word in zip(SEVERITIES, words, strict=True)
        )
        found.append(Move(f"card:{suit.kind}", suit.name, moves=moves, note=suit.happens))
    return Move("card", _("Play a risk card"), moves=tuple(found))


def card(scenario: Scenario, minute: int, kind: str, severity: str) -> Intervention:
    """It happens now."""
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Card

    again = sum(1 for one in scenario.card if one.id.startswith("by-hand-"))
    values: dict[str, Any] = {"kind": kind, "at": minute, "severity": float(severity)}
    if kind == "scandal":
        values["who"] = _messenger(scenario, minute)
    identity = f"by-hand-{kind.replace('_', '-')}-{again + 1}"
    return Intervention(minute, card=(Card.model_validate({"id": identity, **values}),))


def _messenger(scenario: Scenario, minute: int) -> str:
    """The influencer who spoke last, or else the one with most followers."""
    influencers = {one.id for one in scenario.influencer}
    spoken = [post for post in scenario.post if post.by in influencers and post.at < minute]
    if spoken:
        return max(spoken, key=lambda post: post.at).by
    return next(identity for identity in names(scenario) if identity in influencers)
