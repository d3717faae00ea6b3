"""Metamorphic: where all stances and slants are turned round, everything happens to the same people, turned round."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import Society, build
from tests.simulator.engine.worlds import busy


def mirrored(scenario: Scenario, society: Society) -> tuple[Scenario, Society]:
    """The same ties and the same people, each on the other side, and every post of the plan, too."""
    posts = tuple(post.model_copy(update={"slant": -post.slant}) for post in scenario.post)
    people = dataclasses.replace(society.population, stance=-society.population.stance)
    return scenario.model_copy(update={"post": posts}), dataclasses.replace(society, population=people)


def played(scenario: Scenario, society: Society) -> Run:
    run = Run(scenario, society=society)
    run.play()
    return run


def both(ranking: str, persuasion: float, seed: int) -> tuple[Run, Run]:
    scenario = busy(
        seed=seed, population={"people": 400}, platform={"ranking": ranking}, audience={"persuasion": persuasion}
    )
    society = build(scenario)
    assert (society.population.stance < 0).any() and (society.population.stance != 0).all()
    return played(scenario, society), played(*mirrored(scenario, society))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("ranking", ["chronological", "personalised"])
def test_the_other_way_round_the_same_happens_to_the_same_people(ranking: str, seed: int) -> None:
    one, other = both(ranking, 0.0, seed)
    for name, table in one.world.ledger.tables().items():
        twin = other.world.ledger.tables()[name]
        assert len(table) > 0 and all(np.array_equal(table[column], twin[column]) for column in table.names), name
    assert np.array_equal(one.world.crowd.stance, -other.world.crowd.stance)


def test_persuasion_moves_as_far_to_one_side_as_to_the_other() -> None:
    one, other = both("chronological", 0.02, 3)
    moved = one.world.crowd.stance != one.society.population.stance
    assert moved.any()
    apart = np.abs(one.world.crowd.stance + other.world.crowd.stance)
    assert np.median(apart[moved]) <= 30  # of 65,536: steps are rounded down on both sides
    assert len(one.world.ledger.items) == pytest.approx(len(other.world.ledger.items), rel=0.02)
