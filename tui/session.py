"""The one seam between the interface and a run: commands go in, frozen frames come out, the latest wins.

A thread advances the run in small slices and leaves a frame in a mailbox with a single slot. The interface looks
into it ten times a second; a frame that nobody fetched is simply replaced, so a slow screen never slows the run
and a busy run never blocks a key.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from .words import MAX_SPEED

if TYPE_CHECKING:
    from simulator.snapshot import PersonWindow, Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from .moves import Move
    from .plan_a import Against

SPEEDS = (10, 20, 60, 120, 240, 480, 1440, 4320, MAX_SPEED)
"""Minutes of the week that pass in a second."""
FIRST_SPEED = 480
DAY = 1440

SLICE = 0.02
"""Seconds of work between two looks at the commands (one tick at least)."""
REST = 0.03
BETWEEN_FRAMES = 0.09
LONGEST_STRIDE = 0.25
"""Seconds of play that are made up for after a stall."""
PATIENCE = 0.15
"""Seconds that closing waits for the thread; it is a daemon, so it cannot hold the program back."""


class RunLike(Protocol):
    """What the session needs of a run; tests hand in a made-up one."""

    @property
    def minute(self) -> int:
        """How far the run has come."""

    @property
    def horizon(self) -> int:
        """The last minute."""

    @property
    def opening(self) -> int:
        """The minute that is shown first: the quiet hours before it are passed over."""

    def advance(self, to: int) -> None:
        """Let the run come to minute `to`."""

    def society(self) -> Society:
        """What does not change."""

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached; None is the present."""

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""

    def closeup(self, name: str, chosen: int, at: int | None = None) -> Closeup:
        """One side of the run in detail at a minute that was reached; `chosen` is what is in front of it."""

    def moves(self, minute: int) -> tuple[Move, ...]:
        """What a hand could change from that minute on."""

    def intervene(self, key: str, minute: int, stop: Callable[[], bool]) -> None:
        """Make one of these moves at a minute that was reached; ValueError, in words, if that cannot be.

        In the past it goes onto a branch; `stop` is asked now and then whether to leave off coming there.
        """

    def branch(self, minute: int, stop: Callable[[], bool]) -> None:
        """What has been played becomes plan A; the run stands at that minute again and is plan B from now on."""

    def against(self, minute: int) -> Against | None:
        """Plan A at that minute; None while there is no branch."""

    def spare(self) -> bool:
        """Do a small piece of work for which there is time now; whether anything was done."""


@dataclass(frozen=True)
class Frame:
    """What the interface gets: a picture of one minute, and what the session is doing."""

    society: Society | None = None
    snapshot: Snapshot | None = None
    person: PersonWindow | None = None
    watched: int = -1
    """The person that `person` shows; -1 for none."""
    closely: tuple[str, int] = ("", -1)
    """Name of the close-up that is looked at, and what is in front of it; an empty name for none."""
    closeup: Closeup | None = None
    playing: bool = True
    speed: int = FIRST_SPEED
    head: int = 0
    """The minute shown."""
    known: int = 0
    """How far the run has been computed."""
    target: int = -1
    """Minute that is being computed towards after a jump; -1 for none."""
    failure: str = ""
    """Why the run cannot go on, in words; empty while all is well."""
    opening: int = 0
    """The minute that was shown first."""
    moves: tuple[Move, ...] | None = None
    """What a hand could change at this minute, once that was asked."""
    against: Against | None = None
    """Plan A at this minute, on a branch."""
    notice: str = ""
    """Why the last command could not be carried out, in words."""
    notices: int = 0
    """How many of these there were."""
    answered: int = 0
    """Number of the last command that this frame takes into account."""

    @property
    def finished(self) -> bool:
        """Whether the last minute of the run is shown."""
        return self.society is not None and self.head >= self.society.horizon


Command = Callable[["Session"], None]


