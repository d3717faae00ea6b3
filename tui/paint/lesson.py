"""A lesson's pages: the text of one step on the left, the live run or what came of a guess on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.catalogue import _, spoken

from .. import words
from . import live
from .guess import asked, curve_drawn, reveal_chart
from .lesson_ends import ending, opening, said, signs
from .line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, spread, width, wrap
from .look import Look
from .outlook import fan_panel
from .page import Hit, Page, row, sized, stack
from .panel import heading, meter, panel
from .views import VIEWS

if TYPE_CHECKING:
    from ..frame import Frame
    from ..lesson import Walk
    from ..lesson_worlds import Known
    from ..lever_rows import LeverRow
    from ..outlook_view import View
    from .crowd import Crowd

STRIP = 3
"""Rows of the week above the society: days, calendar, shares."""
SIDES = {"society": 0, "cascades": 1, "bubbles": 2, "influencers": 3, "died": 4, "deeds": 5, "books": 6}
"""Which view of the live week stands for each side that a step may show."""


@dataclass(frozen=True)
class Desk:
    """Everything that a lesson's page shows.

    choice    what is looked at in the live run
    typed     the number of the world, as it is being typed
    ahead     what turning the levers does, while they can be turned
    """

    walk: Walk
    frame: Frame
    known: Known
    choice: live.Choice
    typed: str
    ahead: View | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    lever: int = 0


def left_of(columns: int) -> int:
    """Columns of the text."""
    return min(70, max(36, columns * 2 // 5))


def field_of(columns: int, rows: int) -> tuple[int, int]:
    """Cells of the society's field beside the text (the row of hints not counted)."""
    return columns - left_of(columns) - 4, rows - 1 - STRIP - 3


