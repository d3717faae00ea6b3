"""What goes wrong, and the protocol against it, minute by minute."""

from __future__ import annotations

from .script import Befall, Script, Wait

RAID_HOURS = 24
"""How long trolls keep at it."""

LOOK_HOURS = 1
"""Hours between two readings of the net sentiment after a reproach."""


def misfortune(card: int, kind: str, at: int, ends: int, fact_check: int | None, answer_after: int | None) -> Script:
    """Plays a card at its minute and whatever follows from it by plan."""
    yield Wait(at)
    yield Befall(card, kind)
    steps: list[tuple[int, str]] = []
    if kind == "rumour" and fact_check is not None:
        steps = [(at + fact_check, "fact-check")]
    elif kind == "trolls":
        steps = [(at + 60 * hour, "raid") for hour in range(1, RAID_HOURS)] + [(at + 60 * RAID_HOURS, "raid ends")]
    elif kind == "reproach":
        steps = [(minute, "sentiment") for minute in range(at + 60 * LOOK_HOURS, ends, 60 * LOOK_HOURS)]
        if answer_after is not None:
            steps.append((at + answer_after, "answer"))
    for minute, what in sorted(steps):
        yield Wait(minute)
        yield Befall(card, what)


def data_keeper(days: int) -> Script:
    """Each midnight the records that are kept may be stolen."""
    for day in range(1, days):
        yield Wait(day * 1440)
        yield Befall(-1, "records")
