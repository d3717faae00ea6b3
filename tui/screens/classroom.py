"""The teacher's screen: codes come in, typed or pasted, and the class's histogram grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark, ngettext
from simulator.experiment.classroom import Classroom

from ..paint import classroom
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Page
from .page_screen import PageScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario

LONGEST = 60
KEPT = ("ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "f1")
"""Keys that are not typed into a code."""


class ClassScreen(PageScreen):
    """One class's worlds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "bare", mark("Nothing but the picture, for the projector"), id="class.bare"),
    ]

    def __init__(self, scenario: Scenario, name: str) -> None:
        """`name`: what the lesson is called on the command line."""
        super().__init__()
        self.classroom = Classroom(scenario)
        self._called, self._typed, self._said = name, "", ""

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """Codes and histogram."""
        return classroom.page(self.classroom, self._typed, self._said, self._called, columns, rows, look)

    def picture(self, columns: int, rows: int, look: Look) -> Page:
        """The histogram alone."""
        return Page(classroom.picture(self.classroom, columns, rows, look))

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint(_("enter"), _("take the code"), 0),
            Hint("^z", _("picture alone"), 2, "bare"),
            Hint("esc", _("library"), 1, "leave"),
            Hint("^q", _("quit"), 1, "app.quit"),
        ]

    def on_key(self, event: events.Key) -> None:
        """Everything that is printed goes into the code."""
        if event.key in KEPT:
            return
        event.stop()
        event.prevent_default()
        if event.key in ("enter", "ctrl+j"):
            self._take(self._typed)
        elif event.key == "escape":
            self.action_leave()
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character is not None and event.is_printable:
            self._typed = (self._typed + event.character)[:LONGEST]
        self.repaint()

    def on_paste(self, event: events.Paste) -> None:
        """Many codes at once, one a line; a single one may still be changed."""
        event.stop()
        if len(event.text.split()) == 1:
            self._typed = (self._typed + event.text.strip())[:LONGEST]
        else:
            self._take(event.text)
        self.repaint()

    def _take(self, text: str) -> None:
        """Take what was typed, and say what became of it."""
        if not text.strip():
            return
        before = len(self.classroom.results)
        reasons = self.classroom.take_all(text)
        taken = len(self.classroom.results) - before
        told = ngettext("{n} code taken.", "{n} codes taken.", taken).format(n=taken) if taken else ""
        self._said = " ".join(part for part in (told, *reasons[:1]) if part)
        self._typed = "" if taken or not reasons else self._typed

    def action_leave(self) -> None:
        """Back; from the picture alone, back to the codes."""
        app = self.groundswell
        if self.bare:
            self.action_bare()
        elif app is not None:
            app.leave_run()
