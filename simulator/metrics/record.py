"""A frozen view of what happened before a minute: what every measure is made from.

The ledger is append-only and its rows never change, so a record holds views of its columns and stays true
while the run goes on.  `at` looks further back, `among` looks at some of the people only.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..ledger import SIGHTED, Column, Handing, Kind, Ledger
from ..scenario.model import Scenario
from ..world.society import Society
from ..world.world import Crowd, World

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Table = Mapping[str, Column]


class Played(Protocol):
    """What a record needs of a run."""

    population_seed: int

    @property
    def world(self) -> World:
        """The state, with the ledger in it."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Sightings: deliveries whose reader really looked; columns (n,) in the order of the ledger."""

    reader: Column
    item: Column
    minute: Column
    reason: Column
    did: Column
    content: Column

    def where(self, kept: Bools) -> Looks:
        """The sightings that are kept (n,)."""
        if kept.all():
            return self
        rows = np.flatnonzero(kept)
        return Looks(*(getattr(self, name)[rows] for name in self.__slots__))

    def __len__(self) -> int:
        return int(self.reader.size)


@dataclass(frozen=True, eq=False)
class Record:
    """Ledger, society and scenario as they stand before the minute `until`.

    tables  columns by table and name; items and posts keep later rows too, since rows name each other
    crowd   what changes about people (stance, belief); None for a minute that has passed: not known then
    only    (people,) whom the record looks at; None for everybody
    """

    scenario: Scenario
    society: Society
    seed: int
    population_seed: int
    until: int
    tables: Mapping[str, Table]
    crowd: Crowd | None = None
    only: Bools | None = None
    memo: MutableMapping[str, Any] = field(default_factory=dict, repr=False)

    def at(self, minute: int) -> Record:
        """The record as it stood before an earlier minute."""
        if minute >= self.until:
            return self
        return replace(self, until=max(0, minute), crowd=None, memo={})

    def among(self, people: Bools) -> Record:
        """What these people (people,) saw and did; cascades and the reply desk stay whole."""
        return replace(self, only=people if self.only is None else self.only & people, memo={})

    @property
    def whole(self) -> bool:
        """Whether it covers the whole run, the deliveries that are pending at its end included."""
        return self.until >= self.scenario.horizon

    @property
    def people(self) -> int:
        """How many people it looks at."""
        return self.society.people if self.only is None else int(np.count_nonzero(self.only))

    @property
    def posts(self) -> Table:
        """Columns of `posts`, all rows."""
        return self.tables["posts"]

    @property
    def items(self) -> Table:
        """Columns of `items`, all rows."""
        return self.tables["items"]

    @cached_property
    def out(self) -> Bools:
        """Which posts are out (posts,)."""
        return np.asarray(self.posts["minute"] < self.until)

    @cached_property
    def handed(self) -> Bools:
        """Which items have been handed on (items,)."""
        return np.asarray(self.items["minute"] < self.until)

    @cached_property
    def campaign(self) -> Bools:
        """Which posts are the campaign's (posts,): its own, or made because of one of its items."""
        ours = self.posts["campaign"].copy()
        prompt = self.posts["prompt"]
        moved = np.flatnonzero(prompt >= 0)
        source = self.items["content"][prompt[moved]]
        while moved.size:  # a post is younger than what moved it, so this ends after the longest chain
            more = ours[source] & ~ours[moved]
            if not more.any():
                break
            ours[moved[more]] = True
        return np.asarray(ours)

    @cached_property
    def cause(self) -> Bools:
        """Which posts are about the cause (posts,): the campaign's and people's own."""
        return np.asarray(self.campaign | (self.posts["kind"] == Kind.OWN))

    @cached_property
    def ended(self) -> NDArray[np.intp] | slice:
        """Rows of `sights` that have ended before the minute."""
        kept = self._kept(self.tables["sights"], "reader")
        return slice(None) if kept is None else np.flatnonzero(kept)

    @cached_property
    def looks(self) -> Looks:
        """All sightings."""
        sights = self.tables["sights"]
        first, last = (int(reason) for reason in SIGHTED)
        # unsigned numbers below `first` wrap round to large ones: one comparison instead of two
        seen = np.asarray(sights["reason"] - np.uint8(first) <= np.uint8(last - first))
        kept = self._kept(sights, "reader")
        rows = np.flatnonzero(seen if kept is None else seen & kept)
        item = sights["item"][rows]
        reader, minute, reason, did = (sights[name][rows] for name in ("reader", "minute", "reason", "did"))
        return Looks(reader, item, minute, reason, did, self.items["content"][item])

    @cached_property
    def views(self) -> Looks:
        """Sightings of the campaign: its impressions."""
        return self.looks.where(self.campaign[self.looks.content])

    @cached_property
    def shares(self) -> Ints:
        """Numbers of the items by which people passed the campaign on (n,)."""
        kept = self.handed & (self.items["handing"] == Handing.SHARED) & self.campaign[self.items["content"]]
        items = np.flatnonzero(kept)
        return items if self.only is None else items[self.only[self.items["person"][items]]]

    @cached_property
    def deeds(self) -> Table:
        """Columns of `deeds`, rows before the minute."""
        return self._before("deeds", "person")

    @cached_property
    def acts(self) -> Table:
        """Columns of `acts`, rows before the minute."""
        return self._before("acts", None)

    def _before(self, name: str, who: str | None) -> Table:
        table = self.tables[name]
        kept = self._kept(table, who)
        return table if kept is None else {column: values[kept] for column, values in table.items()}

    def _kept(self, table: Table, who: str | None) -> Bools | None:
        """Which rows count (rows,), or None for all."""
        early = None if self.whole else np.asarray(table["minute"] < self.until)
        if self.only is None or who is None:
            return early
        mine = self.only[table[who]]
        return mine if early is None else early & mine


def record(run: Played, until: int | None = None) -> Record:
    """The record of a run before a minute; its present minute when left out."""
    world = run.world
    now = world.minute if until is None else max(0, min(until, world.minute))
    tables = columns(world.ledger) | {"comments": {one: world.comments[one] for one in world.comments.names}}
    crowd = world.crowd if now == world.minute else None
    return Record(world.scenario, world.society, world.seed, run.population_seed, now, tables, crowd)


def columns(ledger: Ledger) -> dict[str, dict[str, Column]]:
    """Views of all columns of a ledger, by table and name."""
    return {name: {one: table[one] for one in table.names} for name, table in ledger.tables().items()}
