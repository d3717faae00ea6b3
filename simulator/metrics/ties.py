"""Ties that changed in the week, and how far the ties between people stay inside a camp."""

from __future__ import annotations

import numpy as np

from ..ledger import Act
from .network import ends
from .ratio import ratio
from .record import Ints, Record
from .vocabulary import measure


@measure("ties", "acts", better="neither")
def ties_gained(record: Record) -> float:
    """Times that somebody began to follow an author whose post they passed on."""
    return int(np.count_nonzero(record.acts["act"] == Act.FOLLOWED))


@measure("ties", "acts", better="neither")
def ties_lost(record: Record) -> float:
    """Times that somebody stopped following whoever handed on a post that they rejected."""
    return int(np.count_nonzero(record.acts["act"] == Act.UNFOLLOWED))


@measure("share", "network, stances, acts", better="neither")
def same_camp_ties(record: Record) -> float:
    """Part of the ties between people that join two of the same camp (by their stance at the start)."""
    network, people = record.society.network, record.society.people
    camp = (record.society.population.stance >= 0).astype(np.int8)
    follower, followed = ends(network.indptr, network.indices)
    among = followed < people
    same, all_ = _count(camp, follower[among], followed[among])
    for act, sign in ((Act.TIED, 1), (Act.FOLLOWED, 1), (Act.UNFOLLOWED, -1)):
        rows = record.acts["act"] == act
        actor, about = (record.acts[name][rows].astype(np.int64) for name in ("actor", "about"))
        changed = _count(camp, actor[about < people], about[about < people])
        same, all_ = same + sign * changed[0], all_ + sign * changed[1]
    return ratio(same, all_)


def _count(camp: np.ndarray[tuple[int], np.dtype[np.int8]], one: Ints, other: Ints) -> tuple[int, int]:
    """Ties (n,) that join the same camp, and all."""
    return int(np.count_nonzero(camp[one] == camp[other])), one.size
