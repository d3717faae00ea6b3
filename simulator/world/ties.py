"""Who follows whom, made from coins: circles of acquaintances inside communities, and hubs.

Each person wants a number of followees.  A part of them lies inside the own circle, where every pair has its
own coin.  The rest is spread by popularity over the own community (homophily) and over the others by size.
Both kinds are thinned across camps by one openness.  Clustering and short paths come out of this (D4, D6).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .. import exact
from ..chance import Coins
from ..scenario.model import Network as Wishes
from .acquaintances import Circles
from .camps import Choices, openness
from .crowd import Counts, Crowd, Floats, parts
from .hubs import Hubs
from .network import Places, mirrored

LARGEST_PART = 0.5  # of all people within reach that one person follows, in small societies
_GRAIN = 1024.0


def ties(wishes: Wishes, crowd: Crowd, coins: Coins) -> Iterator[Places]:
    """Packed ties between people in pieces (n,), with a few duplicates, in no particular order."""
    wanted = _wanted(wishes, crowd, coins)
    circles = Circles(crowd, wanted * wishes.circle_share)
    open_ = _openness(wishes, crowd, circles, wanted)
    inside = circles.expected(open_)
    outside = _rounded(wanted - inside, crowd, coins)
    if wishes.directed:
        hubs = Hubs(crowd, wishes, open_, _already(crowd, inside, outside), coins)
        yield from circles.ties(open_, coins, mutual=False)
        yield from hubs.ties(outside)
        return
    made = _rounded((wanted - inside) / 2.0, crowd, coins)  # as many again come back
    hubs = Hubs(crowd, wishes, open_, _already(crowd, inside + made, made), coins)
    yield from circles.ties(open_, coins, mutual=True)
    for piece in hubs.ties(made):
        yield piece
        yield mirrored(piece)


def _wanted(wishes: Wishes, crowd: Crowd, coins: Coins) -> Floats:
    """Followees that each person wants (people,), count: log-normal, 1 to half of those in reach."""
    spread = wishes.followees_spread
    most = np.maximum(1.0, LARGEST_PART * (crowd.within + crowd.beyond))[crowd.community]
    wanted = np.empty(crowd.key.size)
    for part in parts(wanted.size):
        normal = exact.normal_quantile(coins.uniform("followees", crowd.key[part]))
        wanted[part] = wishes.followees * exact.exp(spread * normal - spread * spread / 2.0)
    wanted = wanted * np.array([one.connections for one in crowd.communities.declared])[crowd.community]
    return np.clip(np.rint(wanted), 1.0, np.floor(most))


def _openness(wishes: Wishes, crowd: Crowd, circles: Circles, wanted: Floats) -> float:
    """The openness at which the wanted part of ties crosses camps; isolated communities have no say."""
    people = ~crowd.communities.isolated[crowd.community]
    if not people.any():
        people = ~people
    left = np.rint((wanted - circles.wanted)[people] * _GRAIN)
    left = np.bincount(crowd.cell[people], left, crowd.cell_sizes.size) / _GRAIN
    outside = [
        Choices(left[cell] * crowd.weights(cell // 2, wishes.homophily, wishes.abroad), *crowd.camps_met(cell))
        for cell in np.flatnonzero(left).tolist()
    ]
    return openness([circles.choices(people), *outside], wishes.opposite_camp)


def _rounded(counts: Floats, crowd: Crowd, coins: Coins) -> Counts:
    """Whole numbers (people,) with the given means, by a coin; at least one, so that nobody follows nobody."""
    coin = np.empty(crowd.key.size)
    for part in parts(coin.size):
        coin[part] = coins.uniform("one more", crowd.key[part])
    return np.maximum(1, (counts + coin).astype(np.int64))


def _already(crowd: Crowd, anyway: Floats, popular: Counts) -> Floats:
    """Followers that come anyway over those that popularity brings, a community's mean (communities,)."""
    near = np.bincount(crowd.community, np.rint(anyway * _GRAIN), crowd.sizes.size) / _GRAIN
    far = np.bincount(crowd.community, popular, crowd.sizes.size)
    return near / np.maximum(far, 1.0)