class Session:
    """Plays one run in a thread of its own."""

    def __init__(self, run_factory: Callable[[], RunLike], *, playing: bool = True) -> None:
        """`run_factory` is called in the thread: building a society may take a while."""
        self._factory = run_factory
        self._commands: deque[tuple[int, Command]] = deque()
        self._slot: deque[Frame] = deque(maxlen=1)
        self._wake = threading.Event()
        self._closed = threading.Event()
        self._sent = 0
        self._state = Frame(playing=playing)
        self._run: RunLike | None = None
        self._head = 0.0
        self._clock = 0.0
        self._told = 0.0
        self._cost = 0.0
        self._shown: Frame | None = None
        self._prepared, self._stale = True, False
        self._thread = threading.Thread(target=self._work, name="groundswell-run", daemon=True)

    # -- what the interface calls

    def start(self) -> None:
        """Begin to build and play."""
        # without it a key can wait for a third of a second behind a busy simulation
        sys.setswitchinterval(0.001)
        self._thread.start()

    def fetch(self) -> Frame | None:
        """The newest frame, or None if there is none since the last call."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    def play(self) -> int:
        """Go on; at the end of the run, begin again (the past is known, so this costs nothing)."""
        return self._send(Session._do_play)

    def pause(self) -> int:
        """Stand still."""
        return self._send(lambda session: session._set(playing=False, target=-1))

    def step(self) -> int:
        """One tick, then stand still."""
        return self._send(Session._do_step)

    def step_day(self) -> int:
        """One day, then stand still."""
        return self._send(lambda session: session._jump(session._state.head + DAY, playing=False))

    def faster(self) -> int:
        """The next higher speed."""
        return self._send(lambda session: session._shift(1))

    def slower(self) -> int:
        """The next lower speed."""
        return self._send(lambda session: session._shift(-1))

    def seek(self, minute: int) -> int:
        """Show another minute: a past one at once, a future one as soon as it is computed."""
        return self._send(lambda session: session._jump(minute))

    def scrub(self, minutes: int) -> int:
        """Show a minute that much later (or earlier, if negative) than the present one."""
        return self._send(lambda session: session._jump(session._aim() + minutes))

    def watch(self, person: int) -> int:
        """Put one person's window into every frame from now on; -1 for nobody's."""
        return self._send(lambda session: session._set(watched=person, person=None))

    def look_closely(self, name: str, chosen: int = -1) -> int:
        """Put a close-up into every frame from now on; an empty name for none."""
        return self._send(lambda session: session._set(closely=(name, chosen), closeup=None))

    def offer(self) -> int:
        """Stand still, and say what a hand could change here."""
        return self._send(Session._do_offer)

    def intervene(self, key: str) -> int:
        """Make one of the moves that were offered, at the minute shown."""
        return self._send(lambda session: session._try(lambda run, at: run.intervene(key, at, session._closed.is_set)))

    def branch(self) -> int:
        """Keep what was played as plan A, and go on from the minute shown as plan B."""
        return self._send(lambda session: session._try(lambda run, at: run.branch(at, session._closed.is_set)))

    def close(self) -> None:
        """Stop; returns within `PATIENCE` even when a tick is under way."""
        self._closed.set()
        self._wake.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(PATIENCE)

    @property
    def alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    def _send(self, command: Command) -> int:
        self._sent += 1
        self._commands.append((self._sent, command))
        self._wake.set()
        return self._sent

    # -- what happens in the thread

    def _work(self) -> None:
        try:
            self._run = self._factory()
            self._set(society=self._run.society(), opening=self._run.opening)
            self._jump(self._run.opening)
            self._clock = time.perf_counter()
            while not self._closed.is_set():
                obeyed = self._obey()
                busy = self._move()
                self._tell(at_once=obeyed)
                if not busy and not self._spend_spare_time():
                    self._wake.wait(REST if self._state.playing else None)
                    self._wake.clear()
        except Exception as error:  # whatever it is, the screen must be able to say it
            logging.getLogger(__name__).exception("the run stopped")
            self._set(failure=str(error) or type(error).__name__, playing=False, target=-1)
            self._slot.append(self._state)

    def _obey(self) -> bool:
        """Carry out what was asked for; whether anything was."""
        obeyed = False
        while self._commands:
            number, command = self._commands.popleft()
            command(self)
            self._set(answered=number)
            obeyed = True
        return obeyed

    def _move(self) -> bool:
        """Bring the head forward, and the run with it; whether there is more to do at once."""
        run = self._run
        assert run is not None
        now = time.perf_counter()
        passed, self._clock = min(LONGEST_STRIDE, now - self._clock), now
        state = self._state
        if state.target >= 0:
            goal = float(state.target)
        elif state.playing:
            goal = min(run.horizon, self._head + passed * state.speed)
        else:
            return False
        self._advance(run, int(goal), now + SLICE)
        self._head = goal if int(goal) <= run.minute else float(run.minute)
        behind = int(goal) > run.minute
        if not behind and state.target >= 0:
            self._set(target=-1)
        if self._head >= run.horizon:
            self._set(playing=False, target=-1)
        self._set(head=int(self._head), known=run.minute)
        return behind or (state.playing and state.speed >= MAX_SPEED and self._head < run.horizon)

    def _advance(self, run: RunLike, goal: int, until: float) -> None:
        """Advance tick by tick as long as there is time in this slice."""
        assert self._state.society is not None
        tick = max(1, self._state.society.tick)
        while run.minute < goal and not self._closed.is_set():
            run.advance(min(goal, (run.minute // tick + 1) * tick))
            if time.perf_counter() >= until:
                break

    def _spend_spare_time(self) -> bool:
        """Let the run do what can wait; when that is all done, the picture of this minute is out of date."""
        assert self._run is not None
        if self._run.spare():
            self._prepared = False
            return True
        if not self._prepared:
            self._prepared = self._stale = True
            return True
        return False

    def _tell(self, at_once: bool) -> None:
        """Leave a frame in the mailbox, if there is news and the last one is not too fresh."""
        now = time.perf_counter()
        waited = now - self._told >= max(BETWEEN_FRAMES, 3 * self._cost)
        resting = not self._state.playing and self._state.target < 0
        news = self._stale or self._shown != self._state
        if not news or not (at_once or waited or resting):
            return
        self._slot.append(self._picture())
        self._shown = self._state
        self._told = time.perf_counter()
        self._cost = self._told - now

    def _picture(self) -> Frame:
        run, state = self._run, self._state
        assert run is not None
        past = state.head if state.head < run.minute else None
        fresh = self._stale or state.snapshot is None or state.snapshot.minute != state.head
        self._stale = False
        shot = run.snapshot(past) if fresh else state.snapshot
        watched = state.watched if state.watched >= 0 else None
        window = state.person
        if watched is not None and (fresh or window is None):
            window = run.person(watched, past)
        close, (name, chosen) = state.closeup, state.closely
        if name and (fresh or close is None):
            close = run.closeup(name, chosen, past)
        self._set(snapshot=shot, person=window, closeup=close, against=run.against(state.head))
        return self._state

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _do_play(self) -> None:
        if self._state.finished:
            self._jump(self._state.opening)
        self._set(playing=True, target=-1)

    def _do_offer(self) -> None:
        assert self._run is not None
        self._set(playing=False, target=-1, moves=self._run.moves(self._state.head))

    def _try(self, change: Callable[[RunLike, int], None]) -> None:
        """Change the rest of the run; what cannot be is said and changes nothing."""
        run, state = self._run, self._state
        assert run is not None
        if state.head < run.minute:  # the way back may take a moment: say so before
            self._set(target=state.head)
            self._slot.append(self._state)
        try:
            change(run, state.head)
        except ValueError as error:
            self._set(notice=str(error), notices=state.notices + 1)
        self._stale = True
        self._set(known=run.minute, target=-1, moves=None)

    def _do_step(self) -> None:
        society = self._state.society
        tick = max(1, society.tick) if society else 1
        self._jump((self._state.head // tick + 1) * tick, playing=False)

    def _aim(self) -> int:
        return self._state.target if self._state.target >= 0 else self._state.head

    def _jump(self, minute: int, playing: bool | None = None) -> None:
        run = self._run
        assert run is not None
        goal = min(run.horizon, max(0, minute))
        if playing is not None:
            self._set(playing=playing)
        if goal <= run.minute:
            self._head = float(goal)
            self._set(head=goal, target=-1)
        else:
            self._set(target=goal)

    def _shift(self, by: int) -> None:
        place = SPEEDS.index(self._state.speed) + by
        self._set(speed=SPEEDS[min(len(SPEEDS) - 1, max(0, place))])
