"""The calendar of the week as a lane: days above, what is planned below, and the playhead through both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .line import BOLD, NONE, Block, Line, Span, clip, width
from .look import Look

DAY = 1440


class Planned(Protocol):
    """One thing in the calendar: a snapshot's mark, or an entry of a scenario that was not played yet."""

    @property
    def minute(self) -> int:
        """When."""

    @property
    def kind(self) -> str:
        """What: a story, a challenge, an attack ..."""

    @property
    def title(self) -> str:
        """What it says."""

    @property
    def by(self) -> str:
        """Who does it."""

    @property
    def done(self) -> bool:
        """Whether it has happened."""


def column_of(minute: int, horizon: int, room: int) -> int:
    """Column of a minute in a lane of `room` columns."""
    return min(room - 1, max(0, minute * room // max(1, horizon)))


def minute_of(column: int, horizon: int, room: int) -> int:
    """First minute of a column: what a click on the lane means."""
    return min(horizon, max(0, -(-column * horizon // max(1, room))))


def days(names: Sequence[str], minute: int, horizon: int, room: int, look: Look) -> Line:
    """The names of the days where they begin, today's in bold, and the playhead (none for a negative minute)."""
    row, inks, bold = [" "] * room, [look.palette.muted] * room, [0] * room
    today = min(minute, horizon - 1) // DAY if minute >= 0 else -1
    free = 0
    for day, name in enumerate(names):
        begin = column_of(day * DAY, horizon, room)
        end = column_of((day + 1) * DAY, horizon, room) if (day + 1) * DAY < horizon else room
        text = clip(name, end - begin - 1)
        if begin < free or not text or width(text) != len(text):
            continue
        row[begin : begin + len(text)] = text
        free = begin + len(text) + 1
        if day == today:
            inks[begin : begin + len(text)] = [look.palette.text] * len(text)
            bold[begin : begin + len(text)] = [BOLD] * len(text)
    return _with_playhead(row, inks, bold, column_of(minute, horizon, room) if minute >= 0 else -1, look)


def marks(lane: Sequence[Planned], minute: int, horizon: int, room: int, look: Look) -> Line:
    """The shape of each thing planned; what is over is bright, what is to come is dim, attacks have their own ink."""
    row, inks, bold = [" "] * room, [NONE] * room, [0] * room
    for day in range(1, -(-horizon // DAY)):
        place = column_of(day * DAY, horizon, room)
        row[place], inks[place] = look.glyphs.dot, look.palette.faint
    taken: set[int] = set()
    for mark in lane:
        column = _free_column(column_of(mark.minute, horizon, room), taken, room)
        if column is None:
            continue
        taken.add(column)
        row[column] = look.glyphs.mark(mark.kind)
        inks[column] = mark_ink(mark, look)
        bold[column] = BOLD if mark.done else 0
    return _with_playhead(row, inks, bold, column_of(minute, horizon, room) if minute >= 0 else -1, look)


def mark_ink(mark: Planned, look: Look) -> int:
    """Colour of a thing in the calendar."""
    if not mark.done:
        return look.palette.muted
    return look.palette.hostile if mark.kind == "attack" else look.palette.good


def _free_column(place: int, taken: set[int], room: int) -> int | None:
    return next((one for one in (place, place + 1, place + 2, place - 1) if one not in taken and 0 <= one < room), None)


def _with_playhead(row: list[str], inks: list[int], bold: list[int], place: int, look: Look) -> Line:
    """The row with the playhead drawn where nothing else stands."""
    if row and place >= 0 and row[place] in (" ", look.glyphs.dot):
        row[place], inks[place] = look.glyphs.playhead, look.palette.text
    spans: list[Span] = []
    for letter, ink, style in zip(row, inks, bold, strict=True):
        if spans and (spans[-1].fg, spans[-1].style) == (ink, style):
            spans[-1] = spans[-1]._replace(text=spans[-1].text + letter)
        else:
            spans.append(Span(letter, ink, NONE, style))
    return tuple(spans)


def shapes(words: Sequence[tuple[str, str]], room: int, look: Look) -> Line:
    """What the shapes mean, as many whole pairs as fit.

    words   (kind, its name)
    """
    spans: list[Span] = []
    for kind, name in words:
        piece = f"{look.glyphs.mark(kind)} {name}"
        if sum(width(one.text) for one in spans) + width(piece) + 2 > room:
            break
        spans.append(Span(f"{piece}  ", look.palette.muted))
    return tuple(spans)


def agenda(
    lane: Sequence[Planned], moments: Sequence[str], room: int, rows: int, look: Look, *, under_way: bool = False
) -> Block:
    """The calendar as a list: shape, moment, title, by whom.

    moments   the marks' minutes in words      under_way  what is still to come is dim, as on the calendar
    """
    block: Block = []
    for mark, when in list(zip(lane, moments, strict=True))[:rows]:
        title = clip(mark.title, max(8, room - width(when) - 6 - min(16 if room < 80 else 30, width(mark.by))))
        ink = look.palette.hostile if mark.kind == "attack" else look.palette.good
        to_come = under_way and not mark.done
        block.append((
            Span(f"{look.glyphs.mark(mark.kind)} ", look.palette.muted if to_come else ink),
            Span(f"{when}  ", look.palette.muted),
            Span(f"{title}  ", look.palette.muted if to_come else look.palette.text),
            Span(clip(mark.by, 16 if room < 80 else 30), look.palette.muted),
        ))  # fmt: skip
    return block
