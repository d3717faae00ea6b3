"""What it cost: money spent on fees and boosts, and what a deed came to."""

from __future__ import annotations

import numpy as np

from ..ledger import Act, Deed
from . import reach as counting
from .campaign_reach import impressions, reach
from .deeds import deeds, gift_cents, gifts
from .reactions import clicks, creations
from .record import Record
from .vocabulary import measure


def spent_on(record: Record, act: Act) -> int:
    """Cents that acts of one kind have cost."""
    acts = record.acts
    return int(acts["cents"][acts["act"] == act].sum(dtype=np.int64))


@measure("cents", "acts", better="less")
def spent_cents(record: Record) -> float:
    """Money spent on fees and boosts."""
    return spent_on(record, Act.PAID) + spent_on(record, Act.BOOSTED)


@measure("cents", "acts, deeds")
def net_cents(record: Record) -> float:
    """Money given, less money spent."""
    return gift_cents(record) - spent_cents(record)


@measure("cents", "deeds, the scenario")
def matched_cents(record: Record) -> float:
    """Money that somebody else added to gifts (by doubling them, say), while the offer was on and up to its pot."""
    knobs, table = record.scenario.deeds, record.deeds
    if knobs.match == 1.0:
        return 0
    ends = record.scenario.horizon if knobs.match_ends is None else knobs.match_ends
    on = (table["deed"] == Deed.GAVE) & (table["minute"] >= (knobs.match_starts or 0)) & (table["minute"] < ends)
    total = round(int(table["cents"][on].sum(dtype=np.int64)) * knobs.match_ratio)
    return total if knobs.match_pot is None else min(total, knobs.match_pot)


@measure("cents", "acts, deeds", better="less")
def cost_per_deed(record: Record) -> float:
    """Money spent for each deed; work is not counted in."""
    return counting.cost_per(spent_cents(record), deeds(record))


@measure("cents", "acts, deeds", better="less")
def cost_per_gift(record: Record) -> float:
    """Money spent for each gift."""
    return counting.cost_per(spent_cents(record), gifts(record))


@measure("cents", "acts, sights", better="less")
def cost_per_person(record: Record) -> float:
    """Money spent for each person reached."""
    return counting.cost_per(spent_cents(record), reach(record))


@measure("cents", "acts, sights", better="less")
def cost_per_engagement(record: Record) -> float:
    """Money spent for each like, comment, share or creation."""
    return counting.cost_per(spent_cents(record), clicks(record) + creations(record))


@measure("cents", "acts, sights", better="less")
def cpm(record: Record) -> float:
    """Money spent for each thousand impressions."""
    return counting.cpm(spent_cents(record), impressions(record))
