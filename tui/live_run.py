"""The engine's run as the session wants it. Imported in the run's own thread, after the first frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.snapshot import PersonWindow, Snapshot, Society

    from .session import RunLike


class LiveRun:
    """A run of the engine and the readers of its snapshots."""

    def __init__(self, source: str | Path) -> None:
        """Read the scenario and build its world."""
        from simulator.engine.ghost import ghost_of
        from simulator.engine.run import Run
        from simulator.scenario import load
        from simulator.snapshot.person import person_window
        from simulator.snapshot.take import Observer, society_of

        self._run = Run(load(source))
        ghost = ghost_of(self._run)
        ghost.play()
        self._observer = Observer(self._run, ghost)
        self._society_of, self._person_window = society_of, person_window

    @property
    def minute(self) -> int:
        """How far the run has come."""
        return int(self._run.minute)

    @property
    def horizon(self) -> int:
        """The last minute."""
        return int(self._run.horizon)

    def advance(self, to: int) -> None:
        """Let the run come to minute `to`."""
        self._run.advance(to)

    def society(self) -> Society:
        """What does not change."""
        return self._society_of(self._run)

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached."""
        return self._observer.snapshot(at)

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""
        return self._person_window(self._run, person, at)


def live_run(source: str | Path) -> RunLike:
    """A run of the scenario in a file, or of a bundled one by its name."""
    return LiveRun(source)
