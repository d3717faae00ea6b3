"""How long measuring takes; on a quiet machine (make bench)."""

from __future__ import annotations

from time import process_time

import pytest

from simulator.engine.run import Run
from simulator.metrics.measures import measures
from simulator.scenario import load


@pytest.mark.bench
@pytest.mark.parametrize(("people", "limit"), [(50_000, 0.15), (1_000_000, 2.0)])
def test_all_measures_of_a_week_come_at_once(people: int, limit: float) -> None:
    run = Run(load("storytelling-of-hope", people=people))
    run.play()
    taken = []
    for _ in range(3):
        began = process_time()
        measures(run)
        taken.append(process_time() - began)
    assert min(taken) < limit, f"{len(run.world.ledger.sights):,} sights took {min(taken):.3f} s"
