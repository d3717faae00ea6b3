"""The people of one disc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..frame import Frame
from ..paint import people
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .page_screen import PageScreen


class PeopleScreen(PageScreen):
    """A list to choose a person from; it shows the minute at which it was opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", mark("Next person"), id="people.down"),
        Binding("up,k", "move(-1)", mark("Person before"), id="people.up"),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "move(-100000000)", show=False),
        Binding("end", "move(100000000)", show=False),
        Binding("enter", "open", mark("This person's window"), id="people.open"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="people.explain"),
        Binding("escape", "back", mark("Back to the week"), id="people.back"),
    ]

    def __init__(self, frame: Frame, community: int, opens: Callable[[int], None]) -> None:
        """`frame` is the one that was in front; `opens` is told the person that was chosen."""
        super().__init__()
        assert frame.society is not None and frame.snapshot is not None
        self._opens, self._community = opens, community
        self._society, self._shot = frame.society, frame.snapshot
        self._order = people.ranked(self._society, self._shot, community)
        self._chosen = 0

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The list."""
        return people.people_page(
            self._society, self._shot, self._community, self._order, self._chosen, columns, rows, look
        )

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint("↑ ↓", _("choose"), 2),
            Hint(_("enter"), _("open"), 1, "open"),
            Hint("?", _("what is this"), 3, "explain"),
            Hint("esc", _("back"), 0, "back"),
        ]

    def action_move(self, by: int) -> None:
        """Another row."""
        self._chosen = min(len(self._order) - 1, max(0, self._chosen + by))
        self.repaint()

    def action_open(self) -> None:
        """The chosen person."""
        self._opens(int(self._order[self._chosen]))

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("people"))

    def action_back(self) -> None:
        """Back to the week."""
        self.app.pop_screen()

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click opens the person."""
        if hit.kind == "row":
            self._chosen = hit.value
            self.action_open()
