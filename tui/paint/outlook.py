"""What lies ahead in many worlds: the screen of worlds and the screen of levers, composed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext

from ..outlook_view import halfway
from ..words import people
from . import bars, compare, fan, luck
from .line import BOLD, NONE, Block, Line, Span, blank, clip, fit, line_width, pad, spread, width, wrap
from .look import Look
from .page import Hit, Page, row, stack
from .panel import card, heading, meter, panel
from .wall import BOX, wall

if TYPE_CHECKING:
    from ..lever_rows import LeverRow
    from ..outlook_view import View

WIDE = 100
LEAST_WALL = 24
"""Rows from which there is room for the wall of worlds."""
MOST_BINS = 24


def worlds_page(view: View, columns: int, rows: int, look: Look, chosen: int = 0) -> Page:
    """The fan of many worlds, the histogram of how they end, the wall, and in how many the goal is reached."""
    if blocked := _blocked(view, columns, rows, look):
        return blocked
    top = [title(view, _("many worlds"), columns, look), *_progress(view, columns, look), *_goal(view, columns, look)]
    left = rows - len(top)
    if columns >= WIDE:
        wide = columns * 3 // 5
        room, below = columns - wide, _below(view, columns - wide, left, look)
        body = row((Page(fan_panel(view, wide, left, look)), wide),
                   (stack(_right(view, chosen, room, left - len(below.lines), look), below), room))  # fmt: skip
    else:
        high = left - max(7, left * 2 // 5)
        ends = _endings(view, columns, left - high, look)
        if view.verdict:
            said = compare.worlds(view, columns - 4, left - high - 2, look)
            ends = panel(heading(_("Plan B against plan A"), look), said, columns, left - high, look)
        body = Page([*fan_panel(view, columns, high, look), *ends])
    return stack(Page(top), body)


def _right(view: View, chosen: int, columns: int, rows: int, look: Look) -> Page:
    """How the worlds end, and each of them where there is room."""
    if not view.each or rows < LEAST_WALL - luck.FEWEST:
        return Page(_endings(view, columns, rows, look))
    high = rows - min(rows // 2, 2 + -(-len(view.each) // max(1, (columns - 4) // BOX)))
    return stack(Page(_endings(view, columns, high, look)), _wall(view, chosen, columns, rows - high, look))


def _below(view: View, columns: int, rows: int, look: Look) -> Page:
    """What is said about the worlds: one plan against the other, or luck split from structure."""
    if rows < LEAST_WALL:
        return Page([])
    if view.before is None and not view.verdict:
        return Page(luck.luck_panel(view, columns, luck.rows_for(view, columns), look))
    high = min(rows // 2, 9 + 2 * len(view.flips))
    said = compare.worlds(view, columns - 4, high - 2, look)
    return Page(panel(heading(_("Plan B against plan A"), look), said, columns, high, look))


def _wall(view: View, chosen: int, columns: int, rows: int, look: Look) -> Page:
    """Each world by its number."""
    from simulator.experiment.figures import figure
    from simulator.metrics.measures import MEASURES

    figures = [figure(view.measure, one, view.currency) if one == one else "-" for one in view.each]
    less = view.measure in MEASURES and MEASURES[view.measure].better == "less"
    reached = [one <= view.target if less else one >= view.target for one in view.each]
    return wall(view.each, figures, reached, chosen, view.first, columns, rows, look)


def levers_page(view: View, values: Mapping[str, float], chosen: int, columns: int, rows: int, look: Look) -> Page:
    """The levers on the left; on the right the fan that answers, and what the change does in words."""
    if blocked := _blocked(view, columns, rows, look):
        return blocked
    if not view.levers:
        lines: list[Line] = [(Span(_("This scenario offers no levers."), look.palette.text),)]
        return Page(card(lines, columns, rows))
    top = [title(view, _("levers"), columns, look), *_progress(view, columns, look)]
    left = rows - len(top)
    wide = min(52, max(34, columns * 2 // 5))
    list_page = lever_list(view.levers, values, chosen, wide, left, look)
    said = verdict_lines(view, values, columns - wide - 4, look)
    high = max(6, left - len(said) - 2)
    right = [*fan_panel(view, columns - wide, high, look),
             *panel(heading(_("What the change does"), look), said, columns - wide, left - high, look)]  # fmt: skip
    return stack(Page(top), row((list_page, wide), (Page(right), columns - wide)))


def title(view: View, what: str, columns: int, look: Look) -> Line:
    """The scenario, and in how many worlds and people it was looked at."""
    palette = look.palette
    looked = ngettext("{n} world", "{n} worlds", view.worlds).format(n=view.worlds)
    said = f"{looked} {_('of')} {people(view.people)}" if view.worlds else ""
    right = (Span(f" {said} ", palette.warn if view.rough else palette.text, NONE, BOLD),)
    room = columns - line_width(right) - 1
    name = Span(" " + clip(view.title, max(4, room - width(what) - 6)), palette.text, NONE, BOLD)
    return spread((name, Span(f"  {look.glyphs.dot}  {what}", palette.muted)), right, columns)


def _progress(view: View, columns: int, look: Look) -> Block:
    """A bar, how long it will take, and whether what is seen is only a rough look."""
    palette = look.palette
    (steps, whole) = view.steps if view.doing else (view.worlds, view.total)
    share = steps / whole if whole else 0.0
    done = view.state == "complete"
    state = f" {halfway(view)}"
    rough = ""
    if view.rough and view.worlds and view.state != "looking":
        rough = _("on fewer people, multiplied up")
    elif view.rough and view.worlds:
        rough = _("rough look, fewer people; finer ones follow")
        if view.rare and columns >= WIDE:
            rough = _("rough look, too few people for the goal: reach; finer ones follow")
    wide = max(10, columns // 4)
    line = (Span(" "), *meter(1.0 if done else share, wide, look, palette.good if done else palette.accent),
            Span(state, palette.text), Span(f"  {rough}", palette.warn))  # fmt: skip
    return [fit(line, columns)]


def _goal(view: View, columns: int, look: Look) -> Block:
    """The goal, and in how many of ten worlds it is reached."""
    palette = look.palette
    said = () if view.luck is None else luck.luck_line(view.luck, columns, look)
    left = columns - line_width(said) - (32 if columns >= WIDE else 30)
    line = [Span(f" {clip(view.goal, max(8, min(left, columns // 2)))}  ", palette.muted)]
    if view.worlds:
        reached = _("reached in {hits} of {worlds} worlds").format(hits=view.hits, worlds=view.worlds)
        line.append(Span(reached, palette.good if 2 * view.hits >= view.worlds else palette.warn, NONE, BOLD))
        line += said
    return [fit(line, columns)]


def fan_panel(view: View, columns: int, rows: int, look: Look) -> Block:
    """The fan in its frame."""
    from simulator.experiment.figures import figure
    from simulator.experiment.figures import title as measure_title

    room = columns - 4
    if view.fan is None or not view.fan.hours:
        body: Block = [(Span(_("the first worlds are on their way ..."), look.palette.muted),)]
        return panel(heading(_("The week in many worlds"), look), body, columns, rows, look)
    top = fan.top_of(view.fan, view.before)
    label = figure(view.course, top, view.currency)
    name = _("{measure} through the week").format(measure=measure_title(view.course))
    body = [*fan.fan(view.fan, view.before, top, label, room, rows - 3, look),
            fan.key(view.before is not None, room, look)]  # fmt: skip
    return panel(heading(name, look), body, columns, rows, look)


def _endings(view: View, columns: int, rows: int, look: Look) -> Block:
    """How the worlds end: a histogram, and where the world of the live week lies in it."""
    from simulator.experiment.bins import histogram
    from simulator.experiment.figures import title as measure_title

    room, inside = columns - 4, rows - 2
    name = heading(_("How the worlds end: {measure}").format(measure=measure_title(view.measure)), look)
    if not view.values:
        return panel(name, [], columns, rows, look)
    low, high = min(view.values), max(view.values)
    counts, wide = histogram(view.values, min(MOST_BINS, max(1, room // 3)))
    cell = max(1, min(6, room // len(counts)))
    most = ngettext("{n} world", "{n} worlds", max(counts)).format(n=max(counts))
    body: Block = [(Span(most, look.palette.muted),)] if inside > 5 else []
    body += bars.histogram(counts, room, max(1, inside - 3 - len(body)), look.palette.accent, look)
    body += [*_axis(view, low, high, cell * len(counts), look), _here(view, low, wide, cell, room, look)]
    return panel(name, [*blank(room, max(0, inside - len(body))), *body], columns, rows, look)


def _axis(view: View, low: float, high: float, wide: int, look: Look) -> Block:
    """The ends of the histogram."""
    from simulator.experiment.figures import figure

    left, right = (figure(view.measure, one, view.currency) for one in (low, high))
    gap = max(2, wide - width(left) - width(right))
    return [(Span(left + (" " * gap + right if high > low else ""), look.palette.muted),)]


def _here(view: View, low: float, wide: float, cell: int, room: int, look: Look) -> Line:
    """A pointer below the bin of the world that the live week shows."""
    from simulator.experiment.figures import figure

    if view.here is None:
        said = _("this world's place comes with the finer look") if view.state == "looking" else ""
        return (Span(clip(said, room), look.palette.faint),)
    at = int((view.here - low) / wide) * cell
    sign = "^" if look.glyphs.ascii else "▲"
    text = _("the week you watch: {value}").format(value=figure(view.measure, view.here, view.currency))
    text = f"{sign} {text}" if at + width(text) + 2 <= room else f"{text} {sign}"
    before = at if text.startswith(sign) else max(0, at - width(text) + 1)
    return (Span(" " * before), Span(text, look.palette.warn, NONE, BOLD))


def lever_list(
    levers: Sequence[LeverRow], values: Mapping[str, float], chosen: int, columns: int, rows: int, look: Look
) -> Page:
    """Each lever as two rows: its label, and its value on the way from low to high."""
    room, inside = columns - 4, rows - 2
    tall = 3 if inside >= 3 * len(levers) else 2
    shown = max(1, inside // tall)
    first = max(0, min(chosen - shown // 2, len(levers) - shown))
    body: Block = []
    hits = []
    for place, lever in list(enumerate(levers))[first : first + shown]:
        hits.append(Hit(1, 1 + len(body), columns - 2, tall, "lever", place))
        body += _lever(lever, values.get(lever.key, lever.now), place == chosen, room, look)
        body += blank(room, tall - 2)
    return Page(panel(heading(_("Levers"), look), body, columns, rows, look), tuple(hits))


def _lever(lever: LeverRow, value: float, chosen: bool, room: int, look: Look) -> Block:
    palette = look.palette
    back = palette.selected if chosen else NONE
    changed = abs(value - lever.now) > 1e-9
    told = clip(lever.write(value), 14)
    name = Span(clip(lever.label, room - 2), palette.text, back, BOLD if chosen else 0)
    sign = look.glyphs.pointer if chosen else " "
    way = max(4, room - 18)
    span = lever.high - lever.low or 1.0
    tick = (lever.now - lever.low) / span if changed else None
    bar = meter((value - lever.low) / span, way, look, palette.warn if changed else palette.accent, tick)
    ink = palette.warn if changed else palette.muted
    return [fit((Span(f"{sign} ", palette.accent, back), name), room, back),
            fit((Span("  "), *bar, Span(f" {told}", ink, NONE, BOLD if changed else 0)), room)]  # fmt: skip


def verdict_lines(view: View, values: Mapping[str, float], room: int, look: Look) -> Block:
    """What was changed, and the verdict of the paired worlds."""
    palette = look.palette
    if not values:
        text = _("Nothing is changed yet: this is plan A. Turn a lever with left and right.")
        return [(Span(part, palette.muted),) for part in wrap(text, room, 3)]
    rows = {one.key: one for one in view.levers}
    told = [f"{rows[key].label}: {rows[key].write(rows[key].now)} → {rows[key].write(value)}"
            for key, value in values.items()]  # fmt: skip
    block: Block = [(Span(part, palette.warn),) for part in wrap("B: " + "; ".join(told), room, 2)]
    if view.failure:
        return [*block, *((Span(part, palette.bad),) for part in wrap(view.failure, room, 3))]
    said = view.verdict or _("the first pairs of worlds are on their way ...")
    return pad([*block, *((Span(part, palette.text, NONE, BOLD),) for part in wrap(said, room, 5))], room, 6)


def _blocked(view: View, columns: int, rows: int, look: Look) -> Page | None:
    """What stands in the way of any picture."""
    if view.state == "failed":
        lines: list[Line] = [(Span(_("This cannot be looked at."), look.palette.warn, NONE, BOLD),), (Span(""),)]
        for part in view.failure.splitlines()[: rows - 4]:
            lines += [(Span(text, look.palette.text),) for text in wrap(part, min(columns - 4, 100), 4)]
        return Page(card(lines, columns, rows))
    if view.state == "loading" and not view.title:
        return Page(card([(Span(_("reading ..."), look.palette.muted),)], columns, rows))
    return None
