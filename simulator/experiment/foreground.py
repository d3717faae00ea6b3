"""One run while somebody waits: built, played, set beside its ghost, and asked what it leans on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..catalogue import _
from ..clock import spoken_moment
from ..engine.run import Run
from ..scenario import Scenario
from .leaning import Leans, leans
from .outcome import Outcome, Watch, ghost_of, play
from .patience import Patience
from .progress import Progress


@dataclass
class Foreground:
    """Where a run is watched and may be stopped.

    clock    seconds that pass, whatever their start
    seconds  filled with the seconds that building, playing and turning assumptions took
    """

    progress: Progress
    patience: Patience
    clock: Callable[[], float]
    seconds: dict[str, float] = field(default_factory=dict)

    def played(
        self,
        name: str,
        plan: Scenario,
        seeds: tuple[int | None, int | None],
        other: tuple[str, Scenario] | None = None,
        lean: bool = True,
    ) -> Outcome:
        """The run and its ghost, under the other plan if there is one; what was stopped is kept as far as it came.

        name   how the scenario was asked for
        seeds  dice and people; the plan's own where None
        lean   whether to look what the headline leans on
        """
        self.progress.begin(_("Building the society"))
        began = self.clock()
        world = Run(plan, *seeds)
        built = self.clock()
        self.patience.patient = True
        self.progress.begin(_("Playing the campaign"))
        play(world, self._watch)
        self.seconds |= {"build": round(built - began, 3), "run": round(self.clock() - built, 3)}
        ghost = self._ghost(world, other) if self._goes_on(world) else None
        found = self._leans(world) if lean and self._goes_on(world) else None
        self.progress.end()
        return Outcome(name, world, ghost, None if other is None else other[0], found)

    def _ghost(self, world: Run, other: tuple[str, Scenario] | None) -> Run | None:
        self.progress.begin(_("And without it") if other is None else _("And the other plan"))
        ghost = ghost_of(world, None if other is None else other[1])
        play(ghost, self._watch)
        return ghost if ghost.finished else None

    def _leans(self, world: Run) -> Leans | None:
        self.progress.begin(_("And with other assumptions"))
        began = self.clock()
        found = leans(world.scenario, world.seed, world.population_seed, self._watch)
        self.seconds["leans"] = round(self.clock() - began, 3)
        return found

    def _goes_on(self, world: Run) -> bool:
        return world.finished and not self.patience.number

    @property
    def _watch(self) -> Watch:
        def watch(world: Run) -> bool:
            self.progress.at(world.minute / world.horizon, spoken_moment(world.minute))
            return not self.patience.number

        return watch
