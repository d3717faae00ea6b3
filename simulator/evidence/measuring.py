"""Measuring the card in many processes: one task is one world of one room, and the answer keeps the card's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed

from .card import FACTS, ROOMS, seeds_of
from .fact import Fact, Finding, find

Task = tuple[tuple[str, ...], int]
Watch = Callable[[int, int], None]


def tasks(facts: Sequence[Fact], count: int) -> list[Task]:
    """What has to be measured: ids of facts of one room, and a seed; a room's worlds one after the other."""
    wanted = {fact.id for fact in facts if fact.values is not None}
    found: list[Task] = []
    for room in ROOMS.values():
        here = [fact for fact in room if fact.id in wanted]
        for seed in range(1, count + 1):
            ids = tuple(fact.id for fact in here if seed in seeds_of(fact, count))
            if ids:
                found.append((ids, seed))
    return found


def measured(task: Task) -> dict[str, float]:
    """The values of some facts in one world, by id; facts of one room share its world."""
    ids, seed = task
    by_id = {fact.id: fact for fact in FACTS}
    return {identity: find(by_id[identity], (seed,)).per_seed[0] for identity in ids}


def measure(
    facts: Sequence[Fact], count: int, executor: Executor | None, watch: Watch = lambda done, of: None
) -> Iterator[Finding]:
    """Measure the facts wherever there is a free worker; findings in the order of `facts`.

    executor  may be left out where no fact is measured
    watch     is told how many of how many tasks are done, after each
    """
    values: dict[str, dict[int, float]] = {fact.id: {} for fact in facts}
    if executor is not None:
        futures = {executor.submit(measured, task): task for task in tasks(facts, count)}
        for done, future in enumerate(as_completed(futures), start=1):
            for identity, value in future.result().items():
                values[identity][futures[future][1]] = value
            watch(done, len(futures))
    for fact in facts:
        per_seed = values[fact.id]
        yield Finding(fact, tuple(per_seed[seed] for seed in sorted(per_seed)))
