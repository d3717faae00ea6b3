"""`?`: the screen below, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..paint import explain
from ..paint.hints import Hint
from ..paint.line import Span, blank, pad
from ..paint.look import Look
from ..paint.page import Page
from ..paint.panel import heading, panel
from .page_screen import PageScreen

READABLE = 78
"""Cells of a row that is still easy to read."""


class ExplainScreen(PageScreen):
    """A page of plain words about a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,enter,f1,space", "dismiss_it", mark("Back"), id="explain.back"),
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, name: str) -> None:
        """`name` says which screen is explained."""
        super().__init__()
        self._name_of_topic = name
        self._scroll = 0

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The text in a frame in the middle."""
        room = min(READABLE, columns - 8)
        text = explain.lines(self._name_of_topic, room, look)
        inside = min(len(text), rows - 4)
        self._scroll = min(self._scroll, max(0, len(text) - inside))
        shown = text[self._scroll :][:inside]
        if self._scroll + inside < len(text):
            shown = [*shown[:-1], (Span(_("more below: down"), look.palette.accent),)]
        title = heading(explain.topic(self._name_of_topic).title, look)
        framed = panel(title, shown, room + 4, inside + 2, look)
        above, before = max(0, (rows - len(framed)) // 2), max(0, (columns - room - 4) // 2)
        body = [*blank(columns, above), *((blank(before, 1)[0][0], *line) for line in framed)]
        return Page(pad(body, columns, rows))

    def hints(self) -> Sequence[Hint]:
        """How to leave."""
        return [Hint("esc", _("back"), 0, "dismiss_it"), Hint("↑ ↓", _("scroll"), 1)]

    def action_move(self, by: int) -> None:
        """Scroll."""
        self._scroll = max(0, self._scroll + by)
        self.repaint()

    def rolled(self, step: int) -> None:
        """Scroll."""
        self.action_move(step)

    def action_dismiss_it(self) -> None:
        """Back to the screen below."""
        self.app.pop_screen()
