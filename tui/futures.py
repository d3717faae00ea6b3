"""The tree of futures of one session: which is played, which stands beside it, which are only remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .beside import Beside
from .future import Done, Future, scenario_at

if TYPE_CHECKING:
    from simulator.engine.run import Run
    from simulator.scenario import Scenario

MOST = 40
"""Futures of one session."""


@dataclass(frozen=True)
class Branch:
    """One future as a screen shows it."""

    number: int
    name: str
    parent: int
    since: int
    told: str
    """What was done by hand in it."""
    known: int
    """How far it has been played; 0 where it would have to be played again."""
    goal: float | None
    """The goal's measure at that minute; None where it is not known."""
    current: bool
    beside: bool
    """Whether the played one is compared with it."""


class Futures:
    """All futures; two of them at most are awake, the others are played again when they are wanted."""

    def __init__(self, scenario: Scenario, first: Run) -> None:
        """`first` is the run as it was planned."""
        self.scenario, self._society = scenario, first.society
        self._ghost: Run | None = None
        self.current = Future(0, -1, 0, ())
        self.current.wake(first, 0, None)
        self._all = [self.current]
        self._goals: dict[int, tuple[int, float]] = {}
        self.beside: Future | None = None
        self.shadow: Beside | None = None

    def scenario_at(self, minute: int) -> Scenario:
        """What is played from a minute of the current future on."""
        return scenario_at(self.scenario, self.current.done, minute)

    def met_ghost(self, ghost: Run) -> None:
        """The ghost's week is over: every future is seen beside it from now on."""
        self._ghost = ghost
        for one in self._all:
            if one.awake:
                one.watch(ghost)

    def branch(self, minute: int) -> None:
        """Another future leaves the current one at a minute, and is the current one from now on.

        ValueError when there are too many.
        """
        self._leave_at(minute, [one for one in self.current.done if one.minute <= minute])

    def intervene(self, done: Done) -> None:
        """Do something by hand: in the current future at its newest minute, in another future before that."""
        from simulator.engine.intervention import applied

        if done.minute >= self.current.minute:
            self.current.do(done)
            return
        before = [one for one in self.current.done if one.minute <= done.minute]
        applied(scenario_at(self.scenario, before, done.minute), done.hand)  # says no before anything is changed
        self._leave_at(done.minute, [*before, done])

    def _leave_at(self, minute: int, done: list[Done]) -> None:
        if len(self._all) >= MOST:
            raise ValueError(_("there are {n} futures already").format(n=len(self._all)))
        old, new = self.current, Future(len(self._all), self.current.number, minute, done)
        if minute == old.minute:
            new.wake(old.run.branch(), len(done), self._ghost)
        self._all.append(new)
        self._show(new, old)

    def go_to(self, number: int) -> None:
        """Another future is the current one; the one that was stands beside it. ValueError if there is none."""
        wanted = self._find(number)
        if wanted is not self.current:
            self._show(wanted, self.current)

    def compare_with(self, number: int) -> None:
        """Another future stands beside the current one. ValueError if there is none, or it is the current one."""
        wanted = self._find(number)
        if wanted is self.current:
            raise ValueError(_("a future cannot be compared with itself"))
        self._show(self.current, wanted)

    def _find(self, number: int) -> Future:
        if not 0 <= number < len(self._all):
            raise ValueError(_("there is no such future"))
        return self._all[number]

    def _show(self, current: Future, beside: Future) -> None:
        """Wake these two; let the others sleep."""
        for one in self._all:
            if one.awake and one not in (current, beside):
                shot = one.observer.snapshot()
                self._goals[one.number] = (shot.minute, shot.goal.value)
                one.sleep()
        for one in (current, beside):
            if not one.awake:
                one.wake(self._anew(), 0, self._ghost)
        self.current, self.beside = current, beside
        self.shadow = Beside(beside, self.parting(current, beside), current.name)

    def parting(self, one: Future, other: Future) -> int:
        """The minute at which two futures part."""
        mine, theirs = self._line(one), self._line(other)
        return max(min(mine[number], theirs[number]) for number in mine.keys() & theirs.keys())

    def _line(self, one: Future) -> dict[int, int]:
        """The futures that one has come through, itself included, and until when it was in each."""
        found = {one.number: self.scenario.horizon}
        until = self.scenario.horizon
        while one.parent >= 0:
            until = min(until, one.since)
            one = self._all[one.parent]
            found[one.number] = until
        return found

    def spare(self) -> bool:
        """Play the future beside the current one an hour on; whether there was anything to do."""
        if self.shadow is None or self.shadow.ready:
            return False
        self.shadow.play_on()
        return True

    def branches(self, goal: Callable[[Future], float]) -> tuple[Branch, ...]:
        """All futures as a screen shows them; `goal` gives the goal's measure of one that is kept."""
        found = []
        for one in self._all:
            known, value = (one.minute, goal(one)) if one.awake else self._goals.get(one.number, (0, 0.0))
            found.append(Branch(one.number, one.name, one.parent, one.since, one.told(), known,
                                value if known else None, one is self.current, one is self.beside))  # fmt: skip
        return tuple(found)

    def _anew(self) -> Run:
        from simulator.engine.run import Run

        return Run(self.scenario, society=self._society)

    # -- for keeping a session

    def written(self) -> list[Future]:
        """All futures, in the order in which they were made."""
        return list(self._all)

    def add(self, parent: int, since: int, done: list[Done]) -> None:
        """A future of a session that is opened again; it is played when it is wanted."""
        self._find(parent)
        self._all.append(Future(len(self._all), parent, since, done))
