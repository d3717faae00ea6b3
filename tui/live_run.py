"""The engine's run as the session wants it. Imported in the run's own thread, after the first frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.engine.run import Run
    from simulator.snapshot import PersonWindow, Snapshot, Society

    from .session import RunLike


class LiveRun:
    """A run of the engine, its ghost, and the one who watches both."""

    def __init__(self, source: str | Path) -> None:
        """Read the scenario and build its world."""
        from simulator.engine.run import Run
        from simulator.metrics.ghost import without_campaign
        from simulator.scenario import load
        from simulator.snapshot.person import person_window
        from simulator.snapshot.take import Observer, society_of

        scenario = load(source)
        self._run = Run(scenario)
        self._society = society_of(self._run)
        self._observer = Observer(self._run)
        self._person = person_window
        # the same people and the same dice, nobody plans: what the campaign is measured against
        self._ghost: Run | None = Run(without_campaign(scenario), society=self._run.society)

    @property
    def minute(self) -> int:
        """How far the run has come."""
        return self._run.minute

    @property
    def horizon(self) -> int:
        """The last minute."""
        return self._run.horizon

    def advance(self, to: int) -> None:
        """Let the run come to minute `to`."""
        self._run.advance(to)

    def society(self) -> Society:
        """What does not change."""
        return self._society

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached."""
        return self._observer.snapshot(at)

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""
        return self._person(self._run, person, at)

    def spare(self) -> bool:
        """Bring the ghost an hour forward; when its week is over, begin to compare with it."""
        from simulator.snapshot.take import Observer

        if self._ghost is None:
            return False
        self._ghost.advance(min(self._ghost.horizon, self._ghost.minute + 60))
        if self._ghost.finished:
            self._observer, self._ghost = Observer(self._run, self._ghost), None
        return True


def live_run(source: str | Path) -> RunLike:
    """A run of the scenario in a file, or of a bundled one by its name."""
    return LiveRun(source)
