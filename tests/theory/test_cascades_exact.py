"""Cascades of the product's own sharing rule, played by the real engine, against exact results (X9)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.engine.run import Run
from simulator.ledger import Handing
from tests.simulator.engine.open_worlds import on_network, open_scenario, seed_contents, spread
from tests.theory.branching import hazard
from tests.theory.power import Dice, assert_mean

Edges = list[tuple[int, int]]


# -- X9: the independent cascade on tiny graphs


def path(n: int) -> Edges:
    return [(one, one + 1) for one in range(n - 1)]


def cycle(n: int) -> Edges:
    return [*path(n), (n - 1, 0)]


def star(n: int) -> Edges:
    return [(0, leaf) for leaf in range(1, n)]


def complete(n: int) -> Edges:
    return list(itertools.combinations(range(n), 2))


def enumerated(edges: Edges, start: int, p: float) -> float:
    """Expected number of people reached, by adding up every set of ties that may be open (both ways alike)."""
    total = 0.0
    for open_ in itertools.product((False, True), repeat=len(edges)):
        reached, frontier = {start}, [start]
        live = [edge for edge, is_open in zip(edges, open_, strict=True) if is_open]
        while frontier:
            here = frontier.pop()
            new = {b if a == here else a for a, b in live if here in (a, b)} - reached
            reached |= new
            frontier.extend(new)
        total += len(reached) * p ** sum(open_) * (1.0 - p) ** (len(edges) - sum(open_))
    return total


GRAPHS: dict[str, tuple[Edges, int, dict[float, float]]] = {
    "path of 3 from its end": (path(3), 0, {0.5: 1.75, 0.1: 1.11}),
    "triangle": (complete(3), 0, {0.5: 2.25, 0.1: 1.218}),
    "cycle of 4": (cycle(4), 0, {0.5: 2.5625, 0.1: 1.2217}),
    "complete graph of 4": (complete(4), 0, {0.5: 3.25, 0.1: 1.358104}),
    "star of 5 from its hub": (star(5), 0, {0.5: 3.0, 0.1: 1.4}),
    "star of 5 from a leaf": (star(5), 1, {0.5: 2.25, 0.1: 1.13}),
}


def played(edges: Edges, start: int, p: float, contents: int, seed: int = 1) -> NDArray[np.int64]:
    """The spread of so many contents that one person posts, all in one world, an equal number each minute."""
    scenario = open_scenario(30, hazard(p))
    both = np.array(edges + [(b, a) for a, b in edges])
    run = Run(scenario, seed=seed, society=on_network(scenario, both[:, 0], both[:, 1]))
    seed_contents(run, np.full(contents, start), np.arange(contents) * 9600 // contents)
    run.play()
    return spread(run)


@pytest.mark.parametrize("p", [0.5, 0.1])
@pytest.mark.parametrize("graph", GRAPHS)
def test_x9_an_independent_cascade_reaches_as_many_as_enumeration_says(graph: str, p: float, dice: Dice) -> None:
    edges, start, stated = GRAPHS[graph]
    assert enumerated(edges, start, p) == pytest.approx(stated[p], abs=5e-7)
    contents = 6000 if p == 0.5 else 4000
    worlds = dice.several(1, 4)
    assert_mean(np.concatenate([played(edges, start, p, contents, seed) for seed in worlds]), stated[p])


@pytest.mark.facts
@pytest.mark.parametrize("graph", GRAPHS)
def test_x9_an_independent_cascade_is_right_to_a_percent_over_many_worlds(graph: str, fresh_dice: Dice) -> None:
    edges, start, stated = GRAPHS[graph]
    reached = np.concatenate([played(edges, start, 0.5, 8000, seed) for seed in fresh_dice.several(0, 20)])
    assert_mean(reached, stated[0.5], relative=0.01)


def test_x9_the_formulae_are_the_enumeration() -> None:
    for p in (0.1, 0.35, 0.5, 0.9):
        assert enumerated(path(3), 0, p) == pytest.approx(1 + p + p**2)
        assert enumerated(complete(3), 0, p) == pytest.approx(1 + 2 * p + 2 * p**2 - 2 * p**3)
        assert enumerated(star(5), 0, p) == pytest.approx(1 + 4 * p)
        assert enumerated(star(5), 1, p) == pytest.approx(1 + p + 3 * p**2)


# -- many sights add up


def test_several_sights_are_as_good_as_independent_chances() -> None:
    """One person follows k others who all hand on the same content: shares with chance 1 - (1 - p)**k."""
    p, sources, contents = 0.2, 4, 3000
    edges = [(0, one) for one in range(1, sources + 1)] + [(one, 9) for one in range(1, sources + 1)]
    ties = np.array(edges)
    scenario = open_scenario(30, hazard(p))
    run = Run(scenario, society=on_network(scenario, ties[:, 0], ties[:, 1]))
    seed_contents(run, np.zeros(contents, int), np.arange(contents) * 3)
    run.play()
    spread(run)
    items = run.world.ledger.items
    sharers = np.zeros((contents, 30), bool)
    sharers[items["content"], items["person"]] = items["handing"] == Handing.SHARED
    seen = sharers[:, 1 : sources + 1].sum(axis=1)
    for k in range(1, sources):
        some = seen == k
        expected = 1 - (1 - p) ** k
        assert abs(sharers[some, 9].mean() - expected) < 4 * (expected * (1 - expected) / some.sum()) ** 0.5
    assert not sharers[seen == 0, 9].any()
