"""A lesson as somebody goes through it: which step is in front, what was guessed; no screen, no clock.

The opening comes first (place 0), then the steps of the scenario, then the end with the code for the class.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.scenario.step import Step

Phase = Literal["read", "ask", "run", "reveal"]
DAY = 1440
BIG = 5
"""Small steps in one large one."""


@dataclass(frozen=True)
class Walk:
    """Where somebody is in a lesson.

    guesses  by step: the id of a choice, a number, or a curve (its values at the end of each day)
    cursor   the day of a curve that is being drawn
    """

    scenario: Scenario
    place: int = 0
    phase: Phase = "read"
    guesses: dict[str, str | float | tuple[float, ...]] = field(default_factory=dict)
    cursor: int = 0
    scroll: int = 0

    @property
    def last(self) -> int:
        """Place of the end."""
        return len(self.scenario.step) + 1

    @property
    def step(self) -> Step | None:
        """The step in front; None at the opening and at the end."""
        return self.scenario.step[self.place - 1] if 0 < self.place < self.last else None

    @property
    def ended(self) -> bool:
        """Whether the end is in front."""
        return self.place == self.last

    @property
    def days(self) -> int:
        """Points of a curve."""
        return self.scenario.days

    @property
    def until(self) -> int:
        """Minute up to which the week is played here; at a question it stands still."""
        step = self.step
        if step is None or self.phase == "ask":
            return 0 if step is None and self.place == 0 else self._before
        return self.scenario.horizon if step.until is None else step.until

    @property
    def twin(self) -> str:
        """The world that is shown: a twin's id, or nothing for the plan's; at a question still the one before."""
        step = self.step
        if step is None:
            return ""
        if step.kind == "guess" and self.phase == "ask":
            return self._twin_before
        return step.twin or ""

    @property
    def _before(self) -> int:
        """How far the week was played before the step in front."""
        ends = [one.until for one in self.scenario.step[: self.place - 1]]
        return 0 if not ends else self.scenario.horizon if ends[-1] is None else ends[-1]

    @property
    def _twin_before(self) -> str:
        earlier = self.scenario.step[: self.place - 1]
        return (earlier[-1].twin or "") if earlier else ""

    # -- going on

    def on(self, ready: bool) -> Walk:
        """After Enter; a reveal waits until the worlds are `ready`."""
        step = self.step
        if step is not None and step.kind == "guess":
            if self.phase == "ask":
                return replace(self, guesses={**self.guesses, step.id: self.guess}, phase="run", scroll=0)
            if self.phase == "run":
                return replace(self, phase="reveal", scroll=0) if ready else self
        return self._at(self.place + 1) if self.place < self.last else self

    def back(self) -> Walk:
        """The step before; what was guessed stays guessed."""
        return self._at(max(0, self.place - 1))

    def _at(self, place: int) -> Walk:
        moved = replace(self, place=place, cursor=0, scroll=0)
        step = moved.step
        guessing = step is not None and step.kind == "guess"
        if guessing and step is not None and step.id in self.guesses and place < self.place:
            return replace(moved, phase="reveal")
        return replace(moved, phase="ask" if guessing else "read")

    # -- guessing

    @property
    def guess(self) -> str | float | tuple[float, ...]:
        """The guess of the step in front, as it stands."""
        step = self.step
        assert step is not None
        if step.id in self.guesses:
            return self.guesses[step.id]
        if step.guess == "direction":
            return "same"
        if step.guess == "which":
            return step.among[0]
        if step.guess == "curve":
            # straight up to the middle, so that there is something to bend
            half = ((step.high or 0.0) - step.low) / 2
            rise = (half * (day + 1) / self.days for day in range(self.days))
            return tuple(round(step.low + round(one / step.spacing) * step.spacing, 9) for one in rise)
        return (
            10.0
            if step.guess == "worlds"
            else step.low + step.spacing * (((step.high or 0) - step.low) / step.spacing // 2)
        )

    def turned(self, by: int, across: int, choices: int) -> Walk:
        """After an arrow: `by` upwards (or downwards), `across` to the right (or left); `choices` that there are."""
        step = self.step
        if step is None or self.phase != "ask":
            return self
        if step.guess == "curve":
            return self._drawn(by, across)
        if isinstance(self.guess, str):
            return self._chosen(across - by, choices)
        low, high = (0.0, 20.0) if step.guess == "worlds" else (step.low, step.high or 0.0)
        size = 1.0 if step.guess == "worlds" else step.spacing
        wanted = float(self.guess) + size * (across + BIG * by)  # type: ignore[arg-type]
        return self._with(min(high, max(low, round(wanted, 9))))

    def _chosen(self, by: int, choices: int) -> Walk:
        step = self.step
        assert step is not None
        names = ("more", "same", "less") if step.guess == "direction" else step.among
        return self._with(names[(names.index(str(self.guess)) + by) % max(1, choices)])

    def _drawn(self, by: int, across: int) -> Walk:
        """A course only grows: a point that is raised takes the later ones along, one that is lowered the earlier."""
        step, curve = self.step, self.guess
        assert step is not None and isinstance(curve, tuple)
        here = min(self.days - 1, max(0, self.cursor + across))
        if not by:
            return replace(self, cursor=here)
        value = min(step.high or 0.0, max(step.low, curve[here] + by * step.spacing))
        points = tuple(max(one, value) if day >= here and by > 0 else min(one, value) if day <= here and by < 0 else one
                       for day, one in enumerate(curve))  # fmt: skip
        return self._with(points)

    def _with(self, guess: str | float | tuple[float, ...]) -> Walk:
        assert self.step is not None
        return replace(self, guesses={**self.guesses, self.step.id: guess})
