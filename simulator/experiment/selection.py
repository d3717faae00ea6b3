"""An experiment in which each plan is played only in the worlds that were chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..catalogue import _
from .design import MOST_SEED, MOST_WORLDS, Arm, DesignError, Job

Pair = tuple[int, int]
"""A plan and a world, by their numbers."""


@dataclass(frozen=True)
class Selection:
    """Chosen pairs of plan and world; world i has the dice seed + i, as in a `Design`.

    pairs       (plan, world) each once, in any order
    population  "fixed": the same people in all worlds; "varied": population_seed + i
    """

    arms: tuple[Arm, ...]
    pairs: frozenset[Pair]
    seed: int
    population_seed: int
    population: Literal["fixed", "varied"] = "fixed"

    def __post_init__(self) -> None:
        if not self.arms or not self.pairs:
            raise DesignError(_("an experiment needs at least one plan and one world"))
        last = max(world for _arm, world in self.pairs)
        if last >= MOST_WORLDS:
            raise DesignError(_("between 1 and {most:,} worlds").format(most=MOST_WORLDS))
        if min(self.seed, self.population_seed) < 0 or max(self.seed, self.population_seed) > MOST_SEED - last:
            raise DesignError(_("a seed is a whole number from 0 to 2**63 - 1, the last world's too"))

    def jobs(self) -> tuple[Job, ...]:
        """World by world, and in each world plan by plan."""
        varied = self.population == "varied"
        return tuple(
            Job(world, arm, self.seed + world, self.population_seed + (world if varied else 0))
            for world, arm in sorted((world, arm) for arm, world in self.pairs)
        )


class Wanted:
    """Collects what is to be played: equal plans are played once, whoever asks for them."""

    def __init__(self) -> None:
        self.arms: list[Arm] = []
        self._places: dict[str, int] = {}
        self._pairs: set[Pair] = set()

    def add(self, arm: Arm, worlds: Iterable[int]) -> int:
        """Ask for a plan in these worlds; returns its number."""
        place = self._places.setdefault(arm.digest, len(self.arms))
        if place == len(self.arms):
            self.arms.append(arm)
        self._pairs.update((place, world) for world in worlds)
        return place

    def selection(self, seed: int, population_seed: int, population: Literal["fixed", "varied"] = "fixed") -> Selection:
        """All that was asked for. DesignError if that is nothing."""
        return Selection(tuple(self.arms), frozenset(self._pairs), seed, population_seed, population)
