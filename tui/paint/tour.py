"""The tour's note: a frame in the accent colour over the row of hints, with the key to press."""

from __future__ import annotations

from dataclasses import replace

from simulator.catalogue import _

from ..tour import STEPS, Step
from .line import BOLD, NONE, Block, Line, Span, line_width, spread, wrap
from .look import Look
from .page import Hit, Page
from .panel import heading, panel

MOST_ROWS = 3
"""Rows of words."""
READABLE = 118


def note(step: Step, columns: int, look: Look) -> Page:
    """What is said, the key that leads on, and the key that ends the tour."""
    palette = look.palette
    room = columns - 4
    body: Block = [(Span(row, palette.text),) for row in wrap(step.text, min(room, READABLE), MOST_ROWS)]
    key = (Span(f"{look.glyphs.pointer} {step.key}", palette.accent, NONE, BOLD), Span(f"  {step.does}", palette.text))
    leave: Line = (Span(_("esc"), palette.accent, NONE, BOLD), Span(f"  {_('end the tour')}", palette.muted))
    body.append(spread(key, (Span("  "), *leave), room))
    bright = look.with_palette(replace(palette, faint=palette.accent))
    title = heading(_("Tour, {number} of {all}").format(number=step.number, all=STEPS), look)
    last, end = len(body), line_width(leave)
    hits = (
        Hit(2, last, line_width(key), 1, f"do:{step.action}"),
        Hit(columns - 2 - end, last, end, 1, "do:app.end_tour"),
    )
    return Page(panel(title, body, columns, len(body) + 2, bright), hits)
