"""What the live week is fed with: a session, and its newest frame ten times a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..paint.line import clip
from ..session import Frame, RunLike, Session
from .page_screen import PageScreen

if TYPE_CHECKING:
    from simulator.snapshot.closeups import Closeup

FRAMES_A_SECOND = 10
SOON = 0.012
"""Seconds between two looks into the mailbox while an answer is awaited."""
MOST_LOOKS = 60


class FrameScreen(PageScreen):
    """A screen over a session of its own."""

    def __init__(self, run_factory: Callable[[], RunLike]) -> None:
        """The session is started when the screen is shown, and closed with it."""
        super().__init__()
        self.session = Session(run_factory)
        self.frame = Frame()
        self.closeups: dict[str, Closeup] = {}
        self._said = 0

    def on_mount(self) -> None:
        """Start the run and look into the mailbox ten times a second."""
        self.session.start()
        self.set_interval(1 / FRAMES_A_SECOND, self._look_in)
        super().on_mount()

    def on_unmount(self) -> None:
        """Nobody watches any more."""
        self.session.close()

    def _look_in(self) -> None:
        frame = self.session.fetch()
        if frame is not None:
            self.frame = frame
            if frame.closeup is not None:
                self.closeups[frame.closely[0]] = frame.closeup
            self._say()
            front = self.app.screen
            if isinstance(front, PageScreen):
                front.repaint()

    def _say(self) -> None:
        """What could not be done, in a few words over the picture."""
        if self.frame.notices > self._said:
            self._said = self.frame.notices
            self.notify(clip(self.frame.notice, 200), severity="warning", markup=False)

    def ask(self, ticket: int) -> None:
        """After a command: look for its answer sooner than the next tenth of a second."""
        self._await(ticket, MOST_LOOKS)

    def _await(self, ticket: int, looks: int) -> None:
        self._look_in()
        if self.frame.answered < ticket and looks > 0 and self.is_mounted:
            self.set_timer(SOON, lambda: self._await(ticket, looks - 1))
