"""Looking ahead in many worlds beside the interface: requests go in, frozen views come out, the latest wins.

The first, rough look is played in the thread itself, because it is there sooner than other processes are; the finer
ones are played by processes of their own. A new request drops the one before, at once.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _, spoken

from . import results
from .lever_rows import levers
from .outlook_view import View, apart, known, told
from .reporting import Found

if TYPE_CHECKING:
    from simulator.experiment.ensemble import Ensemble
    from simulator.experiment.outlook import Outlook, Outlooks
    from simulator.experiment.turning import Search
    from simulator.scenario import Scenario

ROUGH = (2_000, 60, 8)
"""People, minutes of a tick and worlds of the first look."""
FINE = ((20_000, 30, 8), (None, 1, 24))
MANY = ((None, 1, 40),)
SOCIETIES_AND_DICE = 30
"""Runs in which luck is split from structure."""
FLIP_RUNS = 240
"""Runs that looking for what would flip a verdict may take."""
LEAST_KEPT = 4
"""Worlds from which on a result is worth keeping."""
PATIENCE = 0.15
"""Seconds that closing waits for the thread."""


class Lookout:
    """One thread that looks ahead for one scenario."""

    def __init__(
        self, source: str | Path | Scenario, *, many: bool, workers: int | None = None, before: Scenario | None = None,
        note: str = "", keep: bool = False,
    ) -> None:  # fmt: skip
        """`many`: many worlds of one plan; otherwise fewer of two, again and again.

        before  the plan that the source is compared with; when left out, the source before its levers were turned
        keep    whether the worlds are kept, and taken from there the next time
        """
        self._source, self._many, self._workers, self._before, self._keep = source, many, workers, before, keep
        self._slot: deque[View] = deque(maxlen=1)
        self._wanted: tuple[int, dict[str, float]] | None = (0, {})
        self._sent = 0
        self._wake, self._closed = threading.Event(), threading.Event()
        self._halted = self._hunting = False
        self._last: Outlook | None = None
        self._grid: Ensemble | None = None
        self._search: Search | None = None
        self._view = View(note=note)
        self._scenario: Scenario | None = None
        self._thread = threading.Thread(target=self._work, name="groundswell-lookout", daemon=True)

    def start(self) -> None:
        """Read the scenario and begin to look."""
        sys.setswitchinterval(0.001)  # without it a key can wait behind a busy simulation
        self._thread.start()

    def fetch(self) -> View | None:
        """The newest view, or None if there is none since the last call."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    def ask(self, values: Mapping[str, float]) -> int:
        """Look at the plan with these values of its levers; returns the number of the request."""
        self._sent += 1
        self._halted = False
        self._wanted = (self._sent, dict(values))
        self._wake.set()
        return self._sent

    def ask_for_flips(self) -> None:
        """Find out what would turn the verdict round, as soon as the worlds are there."""
        self._hunting, self._halted = True, False
        self._wake.set()

    def halt(self) -> None:
        """Stop looking; what is known stays."""
        self._halted, self._hunting = True, False

    def close(self) -> None:
        """Stop for good; the processes are ended."""
        self._closed.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    @property
    def alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    @property
    def looking(self) -> bool:
        """Whether worlds are still arriving."""
        return self._view.state == "looking"

    def world(self, place: int) -> Scenario | None:
        """The plan in this one of the worlds, to be watched; None before the scenario was read."""
        whole = self._scenario
        return whole and whole.model_copy(update={"seed": whole.seed + place}).beside(whole.folder)

    def found(self) -> Found | None:
        """What the newest look has played, to be told in a report; None before there is any."""
        look = self._last
        return None if look is None else Found(look, self._grid, self._search)

    def changed(self, values: Mapping[str, float]) -> Scenario:
        """The scenario with these values. ScenarioError if they cannot be."""
        from simulator.experiment.dials import turned

        whole = self._scenario
        assert whole is not None
        if not values:
            return whole
        # the levers of the plan do not bind what is played, but whoever plays it may turn them again
        return turned(whole, values).model_copy(update={"lever": whole.lever}).beside(whole.folder)

    # -- what happens in the thread

    def _work(self) -> None:
        backends: list[Any] = []
        try:
            self._prepare()
            desks = self._desks(backends)
            while not self._closed.is_set():
                self._answer(desks)
                if self._hunting and not self._stop():
                    self._hunting = False
                    self._hunt(backends[-1])
                self._wake.wait()
                self._wake.clear()
        except Exception as error:  # whatever it is, the screen must be able to say it
            logging.getLogger(__name__).exception("looking ahead stopped")
            self._tell(state="failed", failure=str(error) or type(error).__name__)
        finally:
            for place in backends:
                place.shutdown(wait=False, cancel_futures=True)

    def _prepare(self) -> None:
        """Read the scenario; say what it is about."""
        from simulator.experiment.figures import goal_words
        from simulator.experiment.plans import arm
        from simulator.scenario import Scenario

        source = self._source if isinstance(self._source, Scenario) else str(self._source)
        scenario = self._scenario = arm(source).scenario
        self._tell(
            title=spoken("scenario", scenario.title), currency=scenario.currency, measure=scenario.goal.measure,
            goal=goal_words(scenario),
            target=scenario.goal.target, first=scenario.seed,
            all_people=scenario.people, levers=() if self._many else levers(scenario),
        )  # fmt: skip

    def _desks(self, backends: list[Any]) -> list[Outlooks]:
        """Who takes the rough look, and who takes the finer ones."""
        from simulator.experiment.backends import InProcess, backend
        from simulator.experiment.outlook import Outlooks, Stage

        near = InProcess()
        backends.append(near)
        stages = tuple(Stage(*one) for one in (MANY if self._many else FINE))
        try:
            far = backend(self._workers)
            backends.append(far)
            fine = Outlooks(far, stages, results.shelf if self._keep else None)
        except (OSError, ValueError):  # no processes are to be had here: it takes longer in this one
            logging.getLogger(__name__).warning("no processes for worlds", exc_info=True)
            fine = Outlooks(near, stages, results.shelf if self._keep else None)
        return [Outlooks(near, (Stage(*ROUGH),)), fine]

    def _answer(self, desks: list[Outlooks]) -> None:
        """Look at what is wanted now, until that is done or something else is wanted."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        number, values = wanted
        try:
            plan = self.changed(values)
        except ValueError as error:
            self._tell(request=number, failure=str(error), state="complete")
            return
        self._tell(request=number, failure="", verdict="", state="looking", worlds=0, seconds_left=0.0, stage=0,
                   luck=None, flips=(), doing="", steps=(0, 0))  # fmt: skip
        self._grid = self._search = None
        kept = desks[-1].kept(plan, self._before)
        for desk in desks[-1:] if kept else desks:
            self._look(desk, plan, values)
        self._write_down()
        if self._many and self._before is None:
            self._split(desks[-1])
        self._tell(state="stopped" if self._stop() else "complete", seconds_left=0.0, doing="")

    def _stop(self) -> bool:
        """Whether nobody wants to know any more."""
        return self._halted or self._closed.is_set() or self._wanted is not None

    def _look(self, desk: Outlooks, plan: Scenario, values: Mapping[str, float]) -> None:
        before = self._before or (self._scenario if values else None)
        began, stage, first = time.monotonic(), None, 0
        for look in self._looks(desk, plan, before):
            if look.ensemble is not stage:
                stage, began, first = look.ensemble, time.monotonic(), look.worlds
            total = look.ensemble.worlds
            done = look.worlds - first
            left = (time.monotonic() - began) / done * (total - look.worlds) if done else 0.0
            self._last = look
            if look.rough or look.worlds >= 4:  # the first shape at once, but no finer fan that is worse than it
                self._tell(**known(look), total=total, seconds_left=left)

    def _split(self, desk: Outlooks) -> None:
        """Let other societies meet the same dice, and take the spread apart as they come."""
        look = self._last
        if look is None or self._stop():
            return
        self._tell(doing=_("other societies"), steps=(0, SOCIETIES_AND_DICE), seconds_left=0.0)
        began, first = time.monotonic(), 0
        for grid in desk.societies(look, stop=self._stop):
            self._grid = grid
            done, total = len(grid.found), len(grid.jobs)
            first = first or done
            left = (time.monotonic() - began) / (done - first) * (total - done) if done > first else 0.0
            luck, measure = apart(grid, self._view.measure)
            self._tell(luck=luck, luck_of=measure, steps=(done, total), seconds_left=left)
        self._write_down()

    def _hunt(self, backend: Any) -> None:
        """What would turn the verdict round: played now, on what the last look has played."""
        from simulator.experiment.compare import Comparison
        from simulator.experiment.conduct import Laboratory, Stopped, Watched
        from simulator.experiment.flip import search
        from simulator.experiment.verdicts import search_words

        look, began = self._last, time.monotonic()
        if look is None or not look.compared:
            return

        def watch(now: Watched) -> None:
            left = (time.monotonic() - began) / max(1, now.done) * (now.total - now.done)
            self._tell(steps=(now.done, now.total), seconds_left=left)

        place = Laboratory(backend, stop=self._stop, watch=watch)
        self._tell(state="looking", doing=_("what would flip it"), steps=(0, FLIP_RUNS), flips=())
        try:
            found = self._search = search(Comparison(look.ensemble, chosen=self._view.measure), place, FLIP_RUNS)
            said = (_("There is no clear verdict that could be flipped."),) if found is None else search_words(found)
            self._tell(flips=tuple(said))
        except Stopped:
            self._tell(flips=(_("Stopped before it was known."),))
        self._tell(state="stopped" if self._stop() else "complete", doing="", seconds_left=0.0)

    def _write_down(self) -> None:
        """Keep what was seen, in words, beside the worlds that were kept as they came."""
        look, whole = self._last, self._scenario
        if not self._keep or look is None or whole is None or look.worlds < LEAST_KEPT:
            return
        results.keep(look.design, whole, self._before, told(self._view), self._view.note)

    def _looks(self, desk: Outlooks, plan: Scenario, before: Scenario | None) -> Iterator[Outlook]:
        if not self._stop():
            yield from desk.ahead(plan, before, stop=self._stop)

    def _tell(self, **changes: Any) -> None:
        self._view = replace(self._view, **changes)
        self._slot.append(self._view)
