"""What the making of ties reads of the people, and how far each community reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..chance import Keys
from .communities import Communities

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

CHUNK = 1 << 16
"""Ties or people handled at once: their columns stay in the processor's cache."""


@dataclass(frozen=True)
class Crowd:
    """People and their cells; a cell is one camp of one community, numbered 2 x community + camp."""

    communities: Communities
    key: Keys  # (people,)
    community: NDArray[np.int16]  # (people,)
    circle: NDArray[np.int32]  # (people,) number inside the community
    camp: NDArray[np.int8]  # (people,) 0 against, 1 for: the sign of the stance

    @cached_property
    def sizes(self) -> Counts:
        """People in each community (communities,)."""
        return np.array(self.communities.sizes, dtype=np.int64)

    @cached_property
    def cell(self) -> Counts:
        """Cell of each person (people,)."""
        return self.community.astype(np.int64) * 2 + self.camp

    @cached_property
    def cell_sizes(self) -> Counts:
        """People in each cell (cells,)."""
        return np.bincount(self.cell, minlength=2 * self.sizes.size)

    @cached_property
    def within(self) -> Counts:
        """How many people one member of each community can follow inside it (communities,)."""
        return np.maximum(self.sizes - 1, 0)

    @cached_property
    def beyond(self) -> Counts:
        """How many people the members of each community can follow outside it (communities,)."""
        open_ = np.where(self.communities.isolated, 0, self.sizes)
        return np.where(self.communities.isolated, 0, open_.sum() - open_)

    @cached_property
    def region(self) -> Counts:
        """Number of each community's region (communities,)."""
        regions = self.communities.regions
        return np.array([regions.index(one.region) for one in self.communities.declared], dtype=np.int64)

    def weights(self, community: int, homophily: float, abroad: float | None = None) -> Floats:
        """Chance that a member's tie outside the circle leads to each community (communities,); 0 if alone.

        abroad  part of these ties that leads to other regions; None: by homophily and size alone
        """
        if abroad is not None:
            return self._weights_by_region(community, homophily, abroad)
        own = homophily if self.beyond[community] else 1.0
        weights = np.zeros(self.sizes.size)
        if self.beyond[community]:
            weights = np.where(self.communities.isolated, 0, self.sizes) / float(self.beyond[community])
            weights *= 1.0 - own if self.within[community] else 1.0
        weights[community] = own if self.within[community] else 0.0
        return weights

    def _weights_by_region(self, community: int, homophily: float, abroad: float) -> Floats:
        weights = np.zeros(self.sizes.size)
        weights[community] = 1.0 if self.within[community] else 0.0
        if self.communities.isolated[community]:
            return weights
        open_ = np.where(self.communities.isolated, 0.0, self.sizes.astype(np.float64))
        open_[community] = 0.0
        here = self.region == self.region[community]
        far, near = np.where(here, 0.0, open_), np.where(here, open_, 0.0)
        if near.sum() > 0.0:
            own = homophily if self.within[community] else 0.0
            weights = near * ((1.0 - own) / near.sum())
            weights[community] = own
        if far.sum() > 0.0:
            weights = weights * (1.0 - abroad) + far * (abroad / far.sum())
        return weights

    def camps_met(self, cell: int) -> tuple[Floats, Floats]:
        """People of the own and of the other camp that a cell's members meet in each community (communities,)."""
        community, camp = divmod(cell, 2)
        table = self.cell_sizes.reshape(-1, 2).astype(np.float64)
        same, other = table[:, camp].copy(), table[:, 1 - camp].copy()
        same[community] = max(0.0, same[community] - 1.0)  # oneself
        return same, other


def parts(size: int, step: int = CHUNK) -> Iterator[slice]:
    """Slices that cut `size` rows into pieces of at most `step`."""
    for start in range(0, size, step):
        yield slice(start, min(size, start + step))
