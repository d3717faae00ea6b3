"""The communities in the order in which the society seats them: by id, each one contiguous."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..scenario.model import Community, Scenario


@dataclass(frozen=True)
class Communities:
    """The declared communities, sorted by id, with the number of people in each."""

    declared: tuple[Community, ...]
    sizes: tuple[int, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids, ascending."""
        return tuple(one.id for one in self.declared)

    @property
    def names(self) -> tuple[str, ...]:
        """Names to show, in the order of the ids."""
        return tuple(one.name for one in self.declared)

    @cached_property
    def offsets(self) -> NDArray[np.int64]:
        """First person of each community, and the number of people at the end (communities + 1,)."""
        return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(np.array(self.sizes, dtype=np.int64))))

    @property
    def people(self) -> int:
        """People in all communities."""
        return sum(self.sizes)

    @cached_property
    def isolated(self) -> NDArray[np.bool_]:
        """Which communities have no ties to others (communities,)."""
        return np.array([one.isolated for one in self.declared], dtype=np.bool_)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions, ascending."""
        return tuple(sorted({one.region for one in self.declared}))

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages, ascending."""
        return tuple(sorted({one.language for one in self.declared}))

    def place(self, place: int) -> slice:
        """The people of the community at this place."""
        return slice(int(self.offsets[place]), int(self.offsets[place + 1]))


def seated(scenario: Scenario, sizes: dict[str, int] | None = None) -> Communities:
    """The scenario's communities by id; `sizes` by id replaces the declared numbers of people."""
    counts = scenario.community_sizes if sizes is None else sizes
    declared = tuple(sorted(scenario.community, key=lambda one: one.id))
    return Communities(declared, tuple(counts.get(one.id, 0) for one in declared))
