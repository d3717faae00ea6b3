"""How the campaign travels from person to person: the cascades of its contents.

A cascade is the tree of one content through `items`: the post, and everybody who passed it on.  A paid or
discovered place is no adopter: what people share from there hangs on the item that was placed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..ledger import Did, Handing
from . import cascades
from .cascades import Floats, Forest
from .ratio import ratio
from .record import Ints, Record
from .vocabulary import measure, once

LARGE = 100
"""Adopters that make a cascade large (A9)."""
DAY = 1440
_PLACED = (Handing.BOOSTED, Handing.DISCOVERED, Handing.WRITTEN, Handing.NAMED)


@dataclass(frozen=True, slots=True)
class Trees:
    """The campaign's cascades.

    woods    the forest; its nodes are the items below
    item     (n,)  number of the item of each node
    minute   (n,)  when it was handed on
    content  (t,)  the content of each cascade
    """

    woods: Forest
    item: Ints
    minute: Ints
    content: Ints

    @property
    def adopters(self) -> Ints:
        """Those who passed each content on, the author left out (t,)."""
        return cascades.sizes(self.woods) - 1


@once
def trees(record: Record) -> Trees:
    """All cascades of the campaign's contents so far."""
    items = record.items
    placed = np.isin(items["handing"], _PLACED)
    parent = items["parent"].astype(np.int64)
    hanging = np.flatnonzero(parent >= 0)
    while (under := hanging[placed[parent[hanging]]]).size:
        parent[under] = parent[parent[under]]
        hanging = under[parent[under] >= 0]  # what hung on a letter that nothing led to is a root now
    node = np.flatnonzero(record.handed & ~placed & record.campaign[items["content"]])
    place = np.full(placed.size, -1, dtype=np.int64)
    place[node] = np.arange(node.size)
    above = parent[node]
    woods = cascades.forest(np.where(above >= 0, place[above], -1))
    content = items["content"][node[woods.roots]]
    return Trees(woods, node, items["minute"][node].astype(np.int64), content.astype(np.int64))


def largest(record: Record) -> int:
    """Place of the cascade with most adopters, the oldest of equals; -1 when nothing was passed on."""
    adopters = trees(record).adopters
    return int(np.argmax(adopters)) if adopters.size and adopters.max() > 0 else -1


def _spread(record: Record) -> Ints:
    """Places of the cascades with at least one adopter."""
    return np.flatnonzero(trees(record).adopters > 0)


def _mean_of_spread(record: Record, values: Ints | Floats) -> float:
    spread = _spread(record)
    return float(np.mean(values[spread])) if spread.size else float("nan")


@measure("count", "items")
def cascades_started(record: Record) -> float:
    """Contents of the campaign that at least one person passed on."""
    return int(_spread(record).size)


@measure("people", "items")
def largest_cascade(record: Record) -> float:
    """People and accounts that passed on the content that was passed on most."""
    return int(trees(record).adopters.max(initial=0))


@measure("steps", "items")
def largest_depth(record: Record) -> float:
    """Longest way from a post of the campaign to somebody who passed it on."""
    return int(trees(record).woods.depth.max(initial=0))


@measure("steps", "items")
def depth(record: Record) -> float:
    """Longest way from the post, mean over the cascades that were passed on at all."""
    return _mean_of_spread(record, cascades.depths(trees(record).woods))


@measure("steps", "items", better="neither")
def structural_virality(record: Record) -> float:
    """Mean distance between two who passed the same content on; mean over the cascades passed on at all."""
    return _mean_of_spread(record, cascades.structural_virality(trees(record).woods))


@measure("steps", "items", better="neither")
def largest_virality(record: Record) -> float:
    """Structural virality of the largest cascade: near 2 when all had it from the author, more in chains."""
    place = largest(record)
    return float(cascades.structural_virality(trees(record).woods)[place]) if place >= 0 else float("nan")


@measure("share", "items", better="neither")
def first_generation_share(record: Record) -> float:
    """Part of all who passed the campaign on that had it straight from the author."""
    woods = trees(record).woods
    return ratio(int(np.count_nonzero(woods.depth == 1)), int(np.count_nonzero(woods.depth >= 1)))


