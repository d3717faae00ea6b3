"""Small societies for tests."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.scenario.model import Community, Network, Population, Scenario
from simulator.world.society import Society


def scenario(people: int = 400, community: tuple[Community, ...] = (), **parts: Any) -> Scenario:
    """A scenario of `people` people; keys of [network] may be given by name, other tables as they are."""
    network = {name: parts.pop(name) for name in tuple(parts) if name in Network.model_fields}
    if community:
        parts["community"] = community
    return Scenario(
        title="A test",
        question="Does it hold?",
        population=parts.pop("population", Population(people=people)),
        network=Network(**network),
        **parts,
    )


def ties_by_key(society: Society) -> set[tuple[int, int]]:
    """Every tie as (key of the follower, key of the followed), which does not depend on places."""
    keys = np.concatenate((society.population.key, np.array([one.key for one in society.accounts], np.uint64)))
    followed = np.repeat(np.arange(society.network.nodes), society.network.follower_counts())
    return set(zip(keys[society.network.indices].tolist(), keys[followed].tolist(), strict=True))


def people_by_key(society: Society, left_out: tuple[str, ...] = ("community", "region", "language")) -> dict[int, Any]:
    """Every person's columns by key; codes of places are left out, for they count what else is there."""
    columns = {name: value for name, value in vars(society.population).items() if name not in left_out}
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return dict(zip(society.population.key.tolist(), rows, strict=True))
