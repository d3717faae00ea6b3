"""The engine's run as the session wants it. Imported in the run's own thread, after the first frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.catalogue import _

from . import moves, recording, sessions
from .future import Done, Future
from .futures import Branch, Futures
from .plans import Plans, plan_of

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.snapshot import Happening, PersonWindow, Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from .beside import Against
    from .hands.move import Move
    from .recording import Recording
    from .run_like import RunLike

HOUR = 60
MOST_TOLD = 200


class LiveRun:
    """A run of the engine with all its futures, its ghost, and the one who watches."""

    def __init__(self, source: str | Path | Scenario, again: Recording | None = None) -> None:
        """Read the scenario and build its world; `again` is a session that is opened again, with its own scenario."""
        from simulator.engine.run import Run
        from simulator.metrics.ghost import without_campaign
        from simulator.scenario import Scenario, load
        from simulator.snapshot.take import society_of

        scenario = again.scenario if again else source if isinstance(source, Scenario) else load(source)
        self._source = again.source if again else scenario.title if isinstance(source, Scenario) else str(source)
        first = Run(scenario)
        self._society = society_of(first)
        self.futures = Futures(scenario, first)
        # the same people and the same dice, nobody plans: what the campaign is measured against
        self._ghost = Run(without_campaign(scenario), society=first.society)
        self._compared = False
        self.opening = self.begins = opening(scenario)
        self.notice = ""
        self._proof: tuple[int, str] | None = None
        if again is not None:
            self._reopen(again)

    def _reopen(self, again: Recording) -> None:
        """Bring back the futures of a session, and stand where it was left."""
        first, *others = again.futures
        self.futures.current.done = list(first.done)
        for line in others:
            self.futures.add(line.parent, line.since, list(line.done))
        if again.current:
            self.futures.go_to(again.current)
        if again.beside >= 0 and again.beside != again.current:
            self.futures.compare_with(again.beside)
        self.begins, self._proof = again.head, again.proof

    @property
    def _now(self) -> Future:
        return self.futures.current

    @property
    def minute(self) -> int:
        """How far the current future has been played."""
        return self._now.minute

    @property
    def horizon(self) -> int:
        """The last minute."""
        return self._now.run.horizon

    def advance(self, to: int) -> None:
        """Let the current future come to minute `to`."""
        if self._proof is not None and self._proof[0] <= to:
            minute, wanted = self._proof
            self._proof = None
            if self._now.minute <= minute:
                self._now.advance(minute)
                if self.fingerprint() != wanted:
                    self.notice = _("The model has changed since this session was kept: its numbers are not the same.")
        self._now.advance(to)

    def fingerprint(self) -> str:
        """32 hexadecimal digits over everything that has happened."""
        return self._now.run.fingerprint()

    def society(self) -> Society:
        """What does not change."""
        return self._society

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached; beside another future that one stands where the ghost stood."""
        shot = self._told(self._now, at)
        if self.futures.shadow is not None:
            shot = replace(shot, ghost_per_hour=self.futures.shadow.per_hour)
        return shot

    def beside(self, at: int) -> Snapshot | None:
        """The picture of the future beside the current one at a minute, or as far as it has come; None without one."""
        other = self.futures.beside
        return None if other is None else self._told(other, min(at, other.minute))

    def _told(self, future: Future, at: int | None) -> Snapshot:
        """The picture of a future, its own notes in its diary."""
        shot = future.observer.snapshot(at)
        notes = [(minute, text) for minute, text in future.notes() if minute <= shot.minute]
        if self.opening:
            notes.insert(0, (self.opening, _("The quiet hours before the first post are passed over.")))
        return replace(shot, happenings=_with_notes(shot, notes)) if notes else shot

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""
        from simulator.snapshot.person import person_window

        return person_window(self._now.run, person, at)

    def closeup(self, name: str, chosen: int, at: int | None = None) -> Closeup:
        """One side of the run in detail at a minute that was reached."""
        return self._now.observer.closeup(name, chosen, at)

    def spare(self) -> bool:
        """Bring the future beside, or the ghost, an hour forward; when the ghost's week is over, compare with it."""
        if self.futures.spare():
            return True
        if self._compared:
            return False
        self._ghost.advance(min(self._ghost.horizon, self._ghost.minute + HOUR))
        if self._ghost.finished:
            self._compared = True
            self.futures.met_ghost(self._ghost)
        return True

    # -- by hand

    def moves(self, minute: int) -> tuple[Move, ...]:
        """What a hand could change from that minute on."""
        return moves.moves(self.futures.scenario_at(minute), minute)

    def intervene(self, key: str, minute: int) -> None:
        """Make a move at a minute that was reached; in the past, in a future of its own. ValueError if it cannot be."""
        scenario = self.futures.scenario_at(minute)
        self.futures.intervene(Done(*moves.intervention(scenario, key, minute)))

    def branch(self, minute: int) -> None:
        """Another future leaves the current one at that minute."""
        self.futures.branch(minute)

    def go_to(self, number: int) -> None:
        """Play another future; the one that was played stands beside it. ValueError if there is none."""
        self.futures.go_to(number)

    def compare_with(self, number: int) -> None:
        """Another future stands beside the current one. ValueError if that cannot be."""
        self.futures.compare_with(number)

    def branches(self) -> tuple[Branch, ...]:
        """The tree of futures."""
        return self.futures.branches(lambda one: one.observer.goal())

    def recording(self, head: int) -> str:
        """The session as a text that can be kept, with the minute that is shown."""
        futures, beside = self.futures.written(), self.futures.beside
        proof = (self.minute, self.fingerprint())
        return recording.text(
            self.futures.scenario, self._source, sessions.now(), futures, self._now.number,
            -1 if beside is None else beside.number, head, proof,
        )  # fmt: skip

    def plans(self) -> Plans:
        """The current future and the one beside it as plans. ValueError if one cannot be planned."""
        scenario, beside = self.futures.scenario, self.futures.beside
        plan = plan_of(scenario, self._now.done)
        if beside is None:
            return Plans(None, plan.scenario, "", " ".join(plan.notes))
        before = plan_of(scenario, beside.done)
        said = _("Plan A is future {beside}, plan B is future {current}.")
        names = said.format(beside=beside.name, current=self._now.name)
        notes = dict.fromkeys((*before.notes, *plan.notes))
        return Plans(before.scenario, plan.scenario, names, " ".join(notes))

    def against(self, minute: int) -> Against | None:
        """The future beside the current one at that minute."""
        return None if self.futures.shadow is None else self.futures.shadow.at(minute)


def opening(scenario: Scenario) -> int:
    """The full hour before the first post of the plan; 0 when there is none, or it comes at once."""
    first = min((post.at for post in scenario.post if not post.held and post.at < scenario.horizon), default=0)
    return max(0, (first // HOUR - 1) * HOUR)


def _with_notes(shot: Snapshot, notes: Iterable[tuple[int, str]]) -> tuple[Happening, ...]:
    from simulator.snapshot import Happening

    told = (*shot.happenings, *(Happening(minute, text) for minute, text in notes))
    return tuple(sorted(told, key=lambda one: one.minute))[-MOST_TOLD:]


def live_run(source: str | Path | Scenario) -> RunLike:
    """A run of a scenario, of one in a file, or of a bundled one by its name."""
    return LiveRun(source)


def reopened(again: Recording) -> RunLike:
    """A session that was kept."""
    return LiveRun("", again)
