"""Platforms that differ: who is on them, along which ties they show things, and what their owners cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..behaviour.risks import cuts
from ..chance import key, threshold
from ..ledger import Did, Handing
from ..scenario.model import Scenario
from ..world.society import Society
from ..world.world import CREATED, World
from .batch import Reading

Nodes = NDArray[np.int32]
Ints = NDArray[np.int64]

MAIN = "main"


@lru_cache(maxsize=8)
def _names(outlets: tuple[str, ...]) -> tuple[str, ...]:
    return (MAIN, *sorted(outlets))


def names(scenario: Scenario) -> tuple[str, ...]:
    """Platforms by number: the main one, then the outlets by id."""
    return _names(tuple(one.id for one in scenario.outlet))


def along_ties(world: World, reader: Nodes, item: Nodes) -> tuple[Nodes, Nodes]:
    """Deliveries (n,) that are left: to members of the platform, and to friends where only friends see."""
    scenario = world.scenario
    if not scenario.outlet and not scenario.platform.mutual:
        return reader, item
    kept = np.ones(reader.size, np.bool_)
    outlet = world.contents["outlet"][world.ledger.items["content"][item]]
    shares = {one.id: one.members for one in scenario.outlet}
    for number, name in enumerate(names(scenario)[1:], start=1):
        rows = (outlet == number).nonzero()[0]
        flips = world.coins.flip("member", world.society.population.key[reader[rows]], key("outlet", name))
        kept[rows] = flips < threshold(np.full(rows.size, shares[name]))
    if scenario.platform.mutual:
        sender = world.ledger.items["person"][item]
        kept &= (sender >= world.society.people) | answered(world.society, sender, reader)
    return reader[kept], item[kept]


@lru_cache(maxsize=2)
def _packed(society: Society) -> Ints:
    network = society.network
    followed = np.repeat(np.arange(network.indptr.size - 1), np.diff(network.indptr))
    return np.asarray((followed << 32) | network.indices)


def answered(society: Society, sender: Nodes, reader: Nodes) -> NDArray[np.bool_]:
    """Whether the sender follows the reader, too (n,)."""
    ties, wanted = _packed(society), (reader.astype(np.int64) << 32) | sender
    place = np.minimum(np.searchsorted(ties, wanted), ties.size - 1)
    return np.asarray(ties[place] == wanted)


def visible(world: World, batch: Reading, rows: Ints, shown: Ints) -> Ints:
    """Thresholds of being shown (n,) after what owners cut: changed rules, outages, the reach of pages."""
    scenario = world.scenario
    if not scenario.policy_change and not scenario.card and scenario.platform.page_visibility == 1.0:
        return shown
    minute = batch.minute[rows]
    first, last = (int(minute.min()), int(minute.max())) if rows.size else (0, 0)
    for where, start, until, visibility in _cuts(scenario):
        if first < until and start <= last:
            outlet = world.contents["outlet"][batch.content[rows]] == names(scenario).index(where)
            shown = _cut(shown, outlet & (minute >= start) & (minute < until), visibility)
    if scenario.platform.page_visibility < 1.0:
        page = world.ledger.items["person"][batch.item[rows]] >= world.society.people
        page &= world.ledger.items["handing"][batch.item[rows]] != Handing.BOOSTED
        shown = _cut(shown, page, scenario.platform.page_visibility)
    return shown


def _cuts(scenario: Scenario) -> Iterator[tuple[str, int, int, float]]:
    """Outlet, from when, until when, and what part of the places is left: changes of policy, and cards."""
    for one in scenario.policy_change:
        yield one.outlet, one.at, scenario.horizon if one.until is None else one.until, one.visibility
    yield from cuts(scenario)


def _cut(shown: Ints, hit: NDArray[np.bool_], left: float) -> Ints:
    """Thresholds (n,) of which a part is left where it hits."""
    return np.where(hit, np.rint(shown * left).astype(np.int64), shown)


def stitched(world: World, batch: Reading, rows: Ints, did: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Who makes a post of their own of what they pass on (n,), one a person and round."""
    made = np.zeros(rows.size, np.uint8)
    stitch = world.scenario.platform.stitch
    if not stitch:
        return made
    content, reader = batch.content[rows], batch.reader[rows]
    passed = ((did & Did.SHARED) != 0) & ((did & (Did.CREATED | Did.ACTED)) == 0)
    passed &= world.contents["campaign"][content] & (world.contents["ask"][content] <= 1)
    if not passed.any():
        return made
    flips = world.coins.flip("stitch", world.society.population.key[reader], world.contents["key"][content])
    hits = (passed & (flips < threshold(np.full(rows.size, stitch)))).nonzero()[0]
    hits = hits[np.unique(reader[hits], return_index=True)[1]]
    made[hits] = Did.CREATED
    world.crowd.done[reader[hits]] |= np.uint8(CREATED)
    return made
