"""What the live week is fed with: a session, and its newest frame ten times a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..frame import FIRST_SPEED, Frame
from ..paint.crowd import Crowd, place
from ..paint.labels import arranged
from ..paint.line import clip
from ..paint.look import Look
from ..run_like import RunLike
from ..session import Session
from .page_screen import PageScreen
from .playback import Player, PlayScreen

if TYPE_CHECKING:
    from simulator.snapshot import Society
    from simulator.snapshot.closeups import Closeup

FRAMES_A_SECOND = 10
SOON = 0.012
"""Seconds between two looks into the mailbox while an answer is awaited."""
MOST_LOOKS = 60
UNTIL_KEPT = 1.0
"""Seconds that keeping a session may take when the terminal is gone."""
MOST_SIZES = 6
"""Window sizes for which the places of all people are kept."""
Place = tuple[int, int, bool]


class FrameScreen(PlayScreen):
    """A screen over a session of its own."""

    def __init__(
        self, run_factory: Callable[[], RunLike], keep: Callable[[str], None] | None = None, playing: bool = True,
        speed: int = FIRST_SPEED,
    ) -> None:  # fmt: skip
        """The session is started when the screen is shown, and closed with it; `keep` is handed it to be kept."""
        super().__init__()
        self.session = Session(run_factory, playing=playing, keep=keep, speed=speed)
        self.frame = Frame(playing=playing)
        self.closeups: dict[str, Closeup] = {}
        self._said = 0
        self._crowds: dict[Place, Crowd | None] = {}
        self._placing: Place | None = None

    @property
    def player(self) -> Player:
        """This screen itself."""
        return self

    def on_mount(self) -> None:
        """Start the run and look into the mailbox ten times a second."""
        self.session.start()
        self.set_interval(1 / FRAMES_A_SECOND, self._look_in)
        super().on_mount()

    def on_unmount(self) -> None:
        """Nobody watches any more."""
        self.session.close()
        if self.groundswell is not None:
            self.groundswell.remember(speed=0 if self.frame.speed == FIRST_SPEED else self.frame.speed)

    def hurry(self) -> None:
        """Keep the session now; nobody will ask for another frame."""
        self.session.close(UNTIL_KEPT)

    def _look_in(self) -> None:
        frame = self.session.fetch()
        if frame is not None:
            self.frame = frame
            if frame.closeup is not None:
                self.closeups[frame.closely[0]] = frame.closeup
            self._say()
            self.repaint_front()

    def repaint_front(self) -> None:
        """Paint the screen in front anew, this one or one that lies over it."""
        stack = self.app.screen_stack  # empty while the program is ending
        if stack and isinstance(front := stack[-1], PageScreen):
            front.repaint()

    def _say(self) -> None:
        """What could not be done, in a few words over the picture."""
        if self.frame.notices > self._said:
            self._said = self.frame.notices
            self.notify(clip(self.frame.notice, 200), severity="warning", markup=False)

    def ask(self, ticket: int, then: Callable[[], None] | None = None) -> None:
        """After a command: look for its answer sooner than the next tenth of a second, and go on with `then`."""
        self._await(ticket, MOST_LOOKS, then)

    def _await(self, ticket: int, looks: int, then: Callable[[], None] | None) -> None:
        if not self.is_mounted:  # the week has been left meanwhile: nobody waits for the answer
            return
        self._look_in()
        if self.frame.answered >= ticket:
            if then is not None:
                then()
        elif looks > 0 or then is not None:
            self.set_timer(SOON, lambda: self._await(ticket, looks - 1, then))

    # -- where people stand

    def crowd(self, wide: int, high: int, look: Look) -> Crowd | None:
        """Everybody's place in so many cells; it is worked out beside the interface, once for each size."""
        key = (wide, high, look.letters)
        if key in self._crowds:
            return self._crowds[key]
        if self._placing != key and self.frame.society is not None:
            self._placing = key
            work = partial(self._place, key)  # begun by the worker, or never
            self.run_worker(work, exclusive=True, group="place")  # type: ignore[arg-type]
        return None

    async def _place(self, key: Place) -> None:
        society = self.frame.society
        assert society is not None
        crowd = await asyncio.to_thread(_placed, society, key)
        if len(self._crowds) > MOST_SIZES:
            self._crowds.clear()
        self._crowds[key] = crowd
        self._placing = None
        self.repaint_front()


def _placed(society: Society, key: Place) -> Crowd | None:
    """Everybody's place in an area of so many cells, and the places of the names."""
    wide, high, letters = key
    rows, aspect = (high, 2) if letters else (2 * high, 1)
    crowd = place(society.community_sizes, society.ties, max(1, wide), max(1, rows), aspect)
    if crowd is not None:
        arranged(crowd, society.community_names)
    return crowd
