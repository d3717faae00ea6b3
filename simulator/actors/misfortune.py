"""What goes wrong, and the protocol against it, minute by minute."""

from __future__ import annotations

from ..scenario.model import Card, Scenario
from .script import Befall, Script, Wait

LOOK_HOURS = 1
"""Hours between two readings of the net sentiment after a reproach."""

Steps = list[tuple[int, str]]


def course_of(scenario: Scenario, card: Card) -> Steps:
    """What a card does by itself after its minute, and when: (minute, step), the earlier first."""
    if card.kind == "trolls":
        ends = card.at + scenario.harm.raid_length
        return [*((minute, "raid") for minute in range(card.at + 60, ends, 60)), (ends, "raid ends")]
    if card.kind == "reproach":
        every = 60 * LOOK_HOURS
        return [(minute, "sentiment") for minute in range(card.at + every, scenario.horizon, every)]
    return []


def protocol_of(scenario: Scenario, card: Card) -> tuple[int, str] | None:
    """What the organiser does about a card, and when; None where it does nothing later than at once."""
    care = scenario.care
    soon = card.at + care.answer_after
    if card.kind == "rumour" and care.fact_check is not None:
        return card.at + care.fact_check, "fact-check"
    steps = {
        "reproach": ("answer", care.answer != "silence"),
        "scandal": ("part", care.parts),
        "rule_change": ("letter", care.own_list > 0),
        "outage": ("letter", care.own_list > 0),
        "false_numbers": ("audit", care.audit),
    }
    step, wanted = steps.get(card.kind, ("", False))
    return (soon, step) if wanted else None


def misfortune(card: int, kind: str, at: int, steps: Steps) -> Script:
    """Plays a card at its minute and whatever follows from it by itself."""
    for minute, what in [(at, kind), *steps]:
        yield Wait(minute)
        yield Befall(card, what)


def protocol(card: int, minute: int, what: str) -> Script:
    """Takes the step of a protocol; at once, where a hand has ordered it after its minute."""
    yield Wait(minute)
    yield Befall(card, what)


def data_keeper(days: int) -> Script:
    """Each midnight the records that are kept may be stolen."""
    for day in range(1, days):
        yield Wait(day * 1440)
        yield Befall(-1, "records")
