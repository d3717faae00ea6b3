"""A lesson's first and last page, and the teacher's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext, spoken

from .line import BOLD, NONE, Block, Span, wrap
from .look import Look
from .panel import heading

if TYPE_CHECKING:
    from ..lesson import Walk
    from ..lesson_worlds import Known


def said(text: str) -> str:
    """A text of the lesson in the language that is spoken."""
    return spoken("scenario", text)


def opening(walk: Walk, typed: str, room: int, look: Look) -> Block:
    """The question, how long it takes, and which world one plays."""
    palette = look.palette
    body: Block = [(Span(one, palette.accent, NONE, BOLD),) for one in wrap(said(walk.scenario.question), room)]
    steps = ngettext("{n} step", "{n} steps", walk.last - 1).format(n=walk.last - 1)
    minutes = ngettext("{n} minute", "{n} minutes", walk.scenario.teacher.minutes).format(
        n=walk.scenario.teacher.minutes
    )
    body += [(), (Span(_("{minutes}, {steps}").format(minutes=minutes, steps=steps), palette.muted),), ()]
    told = _(
        "Every pupil plays a world of their own: the same people and the same plan, other luck. Type your number in "
        "the class list:"
    )
    body += [(Span(one, palette.text),) for one in wrap(told, room)]
    cursor = look.glyphs.full if not look.glyphs.ascii else "_"
    body += [
        (),
        (Span("  " + _("world {seed}").format(seed=typed), palette.warn, NONE, BOLD), Span(cursor, palette.warn)),
        (),
    ]
    told = _("The week runs beside the text. Enter goes on; you are asked to guess before you are shown what happens.")
    return [*body, *((Span(one, palette.text),) for one in wrap(told, room))]


def ending(walk: Walk, known: Known, room: int, look: Look) -> Block:
    """What was guessed and how near that was, and the code for the class."""
    palette, found = look.palette, known.outcomes
    body: Block = [heading(_("Your guesses"), look)] if walk.guesses else []
    for step in walk.scenario.step:
        if step.id in walk.guesses and step.guess is not None and found is not None and found.ready(step.id):
            grade = found.of(step.id).grade(walk.guesses[step.id])
            ink = palette.good if grade == "near" else palette.text
            for place, one in enumerate(wrap(said(step.title), room - 4)):
                sign = f"{signs(grade, look)} " if place == 0 else "    "
                body.append((Span(sign, ink, NONE, BOLD), Span(one, palette.text)))
    if walk.guesses:
        told = _("A surprise is worth most: there the world is other than you thought.")
        body += [*((Span(one, palette.muted),) for one in wrap(told, room)), ()]
    body.append(heading(_("Your world's code, for the class"), look))
    if known.code:
        rows = wrap(known.code.replace("-", "- "), room)
        body += [(Span("  " + one.replace("- ", "-"), palette.warn, NONE, BOLD),) for one in rows]
    else:
        told = known.failure or _("your world is still being played ...")
        body += [(Span(one, palette.muted),) for one in wrap(told, room)]
    return body


def signs(grade: str, look: Look) -> str:
    """Three signs for how near a guess was."""
    full, empty = ("#", ".") if look.glyphs.ascii else ("●", "○")
    many = {"near": 3, "halfway": 2, "surprise": 1}[grade]
    return full * many + empty * (3 - many)


def notes(walk: Walk, room: int, look: Look) -> Block:
    """The teacher's notes, wrapped."""
    palette, told = look.palette, walk.scenario.teacher
    body: Block = []
    asks = [one.ask for one in walk.scenario.step if one.kind == "discuss"]
    parts = [(_("Aim"), told.aim), (_("Notes"), told.notes), *((_("To discuss"), one) for one in asks)]
    for name, text in parts:
        if text:
            body += [
                (Span(name, palette.accent, NONE, BOLD),),
                *((Span(one, palette.text),) for one in wrap(said(text), room)),
                (),
            ]
    if told.sources:
        body.append((Span(_("Where it is known from"), palette.accent, NONE, BOLD),))
        body += [
            (Span(one, palette.muted),) for text in told.sources for one in wrap(f"{look.glyphs.dot} {text}", room)
        ]
    return body
