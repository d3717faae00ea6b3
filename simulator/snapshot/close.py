"""Looking closely: one side of a run in detail, at any minute that was reached, and only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..engine.run import Run
from ..metrics.record import Record
from ..world.calendar import unpack
from ..world.world import World
from .books import Auditor, books_of
from .closeups import Closeup
from .counting import Counter
from .endings import Ends, endings_of
from .ladder import Climbers, active_so_far, deeds_of
from .meeting import Meetings, bubbles_of, tied
from .post_list import Sights, cascades_of
from .tally import Tally

NOTHING = -1


def still_waiting(world: World, record: Record) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Readers and items (n,) of the deliveries that were made before the record's minute and had not ended by then."""
    sights, made = record.tables["sights"], record.handed
    none = np.zeros(0, np.int32)
    later = np.flatnonzero(sights["minute"] >= record.until) if not record.whole else none
    reader, item = unpack(world.calendar.words())
    reader, item = np.concatenate((sights["reader"][later], reader)), np.concatenate((sights["item"][later], item))
    return reader[made[item]], item[made[item]]


class Close:
    """The close-ups of one run, by name: "bubbles", "deeds", "books", "cascades", "endings"."""

    def __init__(self, run: Run, record: Record) -> None:
        """Nothing is counted before it is asked for."""
        society = run.society
        self._run = run
        self._meetings = Counter(lambda: Meetings(record))
        self._climbers = Counter(lambda: Climbers(society.people))
        self._sights = Counter(Sights)
        self._ends = Counter(lambda: Ends(len(society.communities.names), len(run.scenario.post)))
        self._auditor = Auditor()
        self._tied: tuple[float, float] | None = None
        self._active: dict[int, float] = {}
        self._views: dict[str, Callable[[Record, Tally, int], Closeup]] = {
            "bubbles": self._bubbles, "deeds": self._deeds, "books": self._books, "cascades": self._cascades,
            "endings": self._endings,
        }  # fmt: skip

    def read_on(self, record: Record) -> None:
        """Count what is new already, so that a view opens at once; for the present minute, where it costs little."""
        if self._tied is None and record.until:
            self._tied = tied(record)
        for counter in (self._meetings, self._climbers, self._sights, self._ends):
            counter.at(record)

    def up(self, name: str, record: Record, tally: Tally, chosen: int = NOTHING) -> Closeup:
        """The close-up of this name at the record's minute. KeyError for a name that is not known.

        chosen  number of the deed or the content in front
        """
        return self._views[name](record, tally, chosen)

    def _bubbles(self, record: Record, tally: Tally, chosen: int) -> Closeup:
        if self._tied is None:
            self._tied = tied(record)
        return bubbles_of(record, self._meetings.at(record), tally.rung, self._tied)

    def _deeds(self, record: Record, tally: Tally, chosen: int) -> Closeup:
        climbers = self._climbers.at(record)
        return deeds_of(self._run.world, record, climbers, chosen, (self._still(record, 7), self._still(record, 30)))

    def _still(self, record: Record, day: int) -> float | None:
        """Supporters active at the end of a day: worked out once."""
        if record.until < day * 1440:
            return None
        if day not in self._active:
            found = active_so_far(record, day)
            if found is None:
                return None
            self._active[day] = found
        return self._active[day]

    def _books(self, record: Record, tally: Tally, chosen: int) -> Closeup:
        if record.crowd is not None:
            self._auditor.look(self._run.world)
        return books_of(self._run.world, record, tally, self._auditor)

    def _cascades(self, record: Record, tally: Tally, chosen: int) -> Closeup:
        return cascades_of(self._run.world, record, self._sights.at(record), chosen)

    def _endings(self, record: Record, tally: Tally, chosen: int) -> Closeup:
        return endings_of(record, self._ends.at(record), still_waiting(self._run.world, record))