def page(desk: Desk, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """The whole screen of a lesson."""
    if desk.choice.view and columns < live.WIDE and desk.walk.step is not None and desk.walk.phase == "read":
        return _stacked(desk, crowd, columns, rows, look)
    left = left_of(columns)
    text = _text(desk, left, rows - 1, look)
    return stack(
        Page([title(desk, columns, look)]),
        row((text, left), (_beside(desk, crowd, columns - left, rows - 1, look), columns - left)),
    )


def _stacked(desk: Desk, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """The text over the picture: a view with words in it needs the whole width of a small window."""
    step = desk.walk.step
    assert step is not None
    body: Block = [(Span(one, look.palette.text),) for one in wrap(said(step.text), columns - 4)]
    body += _marked(said(step.notice), columns - 4, look) if step.notice else []
    high = min(rows - 12, len(body) + 2)
    shown = _turned(body, desk.walk.scroll, high - 2, columns - 4, look)
    text = Page(panel(heading(said(step.title), look), shown, columns, high, look))
    below = view_panel(desk, columns, rows - 1 - high, look)
    return stack(Page([title(desk, columns, look)]), text, below)


def title(desk: Desk, columns: int, look: Look) -> Line:
    """Which lesson, how far one is in it, which world; the moment and the speed."""
    walk, palette = desk.walk, look.palette
    far = _("{place} of {steps}").format(place=walk.place, steps=walk.last - 1) if walk.step else ""
    right = [
        Span(f"{words.moment(desk.frame.head)}  ", palette.text),
        Span(*live.state_words(desk.frame, look)),
        Span(" "),
    ]
    world = _("world {seed}").format(seed=walk.scenario.seed)
    told = spoken("scenario", walk.scenario.title)
    middle = [Span(f"  {look.glyphs.dot}  {one}", palette.muted) for one in (far, world) if one]
    while middle and width(told) + line_width(middle) + line_width(right) + 3 > columns:
        middle.pop()
    room = columns - line_width(right) - line_width(middle) - 3
    name = Span(" " + clip(told, room), palette.text, NONE, BOLD)
    return spread((name, *middle), right, columns)


# -- the text


def _text(desk: Desk, columns: int, rows: int, look: Look) -> Page:
    walk, room = desk.walk, columns - 4
    if walk.step is None:
        above = heading(_("The end of the lesson") if walk.ended else _("A lesson"), look)
        whole = ending(walk, desk.known, room, look) if walk.ended else opening(walk, desk.typed, room, look)
        return Page(panel(above, _turned(whole, walk.scroll, rows - 2, room, look), columns, rows, look))
    step, palette = walk.step, look.palette
    name, body = _titled(said(step.title), columns, look)
    if step.kind == "guess" and walk.phase in ("run", "reveal"):
        body += _afterwards(desk, room, look)
    else:
        body += [(Span(one, palette.text),) for one in wrap(said(step.text), room)]
        if step.notice:
            body += [(), *_marked(said(step.notice), room, look)]
    foot: Block = []
    if step.kind == "try":
        return _trying(desk, name, body, columns, rows, look)
    if step.ask and walk.phase in ("ask", "read"):
        foot += [(Span(one, palette.accent, NONE, BOLD),) for one in wrap(said(step.ask), room)]
    if walk.phase == "ask":
        foot += [(), *asked(walk, room, look)]
    high = rows - 2 - len(foot) - (1 if foot else 0)
    shown = _turned(body, walk.scroll, high, room, look)
    if foot:
        shown = [*shown, *([()] if len(shown) < rows - 2 - len(foot) else []), *foot]
    return Page(panel(name, shown, columns, rows, look))


def _titled(title: str, columns: int, look: Look) -> tuple[Line, Block]:
    """A title for the frame's upper edge; one that is too long for it stands in rows of its own inside."""
    if width(title) <= columns - 6:
        return heading(title, look), []
    return (), [*((Span(one, look.palette.text, NONE, BOLD),) for one in wrap(title, columns - 4)), ()]


def _marked(text: str, room: int, look: Look) -> Block:
    """What to notice, with a mark before it."""
    rows = wrap(text, room - 2)
    return [(Span(f"{look.glyphs.pointer} " if place == 0 else "  ", look.palette.good, NONE, BOLD),
             Span(one, look.palette.good)) for place, one in enumerate(rows)]  # fmt: skip


def _turned(body: Block, scroll: int, rows: int, room: int, look: Look) -> Block:
    """As many rows of a text as fit, from the row that it was scrolled to; what is missing is said."""
    if len(body) <= rows:
        return body
    first = min(scroll, len(body) - rows + 1)
    more = _("PgDn: more") if first + rows - 1 < len(body) else _("PgUp: back")
    return [*body[first : first + rows - 1], fit((Span(more, look.palette.warn),), room)]


def progress(known: Known, step: str) -> str:
    """How far the worlds of a guess are, in words."""
    if known.failure or known.outcomes is None:
        return known.failure or _("the worlds are being prepared ...")
    done, total = known.outcomes.progress(step)
    return _("{done} of {total} weeks ...").format(done=done, total=total)


def _afterwards(desk: Desk, room: int, look: Look) -> Block:
    """What was guessed, how near it was, and why it came as it did."""
    from simulator.experiment.lesson_words import graded, guessed

    walk, palette, step = desk.walk, look.palette, desk.walk.step
    assert step is not None
    guess = walk.guesses[step.id]
    mine = _("You said: {guess}").format(guess=guessed(walk.scenario, step, guess))
    body: Block = [(Span(one, palette.warn, NONE, BOLD),) for one in wrap(mine, room)]
    found = desk.known.outcomes
    ready = found is not None and found.ready(step.id)
    if walk.phase == "run" or found is None:
        told = _("Now watch what happens. Enter shows what came of it.")
        if not ready:
            told = _("Now watch what happens. The same week is being played in many worlds, too: {progress}")
            told = told.format(progress=progress(desk.known, step.id))
        return [*body, (), *((Span(one, palette.text),) for one in wrap(told, room))]
    grade = found.of(step.id).grade(guess)
    ink = palette.good if grade == "near" else palette.text
    rows = wrap(graded(grade), room - 4)
    body += [
        (Span(f"{signs(grade, look)} " if place == 0 else "    ", ink, NONE, BOLD), Span(one, ink))
        for place, one in enumerate(rows)
    ]
    return [*body, (), *((Span(one, palette.text),) for one in wrap(said(step.reveal), room))]


def _trying(desk: Desk, name: Line, body: Block, columns: int, rows: int, look: Look) -> Page:
    """The text, and the levers below it."""
    step, room = desk.walk.step, columns - 4
    assert step is not None
    levers = [one for one in desk.ahead.levers if one.key in step.levers or not step.levers][:3] if desk.ahead else []
    block: Block = []
    hits = []
    for place, lever in enumerate(levers):
        value = desk.values.get(lever.key, lever.now)
        shown = _lever(lever, value, place == min(desk.lever, len(levers) - 1), room, look)
        hits.append(Hit(1, len(block), columns - 2, len(shown), "lever", place))
        block += [*shown, ()] if place < len(levers) - 1 else shown
    if not levers:
        block = [(Span(_("reading ..."), look.palette.muted),)]
    low = len(block) + 2
    high = rows - low
    top = panel(name, _turned(body, desk.walk.scroll, high - 2, room, look), columns, high, look)
    below = Page(panel(heading(_("Levers"), look), block, columns, low, look), tuple(hit.moved(0, 1) for hit in hits))
    return stack(Page(top), below)


def _lever(lever: LeverRow, value: float, chosen: bool, room: int, look: Look) -> Block:
    """One lever: its label, which may take two rows, and its value on the way from low to high."""
    palette = look.palette
    back, sign = (palette.selected, look.glyphs.pointer) if chosen else (NONE, " ")
    changed = abs(value - lever.now) > 1e-9
    ink = palette.warn if changed else palette.accent
    told = lever.write(value)
    span = lever.high - lever.low or 1.0
    tick = (lever.now - lever.low) / span if changed else None
    bar = meter((value - lever.low) / span, max(4, room - 4 - max(8, width(told))), look, ink, tick)
    rows = wrap(lever.label, room - 2, 2)
    return [
        *(fit((Span(f"{sign} " if place == 0 else "  ", palette.accent, back),
               Span(one, palette.text, back, BOLD if chosen else 0)), room, back) for place, one in enumerate(rows)),
        (Span("  "), *bar, Span(f" {told}", ink if changed else palette.muted, NONE, BOLD if changed else 0)),
    ]  # fmt: skip


# -- beside it


def _beside(desk: Desk, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """The live run, a curve that is being drawn, what came of a guess, or what the levers do."""
    walk, step = desk.walk, desk.walk.step
    if step is not None and step.guess == "curve" and walk.phase == "ask":
        body = curve_drawn(walk, columns - 4, rows - 2, look)
        return Page(panel(heading(_("Draw the curve"), look), body, columns, rows, look))
    if step is not None and walk.phase == "reveal" and desk.known.outcomes is not None:
        found = desk.known.outcomes.of(step.id)
        body = reveal_chart(walk, found, columns - 4, rows - 2, look)
        return Page(panel(heading(_("What came of it"), look), body, columns, rows, look))
    if step is not None and step.kind == "try" and desk.ahead is not None:
        return Page(_levers_answer(desk.ahead, desk.values, columns, rows, look))
    return picture(desk, crowd, columns, rows, look)


def _levers_answer(view: View, values: Mapping[str, float], columns: int, rows: int, look: Look) -> Block:
    """The course of the week in several worlds, and in plain words what the levers changed."""
    palette, room = look.palette, columns - 4
    rows_of = {one.key: one for one in view.levers}
    block: Block = []
    for key, value in values.items():
        told = f"{rows_of[key].label}: {rows_of[key].write(rows_of[key].now)} → {rows_of[key].write(value)}"
        block += [(Span(one, palette.warn),) for one in wrap(told, room)]
    if not values:
        block += [(Span(one, palette.muted),) for one in wrap(_("Nothing is changed yet: turn a lever."), room)]
    else:
        # the interval in brackets is for those who look closer, on the screen of levers
        verdict = view.failure or view.verdict.split(" (")[0] or _("the first pairs of worlds are on their way ...")
        block += [(Span(one, palette.text, NONE, BOLD),) for one in wrap(verdict, room)]
        block += [(Span(one, palette.muted),) for one in wrap(_("A is the plan, B is with your levers."), room)]
    low = min(rows - 8, max(6, len(block) + 2))
    waiting = [(Span(_("looking ..."), palette.muted),)]
    fan = (
        panel((), waiting, columns, rows - low, look)
        if view.fan is None
        else fan_panel(view, columns, rows - low, look)
    )
    return [*fan, *panel(heading(_("What changed"), look), block, columns, low, look)]


def picture(desk: Desk, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """The live run from the side that the step asks for."""
    frame, walk = desk.frame, desk.walk
    if frame.failure or frame.snapshot is None or frame.society is None:
        told = frame.failure or _("building the society ...")
        return sized(Page([(Span(" " + one, look.palette.muted),) for one in wrap(told, columns - 2)]), columns, rows)
    strip = live.week(frame.snapshot, frame.society, columns, 1, look)
    high = rows - len(strip.lines)
    if desk.choice.view:
        return stack(strip, view_panel(desk, columns, high, look))
    body, hits = live.society_block(frame.snapshot, frame.society, desk.choice, crowd, columns - 4, high - 2, look)
    main = panel(heading(_world(walk), look), body, columns, high, look)
    return stack(strip, Page(main, tuple(hit.moved(2, 1) for hit in hits)))


def view_panel(desk: Desk, columns: int, rows: int, look: Look) -> Page:
    """One of the views of the live week, in a frame."""
    if desk.frame.snapshot is None or desk.frame.society is None:
        return sized(Page([(Span(" " + _("building the society ..."), look.palette.muted),)]), columns, rows)
    view = VIEWS[desk.choice.view]
    seen = sized(view.paint(live.sight(desk.frame, desk.choice, look), columns - 4, rows - 2), columns - 4, rows - 2)
    name = heading(f"{view.name()} {look.glyphs.dot} {_world(desk.walk)}", look)
    return Page(panel(name, seen.lines, columns, rows, look), tuple(hit.moved(2, 1) for hit in seen.hits))


def _world(walk: Walk) -> str:
    """Which world is shown."""
    name = said(next((one.name for one in walk.scenario.twin if one.id == walk.twin), ""))
    return _("With {twin}").format(twin=name) if name else _("The week as planned")


def bare(desk: Desk, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """Nothing but the picture, for the projector."""
    step = desk.walk.step
    if step is not None and (
        desk.walk.phase == "reveal" or step.kind == "try" or (desk.walk.phase == "ask" and step.guess == "curve")
    ):
        return _beside(desk, crowd, columns, rows, look)
    return live.bare(desk.frame, desk.choice, crowd, columns, rows, look)
