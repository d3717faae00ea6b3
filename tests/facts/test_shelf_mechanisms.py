"""The scenario that a row names really switches the row's mechanism on: held off there, the run is another one."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.evidence.mechanisms.claim import measures_of
from simulator.evidence.mechanisms.registry import ROWS
from simulator.evidence.mechanisms.row import Row, applied
from simulator.metrics.measures import value
from simulator.metrics.record import record
from simulator.scenario import load
from simulator.scenario.model import Scenario

pytestmark = pytest.mark.facts

WITHOUT_THE_RUN = {"M-V11", "M-A1", "M-A2", "M-A6"}
"""What the dashboard shows, and what people think of an account, is read off the run and changes nothing in it."""


@lru_cache(maxsize=32)
def shelf(name: str) -> Scenario:
    return load(name)


@lru_cache(maxsize=32)
def as_it_is(name: str) -> Run:
    return played(shelf(name))


def played(scenario: Scenario) -> Run:
    run = Run(scenario)
    run.play()
    return run


def seen(row: Row, run: Run) -> list[float]:
    here = record(run)
    return [value(here, name) for name in measures_of(row.claims) if name not in row.measures]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_the_scenario_switches_the_mechanism_on(row: Row) -> None:
    here, held = as_it_is(row.scenario), played(applied(row.cut, shelf(row.scenario)))
    other = here.fingerprint() != held.fingerprint()
    if row.id in WITHOUT_THE_RUN:
        other = not np.array_equal(seen(row, here), seen(row, held), equal_nan=True)
    assert other, f"{row.scenario} does not depend on {row.id}: {row.claim}"
