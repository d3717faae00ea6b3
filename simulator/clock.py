"""Time is whole minutes from Monday 00:00 of the campaign week; this file speaks it both ways."""

import re

from .catalogue import _

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 1440
MINUTES_PER_WEEK = 10080

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
_WEEKDAY_MOMENT = re.compile(rf"(?P<weekday>[a-z]{{3,9}})(?:\+(?P<week>\d{{1,2}}))?\s+{_TIME}", re.A)
_DAY_MOMENT = re.compile(rf"day\s+(?P<day>\d{{1,3}})\s+{_TIME}", re.A)
_TIME_OF_DAY = re.compile(_TIME, re.A)

_UNITS = {
    **dict.fromkeys(("w", "week", "weeks"), MINUTES_PER_WEEK),
    **dict.fromkeys(("d", "day", "days"), MINUTES_PER_DAY),
    **dict.fromkeys(("h", "hour", "hours"), MINUTES_PER_HOUR),
    **dict.fromkeys(("m", "min", "minute", "minutes"), 1),
}
_AMOUNT = re.compile(r"(?P<count>\d{1,6})(?:\.(?P<part>\d{1,3}))?\s*(?P<unit>[a-z]+)\s*", re.A)
_ISO_DURATION = re.compile(
    r"P(?:(?P<w>\d{1,4})W)?(?:(?P<d>\d{1,4})D)?(?:T(?:(?P<h>\d{1,5})H)?(?:(?P<m>\d{1,6})M)?)?", re.A | re.I
)


def parse_time(text: str) -> int:
    """Minutes since midnight of "09:00"; "24:00" is the day's end. ValueError on anything else."""
    found = _TIME_OF_DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(_("not a time of day; write it as 09:00"))
    return _minute_of_day(found)


def format_time(minute_of_day: int) -> str:
    """Minutes since midnight as "09:00"; the day's end as "24:00"."""
    return f"{minute_of_day // MINUTES_PER_HOUR:02d}:{minute_of_day % MINUTES_PER_HOUR:02d}"


def parse_moment(text: str) -> int:
    """The minute of "tue 14:30", "Tue+1 14:30" (a week later) or "day 9 14:30" (day 1 is the first).

    Minutes from Monday 00:00 of the first week. ValueError, with a plain sentence, on anything else.
    """
    words = text.strip().lower()
    if found := _DAY_MOMENT.fullmatch(words):
        day = int(found["day"]) - 1
        if day < 0:
            raise ValueError(_("days are counted from 1"))
        return day * MINUTES_PER_DAY + _minute_of_day(found)
    found = _WEEKDAY_MOMENT.fullmatch(words)
    if not found:
        raise ValueError(_("not a moment; write it as tue 14:30, or day 9 14:30"))
    week = int(found["week"] or 0)
    return week * MINUTES_PER_WEEK + _weekday(found["weekday"]) * MINUTES_PER_DAY + _minute_of_day(found)


def format_moment(minute: int) -> str:
    """A minute of the run as "Tue 14:30"; in the second week "Tue+1 14:30"."""
    week, inside = divmod(minute, MINUTES_PER_WEEK)
    day, minute_of_day = divmod(inside, MINUTES_PER_DAY)
    later = f"+{week}" if week else ""
    return f"{WEEKDAYS[day].capitalize()}{later} {format_time(minute_of_day)}"


def weekday(day: int) -> str:
    """Short name of day `day` of a run, in the language that is spoken; 0 is a Monday."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day % 7]


def spoken_moment(minute: int) -> str:
    """A minute of the run for people: "Tue 14:30" in the language that is spoken."""
    day, minute_of_day = divmod(minute, MINUTES_PER_DAY)
    later = f"+{day // 7}" if day >= 7 else ""
    return f"{weekday(day)}{later} {format_time(minute_of_day)}"


def spoken_duration(minutes: int) -> str:
    """Whole minutes for people: "2d 12h 30m" in the language that is spoken."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    hours, left = divmod(rest, MINUTES_PER_HOUR)
    parts = ((days, _("{n}d")), (hours, _("{n}h")), (left, _("{n}m")))
    return " ".join(form.format(n=count) for count, form in parts if count) or _("{n}m").format(n=0)


def parse_duration(text: str) -> int:
    """Whole minutes of "2 h", "45m", "2d12h", "1.5 hours" or "PT2H". ValueError on anything else."""
    words = text.strip()
    iso = _ISO_DURATION.fullmatch(words)
    if iso and any(iso.groups()):
        return sum(int(count) * _UNITS[unit] for unit, count in iso.groupdict().items() if count)
    return _sum_of_amounts(words.lower())


def format_duration(minutes: int) -> str:
    """Whole minutes as "2d12h30m"; nothing at all as "0m"."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    hours, left = divmod(rest, MINUTES_PER_HOUR)
    parts = [f"{count}{unit}" for count, unit in ((days, "d"), (hours, "h"), (left, "m")) if count]
    return "".join(parts) or "0m"


def _minute_of_day(found: re.Match[str]) -> int:
    hour, minute = int(found["hour"]), int(found["minute"])
    if minute >= MINUTES_PER_HOUR or hour * MINUTES_PER_HOUR + minute > MINUTES_PER_DAY:
        raise ValueError(_("a day runs from 00:00 to 24:00"))
    return hour * MINUTES_PER_HOUR + minute


def _weekday(word: str) -> int:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for place, name in enumerate(full):
        if name.startswith(word):
            return place
    raise ValueError(_("not a weekday; use mon, tue, wed, thu, fri, sat or sun"))


def _sum_of_amounts(words: str) -> int:
    plain = ValueError(_("not a duration; write it as 45m, 6h or 2d12h"))
    total, place = 0, 0
    while place < len(words):
        found = _AMOUNT.match(words, place)
        if not found or found["unit"] not in _UNITS:
            raise plain
        total += _whole_minutes(found)
        place = found.end()
    if not words:
        raise plain
    return total


def _whole_minutes(found: re.Match[str]) -> int:
    part: str = found["part"] or ""
    scale: int = 10 ** len(part)
    minutes, left = divmod(int(found["count"] + part) * _UNITS[found["unit"]], scale)
    if left:
        raise ValueError(_("time is counted in whole minutes"))
    return minutes
