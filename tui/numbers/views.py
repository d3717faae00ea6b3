"""The views of the live week as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simulator.catalogue import _
from simulator.snapshot import closeups as close

from .. import words
from .table import Cell, Table, table

if TYPE_CHECKING:
    from simulator.snapshot import Snapshot, Society

    from ..paint.views import Sight


def tables(sight: Sight, view: str) -> list[Table]:
    """The tables of a view, by the name under which it is explained; the figures of the minute come first."""
    found = [now(sight.shot, sight.society)]
    if sight.close is not None:
        found += CLOSE[type(sight.close)](sight)
    elif view == "live.influencers":
        found.append(influencers(sight.shot))
    elif view == "live.diary":
        found += diary(sight.shot)
    else:
        found += [ladder(sight.shot, sight.society), hours(sight.shot)]
    return found


def now(shot: Snapshot, society: Society) -> Table:
    """The figures of the present minute."""
    figures = shot.now
    rows: list[tuple[Cell, ...]] = [
        (_("moment"), words.moment(shot.minute)),
        (_("world"), society.seed),
        (_("people"), society.people),
        (_("reach"), figures.reach),
        (_("reach without the campaign"), figures.ghost_reach),
        (_("R today"), figures.r_today),
        *((_(name), many) for name, many in figures.deeds),
        (_("given"), figures.gift_cents / 100),
        (_("spent"), figures.money_spent / 100),
        (_("budget"), figures.money_budget / 100),
        (_("hours"), figures.hours_used),
        (_("from other camps"), figures.cross_cutting),
        (_("shares"), figures.shares),
        (shot.goal.measure, shot.goal.value),
        (_("goal"), shot.goal.target),
    ]
    return table(_("Now"), (_("figure"), _("value")), rows)


def ladder(shot: Snapshot, society: Society) -> Table:
    """People by community and by the highest rung that they stand on."""
    names = words.rungs()
    cells = society.community_of.astype(np.int64) * len(names) + shot.rung
    counts = np.bincount(cells, minlength=len(society.community_names) * len(names)).reshape(-1, len(names))
    rows: list[tuple[Cell, ...]] = [
        (name, *many) for name, many in zip(society.community_names, counts.tolist(), strict=True)
    ]
    return table(_("People by rung"), (_("community"), *names), rows)


def hours(shot: Snapshot) -> Table:
    """Shares in each hour so far."""
    ghost = shot.ghost_per_hour
    rows = [
        (words.moment(60 * hour), many, None if ghost is None or hour >= len(ghost) else int(ghost[hour]))
        for hour, many in enumerate(shot.shares_per_hour.tolist())
    ]
    return table(_("Shares by hour"), (_("hour"), _("shares"), _("the dim line")), rows)


def influencers(shot: Snapshot) -> Table:
    """A row for each account."""
    titles = (_("account"), _("posts"), _("reach"), _("sights"), _("shares"), _("deeds"), _("fee"), _("cost per deed"))
    rows = [
        (one.name, one.posts, one.reach, one.impressions, one.shares, one.deeds, one.fee_cents / 100,
         None if one.cost_per_deed_cents is None else one.cost_per_deed_cents / 100)
        for one in shot.influencers
    ]  # fmt: skip
    return table(_("Influencers"), titles, rows)


def diary(shot: Snapshot) -> list[Table]:
    """What is planned, and what happened."""
    plan = [(words.moment(one.minute), words.kind(one.kind), one.title, one.by) for one in shot.lane]
    told = [(words.moment(one.minute), one.text) for one in shot.happenings]
    return [table(_("The plan"), (_("moment"), _("kind"), _("title"), _("by")), plan),
            table(_("What happened"), (_("moment"), _("what")), told)]  # fmt: skip


def _bubbles(sight: Sight) -> list[Table]:
    found = sight.close
    assert isinstance(found, close.Bubbles)
    names = sight.society.community_names
    steps = [(step, None if share != share else share) for step, share in zip(close.STEPS, found.steps, strict=True)]
    meets = [(name, *row) for name, row in zip((*names, _("the campaign")), found.communities.tolist(), strict=True)]
    reached = zip(names, sight.society.community_sizes, found.reached, strict=True)
    course = [
        (words.moment(60 * hour), across, seen)
        for hour, (across, seen) in enumerate(zip(found.crossing.tolist(), found.sights.tolist(), strict=True))
    ]
    return [
        table(_("From the other camp, filter by filter"), (_("step"), _("share")), steps),
        table(_("Sights by community: row from, column by"), ("", *names), meets),
        table(_("Reached by community"), (_("community"), _("people"), _("reached")), reached),
        table(_("By hour"), (_("hour"), _("from the other camp"), _("all sights")), course),
    ]


def _deeds(sight: Sight) -> list[Table]:
    found = sight.close
    assert isinstance(found, close.Deeds)
    rungs = zip((_("people"), *words.rungs()[1:]), found.ladder, strict=True)
    by_community = [
        (name, reached, *row)
        for name, reached, row in zip(
            sight.society.community_names, found.reached, found.by_community.tolist(), strict=True
        )
    ]
    per_day = [(words.day_name(day), *row) for day, row in enumerate(found.per_day.tolist())]
    listed = [
        (words.moment(one.minute), _(close.DEEDS[one.deed]), one.who, one.community, one.cents / 100)
        for one in found.rows
    ]
    deeds = tuple(_(name) for name in close.DEEDS)
    return [
        table(_("The ladder"), (_("rung"), _("people")), rungs),
        table(_("Deeds by community"), (_("community"), _("reached"), *deeds), by_community),
        table(_("Deeds by day"), (_("day"), *deeds), per_day),
        table(_("Deeds"), (_("moment"), _("deed"), _("who"), _("community"), _("amount")), listed),
        table(_("The way of the chosen deed"), (_("moment"), _("who"), _("community"), _("how")),
              [(words.moment(one.minute), one.who, one.community, one.how) for one in found.path]),
    ]  # fmt: skip


def _books(sight: Sight) -> list[Table]:
    found = sight.close
    assert isinstance(found, close.Books)
    lines = [
        (one.kind, one.name, one.cents / 100, None if one.planned is None else one.planned / 100)
        for one in found.spending
    ]
    work = [(name, minutes / 60) for name, minutes in found.work]
    desk: list[tuple[Cell, ...]] = [
        (_("asked"), found.asked),
        (_("answered"), found.answered),
        (_("wait, minutes"), found.wait),
    ]
    agree = [(one.name, one.rows, one.counted, one.unit) for one in found.balances]
    return [
        table(_("Spending"), (_("kind"), _("name"), _("spent"), _("planned")), lines),
        table(_("Hours"), (_("work"), _("hours")), work),
        table(_("Questions"), (_("figure"), _("value")), desk),
        table(_("The model's own accounts"), (_("accounts"), _("rows"), _("counted"), _("unit")), agree),
    ]


def _cascades(sight: Sight) -> list[Table]:
    found = sight.close
    assert isinstance(found, close.Cascades)
    titles = (_("post"), _("by"), _("moment"), _("shares"), _("depth"), _("structural virality"), _("sights"))
    rows = [
        (one.title, one.author, words.moment(one.minute), one.size, one.depth, one.virality, one.seen)
        for one in found.rows
    ]
    return [table(_("Cascades"), titles, rows)]


def _endings(sight: Sight) -> list[Table]:
    found = sight.close
    assert isinstance(found, close.Endings)
    names = [name.replace("_", " ") for name, _many in sight.shot.reasons]
    rows: list[tuple[Cell, ...]] = [(one.kind, one.name, *one.counts) for one in found.segments]
    return [table(_("Where it died"), (_("part"), _("name"), *names), rows)]


CLOSE: dict[type, Callable[[Sight], list[Table]]] = {
    close.Bubbles: _bubbles, close.Deeds: _deeds, close.Books: _books, close.Cascades: _cascades,
    close.Endings: _endings,
}  # fmt: skip
