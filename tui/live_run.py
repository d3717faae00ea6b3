"""The engine's run as the session wants it. Imported in the run's own thread, after the first frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.catalogue import _

from . import moves
from .plan_a import Against, PlanA
from .words import moment

if TYPE_CHECKING:
    from simulator.engine.run import Run
    from simulator.scenario import Scenario
    from simulator.snapshot import Happening, PersonWindow, Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from .session import RunLike

HOUR = 60
MOST_TOLD = 200


class LiveRun:
    """A run of the engine, its ghost, plan A if it is a branch, and the one who watches."""

    def __init__(self, source: str | Path | Scenario) -> None:
        """Read the scenario and build its world."""
        from simulator.engine.run import Run
        from simulator.metrics.ghost import without_campaign
        from simulator.scenario import Scenario, load
        from simulator.snapshot.take import Observer, society_of

        scenario = source if isinstance(source, Scenario) else load(source)
        self._scenario = scenario
        self._run = Run(scenario)
        self._society = society_of(self._run)
        self._observer = Observer(self._run)
        # the same people and the same dice, nobody plans: what the campaign is measured against
        self._ghost = Run(without_campaign(scenario), society=self._run.society)
        self._compared = False
        self._plan_a: PlanA | None = None
        self.opening = opening(scenario)
        self._notes: list[tuple[int, str]] = []
        if self.opening:
            self._notes.append((self.opening, _("The quiet hours before the first post are passed over.")))

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

    def fingerprint(self) -> str:
        """32 hexadecimal digits over everything that has happened."""
        return self._run.fingerprint()

    def society(self) -> Society:
        """What does not change."""
        return self._society

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached; on a branch plan A stands where the ghost stood."""
        shot = self._observer.snapshot(at)
        notes = [(minute, text) for minute, text in self._notes if minute <= shot.minute]
        if notes:
            shot = replace(shot, happenings=_with_notes(shot, notes))
        if self._plan_a is not None:
            shot = replace(shot, ghost_per_hour=self._plan_a.per_hour)
        return shot

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""
        from simulator.snapshot.person import person_window

        return person_window(self._run, person, at)

    def closeup(self, name: str, chosen: int, at: int | None = None) -> Closeup:
        """One side of the run in detail at a minute that was reached."""
        return self._observer.closeup(name, chosen, at)

    def spare(self) -> bool:
        """Bring plan A or the ghost an hour forward; when the ghost's week is over, begin to compare with it."""
        if self._plan_a is not None and not self._plan_a.ready:
            self._plan_a.play_on()
            return True
        if self._compared:
            return False
        self._ghost.advance(min(self._ghost.horizon, self._ghost.minute + HOUR))
        if self._ghost.finished:
            self._compared = True
            self._watch()
        return True

    # -- by hand

    def moves(self, minute: int) -> tuple[moves.Move, ...]:
        """What a hand could change from that minute on."""
        return moves.moves(self._run.scenario, minute)

    def intervene(self, key: str, minute: int, stop: Callable[[], bool]) -> None:
        """Make a move at a minute that was reached; in the past, on a branch. ValueError if that cannot be."""
        hand = moves.intervention(self._run.scenario, key, minute)
        told = next(move.told for move in moves.moves(self._run.scenario, minute) if move.key == key)
        if minute < self._run.minute:
            self.branch(minute, stop)
        self._run.intervene(hand)
        self._notes.append((minute, _("By hand: {told}.").format(told=told)))

    def branch(self, minute: int, stop: Callable[[], bool]) -> None:
        """What has been played becomes plan A; the run stands at that minute again. ValueError if it was stopped."""
        twin = self._run.branch() if minute == self._run.minute else self._again(minute, stop)
        self._plan_a, self._run = PlanA(self._run, minute), twin
        self._notes = [one for one in self._notes if one[0] <= minute]
        self._notes.append((minute, _("Plan B begins; what was played before is plan A.")))
        self._watch()

    def against(self, minute: int) -> Against | None:
        """Plan A at that minute."""
        return None if self._plan_a is None else self._plan_a.at(minute)

    def _again(self, minute: int, stop: Callable[[], bool]) -> Run:
        """The same run at an earlier minute: played again, with what was done by hand until then."""
        from simulator.engine.run import Run

        run = Run(self._scenario, society=self._run.society)
        for hand in self._run.world.interventions:
            if hand.minute <= minute:
                _come(run, hand.minute, stop)
                run.intervene(hand)
        _come(run, minute, stop)
        return run

    def _watch(self) -> None:
        """Watch the run that is played now, from its beginning."""
        from simulator.snapshot.take import Observer

        self._observer = Observer(self._run, self._ghost if self._compared else None)


def opening(scenario: Scenario) -> int:
    """The full hour before the first post of the plan; 0 when there is none, or it comes at once."""
    first = min((post.at for post in scenario.post if not post.held and post.at < scenario.horizon), default=0)
    return max(0, (first // HOUR - 1) * HOUR)


def _come(run: Run, minute: int, stop: Callable[[], bool]) -> None:
    while run.minute < minute:
        if stop():
            raise ValueError(_("left off on the way to {moment}").format(moment=moment(minute)))
        run.advance(min(minute, run.minute + HOUR))


def _with_notes(shot: Snapshot, notes: Iterable[tuple[int, str]]) -> tuple[Happening, ...]:
    from simulator.snapshot import Happening

    told = (*shot.happenings, *(Happening(minute, text) for minute, text in notes))
    return tuple(sorted(told, key=lambda one: one.minute))[-MOST_TOLD:]


def live_run(source: str | Path | Scenario) -> RunLike:
    """A run of a scenario, of one in a file, or of a bundled one by its name."""
    return LiveRun(source)
