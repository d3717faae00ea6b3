"""What goes wrong, and the protocol against it, minute by minute."""

from __future__ import annotations

from ..scenario.model import Card, Scenario
from .script import Befall, Script, Wait

LOOK_HOURS = 1
"""Hours between two readings of the net sentiment after a reproach."""

Steps = list[tuple[int, str]]


def steps_of(scenario: Scenario, card: Card) -> Steps:
    """What follows from a card, and when: (minute, step), the earlier first."""
    care, at = scenario.care, card.at
    soon = at + care.answer_after
    if card.kind == "rumour" and care.fact_check is not None:
        return [(at + care.fact_check, "fact-check")]
    if card.kind == "trolls":
        ends = at + scenario.harm.raid_length
        return [*((minute, "raid") for minute in range(at + 60, ends, 60)), (ends, "raid ends")]
    if card.kind == "reproach":
        looks = [(minute, "sentiment") for minute in range(at + 60 * LOOK_HOURS, scenario.horizon, 60 * LOOK_HOURS)]
        return sorted([*looks, *([] if care.answer == "silence" else [(soon, "answer")])])
    if card.kind == "scandal" and care.parts:
        return [(soon, "part")]
    if card.kind in ("rule_change", "outage") and care.own_list:
        return [(soon, "letter")]
    return [(soon, "audit")] if card.kind == "false_numbers" and care.audit else []


def misfortune(card: int, kind: str, at: int, steps: Steps) -> Script:
    """Plays a card at its minute and whatever follows from it by plan."""
    yield Wait(at)
    yield Befall(card, kind)
    for minute, what in steps:
        yield Wait(minute)
        yield Befall(card, what)


def data_keeper(days: int) -> Script:
    """Each midnight the records that are kept may be stolen."""
    for day in range(1, days):
        yield Wait(day * 1440)
        yield Befall(-1, "records")
