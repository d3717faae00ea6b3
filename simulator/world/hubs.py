"""Ties outside circles: by popularity, inside the own community or in another, in the own camp or the other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..chance import Coins
from ..scenario.model import Network as Wishes
from .camps import crossing
from .crowd import CHUNK, Counts, Crowd, Floats
from .network import Places, packed
from .popularity import pick, quantiles


class Hubs:
    """Everybody by rank of popularity, which is a coin; and how the ranks of each cell are chosen.

    already   (communities,)  followers from inside the circle, over the mean number from outside
    """

    def __init__(self, crowd: Crowd, wishes: Wishes, openness: float, already: Floats, coins: Coins) -> None:
        self.crowd, self.wishes, self.openness, self.coins = crowd, wishes, openness, coins
        luck = coins.flip("popularity", crowd.key).astype(np.int64)
        self._order = np.argsort((crowd.cell << 32) | luck, kind="stable")
        self._starts = np.cumsum(crowd.cell_sizes) - crowd.cell_sizes
        sized = zip(crowd.cell_sizes.tolist(), np.repeat(already, 2).tolist(), strict=True)
        self._tables = np.stack([quantiles(size, wishes.follower_exponent, have) for size, have in sized])

    def ties(self, wanted: Counts) -> Iterator[Places]:
        """Packed ties, `wanted` (people,) from each; followers of one cell together, a few at a time."""
        for cell, (start, size) in enumerate(zip(self._starts, self.crowd.cell_sizes, strict=True)):
            chances = self._chances(cell)
            followers = self._order[start : start + size]
            counts = wanted[followers]
            ends = np.cumsum(counts)
            if not size or not chances.any() or not ends[-1]:
                continue
            cuts = np.searchsorted(ends, np.arange(0, int(ends[-1]), CHUNK)).tolist()
            for low, high in zip(cuts, [*cuts[1:], size], strict=True):
                yield self._spread(followers[low:high], counts[low:high], chances)

    def _chances(self, cell: int) -> Floats:
        """Chance that a tie of somebody in this cell leads to each cell (cells,)."""
        community, camp = divmod(cell, 2)
        weights = self.crowd.weights(community, self.wishes.homophily, self.wishes.abroad)
        same, other = self.crowd.camps_met(cell)
        across = crossing(same, other, self.openness)
        chances = np.empty((weights.size, 2))
        chances[:, camp] = np.where(same + other > 0.0, weights * (1.0 - across), 0.0)
        chances[:, 1 - camp] = weights * across
        return chances.ravel()

    def _spread(self, followers: Counts, counts: Counts, chances: Floats) -> Places:
        """Packed ties of some followers of one cell, spread evenly over cells and ranks; one coin a tie.

        Even spreading (stratified sampling) seldom names the same person twice, so few ties are lost.
        """
        who = np.repeat(followers, counts)
        nth = np.arange(who.size) - np.repeat(np.cumsum(counts) - counts, counts)
        part = (nth + self.coins.uniform("follow", self.crowd.key[who], 0, nth)) / np.repeat(counts, counts)
        ends = np.cumsum(chances)
        ends[np.flatnonzero(chances)[-1] :] = 1.0
        cell = np.searchsorted(ends, part, side="right")
        inside = (part - (ends - chances)[cell]) / np.where(chances > 0.0, chances, 1.0)[cell]
        rank = pick(self._tables, cell, np.clip(inside, 0.0, 1.0))
        return packed(self._not_oneself(rank, cell, who), who)

    def _not_oneself(self, rank: Counts, cell: Counts, who: Counts) -> Counts:
        """The person at each rank of each cell (ties,); whoever met himself takes the next in rank."""
        sizes, starts = self.crowd.cell_sizes[cell], self._starts[cell]
        rank = np.minimum(rank, sizes - 1)
        chosen: Counts = self._order[starts + rank]
        selves = np.flatnonzero(chosen == who)
        chosen[selves] = self._order[starts[selves] + (rank[selves] + 1) % sizes[selves]]
        return chosen
