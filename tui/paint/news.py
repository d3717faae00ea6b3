"""What happens, in sentences, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _

from .. import words
from .line import Block, Span, pad, wrap
from .look import Look
from .panel import heading, panel

if TYPE_CHECKING:
    from simulator.snapshot import Snapshot


def news_block(shot: Snapshot, columns: int, rows: int, look: Look) -> Block:
    """The newest happenings, the latest first; without a frame where only two rows are left."""
    if rows <= 2:
        return pad(news_lines(shot, columns - 2, rows, look, indent=1), columns, rows)
    return panel(heading(_("What happens"), look), news_lines(shot, columns - 4, rows - 2, look), columns, rows, look)


def news_lines(shot: Snapshot, room: int, rows: int, look: Look, indent: int = 0, skip: int = 0) -> Block:
    """The newest happenings as wrapped rows, the latest bright."""
    if not shot.happenings:
        return [(Span(" " * indent + _("Nothing yet: the first post is still to come."), look.palette.muted),)]
    block: Block = []
    for place, event in enumerate(reversed(shot.happenings[: len(shot.happenings) - skip])):
        when = words.moment(event.minute)
        ink = look.palette.text if place == 0 and not skip else look.palette.muted
        for part, text in enumerate(wrap(event.text, room - len(when) - 2, 3)):
            start = f"{when}  " if part == 0 else " " * (len(when) + 2)
            block.append(
                (Span(" " * indent + start, look.palette.faint if part else look.palette.accent), Span(text, ink))
            )
        if len(block) >= rows:
            break
    return block[:rows]
