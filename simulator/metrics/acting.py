"""What deeds come to: after a click, on the street, and on the desk of somebody who decides."""

from __future__ import annotations

import numpy as np

from ..ledger import Act
from .ratio import ratio
from .reactions import CLICKS
from .record import Ints, Record
from .vocabulary import measure


def first_clicks(record: Record) -> Ints:
    """Minute of each person's first click on the campaign (people,); the horizon for those who never clicked."""
    first = np.full(record.society.people, record.scenario.horizon, dtype=np.int64)
    clicked = (record.views.did & CLICKS) != 0
    np.minimum.at(first, record.views.reader[clicked], record.views.minute[clicked])
    return first


@measure("count", "deeds, sights")
def deeds_after_click(record: Record) -> float:
    """Deeds that people did later than their first click on the campaign."""
    table = record.deeds
    return int(np.count_nonzero(table["minute"] > first_clicks(record)[table["person"]]))


@measure("share", "deeds")
def online_share_of_deeds(record: Record) -> float:
    """Part of the deeds that an item on the screen led to; the others were done on the street."""
    item = record.deeds["item"]
    return ratio(int(np.count_nonzero(item >= 0)), item.size)


@measure("signatures", "acts")
def pressure(record: Record) -> float:
    """Highest reading of the decision-maker's gauge; 0 where nobody is pressed."""
    read = record.acts["about"][record.acts["act"] == Act.GAUGED]
    return int(read.max()) if read.size else 0


@measure("0 or 1", "acts")
def gave_way(record: Record) -> float:
    """1 if the decision-maker has given way, else 0."""
    return int((record.acts["act"] == Act.GAVE_WAY).any())
