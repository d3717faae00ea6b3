"""The teacher's page: the codes of a class as they come in, and the histogram that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext, spoken

from . import bars
from .line import BOLD, NONE, Block, Line, Span, blank, clip, spread, width, wrap
from .look import Look
from .page import Page
from .panel import heading, panel

if TYPE_CHECKING:
    from simulator.experiment.classroom import Classroom

LEFT = 34


def page(room_of: Classroom, typed: str, said: str, name: str, columns: int, rows: int, look: Look) -> Page:
    """The line for a code, the codes that came last, and the histogram of all.

    typed   the code as it is being typed
    said    what became of the last one
    """
    palette = look.palette
    left = LEFT if columns < 110 else 44
    count = len(room_of.results)
    worlds = ngettext("{n} world", "{n} worlds", count).format(n=count)
    title = spread((Span(" " + spoken("scenario", room_of.scenario.title), palette.text, NONE, BOLD),),
                   (Span(worlds + " ", palette.good, NONE, BOLD),), columns)  # fmt: skip
    high = rows - 1
    body = _typing(room_of, typed, said, name, left - 4, high - 2, look)
    text = panel(heading(_("The codes of the class"), look), body, left, high, look)
    right = columns - left
    ended = heading(_("How the worlds of the class ended"), look)
    chart = panel(ended, picture(room_of, right - 4, high - 2, look), right, high, look)
    return Page([title, *((*one, *other) for one, other in zip(text, chart, strict=True))])


def _typing(room_of: Classroom, typed: str, said: str, name: str, room: int, rows: int, look: Look) -> Block:
    palette = look.palette
    cursor = look.glyphs.full if not look.glyphs.ascii else "_"
    body: Block = [(Span(one, palette.muted),) for one in wrap(_("Type a code and press Enter, or paste many:"), room)]
    shown = typed if width(typed) < room - 2 else typed[-(room - 3) :]
    body += [
        (Span("> ", palette.accent, NONE, BOLD), Span(shown, palette.warn, NONE, BOLD), Span(cursor, palette.warn)),
        (),
    ]
    ink = palette.bad if room_of.refused and said else palette.good
    body += [(Span(one, ink),) for one in wrap(said, room, 5)]
    body += [()] if said else []
    last = list(room_of.results.items())[::-1]
    if not last:
        told = _("Pupils find their code at the end of the lesson, or with: groundswell lesson {name} --code --seed N")
        return [*body, *((Span(one, palette.muted),) for one in wrap(told.format(name=name), room))]
    from simulator.experiment.figures import figure

    goal, currency = room_of.scenario.goal.measure, room_of.scenario.currency
    for seed, value in last[: max(0, rows - len(body) - 2)]:
        world = _("world {seed}").format(seed=seed)
        body.append(spread((Span(world, palette.text),), (Span(figure(goal, value, currency), palette.accent),), room))
    if room_of.refused:
        count = len(room_of.refused)
        told = ngettext("{n} code was not taken", "{n} codes were not taken", count).format(n=count)
        body = [*body[: rows - 1], *blank(room, max(0, rows - 1 - len(body))), (Span(clip(told, room), palette.muted),)]
    return body


def picture(room_of: Classroom, room: int, rows: int, look: Look) -> Block:
    """The histogram, its ends below it, the middle of the class in words."""
    from simulator.experiment.bins import histogram
    from simulator.experiment.figures import figure, title
    from simulator.experiment.spread import Spread

    palette, values = look.palette, room_of.values.tolist()
    measure, currency = room_of.scenario.goal.measure, room_of.scenario.currency
    if not values:
        return [(Span(one, palette.muted),) for one in wrap(_("The picture grows with the first code."), room)]
    counts, _wide = histogram(values)
    cell = max(1, min(6, room // len(counts)))
    low = min(values)
    most = ngettext("{n} world", "{n} worlds", max(counts)).format(n=max(counts))
    ends = figure(measure, low, currency), figure(measure, max(values), currency)
    gap = max(1, cell * len(counts) - width(ends[0]) - width(ends[1]))
    middle = _("In the middle: {value}. The same people and the same plan in every world; the rest is luck.")
    said: Block = [(Span(one, palette.text),) for one in wrap(middle.format(
        value=figure(measure, Spread(room_of.values).median, currency)), room)]  # fmt: skip
    axis: Line = (Span(ends[0] + " " * gap + ends[1] if max(values) > low else ends[0], palette.muted),)
    high = max(3, min(16, rows - len(said) - 5))
    head = (Span(clip(f"{title(measure).capitalize()} {look.glyphs.dot} {most}", room), palette.muted),)
    return [head, *bars.histogram(counts, room, high, palette.accent, look), axis, (), *said]
