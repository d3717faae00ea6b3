"""One parameter played: the same small world with a smaller and a larger value, and what the schema says of it.

What must move and which way is nowhere in a row: it is read from the schema, where the reference reads it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...engine.run import Run
from ...metrics.measures import value
from ...scenario import changed
from ...scenario.describe import key_at
from ...scenario.model import Scenario
from ...scenario.moves import Moves
from ..mechanisms.claim import RIGHT_WAY, Changes, Interior, Unchanged
from ..mechanisms.row import society_of

WORLDS = 4
SAME = 5.0
"""Percent by which a measure may change that a parameter must leave unchanged."""
CROWD = ("population", "community", "network")
"""Tables that shape who is there: each world has people of its own, or one crowd's luck would count as an effect."""
THIS = "this community"
"""The group that a community's parameter is about, as documentation names it."""

Floats = NDArray[np.float64]
Base = Callable[[], Scenario]


@dataclass(frozen=True)
class Knob:
    """A parameter and where it shows.

    key     dotted key of the schema: "platform.reshare", "post.quality"
    values  smaller first, as a file writes them; three where the measure is highest in between; None leaves it out.
            A mapping changes the references to an id along with it
    base    the world in which the mechanism is on
    row     id of the only row of a list of tables to be changed; all rows when left out
    group   the community that the measure is about, where documentation says "this community"; else the row
    until   minute up to which the measure counts; the end when left out
    worlds  coupled worlds that are pooled
    """

    key: str
    values: tuple[object, ...]
    base: Base
    row: str = ""
    group: str = ""
    until: int | None = None
    worlds: int = WORLDS

    @property
    def moves(self) -> Moves:
        """What the schema says that it moves; KeyError if it says nothing."""
        found = key_at(tuple(self.key.split(".")))
        if found is None or found.moves is None:
            raise KeyError(self.key)
        return found.moves

    @property
    def measure(self) -> str:
        """The measure, with the community of this row in its brackets."""
        return self.moves.measure.replace(THIS, self.group or self.row)

    def arms(self) -> list[Scenario]:
        """The base with each of the values."""
        base = self.base()
        return [changed(base, self._changes(base, one)) for one in self.values]

    def _changes(self, base: Scenario, one: object) -> dict[str, object]:
        if isinstance(one, Mapping):
            return dict(one)
        table, _, name = self.key.rpartition(".")
        rows = getattr(base, table) if table else None
        if not isinstance(rows, tuple):
            return {self.key: one}
        ids = [self.row] if self.row else [_name(row, place) for place, row in enumerate(rows)]
        return {f"{table}.{identity}.{name}": one for identity in ids}


class Played(NamedTuple):
    """What came of a row."""

    holds: bool
    words: str


def play(knob: Knob) -> Played:
    """Play all arms in the row's coupled worlds, and hold them against what the schema says."""
    arms, measure = knob.arms(), knob.measure
    varied = knob.key.partition(".")[0] in CROWD
    values, prints = np.empty((len(arms), knob.worlds)), set()
    for place, scenario in enumerate(arms):
        for world in range(knob.worlds):
            run = _run(scenario, world, varied)
            prints.add((world, run.play()))
            values[place, world] = value(run, measure, knob.until)
    return _judged(knob.moves.direction, measure, values, len(prints) == values.size)


def _run(scenario: Scenario, world: int, varied: bool) -> Run:
    """The run of one world; with `varied` on people of its own, for what shapes who is there."""
    if varied:
        return Run(scenario, scenario.seed + world, scenario.population_seed + world)
    return Run(scenario, scenario.seed + world, society=society_of(scenario))


def _judged(direction: str, measure: str, values: Floats, differ: bool) -> Played:
    """Against a direction; `differ` says whether each arm is another run in every world."""
    match direction:
        case "up" | "down":
            verdict = Changes(measure, 1 if direction == "up" else -1, 0.0, pooled=True).judge(values)
        case "peak":
            verdict = Interior(measure, 0.0, pooled=True).judge(values)
        case "same":
            verdict = Unchanged(measure, SAME).judge(values)
            return Played(verdict.holds and differ, verdict.words)
        case _:
            part = float(np.mean((values[0] != values[1:]).any(axis=0)))
            means = " ".join(f"{mean:.4g}" for mean in values.mean(axis=1))
            return Played(part >= RIGHT_WAY, f"{measure}: {means}, differs in {part:.0%} of worlds")
    return Played(verdict.holds, verdict.words)


def _name(row: object, place: int) -> str:
    """How `changed` names a row: by its id, else by its place (boosts of one post have to be told apart)."""
    return str(getattr(row, "id", place))
