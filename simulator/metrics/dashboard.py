"""What the dashboard shows, beside what really happened; its errors are coins of what it counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, key, threshold
from ..ledger import Act, Column, Deed, Did
from .ratio import ratio
from .record import Bools, Ints, Record
from .vocabulary import measure

_BITS = {"likes": Did.LIKED, "comments": Did.COMMENTED, "shares": Did.SHARED}
COUNTS = ("impressions", "reach", "likes", "comments", "shares", "deeds", "gifts", "signatures")
_RATES = {
    "share rate": (("shares",), "impressions"),
    "engagement rate": (("likes", "comments", "shares"), "impressions"),
    "deed rate": (("deeds",), "reach"),
}


def shown(record: Record, metric: str, since: int = 0) -> float:
    """What the dashboard shows of a metric between two minutes: `since` and the record's; nan for a rate of none."""
    if metric in _RATES:
        above, below = _RATES[metric]
        return ratio(sum(shown(record, one, since) for one in above), shown(record, below, since))
    errs = record.scenario.dashboard.overcount > 0 or bool((record.acts["act"] == Act.DISTORTED).any())
    return _counted(record, metric, since, errs)


def _counted(record: Record, metric: str, since: int, errs: bool) -> float:
    """One count, with or without the dashboard's errors."""
    views, knobs, coins = record.views, record.scenario.dashboard, Coins(record.seed)
    fresh = views.minute >= since
    if metric in ("deeds", "gifts", "signatures"):
        return _deeds(record, metric, since)
    person = record.society.population.key
    if metric == "reach":
        who = np.unique(views.reader[fresh])
        twice = coins.flip("dashboard device", person[who]) < threshold(knobs.devices)
        return who.size + int(np.count_nonzero(twice))
    kept = fresh if metric == "impressions" else fresh & ((views.did & _BITS[metric]) != 0)
    if not errs:
        return int(np.count_nonzero(kept))
    about = record.posts["key"][views.content[kept]]
    flips = coins.flip("dashboard " + metric, person[views.reader[kept]], about, views.minute[kept])
    twice = flips < threshold(knobs.overcount + distortion(record, views.minute[kept]))
    return int(np.count_nonzero(kept)) + int(np.count_nonzero(twice))


def distortion(record: Record, minute: Column) -> NDArray[np.float64]:
    """What a dashboard that errs adds to the part counted twice at these minutes (n,): from its card to the audit."""
    acts, total = record.acts, np.zeros(minute.size)
    for row in np.flatnonzero(acts["act"] == Act.DISTORTED):
        since = int(acts["minute"][row])
        ends = acts["minute"][(acts["act"] == Act.AUDITED) & (acts["minute"] >= since)]
        until = int(ends.min()) if ends.size else record.until
        total += np.where((minute >= since) & (minute < until), int(acts["about"][row]) / 1000.0, 0.0)
    return np.minimum(total, 1.0)


def _deeds(record: Record, metric: str, since: int) -> float:
    table = record.deeds
    kept = (table["minute"] >= since) & (table["item"] >= 0)
    if metric != "deeds":
        kept &= table["deed"] == (Deed.GAVE if metric == "gifts" else Deed.SIGNED)
    return int(np.count_nonzero(kept & ~lost(record)))


def lost(record: Record) -> Bools:
    """Deeds (n,) whose way to the form is not seen: a coin of the person and the minute."""
    table = record.deeds
    flips = Coins(record.seed).flip(
        "dashboard track", record.society.population.key[table["person"]], key("deed"), table["minute"]
    )
    return np.asarray(flips < threshold(record.scenario.dashboard.lost_track))


def gifts_by_post(record: Record, credited: bool) -> Ints:
    """Gifts of each content (posts,): as they came about, or as the dashboard credits them."""
    table = record.deeds
    kept = (table["deed"] == Deed.GAVE) & (table["item"] >= 0)
    if credited:
        kept &= ~lost(record)
    return np.bincount(record.items["content"][table["item"][kept]], minlength=record.out.size)


def _error(record: Record, metric: str) -> float:
    views = record.views
    if metric == "reach":
        truth: float = np.unique(views.reader).size
    elif metric == "impressions":
        truth = len(views)
    else:
        truth = int(np.count_nonzero((views.did & _BITS[metric]) != 0))
    return ratio(abs(shown(record, metric) - truth), truth)


@measure("relative", "sights, coins of the dashboard", better="less")
def measurement_error_impressions(record: Record) -> float:
    """Impressions on the dashboard against those that happened, relative."""
    return _error(record, "impressions")


@measure("relative", "sights, coins of the dashboard", better="less")
def measurement_error_reach(record: Record) -> float:
    """Reach on the dashboard against the people really reached, relative."""
    return _error(record, "reach")


@measure("relative", "sights, coins of the dashboard", better="less")
def measurement_error_likes(record: Record) -> float:
    """Likes on the dashboard against those given, relative."""
    return _error(record, "likes")


@measure("relative", "sights, coins of the dashboard", better="less")
def measurement_error_shares(record: Record) -> float:
    """Shares on the dashboard against those made, relative."""
    return _error(record, "shares")


@measure("relative", "deeds, items, coins of the dashboard", better="less")
def measurement_error_gifts(record: Record) -> float:
    """Gifts that the dashboard credits to the wrong post or to none, for each gift."""
    truth, credited = gifts_by_post(record, False), gifts_by_post(record, True)
    return ratio(int(np.abs(truth - credited).sum()), int(truth.sum()))


@measure("relative", "sights, deeds, items, coins of the dashboard", better="less")
def measurement_error(record: Record) -> float:
    """Mean relative error of the dashboard over impressions, reach, likes, shares and gifts by post."""
    rows = (measurement_error_impressions, measurement_error_reach, measurement_error_likes,
            measurement_error_shares, measurement_error_gifts)  # fmt: skip
    errors = np.array([one(record) for one in rows])
    return float(np.nanmean(errors)) if not np.isnan(errors).all() else float("nan")
