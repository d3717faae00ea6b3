"""One future of a session: a run, and what was done to it by hand, played again by itself where it has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .words import moment

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.engine.run import Run
    from simulator.scenario import Scenario
    from simulator.snapshot.take import Observer


@dataclass(frozen=True)
class Done:
    """One thing that was done by hand."""

    hand: Intervention
    told: str
    """How the diary tells it."""

    @property
    def minute(self) -> int:
        """When it took effect."""
        return self.hand.minute


def letter(number: int) -> str:
    """What a future is called: A, B ... Z, A2, B2 ..."""
    again, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(again + 1) if again else "")


def scenario_at(scenario: Scenario, done: Sequence[Done], minute: int) -> Scenario:
    """What is played from a minute on, after what was done by hand up to it."""
    from simulator.engine.intervention import applied

    for one in done:
        if one.minute <= minute:
            scenario = applied(scenario, one.hand)
    return scenario


class Future:
    """A line of the tree: where it left another one, what was done in it, and the run, while it is kept."""

    def __init__(self, number: int, parent: int, since: int, done: Sequence[Done]) -> None:
        """A future without a run: `wake` gives it one."""
        self.number, self.parent, self.since = number, parent, since
        self.done = list(done)
        self._made = 0
        self._run: Run | None = None
        self._observer: Observer | None = None

    @property
    def name(self) -> str:
        """Its letter."""
        return letter(self.number)

    @property
    def awake(self) -> bool:
        """Whether it has a run."""
        return self._run is not None

    @property
    def run(self) -> Run:
        """Its run."""
        assert self._run is not None, "this future sleeps"
        return self._run

    @property
    def observer(self) -> Observer:
        """Who watches its run."""
        assert self._observer is not None, "this future sleeps"
        return self._observer

    @property
    def minute(self) -> int:
        """How far it has been played."""
        return self.run.minute

    def wake(self, run: Run, made: int, ghost: Run | None) -> None:
        """Take a run of its own, to which the first `made` things have been done already."""
        self._run, self._made = run, made
        self.watch(ghost)

    def sleep(self) -> None:
        """Let the run go; it can be played again at any time."""
        self._run = self._observer = None

    def watch(self, ghost: Run | None) -> None:
        """Watch the run from its beginning, beside the ghost's once that is there."""
        from simulator.snapshot.take import Observer

        self._observer = Observer(self.run, ghost)

    def advance(self, to: int) -> None:
        """Play on to a minute, doing again on the way what was done by hand."""
        while self._made < len(self.done) and self.done[self._made].minute <= to:
            one = self.done[self._made]
            self.run.advance(one.minute)
            self.run.intervene(one.hand)
            self._made += 1
        self.run.advance(to)

    def do(self, done: Done) -> None:
        """Do something now. ValueError, in words, if that cannot be."""
        self.run.intervene(done.hand)
        self.done.append(done)
        self._made += 1

    def notes(self) -> list[tuple[int, str]]:
        """What the diary adds to what happened: where this future left the other, and what was done by hand."""
        left = [] if self.parent < 0 else [(self.since, _("Future {name} begins; it leaves {parent} here.").format(
            name=self.name, parent=letter(self.parent)))]  # fmt: skip
        return left + [(one.minute, _("By hand: {told}.").format(told=one.told)) for one in self.done]

    def told(self) -> str:
        """What was done in it, in a line."""
        own = [one for one in self.done if one.minute >= self.since] if self.parent >= 0 else self.done
        return "; ".join(f"{moment(one.minute)} {one.told}" for one in own)