@measure("ratio", "items")
def reproduction(record: Record) -> float:
    """R: further shares that a share leads to, over all generations after the first."""
    by_generation = cascades.generations(trees(record).woods)
    return ratio(float(by_generation[2:].sum()), float(by_generation[1:].sum()))


@measure("ratio", "items")
def reproduction_last_day(record: Record) -> float:
    """R of the last day: further shares so far that a share of the last 24 hours led to."""
    found = trees(record)
    fresh = (found.woods.depth > 0) & (found.minute >= record.until - DAY)
    parent = found.woods.parent
    led = parent >= 0
    return ratio(int(np.count_nonzero(fresh[parent[led]])), int(np.count_nonzero(fresh)))


def reproduction_by_generation(record: Record) -> list[float]:
    """R from each generation to the next, from the posts (0) on; the last value is 0. Empty without posts."""
    by_generation = cascades.generations(trees(record).woods)
    if not by_generation.size:
        return []
    before, after = by_generation.tolist(), [*by_generation[1:].tolist(), 0]
    return [ratio(next_ones, ones) for ones, next_ones in zip(before, after, strict=True)]


@measure("share", "items")
def large_cascade_share(record: Record) -> float:
    """Part of the campaign's contents that reached 100 adopters."""
    adopters = trees(record).adopters
    return ratio(int(np.count_nonzero(adopters >= LARGE)), adopters.size)


@measure("share", "items")
def peak_hour_share(record: Record) -> float:
    """Part of all shares that fell into the busiest hour."""
    by_hour = per_hour(record)
    return ratio(float(by_hour.max(initial=0)), float(by_hour.sum()))


@measure("minutes", "items", better="less")
def time_to_half(record: Record) -> float:
    """Minutes until half of a cascade is there, median over those that were passed on at all."""
    return _median_time(record, 0.5)


@measure("minutes", "items", better="less")
def time_to_ninety(record: Record) -> float:
    """Minutes until nine tenths of a cascade are there, median over those that were passed on at all."""
    return _median_time(record, 0.9)


def _median_time(record: Record, share: float) -> float:
    found = trees(record)
    minutes = cascades.minutes_to(found.woods, found.minute, share)
    return float(np.median(minutes[_spread(record)])) if _spread(record).size else float("nan")


def per_hour(record: Record) -> Ints:
    """Shares of the campaign in each hour so far (hours,); the last one may be incomplete."""
    hours = -(-record.until // 60)
    return np.bincount(record.items["minute"][record.shares] // 60, minlength=hours)


@measure("share", "items, sights")
def reinforced_share(record: Record) -> float:
    """Part of those who passed something on that had seen it from two or more others by then."""
    sharer, when = _sharers(record)
    if not sharer.size:
        return float("nan")
    views = record.views
    passed_on = np.zeros(record.society.people, dtype=np.bool_)
    passed_on[sharer >> 32] = True
    rows = np.flatnonzero(passed_on[views.reader])
    pair = _pairs(views.reader[rows], views.content[rows])
    place = np.minimum(np.searchsorted(sharer, pair), sharer.size - 1)
    before = (sharer[place] == pair) & (views.minute[rows] <= when[place])
    sources = np.unique(_pairs(place[before], record.items["person"][views.item[rows[before]]])) >> 32
    return ratio(int(np.count_nonzero(np.bincount(sources, minlength=sharer.size) >= 2)), sharer.size)


def _sharers(record: Record) -> tuple[Ints, Ints]:
    """Packed (person, content) of each share, ascending, and its minute: both (shares,)."""
    views = record.views
    did = np.flatnonzero(views.did & Did.SHARED)
    pair = _pairs(views.reader[did], views.content[did])
    pair, first = np.unique(pair, return_index=True)
    return pair, views.minute[did][first].astype(np.int64)


def _pairs(high: NDArray[np.integer], low: NDArray[np.integer]) -> Ints:
    return np.asarray((high.astype(np.int64) << 32) | low)
