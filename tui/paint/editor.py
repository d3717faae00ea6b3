"""The editor: the week as lanes, a form for what is chosen, the file beside it, and what is wrong, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.catalogue import _, ngettext, spoken

from .. import words
from ..form import Field, Section, help_of
from . import lane
from .line import BOLD, NONE, Block, Line, Span, beside, blank, clip, fit, pad, span, spread, width, wrap
from .look import Look
from .page import Hit, Page
from .panel import heading, panel

BESIDE = 112
"""Columns from which the file stands beside the form."""
MOST_LANES = 8


class Posting(NamedTuple):
    """A planned post as a lane draws it."""

    row: int
    minute: int
    kind: str
    title: str
    by: str
    done: bool = True


@dataclass(frozen=True)
class Sight:
    """Everything that the page needs to know about a draft."""

    name: str
    changed: bool
    horizon: int
    lanes: tuple[tuple[str, tuple[Posting, ...]], ...]
    """(account, its posts)."""
    chosen: int
    """Row of the chosen post, -1 for none."""
    account: int
    """Number of the chosen lane."""
    section: Section
    places: tuple[int, int]
    """Which section this is, of how many."""
    field: int
    in_form: bool
    """Whether the keys go to the form, or to the lanes."""
    typing: str | None
    """What is being typed into the field; None while nothing is."""
    asked: str | None
    """A question that the next line answers; None while none is open."""
    text: tuple[str, ...]
    line: int
    """The line (from 1) in which the chosen thing stands."""
    problems: tuple[tuple[int, str, str], ...]
    """(line, field, message)."""
    hints: tuple[str, ...]
    checking: bool
    said: str
    """A word on what was just done."""
    show_file: bool


def page(sight: Sight, columns: int, rows: int, look: Look) -> Page:
    """The whole page."""
    head = _head(sight, columns, look)
    lanes, touched = _lanes(sight, columns, rows, look)
    busy = sight.problems or sight.hints or sight.said or sight.asked is not None
    verdict = _verdict(sight, columns, (3 if rows >= 30 else 2) if busy else 1, look)
    room = rows - 1 - len(lanes) - len(verdict)
    wide = columns >= BESIDE
    left = columns // 2 if wide else columns
    form, fields = ([], ()) if sight.show_file and not wide else _form(sight, left, room, look)
    file = _file(sight, columns - left if wide else columns, room, look) if wide or sight.show_file else []
    body = beside(form, file) if wide else (file if sight.show_file else form)
    hits = [hit.moved(0, 1) for hit in touched]
    hits += [hit.moved(0, 1 + len(lanes)) for hit in fields]
    return Page(pad([head, *lanes, *body, *verdict], columns, rows), tuple(hits))


def _head(sight: Sight, columns: int, look: Look) -> Line:
    palette = look.palette
    state = _("not saved") if sight.changed else _("saved")
    left = (
        Span(" " + _("Editor") + "  ", palette.accent, NONE, BOLD),
        span(sight.name, palette.text, limit=columns // 2),
        Span(f"  {state}", palette.warn if sight.changed else palette.muted),
    )
    if sight.checking:
        right: Line = (Span(_("checking ...") + " ", palette.muted),)
    elif sight.problems:
        many = len(sight.problems)
        told = ngettext("{n} thing to mend", "{n} things to mend", many).format(n=many)
        right = (Span(f"{told} ", palette.bad, NONE, BOLD),)
    else:
        right = (Span(_("can be played") + " ", palette.good),)
    return spread(left, right, columns)


def _lanes(sight: Sight, columns: int, rows: int, look: Look) -> tuple[Block, list[Hit]]:
    """One row an account, days above; the chosen post is named below."""
    palette = look.palette
    most = 1 if sight.in_form and rows < 30 else max(2, min(MOST_LANES, (rows - 12) // 2))
    first = max(0, min(sight.account - most + 1, len(sight.lanes) - most))
    shown = list(enumerate(sight.lanes))[first : first + most]
    wide = min(20, max([8, *(width(clip(name, 20)) for _at, (name, _posts) in shown)]) + 3)
    room = columns - 4 - wide
    names = [words.day_name(day) for day in range(-(-sight.horizon // lane.DAY))]
    block: Block = [(Span(" " * wide), *lane.days(names, -1, sight.horizon, room, look))]
    hits: list[Hit] = []
    for at, (name, posts) in shown:
        here = at == sight.account and not sight.in_form
        sign = look.glyphs.pointer if at == sight.account else " "
        label = Span(f"{sign} " + _filled(clip(name, wide - 3), wide - 2), palette.text if here else palette.muted)
        row, places = _lane(posts, sight, room, look)
        hits.append(Hit(2, 1 + len(block), columns - 4, 1, "lane", at))
        hits += [Hit(2 + wide + place, 1 + len(block), 1, 1, "post", one) for one, place in places]
        block.append((label, *row))
    chosen = next((one for _name, posts in sight.lanes for one in posts if one.row == sight.chosen), None)
    block.append(_chosen_post(chosen, columns - 4, look))
    title = heading(_("The week"), look)
    return panel(title, block, columns, len(block) + 2, look), hits


def _filled(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _lane(posts: Sequence[Posting], sight: Sight, room: int, look: Look) -> tuple[Line, list[tuple[int, int]]]:
    """The posts of one account, the chosen one on its own ground; (row of the post, column) of each."""
    letters: list[Span] = [Span(" ")] * room
    for day in range(1, -(-sight.horizon // lane.DAY)):
        letters[lane.column_of(day * lane.DAY, sight.horizon, room)] = Span(look.glyphs.dot, look.palette.faint)
    places: list[tuple[int, int]] = []
    taken: set[int] = set()
    for post in sorted(posts, key=lambda one: (one.row != sight.chosen, one.minute)):
        place = lane.column_of(post.minute, sight.horizon, room)
        later = next((one.minute for one in posts if one.row == sight.chosen), -1) < post.minute
        around = (0, 1, 2, -1, -2) if later else (0, -1, -2, 1, 2)  # neighbours give way to the chosen one
        place = next((place + by for by in around if place + by not in taken and 0 <= place + by < room), place)
        if place in taken:
            continue
        taken.add(place)
        here = post.row == sight.chosen
        ink = look.palette.background if here else look.palette.good
        letters[place] = Span(look.glyphs.mark(post.kind), ink, look.palette.accent if here else NONE, BOLD)
        places.append((post.row, place))
    return tuple(letters), places


def _chosen_post(post: Posting | None, room: int, look: Look) -> Line:
    if post is None:
        return (Span(clip(_("No post here yet: a adds one."), room), look.palette.muted),)
    when = words.moment(post.minute)
    kind = words.kind(post.kind)
    return fit((Span(f"{look.glyphs.mark(post.kind)} {when}  ", look.palette.accent),
                span(post.title, look.palette.text, limit=max(8, room - width(when) - width(kind) - 8)),
                Span(f"  {kind}", look.palette.muted)), room)  # fmt: skip


def _form(sight: Sight, columns: int, rows: int, look: Look) -> tuple[Block, tuple[Hit, ...]]:
    """The fields of the section; what the chosen one means stands below."""
    palette, room = look.palette, columns - 4
    fields = sight.section.fields
    told = _help(fields[sight.field], room, look) if fields else []
    told = told[: max(2, (rows - 2) // 3 + 1)]
    most = max(1, rows - 2 - len(told) - (1 if told else 0))
    first = max(0, min(sight.field - most // 2, len(fields) - most))
    wide = min(max([6, *(width(one.name) for one in fields)]), room // 2)
    block: Block = []
    hits = []
    for at, one in list(enumerate(fields))[first : first + most]:
        hits.append(Hit(1, 1 + len(block), columns - 2, 1, "field", at))
        block.append(_line(one, at == sight.field, sight, wide, room, look))
    block = [*block, *blank(room, max(0, most - len(block)))]
    if told:
        block += [(Span(look.glyphs.corners[4] * room, palette.faint),), *told]
    at, many = sight.places
    title = (*heading(sight.section.title, look), Span(f"  {at + 1}/{many}", palette.muted))
    return panel(title, block, columns, rows, look), tuple(hits)


def _line(field: Field, chosen: bool, sight: Sight, wide: int, room: int, look: Look) -> Line:
    palette = look.palette
    back = palette.selected if chosen and sight.in_form else NONE
    sign = look.glyphs.pointer if chosen else " "
    wrong = any(_is_at(name, field) for _line, name, _message in sight.problems)
    mark = "!" if wrong or (field.required and not field.text) else " "
    label = Span(
        f"{sign}{mark}" + _filled(clip(field.name, wide), wide) + "  ", palette.bad if wrong else palette.muted, back
    )
    space = room - wide - 4
    if chosen and sight.typing is not None:
        kept = sight.typing[-(space - 1) :] if space > 1 else ""
        cursor = "_" if look.glyphs.ascii else look.glyphs.full
        return fit(
            (label, span(kept, palette.text, limit=space - 1, bg=back, style=BOLD), Span(cursor, palette.accent, back)),
            room,
            back,
        )
    unit = field.key.note("unit")
    bare = unit in ("", "moment", "duration", "money", "0..1", "-1..1", "multiplier", "-")
    unit = "" if bare else spoken("unit", unit)
    value = span(field.text or _("(empty)"), palette.text if field.own else palette.muted, limit=space, bg=back,
                 style=BOLD if field.own else 0)  # fmt: skip
    rest = Span(f"  {unit}", palette.muted, back) if width(value.text) + width(unit) + 2 <= space and unit else Span("")
    return fit((label, value, rest), room, back)


def _is_at(name: str, field: Field) -> bool:
    """Whether a problem's field (post.3.at, influencer.lina.fit) is this one."""
    parts = name.replace("[", ".").replace("]", "").split(".")
    return bool(parts) and parts[-1] == field.key.name and (len(field.place) < 2 or parts[0] == field.place[0])


