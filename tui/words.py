"""The words that several screens share: names of rungs, moments, numbers, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext
from simulator.clock import MINUTES_PER_DAY, MINUTES_PER_HOUR, MINUTES_PER_WEEK, format_time, weekday
from simulator.numerals import numeral
from simulator.numerals import percent as hundredths

if TYPE_CHECKING:
    from simulator.snapshot import Society

MAX_SPEED = 1_000_000
"""Minutes of the week a second that stand for 'as fast as it goes'."""


def rungs() -> tuple[str, ...]:
    """Names of the rungs 0..8."""
    return (_("not reached"), _("saw"), _("liked"), _("commented"), _("shared"), _("signed"), _("gave"),
            _("recruited"), _("showed up"))  # fmt: skip


def day_name(day: int) -> str:
    """Name of day `day` of the run, 0 is Monday; from the second week on with the week's number."""
    week, inside = divmod(day, 7)
    return weekday(inside) + (f"+{week}" if week else "")


def moment(minute: int) -> str:
    """A minute of the run as "Tue 14:30"; the very end of a day is its 24:00."""
    day, inside = divmod(minute, MINUTES_PER_DAY)
    if inside == 0 and day > 0 and minute % MINUTES_PER_WEEK == 0:
        return f"{day_name(day - 1)} 24:00"
    return f"{day_name(day)} {format_time(inside)}"


def count(number: float) -> str:
    """A whole number with its thousands set apart."""
    return f"{numeral(number):,.0f}"


def short_count(number: float) -> str:
    """A number in four signs or so: 950, 12.3k, 4.1M."""
    for size, sign in ((1e6, "M"), (1e4, "k")):
        if number >= size:
            return f"{numeral(number / (1e6 if sign == 'M' else 1e3)):.1f}{sign}"
    return count(number)


def percent(share: float, digits: int = 1) -> str:
    """A share of 0..1 as "31.2 %"."""
    return hundredths(100 * share, f".{digits}f")


def money(cents: int) -> str:
    """Whole cents as an amount without its currency: "112", "27.50"."""
    return count(cents // 100) if cents % 100 == 0 else f"{numeral(cents / 100):,.2f}"


def speed(minutes_a_second: int) -> str:
    """How fast the week passes: "20 min/s", "2 h/s", "1 day/s", "full speed"."""
    if minutes_a_second >= MAX_SPEED:
        return _("full speed")
    if minutes_a_second >= MINUTES_PER_DAY:
        days = minutes_a_second // MINUTES_PER_DAY
        return ngettext("{n} day/s", "{n} days/s", days).format(n=days)
    if minutes_a_second >= MINUTES_PER_HOUR:
        return _("{n} h/s").format(n=minutes_a_second // MINUTES_PER_HOUR)
    return _("{n} min/s").format(n=minutes_a_second)


def spreading(r: float) -> str:
    """What a reproduction number means: whether each share leads to another one."""
    if r >= 1.05:
        return _("growing")
    if r >= 0.9:
        return _("holding")
    return _("dying out") if r > 0 else _("quiet")


def people(number: int) -> str:
    """ "1 person", "50,000 people"."""
    return ngettext("{n} person", "{n} people", number).format(n=count(number))


def person(society: Society, number: int) -> str:
    """What somebody is called: the community and the number in it, counted from 1."""
    community = int(society.community_of[number])
    return f"{society.community_names[community]} {count(number - sum(society.community_sizes[:community]) + 1)}"


def a_pixel(each: int, side: int, letters: bool) -> str:
    """What one pixel (or letter, or square) of the society stands for."""
    if letters:
        return ngettext("a letter is {n} person", "a letter is {n} people", each).format(n=count(each))
    if side > 1:
        return _("a square is 1 person")
    return ngettext("a pixel is {n} person", "a pixel is {n} people", each).format(n=count(each))


def kind(name: str) -> str:
    """What an entry of the calendar is, in a word."""
    known = {
        "story": _("story"),
        "post": _("post"),
        "challenge": _("challenge"),
        "appeal": _("appeal"),
        "report": _("report"),
        "testimony": _("testimony"),
        "attack": _("attack"),
        "boost": _("boost"),
    }
    return known.get(name, name)


def reasons() -> dict[str, tuple[str, str]]:
    """What may become of a delivery: its name in the ledger, and which filter it met and how that ended in words."""
    clock, ranking, mind, reaction = _("the clock"), _("the ranking"), _("the mind"), _("a reaction")
    return {
        "never_online": (clock, _("never online in time")),
        "expired": (clock, _("had expired")),
        "removed": (clock, _("had been removed")),
        "already_reacted": (clock, _("had reacted before")),
        "ranked_out": (ranking, _("ranked out")),
        "scrolled_past": (ranking, _("scrolled past")),
        "rejected_by_stance": (mind, _("rejected by stance")),
        "doubted_as_insincere": (mind, _("doubted as insincere")),
        "seen_without_reaction": (mind, _("seen without reaction")),
        "liked": (reaction, _("liked")),
        "commented": (reaction, _("commented")),
        "shared": (reaction, _("shared")),
        "acted": (reaction, _("did what was asked")),
        "pending": (_("still open"), _("not yet looked at")),
    }
