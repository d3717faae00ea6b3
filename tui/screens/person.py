"""One person's window; the week goes on while it is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from .. import words
from ..paint import people
from ..paint.hints import Hint
from ..paint.line import Span
from ..paint.look import Look
from ..paint.page import Page
from ..paint.panel import card
from .explain import ExplainScreen
from .live_frames import FrameScreen
from .page_screen import PageScreen


class PersonScreen(PageScreen):
    """Follows one person through the week."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", mark("Further down"), id="person.down"),
        Binding("up,k", "move(-1)", mark("Further up"), id="person.up"),
        Binding("pagedown", "move(5)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("space", "play_pause", mark("Play or pause"), id="person.toggle"),
        Binding("left", "scrub(-60)", mark("An hour back"), id="person.back-hour"),
        Binding("right", "scrub(60)", mark("An hour on"), id="person.on-hour"),
        Binding("full_stop", "scrub(10)", show=False),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="person.explain"),
        Binding("escape,enter", "back", mark("Back"), id="person.back"),
    ]

    def __init__(self, live: FrameScreen, person: int) -> None:
        """`live` is the screen whose session is asked."""
        super().__init__()
        self._live, self._person, self._scroll = live, person, 0

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The window, once its first frame is there."""
        frame = self._live.frame
        if frame.person is None or frame.watched != self._person:
            return Page(card([(Span(_("looking ..."), look.palette.muted),)], columns, rows))
        return people.person_page(frame.person, words.moment(frame.head), self._scroll, columns, rows, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint("esc", _("back"), 0, "back"),
            Hint(_("space"), _("pause") if self._live.frame.playing else _("play"), 1, "play_pause"),
            Hint("← →", _("an hour"), 3),
            Hint("↑ ↓", _("scroll"), 4),
            Hint("?", _("what is this"), 2, "explain"),
        ]

    def action_move(self, by: int) -> None:
        """Scroll the feed."""
        window = self._live.frame.person
        most = max(0, len(window.feed) - 1) if window is not None else 0
        self._scroll = min(most, max(0, self._scroll + by))
        self.repaint()

    def action_play_pause(self) -> None:
        """Play or pause."""
        session = self._live.session
        self._live.ask(session.pause() if self._live.frame.playing else session.play())

    def action_scrub(self, minutes: int) -> None:
        """An earlier or later minute."""
        self._live.ask(self._live.session.scrub(minutes))

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("person"))

    def action_back(self) -> None:
        """Back, and follow nobody any more."""
        self._live.ask(self._live.session.watch(-1))
        self.app.pop_screen()

    def rolled(self, step: int) -> None:
        """The wheel scrolls."""
        self.action_move(step)
