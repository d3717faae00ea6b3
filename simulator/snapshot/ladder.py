"""Deeds: the ladder as a funnel, by community and by day, and the way of one deed back to the first post."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from ..ledger import SIGHTED, Deed, Did, Handing, Kind
from ..metrics.record import Record
from ..metrics.staying import active_at
from ..world.world import World
from . import closeups
from .cascade import title_of
from .counting import Rows
from .locking import locked
from .names import community_name, first_name

WINDOW = 40
"""Deeds that are listed on each side of the chosen one."""
LONGEST_PATH = 40
_DAY = 1440
_CLICKS = (Did.LIKED, Did.COMMENTED, Did.SHARED)


class Climbers:
    """Who ever did what at a sight of the campaign."""

    def __init__(self, people: int) -> None:
        """Nobody yet."""
        self.saw, self.liked, self.commented, self.shared, self.clicked = (np.zeros(people, bool) for _part in range(5))

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows of the record's sights."""
        table = record.tables["sights"]
        reason = table["reason"][rows]
        rows = rows[(reason >= SIGHTED[0]) & (reason <= SIGHTED[1])]
        rows = rows[record.campaign[record.items["content"][table["item"][rows]]]]
        reader, did = table["reader"][rows], table["did"][rows]
        self.saw[reader] = True
        for who, bits in ((self.liked, Did.LIKED), (self.commented, Did.COMMENTED),
                          (self.shared, Did.SHARED | Did.CREATED), (self.clicked, sum(_CLICKS))):  # fmt: skip
            who[reader[(did & bits) != 0]] = True


def deeds_of(
    world: World, record: Record, climbers: Climbers, chosen: int, active: tuple[float | None, float | None]
) -> closeups.Deeds:
    """The close-up at the record's minute.

    chosen  number of the deed whose way is followed; the newest one if there is no such deed
    active  supporters still active at the end of days 7 and 30
    """
    deeds, people = record.deeds, record.society.people
    home = record.society.population.community
    groups, days = len(record.society.communities.names), -(-record.scenario.horizon // _DAY)
    kind = deeds["deed"].astype(np.int64)
    did = np.zeros(people, bool)
    did[deeds["person"]] = True
    numbers = _newest_first(world, record.until)
    place = int(np.flatnonzero(numbers == chosen)[0]) if chosen in numbers else 0
    first = max(0, place - WINDOW)
    chosen = int(numbers[place]) if numbers.size else -1
    path, title = way_back(world, chosen) if chosen >= 0 else ((), "")
    return closeups.Deeds(
        ladder=_ladder(people, climbers, deeds["person"], kind),
        clicked=int(np.count_nonzero(climbers.clicked)),
        idle=int(np.count_nonzero(climbers.clicked & ~did)),
        by_community=_table(home[deeds["person"]].astype(np.int64), kind, groups),
        reached=tuple(np.bincount(home[climbers.saw], minlength=groups).tolist()),
        per_day=_table(np.minimum(deeds["minute"] // _DAY, days - 1).astype(np.int64), kind, days),
        campaign_days=min(days, -(-record.scenario.aftermath.starts // _DAY)),
        active=active,
        gift_cents=int(deeds["cents"][kind == Deed.GAVE].sum(dtype=np.int64)),
        total=numbers.size,
        first=first,
        rows=tuple(_row(world, int(number)) for number in numbers[first : place + WINDOW]),
        chosen=chosen,
        path=path,
        title=title,
    )


def active_so_far(record: Record, day: int) -> float | None:
    """Supporters still active at the end of a day (from 1); None while it has not come, or never will."""
    if record.until < day * _DAY or record.scenario.horizon < day * _DAY:
        return None
    return float(active_at(record, day))


def way_back(world: World, number: int) -> tuple[tuple[closeups.Step, ...], str]:
    """The hands through which a deed's post came, from the doer back to the first post, and that post's title.

    Where a post was somebody's own, it goes on with what had moved its author.
    """
    deeds, items, posts = world.ledger.deeds, world.ledger.items, world.ledger.posts
    item = int(deeds["item"][number])
    done = _(closeups.DEEDS[int(deeds["deed"][number])])
    path = [_step(world, int(deeds["minute"][number]), int(deeds["person"][number]), done)]
    if item < 0:
        return (*path, closeups.Step(int(deeds["minute"][number]), _("a talk on the street"), "", "")), ""
    while len(path) < LONGEST_PATH:
        path.append(_step(world, int(items["minute"][item]), int(items["person"][item]), _handing(world, item)))
        content, parent = int(items["content"][item]), int(items["parent"][item])
        before = parent if parent >= 0 else int(posts["prompt"][content])
        if before < 0:
            break
        item = before
    return tuple(path), title_of(world, int(items["content"][item]))


def _handing(world: World, item: int) -> str:
    """What the hand of an item did."""
    items = world.ledger.items
    kind = int(world.ledger.posts["kind"][items["content"][item]])
    said = {
        Handing.POSTED: _("told an own story") if kind == Kind.TESTIMONY else _("posted"),
        Handing.SHARED: _("shared"),
        Handing.PASSED_ON: _("passed on"),
        Handing.BOOSTED: _("paid for it to be shown"),
        Handing.DISCOVERED: _("was recommended"),
        Handing.WRITTEN: _("wrote"),
    }
    return said.get(Handing(int(items["handing"][item])), _("handed on"))


def _step(world: World, minute: int, node: int, how: str) -> closeups.Step:
    home = community_name(world.society, node) if node < world.society.people else ""
    return closeups.Step(minute, first_name(world.society, node), home, how)


def _row(world: World, number: int) -> closeups.DeedRow:
    minute, deed, person, cents = (
        int(world.ledger.deeds[name][number]) for name in ("minute", "deed", "person", "cents")
    )
    society = world.society
    return closeups.DeedRow(number, minute, deed, first_name(society, person), community_name(society, person), person,
                            cents)  # fmt: skip


def _newest_first(world: World, until: int) -> NDArray[np.int64]:
    """Numbers of the deeds before a minute (n,), the newest first."""
    minute = world.ledger.deeds["minute"]
    numbers = np.flatnonzero(minute < until)
    return numbers[np.argsort(minute[numbers], kind="stable")[::-1]]


def _ladder(people: int, climbers: Climbers, doers: NDArray[np.int32], kind: NDArray[np.int64]) -> tuple[int, ...]:
    """Different people on each rung, whatever else they did."""
    clicks = (climbers.saw, climbers.liked, climbers.commented, climbers.shared)
    done = (int(np.unique(doers[kind == deed]).size) for deed in Deed)
    return (people, *(int(np.count_nonzero(one)) for one in clicks), *done)


def _table(group: NDArray[np.int64], kind: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    """(groups, 4) deeds by group and kind."""
    cells = np.bincount(group * len(Deed) + kind, minlength=groups * len(Deed))
    table: NDArray[np.int64] = locked(cells.reshape(groups, len(Deed)).astype(np.int64))
    return table
