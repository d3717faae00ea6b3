"""The frozen description of an experiment: which plans are played, on which people, with which dice.

An *arm* is a plan (a scenario).  A *world* is a pair of seeds: who is there, and how the dice fall.  A *job* is one
arm in one world.  World i of `--seed S` is `run --seed S+i`, byte for byte, whatever else is in the experiment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..scenario import Scenario
from ..scenario.source import inside

MOST_SEED = 2**63 - 1
MOST_WORLDS = 1_000_000

# What `world.society.build` reads besides [population], [[community]] and [network]; a test changes everything
# else and finds the same society.
_KEYS = {
    "audience": ("appetite_spread", "simple", "threshold", "fractional"),
    "trust": ("prior", "spread"),
    "organiser": ("id", "name", "supporters"),
}
_MESSENGER = ("id", "name", "followers", "audience")
NOT_PLAYED = {"seed", "population_seed", "lever", "twin", "step", "teacher"}
"""What of a scenario decides no run, or is a job's own."""


class DesignError(ValueError):
    """An experiment that cannot be: one plain sentence."""


@dataclass(frozen=True)
class Arm:
    """One plan, under a name that people read.

    asked  measures in a group that are kept beside all plain ones: "reach_share (students)"
    """

    name: str
    scenario: Scenario
    asked: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """32 hexadecimal digits over all that decides a run but its seeds."""
        state = hashlib.blake2b(f"model {MODEL_VERSION};".encode(), digest_size=16)
        state.update(self.scenario.model_dump_json(exclude=NOT_PLAYED).encode())
        for path in self._files():
            state.update(path)
        return state.hexdigest()

    @cached_property
    def society(self) -> str:
        """32 hexadecimal digits over all that decides who is there; arms that agree in it share their society."""
        scenario = self.scenario
        told = [scenario.population.model_dump_json(), scenario.network.model_dump_json()]
        told += [one.model_dump_json() for one in sorted(scenario.community, key=lambda one: one.id)]
        told += [getattr(scenario, table).model_dump_json(include=set(keys)) for table, keys in _KEYS.items()]
        messengers = sorted(scenario.influencer, key=lambda one: one.id)
        told += [one.model_dump_json(include=set(_MESSENGER)) for one in messengers]
        state = hashlib.blake2b("\n".join(told).encode(), digest_size=16)
        for path in self._files():
            state.update(path)
        return state.hexdigest()

    def _files(self) -> list[bytes]:
        """Digests of the network files that the scenario names."""
        found = []
        for name in (self.scenario.network.file, self.scenario.network.nodes):
            if name is not None and self.scenario.folder is not None:
                with open(inside(self.scenario.folder, name), "rb") as file:
                    found.append(hashlib.file_digest(file, "blake2b").digest())
        return found


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One arm in one world; jobs are played and told in this order, so that pairs come together."""

    world: int
    arm: int
    seed: int
    population_seed: int


class Experiment(Protocol):
    """What the players need to know: the arms, and the jobs in their order."""

    @property
    def arms(self) -> tuple[Arm, ...]:
        """The plans."""

    def jobs(self) -> tuple[Job, ...]:
        """All there is to play, in order."""


@dataclass(frozen=True)
class Design:
    """Every arm in every world.

    worlds           how many
    seed             dice of world 0; world i has seed + i
    population_seed  people of world 0
    population       "fixed": the same people in all worlds; "varied": other people in each, population_seed + i
    """

    arms: tuple[Arm, ...]
    worlds: int
    seed: int
    population_seed: int
    population: Literal["fixed", "varied"] = "fixed"

    def __post_init__(self) -> None:
        if not self.arms:
            raise DesignError(_("an experiment needs at least one plan"))
        _check_count(self.worlds, self.seed, self.population_seed)

    def jobs(self) -> tuple[Job, ...]:
        """World by world, and in each world arm by arm."""
        varied = self.population == "varied"
        return tuple(
            Job(world, arm, self.seed + world, self.population_seed + (world if varied else 0))
            for world in range(self.worlds)
            for arm in range(len(self.arms))
        )


@dataclass(frozen=True)
class Grid:
    """One arm in societies x dice: each of the societies meets each of the dice.

    World s * dice + d has population seed population_seed + s and seed seed + d.
    """

    arm: Arm
    societies: int
    dice: int
    seed: int
    population_seed: int

    def __post_init__(self) -> None:
        _check_count(self.societies, self.population_seed, self.seed)
        _check_count(self.dice, self.seed, self.population_seed)

    @property
    def arms(self) -> tuple[Arm, ...]:
        """The only arm."""
        return (self.arm,)

    def jobs(self) -> tuple[Job, ...]:
        """Society by society, so that each is built once."""
        return tuple(
            Job(society * self.dice + die, 0, self.seed + die, self.population_seed + society)
            for society in range(self.societies)
            for die in range(self.dice)
        )


def design(
    plans: Sequence[Arm],
    worlds: int,
    seed: int | None = None,
    population_seed: int | None = None,
    population: Literal["fixed", "varied"] = "fixed",
) -> Design:
    """An experiment on the first plan's people and dice, unless told otherwise. DesignError if it cannot be."""
    if not plans:
        raise DesignError(_("an experiment needs at least one plan"))
    first = plans[0].scenario
    return Design(
        tuple(plans),
        worlds,
        first.seed if seed is None else seed,
        first.population_seed if population_seed is None else population_seed,
        population,
    )


def job_key(arm: Arm, job: Job) -> str:
    """The name under which one arm in one world is kept: 32 hexadecimal digits, whatever the experiment."""
    told = f"{arm.digest};{job.seed};{job.population_seed}"
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _check_count(count: int, *seeds: int) -> None:
    if not 1 <= count <= MOST_WORLDS:
        raise DesignError(_("between 1 and {most:,} worlds").format(most=MOST_WORLDS))
    for seed in seeds:
        if not 0 <= seed <= MOST_SEED - count:
            raise DesignError(_("a seed is a whole number from 0 to 2**63 - 1, the last world's too"))
