"""Who meets whom across camps in a run, and how far minds stand apart.

A camp is the sign of the stance that a person had at the start; an account stands where its posts stand.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..exact import from_grid
from ..ledger import Column, Reason
from . import bubbles
from .bubbles import cross_cutting_share as crossing
from .campaign_reach import times_seen
from .ratio import ratio
from .record import Bools, Ints, Record
from .vocabulary import measure, once

CAMPS = ("against", "for")


@once
def camp_of_node(record: Record) -> NDArray[np.int8]:
    """Camp of each person and account (nodes,): 1 for the cause, 0 against it."""
    people = (record.society.population.stance >= 0).astype(np.int8)
    slant = {account.id: 0.0 for account in record.society.accounts}
    for post in record.scenario.post:
        slant[post.by] += post.slant
    accounts = [slant[account.id] >= 0 for account in record.society.accounts]
    return np.concatenate((people, np.array(accounts, dtype=np.int8)))


@once
def _sender_camp(record: Record) -> NDArray[np.int8]:
    return np.asarray(camp_of_node(record)[record.items["person"]])


def met(record: Record, reader: Column, item: Column) -> Ints:
    """Encounters between camps (2, 2): row the camp of who handed the item on, column the reader's."""
    cause = record.cause[record.items["content"]]
    kept = cause[item]
    if not kept.all():
        reader, item = reader[kept], item[kept]
    cells = _sender_camp(record)[item] * np.int8(2) + camp_of_node(record)[reader]
    return np.bincount(cells, minlength=4).reshape(2, 2)


@measure("share", "sights, items, posts, stances", better="neither")
def cross_cutting_share(record: Record) -> float:
    """Part of the sightings about the cause that came from somebody of the other camp."""
    return crossing(met(record, record.looks.reader, record.looks.item))


@measure("-1..1", "sights, items, posts, stances", better="neither")
def ei_index(record: Record) -> float:
    """Sightings from the other camp less those from the own, as a part of all: -1 is a closed bubble."""
    return 2.0 * cross_cutting_share(record) - 1.0


def cross_cutting_by_step(record: Record) -> dict[str, float]:
    """The three filters, each measured apart: cross-cutting share of all that could meet, and after each one.

    chance     anybody meets anybody             followed   the network: who follows whom among people
    delivered  what was posted and passed on     shown      the ranking: what a session got to
    accepted   the mind: neither scrolled past, rejected nor doubted
    """
    sights = record.tables["sights"]
    reader, item, reason = (sights[name][record.ended] for name in ("reader", "item", "reason"))
    shown = (reason >= Reason.SCROLLED_PAST) & (reason <= Reason.ACTED)
    accepted = (reason >= Reason.SEEN) & (reason <= Reason.ACTED)
    sizes = np.bincount(camp_of_node(record)[: record.society.people], minlength=2)
    return {
        "chance": crossing(np.outer(sizes, sizes)),
        "followed": crossing(followed(record)),
        "delivered": crossing(met(record, reader, item)),
        "shown": crossing(met(record, reader[shown], item[shown])),
        "accepted": crossing(met(record, reader[accepted], item[accepted])),
    }


@once
def followed(record: Record) -> Ints:
    """Ties between people of the camps (2, 2): row the camp of the one followed, column the follower's."""
    network, people = record.society.network, record.society.people
    ends = int(network.indptr[people])
    camp = camp_of_node(record)[:people]
    source = np.repeat(camp, np.diff(network.indptr[: people + 1]))
    return np.bincount(source * np.int8(2) + camp[network.indices[:ends]], minlength=4).reshape(2, 2)


@measure("0..1", "belief at the present minute")
def sincerity(record: Record) -> float:
    """Mean belief, over the people reached, that the organiser means it; known at the present minute only."""
    if record.crowd is None:
        return float("nan")
    return _mean(record.crowd.sincerity[times_seen(record) > 0])


@measure("-1..1", "stances at the present minute")
def mean_stance(record: Record) -> float:
    """Mean stance towards the cause, from against (-1) to for (1); known at the present minute only."""
    return float("nan") if record.crowd is None else _mean(_of(record, record.crowd.stance))


@measure("0..1", "stances at the present minute", better="less")
def polarisation(record: Record) -> float:
    """Polarisation of stances after Esteban and Ray: 0 when all agree; known at the present minute only."""
    if record.crowd is None:
        return float("nan")
    return bubbles.polarisation(from_grid(_of(record, record.crowd.stance)), -1.0, 1.0)


def _of(record: Record, column: Column) -> Column:
    return column if record.only is None else column[record.only]


def _mean(grid: Column) -> float:
    """Mean of states on the grid, in whole numbers until the last step: no order of adding matters."""
    return ratio(int(grid.sum(dtype=np.int64)), int(grid.size)) / 65536.0


def own_camp(record: Record) -> Bools:
    """Who stands on the campaign's side (people,)."""
    return np.asarray(camp_of_node(record)[: record.society.people] == 1)
