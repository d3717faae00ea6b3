"""Ties inside circles of acquaintances: small, dense groups, where friends of friends are friends (D6).

Every ordered pair in a circle has a coin of its own.  For some pairs the coin is one and the same both ways, so
that following is answered more often than by accident (D7).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, Flips
from .camps import Choices
from .crowd import CHUNK, Counts, Crowd, Floats, parts
from .network import Places, packed

DENSEST = 0.95  # of a circle: nobody follows every acquaintance
ANSWERED = 0.5  # part of the pairs who decide as one; calibrated on reciprocity (D7)


class Circles:
    """The circles of a crowd: who is in them, and how many ties each person wants there.

    wanted   (people,)  ties inside the circle, count, before the openness to the other camp is known
    """

    def __init__(self, crowd: Crowd, wanted: Floats) -> None:
        self.crowd = crowd
        counts = np.zeros(crowd.sizes.size, dtype=np.int64)
        np.maximum.at(counts, crowd.community, crowd.circle + 1)
        self._circle = (np.cumsum(counts) - counts)[crowd.community] + crowd.circle
        camps = np.bincount(self._circle * 2 + crowd.camp, minlength=2 * int(counts.sum()))
        self._same = (camps[self._circle * 2 + crowd.camp] - 1).astype(np.float64)
        self._other = camps[self._circle * 2 + 1 - crowd.camp].astype(np.float64)
        self.wanted = np.minimum(wanted, DENSEST * (self._same + self._other))

    def choices(self, people: NDArray[np.bool_]) -> Choices:
        """The ties that some people (people,) want in their circles, each person a group."""
        return Choices(self.wanted[people], self._same[people], self._other[people])

    def chances(self, openness: float) -> tuple[Floats, Floats]:
        """Chance to follow an acquaintance of the own, and of the other camp (people,)."""
        open_ = np.where(self._same > 0.0, openness, 1.0)
        weight = self._same + open_ * self._other
        own = np.divide(self.wanted, weight, out=np.zeros_like(weight), where=weight > 0.0)
        np.minimum(own, DENSEST, out=own)
        return own, open_ * own

    def expected(self, openness: float) -> Floats:
        """Mean number of ties inside the circle (people,)."""
        own, other = self.chances(openness)
        return np.asarray(own * self._same + other * self._other)

    def ties(self, openness: float, coins: Coins, mutual: bool) -> Iterator[Places]:
        """Packed ties, a few circles at a time; with `mutual`, every pair decides as one."""
        limits = (np.stack(self.chances(openness)) * 2.0**32).astype(np.uint32)
        members = np.argsort(self._circle, kind="stable")
        sizes = np.bincount(self._circle)
        starts = np.cumsum(sizes) - sizes
        for size in np.unique(sizes[sizes > 1]).tolist():
            of_size = np.flatnonzero(sizes == size)
            for part in parts(of_size.size, max(1, CHUNK // (size * size))):
                block = members[starts[of_size[part], None] + np.arange(size)]
                yield self._block(block, limits, coins, mutual)

    def _block(self, block: Counts, limits: NDArray[np.uint32], coins: Coins, mutual: bool) -> Places:
        """Packed ties inside circles of one size, from their members (circles, size)."""
        camp = self.crowd.camp[block]
        own, other = limits[0][block][:, :, None], limits[1][block][:, :, None]
        limit = np.where(camp[:, :, None] == camp[:, None, :], own, other)
        if mutual:
            limit = limit // 2 + limit.transpose(0, 2, 1) // 2
        follows = self._flips(block, coins, mutual) < limit
        diagonal = np.arange(block.shape[1])
        follows[:, diagonal, diagonal] = False
        return np.asarray(packed(block[:, None, :], block[:, :, None])[follows])

    def _flips(self, block: Counts, coins: Coins, mutual: bool) -> Flips:
        """The coin of each ordered pair of members (circles, size, size): follower, followed."""
        shape = (*block.shape, block.shape[1])
        key = self.crowd.key[block]
        follower, followed = np.broadcast_to(key[:, :, None], shape), np.broadcast_to(key[:, None, :], shape)
        pair = coins.flip("be acquainted", follower + followed)  # a sum names the pair, whoever comes first
        if mutual:
            return pair
        answered = (pair & np.uint32(0xFF)) < round(ANSWERED * 256)
        return np.where(answered, pair, coins.flip("follow an acquaintance", follower, followed))
