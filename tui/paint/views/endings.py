"""Where it died: every delivery's one reason, for everybody, for a community, for a post."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.catalogue import _
from simulator.snapshot.closeups import Endings, Segment

from ... import words
from ..line import BOLD, NONE, Block, Line, Span, blank, clip, fit, pad, spread, width, wrap
from ..look import Look
from ..page import Hit, Page, row, stack
from ..panel import heading, meter
from ..sections import paged
from .view import Sight, counting, said

WIDE = 100
Told = tuple[str, str, int]
"""Filter, how it ended, how often."""


def rows_of(sight: Sight) -> Sequence[int]:
    """Places of the segments that up and down go through."""
    return range(len(sight.close.segments)) if isinstance(sight.close, Endings) else ()


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The reasons of the chosen segment, and all segments to choose from."""
    found, look = sight.close, sight.look
    if not isinstance(found, Endings):
        return counting(room, rows, look)
    if not sum(found.segments[0].counts):
        return Page(said(_("Nothing has been delivered yet. Press space to let the week run."), room, rows, look))
    chosen = max(0, min(sight.picked, len(found.segments) - 1))
    names = [name for name, _many in sight.shot.reasons]
    if room >= WIDE:
        left = room * 11 // 20
        list_room = room - left - 3
        bars = Page(pad(_reasons(found.segments[chosen], names, left, rows, sight.scroll, look), left, rows))
        listed = _segments(found, names, chosen, list_room, rows, look)
        return row((bars, left), (Page(blank(3, rows)), 3), (listed, list_room))
    needed = 2 + sum(many > 0 for many in found.segments[chosen].counts)
    high = min(len(found.segments) + 1, max(4, rows - needed))
    above = _segments(found, names, chosen, room, high, look)
    return stack(above, Page(blank(room, 1)),
                 Page(_reasons(found.segments[chosen], names, room, rows - high - 1, sight.scroll, look)))  # fmt: skip


def _told(segment: Segment, names: Sequence[str]) -> list[Told]:
    known = words.reasons()
    return [
        (*known.get(name, ("", name.replace("_", " "))), many) for name, many in zip(names, segment.counts, strict=True)
    ]


def _reasons(segment: Segment, names: Sequence[str], room: int, rows: int, page: int, look: Look) -> Block:
    """Every reason with its bar, in the order of the way that a post takes; by filter where there is room."""
    told = _told(segment, names)
    total = max(1, sum(segment.counts))
    intro = _("{who}: a post was put before somebody {n} times. Each time ended in exactly one way:")
    if rows < 16:
        intro = _("{who}: {n} deliveries, and how each of them ended:")
    told_of = intro.format(who=segment.name, n=words.count(sum(segment.counts)))
    head: Block = [(Span(text, look.palette.text),) for text in wrap(told_of, room, 1 if rows < 16 else 2)]
    stages = {stage: sum(many for other, _label, many in told if other == stage) for stage, _label, _many in told}
    roomy = rows - len(head) >= len(told) + 2 * len(stages) + 1
    if not roomy:
        told = [one for one in told if one[2]]
    head += blank(room, 1) if roomy or rows - len(head) > len(told) else []
    wide = min(30, max(width(clip(label, 30)) for _stage, label, _many in told))
    top = max(1, *(many for _stage, _label, many in told))
    lines: Block = []
    before = None
    for stage, label, many in told:
        if roomy and stage != before:
            lines += blank(room, 1 if lines else 0)
            share = Span(words.percent(stages[stage] / total), look.palette.text, NONE, BOLD)
            lines.append(spread(heading(stage, look), (share,), room))
        before = stage
        lines.append(_bar_row(label, many, total, top, wide, room, _ink(stage, look), look))
    return [*head, *paged(lines, rows - len(head), page, look)]


def _ink(stage: str, look: Look) -> int:
    """Every filter has its colour; the letter of the list stands for it too."""
    order = list(dict.fromkeys(stage for stage, _label in words.reasons().values()))
    inks = (look.palette.rungs[1], look.palette.accent, look.palette.warn, look.palette.good, look.palette.ghost)
    return inks[order.index(stage)] if stage in order else look.palette.muted


def _bar_row(label: str, many: int, total: int, top: int, wide: int, room: int, ink: int, look: Look) -> Line:
    """A reason, its bar, how often and how large a part."""
    shown = clip(label, wide)
    number = f"{words.count(many):>10} {words.percent(many / total):>7}"
    bar = meter(many / top, max(4, room - wide - 2 - len(number)), look, ink)
    return (Span(shown + " " * (wide - width(shown) + 2), look.palette.text), *bar, Span(number, look.palette.muted))


def _segments(found: Endings, names: Sequence[str], chosen: int, room: int, rows: int, look: Look) -> Page:
    """Every segment with one bar of all that became of its deliveries; the chosen one in sight."""
    inside = rows - 1
    first = max(0, min(chosen - inside // 2, len(found.segments) - inside))
    wide = min(44, room * 3 // 5)
    lines: Block = [_key(room, look)]
    hits: list[Hit] = []
    for place, segment in list(enumerate(found.segments))[first : first + inside]:
        here = place == chosen
        back = look.palette.selected if here else NONE
        sign = look.glyphs.pointer if here else " "
        name = clip(segment.name, wide - 3)
        ink = look.palette.accent if segment.kind == "all" else look.palette.text if segment.kind == "community" \
            else look.palette.muted  # fmt: skip
        start = Span(f"{sign} {name}" + " " * (wide - 2 - width(name)), ink, back, BOLD if here else 0)
        hits.append(Hit(0, len(lines), room, 1, "row", place))
        lines.append(fit((start, *_stacked(_told(segment, names), room - wide, look)), room))
    return Page(pad(lines, room, rows), tuple(hits))


def _stages() -> list[str]:
    return list(dict.fromkeys(stage for stage, _label in words.reasons().values()))


def _stacked(told: Sequence[Told], room: int, look: Look) -> Line:
    """All deliveries of a segment as one bar, filter by filter."""
    total = max(1, sum(many for _stage, _label, many in told))
    spans: list[Span] = []
    done, reached = 0, 0
    for place, stage in enumerate(_stages()):
        done += sum(many for other, _label, many in told if other == stage)
        end = round(done / total * room)
        letter = stage_letter(place) if look.letters else "▆"
        spans.append(Span(letter * (end - reached), _ink(stage, look)))
        reached = end
    return tuple(spans)


def stage_letter(place: int) -> str:
    """The letter that stands for a filter where colour cannot."""
    return "crma."[place]


def _key(room: int, look: Look) -> Line:
    """What the colours of the bars mean."""
    spans: list[Span] = []
    for place, stage in enumerate((_("clock"), _("ranking"), _("mind"), _("reaction"), _("open"))):
        mark = stage_letter(place) if look.letters else look.glyphs.swatch
        piece = f" {stage}  "
        if sum(width(one.text) for one in spans) + 1 + width(piece) > room + 2:
            break
        spans += [Span(mark, _ink(_stages()[place], look)), Span(piece, look.palette.muted)]
    return tuple(spans)
