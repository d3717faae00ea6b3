"""A future as a plan: what was done by hand, written into the scenario as if it had been planned from the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .words import moment

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario import Scenario

    from .future import Done


@dataclass(frozen=True)
class Plan:
    """A scenario, and what it could not say as it happened."""

    scenario: Scenario
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Plans:
    """The future that is played as a plan, and the one beside it."""

    before: Scenario | None
    plan: Scenario
    names: str
    """Which plan is which future, in words; empty without one beside it."""
    note: str
    """What a plan could not say as it happened; empty for nothing."""


def plan_of(scenario: Scenario, done: Sequence[Done]) -> Plan:
    """The scenario with what was done by hand planned at its minutes.

    A parameter that was changed in mid-run is changed from the start: a plan has no other way to say it, and the notes
    tell. ScenarioError (a ValueError) if the outcome is no scenario.
    """
    from simulator.scenario import changed, dump, loads

    notes: list[str] = []
    for one in done:
        if one.hand.changes:
            scenario = changed(scenario, dict(one.hand.changes)).beside(scenario.folder)
            said = _("As a plan this holds from the start and not from {moment}: {told}.")
            notes.append(said.format(moment=moment(one.minute), told=one.told))
        scenario = _planned(scenario, one.hand)
    return Plan(loads(dump(scenario), folder=scenario.folder), tuple(notes))


def _planned(scenario: Scenario, hand: Intervention) -> Scenario:
    """The scenario with the posts, boosts and cards of one intervention, and without what it drops."""
    known = len([post for post in scenario.post if post.id.startswith("zz-")])
    added = tuple(
        post if post.id.startswith("zz-") else post.model_copy(update={"id": f"zz-{known + number:03d}-{post.id}"})
        for number, post in enumerate(hand.add)
    )
    gone = set(hand.drop)
    ends = {"ends": hand.minute}
    boosts = [one for one in scenario.boost if one.post not in gone]
    if hand.stop_boosts:
        boosts = [one.model_copy(update=ends) if (one.starts or 0) < hand.minute else one for one in boosts]
        boosts = [one for one in boosts if (one.starts or 0) < hand.minute]
    return scenario.model_copy(update={
        "post": (*(post for post in scenario.post if post.id not in gone), *added),
        "boost": (*boosts, *hand.boost),
        "card": (*scenario.card, *hand.card),
        "lever": tuple(one for one in scenario.lever if not any(f"post.{name}." in one.key for name in gone)),
        "twin": (),
        "step": (),
    }).beside(scenario.folder)  # fmt: skip
