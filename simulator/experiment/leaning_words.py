"""What a headline leans on, in words."""

from __future__ import annotations

from ..catalogue import _
from ..numerals import numeral
from ..numerals import percent as hundredths
from .figures import title
from .leaning import FELT, Lean, Leans
from .pen import percent

MOST_TOLD = 3


def told_leans(found: Leans) -> list[str]:
    """One line for each of the assumptions that are felt most, and in how small a society that was seen."""
    lines = [_line(one, found.measure) for one in found.felt[:MOST_TOLD]]
    if not lines:
        told = _("none of {count} assumptions tried moves {measure} by {part}")
        lines = [told.format(count=len(found.tried), measure=title(found.measure), part=percent(FELT))]
    seen = _("(turned one at a time in this world on {people} people; groundswell sensitivity turns all of them)")
    return [*lines, seen.format(people=f"{numeral(found.people):,.0f}")]


def _line(one: Lean, measure: str) -> str:
    """ "platform.reshare (assumption): 20 % less gives 14 % less reach"."""
    form = {
        (True, True): _("{key} ({origin}): {change} less gives {effect} less {measure}"),
        (True, False): _("{key} ({origin}): {change} less gives {effect} more {measure}"),
        (False, True): _("{key} ({origin}): {change} more gives {effect} less {measure}"),
        (False, False): _("{key} ({origin}): {change} more gives {effect} more {measure}"),
    }[one.change < 0.0, one.effect < 0.0]
    origin = _("from memory") if one.dial.origin == "memory" else _("assumption")
    return form.format(
        key=one.dial.name,
        origin=origin,
        change=_whole(one.change),
        effect=_whole(one.effect),
        measure=title(measure),
    )


def _whole(part: float) -> str:
    return hundredths(100.0 * abs(part), ".0f")
