"""Who follows whom, made from coins: circles of acquaintances inside communities, and hubs.

Each person wants a number of followees.  A part of them lies inside the own circle, where every pair has its
own coin.  The rest is spread by popularity over the own community (homophily) and over the others by size.
Both kinds are thinned across camps by one openness.  Reciprocity, clustering, short paths and heavy tails
come out of this (D3, D4, D6, D7); none is put in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys
from ..scenario.model import Network as Wishes
from .camps import Choices, crossing, openness
from .communities import Communities
from .network import Places, packed
from .popularity import pick, quantiles

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

DENSEST = 0.95  # of a circle: nobody follows every acquaintance
LARGEST_PART = 0.5  # of all people within reach that one person follows, in small societies
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Crowd:
    """What the making of ties reads of the people, columns (people,)."""

    key: Keys
    community: NDArray[np.int16]
    circle: NDArray[np.int32]
    camp: NDArray[np.int8]  # 0 against, 1 for


def ties(wishes: Wishes, communities: Communities, crowd: Crowd, coins: Coins) -> list[Places]:
    """Packed ties between people in pieces (n,), with a few duplicates, in no particular order."""
    maker = _Maker(wishes, communities, crowd, coins)
    return [*maker.inside_circles(), *maker.outside_circles()]


class _Maker:
    """The quantities that both kinds of ties share, each worked out once."""

    def __init__(self, wishes: Wishes, communities: Communities, crowd: Crowd, coins: Coins) -> None:
        self.wishes, self.communities, self.crowd, self.coins = wishes, communities, crowd, coins
        self.sizes = np.array(communities.sizes, dtype=np.int64)
        self.cell = crowd.community.astype(np.int64) * 2 + crowd.camp
        self.cell_sizes = np.bincount(self.cell, minlength=2 * self.sizes.size)
        self.cell_starts = np.cumsum(self.cell_sizes) - self.cell_sizes
        self.within, self.beyond = self._reach()
        self.wanted = self._wanted()
        self._count_circles()
        self.openness = self._solve()

    # -- how many, and from whom

    def _reach(self) -> tuple[Counts, Counts]:
        """How many other people each community's members can follow inside it, and outside (communities,)."""
        open_ = np.where(self.communities.isolated, 0, self.sizes)
        beyond = np.where(self.communities.isolated, 0, open_.sum() - open_)
        return np.maximum(self.sizes - 1, 0), beyond

    def _wanted(self) -> Floats:
        """Followees that each person wants (people,): log-normal, 1 to half of those in reach."""
        spread = self.wishes.followees_spread
        most = np.maximum(1.0, LARGEST_PART * (self.within + self.beyond))[self.crowd.community]
        wanted = np.empty(self.crowd.key.size)
        for part in _parts(wanted.size, _CHUNK):
            normal = exact.normal_quantile(self.coins.uniform("followees", self.crowd.key[part]))
            wanted[part] = self.wishes.followees * exact.exp(spread * normal - spread * spread / 2.0)
        return np.clip(np.rint(wanted), 1.0, most)

    def _count_circles(self) -> None:
        """Own and other camp among each one's acquaintances (people,), and the ties wanted with them."""
        counts = np.zeros(self.sizes.size, dtype=np.int64)
        np.maximum.at(counts, self.crowd.community, self.crowd.circle + 1)
        self.circle = (np.cumsum(counts) - counts)[self.crowd.community] + self.crowd.circle
        camps = np.bincount(self.circle * 2 + self.crowd.camp, minlength=2 * int(counts.sum()))
        self.same = (camps[self.circle * 2 + self.crowd.camp] - 1).astype(np.float64)
        self.other = camps[self.circle * 2 + 1 - self.crowd.camp].astype(np.float64)
        acquaintances = self.same + self.other
        self.inner = np.minimum(self.wanted * self.wishes.circle_share, DENSEST * acquaintances)

    def _solve(self) -> float:
        """The openness at which the wanted part of ties crosses camps; isolated communities have no say."""
        people = ~self.communities.isolated[self.crowd.community]
        if not people.any():
            people = np.ones_like(people)
        circle = Choices(self.inner[people], self.same[people], self.other[people])
        left = np.rint((self.wanted - self.inner)[people] * 1024.0)
        left = np.bincount(self.cell[people], left, self.cell_sizes.size) / 1024.0
        outside = []
        for community in range(self.sizes.size):
            weights = self._community_weights(community)
            for camp in (0, 1):
                same, other = self._camps_met(community, camp)
                outside.append(Choices(left[2 * community + camp] * weights, same, other))
        return openness([circle, *outside], self.wishes.opposite_camp)

    def _community_weights(self, community: int) -> Floats:
        """Chance that a tie outside the circle leads to each community (communities,); all 0 if alone."""
        weights = np.zeros(self.sizes.size)
        if self.beyond[community]:
            weights = np.where(self.communities.isolated, 0, self.sizes) / float(self.beyond[community])
            weights *= 1.0 - self.wishes.homophily if self.within[community] else 1.0
        weights[community] = 0.0
        if self.within[community]:
            weights[community] = self.wishes.homophily if self.beyond[community] else 1.0
        return weights

    def _camps_met(self, community: int, camp: int) -> tuple[Floats, Floats]:
        """People of the own and of the other camp in each community (communities,), oneself left out."""
        table = self.cell_sizes.reshape(-1, 2).astype(np.float64)
        same, other = table[:, camp].copy(), table[:, 1 - camp]
        same[community] = max(0.0, same[community] - 1.0)
        return same, other

    # -- inside circles

    def _circle_chances(self) -> tuple[Floats, Floats]:
        """Chance to follow an acquaintance of the own, and of the other camp (people,)."""
        open_ = self.same + self.openness * self.other
        own = np.divide(self.inner, open_, out=np.zeros_like(open_), where=open_ > 0.0)
        np.minimum(own, DENSEST, out=own)
        other = np.minimum(np.where(self.same > 0.0, self.openness, 1.0) * own, DENSEST)
        return own, other

    def inside_circles(self) -> Iterator[Places]:
        """Packed ties inside circles, a few circles at a time."""
        if not self.crowd.key.size:
            return
        own, other = self._circle_chances()
        self.inner = own * self.same + other * self.other
        limits = (np.stack((own, other)) * 2.0**32).astype(np.uint32)
        members = np.argsort(self.circle, kind="stable")
        sizes = np.bincount(self.circle)
        starts = np.cumsum(sizes) - sizes
        for size in np.unique(sizes[sizes > 1]):
            of_size = np.flatnonzero(sizes == size)
            for part in _parts(of_size.size, max(1, _CHUNK // int(size * size))):
                block = members[starts[of_size[part], None] + np.arange(size)]
                yield self._tie_circles(block, limits)

    def _tie_circles(self, block: Counts, limits: NDArray[np.uint32]) -> Places:
        """Packed ties inside circles of one size, from their members (circles, size)."""
        shape = (*block.shape, block.shape[1])
        key, camp = self.crowd.key[block], self.crowd.camp[block]
        flips = self.coins.flip(
            "follow an acquaintance",
            np.broadcast_to(key[:, :, None], shape),
            np.broadcast_to(key[:, None, :], shape),
        )
        own, other = limits[0][block][:, :, None], limits[1][block][:, :, None]
        follows = flips < np.where(camp[:, :, None] == camp[:, None, :], own, other)
        follows[:, np.arange(shape[1]), np.arange(shape[1])] = False
        return np.asarray(packed(block[:, None, :], block[:, :, None])[follows])

    # -- outside circles

    def outside_circles(self) -> Iterator[Places]:
        """Packed ties by popularity; followers of one community and camp together, a few at a time."""
        order = self._by_popularity()
        tables = np.stack([quantiles(int(size), self.wishes.follower_exponent) for size in self.cell_sizes])
        draws = self._draws()
        for cell, (start, size) in enumerate(zip(self.cell_starts, self.cell_sizes, strict=True)):
            followers = order[start : start + size]
            chances = self._cell_chances(cell)
            if not size or not chances.any():
                continue
            counts = draws[followers]
            ends = np.cumsum(counts)
            cuts = np.searchsorted(ends, np.arange(0, int(ends[-1]), _CHUNK)).tolist()
            for low, high in zip(cuts, [*cuts[1:], size], strict=True):
                yield self._spread(followers[low:high], counts[low:high], chances, order, tables)

    def _by_popularity(self) -> Counts:
        """People ordered by cell, the most popular first; popularity is a coin (people,)."""
        luck = self.coins.flip("popularity", self.crowd.key).astype(np.int64)
        return np.argsort((self.cell << 32) | luck, kind="stable")

    def _draws(self) -> Counts:
        """Ties outside the circle that each person makes (people,): the rest, rounded by a coin."""
        coin = np.empty(self.crowd.key.size)
        for part in _parts(coin.size, _CHUNK):
            coin[part] = self.coins.uniform("one more", self.crowd.key[part])
        return np.asarray(np.maximum(1, (self.wanted - self.inner + coin).astype(np.int64)))

    def _cell_chances(self, cell: int) -> Floats:
        """Chance that a tie of somebody in this cell leads to each cell (cells,)."""
        community, camp = divmod(cell, 2)
        weights = self._community_weights(community)
        same, other = self._camps_met(community, camp)
        across = crossing(same, other, self.openness)
        chances = np.empty((self.sizes.size, 2))
        chances[:, camp] = weights * np.where(same + other > 0.0, 1.0 - across, 0.0)
        chances[:, 1 - camp] = weights * across
        return chances.ravel()

    def _spread(
        self, followers: Counts, counts: Counts, chances: Floats, order: Counts, tables: Floats
    ) -> Places:
        """Packed ties of some followers of one cell; each spreads the own ties over the ranks, a coin a tie.

        Even spreading (stratified sampling) seldom names the same person twice, so few ties are lost.
        """
        who = np.repeat(followers, counts)
        nth = np.arange(who.size) - np.repeat(np.cumsum(counts) - counts, counts)
        flips = self.coins.flip("follow", self.crowd.key[who], 0, nth)
        part = (nth + flips * 2.0**-32) / np.repeat(counts, counts)
        ends = np.cumsum(chances)
        ends[np.flatnonzero(chances)[-1] :] = 1.0
        cell = np.searchsorted(ends, part, side="right")
        inside = (part - (ends - chances)[cell]) / np.where(chances > 0.0, chances, 1.0)[cell]
        rank = pick(tables, cell, np.clip(inside, 0.0, 1.0))
        sizes = self.cell_sizes[cell]
        np.minimum(rank, sizes - 1, out=rank)
        start = self.cell_starts[cell]
        chosen = order[start + rank]
        myself = np.flatnonzero(chosen == who)
        chosen[myself] = order[start[myself] + (rank[myself] + 1) % sizes[myself]]
        return packed(chosen, who)


def _parts(size: int, step: int) -> Iterator[slice]:
    for start in range(0, size, step):
        yield slice(start, min(size, start + step))