def _help(field: Field, room: int, look: Look) -> Block:
    means, bounds, notes = help_of(field)
    palette = look.palette
    block: Block = [(Span(row, palette.text),) for row in wrap(means, room, 2)]
    block += [(Span(row, palette.accent),) for row in wrap(bounds, room, 2)]
    return [*block, *((Span(row, palette.muted),) for row in wrap(notes, room, 1))]


def _file(sight: Sight, columns: int, rows: int, look: Look) -> Block:
    """The file itself, with the chosen line and the lines that are to be mended."""
    palette, room = look.palette, columns - 4
    wrong = {line for line, _field, _message in sight.problems if line}
    inside = rows - 2
    first = max(0, min(sight.line - 1 - inside // 3, len(sight.text) - inside))
    digits = len(str(len(sight.text))) + 1
    block: Block = []
    for number, text in list(enumerate(sight.text, start=1))[first : first + inside]:
        here, bad = number == sight.line, number in wrong
        back = palette.selected if here else NONE
        sign = Span(f"{number:>{digits - 1}}{'!' if bad else ' '}", palette.bad if bad else palette.faint, back)
        comment = text.lstrip().startswith("#")
        head = text.lstrip().startswith("[")
        ink = palette.muted if comment else palette.accent if head else palette.text
        block.append(fit((sign, span(text.rstrip() or " ", ink, limit=room - digits, bg=back)), room, back))
    return panel(heading(_("The file"), look), block, columns, rows, look)


def _verdict(sight: Sight, columns: int, rows: int, look: Look) -> Block:
    """A question that is open, a word on what was done, the nearest problem, or a hint."""
    palette, room = look.palette, columns - 2
    if sight.asked is not None:
        cursor = "_" if look.glyphs.ascii else look.glyphs.full
        question = fit((Span(" " + sight.asked + " ", palette.warn, NONE, BOLD),
                    span(sight.typing or "", palette.text, limit=max(4, room - width(sight.asked) - 3)),
                    Span(cursor, palette.accent)), columns)  # fmt: skip
        return pad([question], columns, rows)
    lines: Block = []
    if sight.said:
        lines.append((Span(" "), span(sight.said, palette.good, limit=room)))
    for number, field, message in _nearest(sight)[:rows]:
        place = _("line {n}").format(n=number) + ": " if number else ""
        for row in wrap(f"{place}{field + ': ' if field else ''}{message}", room, rows):
            lines.append((Span(" "), Span(row, palette.bad)))
    if not sight.problems:
        for hint in sight.hints[:rows]:
            lines += [
                (Span(" "), Span(row, palette.muted)) for row in wrap(_("hint: {hint}").format(hint=hint), room, 2)
            ]
    return pad(lines, columns, rows)


def _nearest(sight: Sight) -> list[tuple[int, str, str]]:
    """Problems, those of the chosen field first."""
    fields = sight.section.fields
    if not fields:
        return list(sight.problems)
    field = fields[sight.field]
    return sorted(sight.problems, key=lambda one: not _is_at(one[1], field))
