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
from dataclasses import replace

from . import rubbish
from .frame import FIRST_SPEED, SPEEDS, Frame
from .run_like import RunLike
from .words import MAX_SPEED

DAY = 1440

SLICE = 0.02
"""Seconds of work between two looks at the commands (one tick at least)."""
REST = 0.03
BETWEEN_FRAMES = 0.09
LONGEST_STRIDE = 0.25
"""Seconds of play that are made up for after a stall."""
UNTIL_KEPT = 1.5
"""Seconds that a session stands still before it is kept."""
PATIENCE = 0.15
"""Seconds that closing waits for the thread; it is a daemon, so it cannot hold the program back."""


Command = Callable[["Session"], None]


class Session:
    """Plays one run in a thread of its own."""

    def __init__(
        self, run_factory: Callable[[], RunLike], *, playing: bool = True, keep: Callable[[str], None] | None = None,
        speed: int = FIRST_SPEED,
    ) -> None:  # fmt: skip
        """`run_factory` is called in the thread: building a society may take a while.

        keep  is given the session as a text whenever something was done by hand, at each rest, and at the end
        """
        self._factory, self._keep = run_factory, keep
        self._heard = ""
        self._kept = (0, -1)  # changes by hand, minute shown
        self._commands: deque[tuple[int, Command]] = deque()
        self._slot: deque[Frame] = deque(maxlen=1)
        self._wake = threading.Event()
        self._closed = threading.Event()
        self._sent = 0
        self._state = Frame(playing=playing, speed=speed if speed in SPEEDS else FIRST_SPEED)
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
        return self._send(lambda session: session._try(lambda run, at: run.intervene(key, at)))

    def branch(self) -> int:
        """Another future goes on from the minute shown; the one that was played stands beside it."""
        return self._send(lambda session: session._try(lambda run, at: run.branch(at)))

    def go_to(self, number: int) -> int:
        """Play another future from the minute shown on."""
        return self._send(lambda session: session._try(lambda run, at: run.go_to(number)))

    def compare_with(self, number: int) -> int:
        """Let another future stand beside the one that is played."""
        return self._send(lambda session: session._try(lambda run, at: run.compare_with(number)))

    def look_at_futures(self) -> int:
        """Put the tree of futures as it is now into the frame."""
        return self._send(Session._do_futures)

    def ask_for_plans(self) -> int:
        """Put both futures as plans into the frame."""
        return self._send(Session._do_plans)

    def compare(self, comparing: bool) -> int:
        """Put the picture of the future beside into every frame from now on, or no more."""
        return self._send(lambda session: session._set(comparing=comparing, beside=None))

    def close(self, patience: float = PATIENCE) -> None:
        """Stop; returns within so many seconds even when a tick is under way. What is to be kept is kept last."""
        self._closed.set()
        self._wake.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(patience)

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
            self._jump(self._run.begins)
            rubbish.put_aside()
            self._clock = time.perf_counter()
            while not self._closed.is_set():
                obeyed = self._obey()
                busy = self._move()
                self._tell(at_once=obeyed)
                if self._state.changes != self._kept[0]:
                    self._keep_it()
                if not busy and not self._spend_spare_time():
                    self._rest()
        except Exception as error:  # whatever it is, the screen must be able to say it
            logging.getLogger(__name__).exception("the run stopped")
            self._set(failure=str(error) or type(error).__name__, playing=False, target=-1)
            self._slot.append(self._state)
        finally:
            self._keep_it()

    @property
    def _unkept(self) -> bool:
        """Whether there is something to keep: something was done by hand, or the week was watched to another minute."""
        run, state = self._run, self._state
        if self._keep is None or run is None or state.failure or run.minute < state.head:
            return False
        return self._kept != (state.changes, state.head) and (state.changes > 0 or state.head > run.opening)

    def _keep_it(self) -> None:
        """Hand the session over to be kept."""
        if not self._unkept:
            return
        assert self._run is not None and self._keep is not None
        self._kept = (self._state.changes, self._state.head)
        text = self._run.recording(self._state.head)
        if text:
            self._keep(text)

    def _rest(self) -> None:
        """Wait for a command, or for the next moment of play; a session that has stood still for a while is kept."""
        still = UNTIL_KEPT if self._unkept else None
        woken = self._wake.wait(REST if self._state.playing else still)
        self._wake.clear()
        if not woken and not self._state.playing:
            self._keep_it()

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
        if run.minute < int(self._head):  # another future, which is played again up to the minute shown
            self._advance(run, int(self._head), now + SLICE)
            self._set(known=run.minute)
            self._hear(run)
            return True
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
        self._hear(run)
        return behind or (state.playing and state.speed >= MAX_SPEED and self._head < run.horizon)

    def _hear(self, run: RunLike) -> None:
        """Pass on what the run has to say."""
        if run.notice and run.notice != self._heard:
            self._heard = run.notice
            self._set(notice=run.notice, notices=self._state.notices + 1)

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
        if run.minute < state.head:  # the old picture stays until the new future has come this far
            return state
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
        beside = run.beside(state.head) if state.comparing else None
        self._set(snapshot=shot, person=window, closeup=close, beside=beside, against=run.against(state.head))
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
        try:
            change(run, state.head)
        except ValueError as error:
            self._set(notice=str(error), notices=state.notices + 1)
        self._stale = True
        changes = self._state.changes + 1
        self._set(known=run.minute, target=-1, moves=None, person=None, closeup=None, branches=run.branches(),
                  changes=changes)  # fmt: skip

    def _do_futures(self) -> None:
        assert self._run is not None
        self._set(branches=self._run.branches())

    def _do_plans(self) -> None:
        assert self._run is not None
        try:
            self._set(plans=self._run.plans())
        except ValueError as error:
            self._set(notice=str(error), notices=self._state.notices + 1)

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
