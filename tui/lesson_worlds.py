"""The worlds of a lesson, played beside the interface: progress comes out, then what came of every guess."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.experiment.lesson import Outcomes
    from simulator.scenario import Scenario

PATIENCE = 0.15
"""Seconds that closing waits for the thread."""


@dataclass(frozen=True)
class Known:
    """What came of the worlds that are there.

    done  runs that were played
    code  for the class, once the first world is there
    """

    done: int = 0
    outcomes: Outcomes | None = None
    code: str = ""
    failure: str = ""


class LessonWorlds:
    """One thread, and one process beside it, so that no key waits for a world."""

    def __init__(self, scenario: Scenario, worlds: int, workers: int | None = 1) -> None:
        """workers  processes; None: play in the thread itself"""
        self._scenario, self._worlds, self._workers = scenario, worlds, workers
        self._slot: deque[Known] = deque(maxlen=1)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name="groundswell-lesson", daemon=True)
        self._known = Known()

    def start(self) -> None:
        """Begin to play."""
        self._thread.start()

    def fetch(self) -> Known | None:
        """What is known now, or None if there is no news since the last call."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    def close(self) -> None:
        """Stop for good."""
        self._closed.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        place: Any = None
        try:
            place = self._place()
            self._play(place)
        except Exception as error:  # whatever it is, the screen must be able to say it
            logging.getLogger(__name__).exception("the worlds of the lesson stopped")
            self._tell(failure=str(error) or type(error).__name__)
        finally:
            if place is not None:
                place.shutdown(wait=False, cancel_futures=True)

    def _place(self) -> Any:
        from simulator.experiment.backends import InProcess, backend

        if self._workers is None:
            return InProcess()
        try:
            return backend(self._workers)
        except (OSError, ValueError):  # no processes are to be had here: it takes longer in this one
            return InProcess()

    def _play(self, place: Any) -> None:
        from simulator.experiment.conduct import Laboratory
        from simulator.experiment.ensemble import Ensemble
        from simulator.experiment.lesson import Outcomes, rehearsal

        wanted = rehearsal(self._scenario, self._worlds)
        played = Ensemble(wanted.design)
        found = Outcomes(wanted, played)
        self._tell(outcomes=found)
        for done, _result in enumerate(Laboratory(place, stop=self._closed.is_set).arriving(played), 1):
            result = found.result
            self._tell(done=done, code=self._known.code or ("" if result is None else self._code(result)))
        if played.lost and not self._closed.is_set():
            self._tell(failure=played.lost[0].reason)

    def _code(self, result: float) -> str:
        """The code for the class; none for a world whose number is too large for one."""
        from simulator.experiment.class_code import CodeError
        from simulator.experiment.classroom import code

        try:
            return code(self._scenario, self._scenario.seed, result)
        except CodeError:
            return ""

    def _tell(self, **changes: Any) -> None:
        self._known = replace(self._known, **changes)
        self._slot.append(self._known)
