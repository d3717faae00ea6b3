"""A picture says what the measures say, and a minute looks the same when it is passed and when it is looked back at."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.metrics import deeds
from simulator.metrics import record as records
from simulator.metrics.measures import MEASURES
from simulator.snapshot import Snapshot
from simulator.snapshot.take import Observer
from tests.simulator.engine.worlds import busy

NOONS = (720, 1440, 2160, 2520)


def watched() -> tuple[Run, Observer, dict[int, Snapshot]]:
    run = Run(busy())
    watcher, seen = Observer(run), {}
    for minute in NOONS:
        run.advance(minute)
        seen[minute] = watcher.snapshot()
    return run, watcher, seen


def test_the_figures_are_those_of_the_measures() -> None:
    run, watcher, _seen = watched()
    record, shot = records.record(run), watcher.snapshot()
    assert shot.now.reach * run.society.people == pytest.approx(MEASURES["reach"](record))
    assert shot.now.cross_cutting == MEASURES["cross_cutting_share"](record) > 0
    assert np.bincount(shot.rung, minlength=9).tolist() == list(deeds.ladder(record).values())


def test_a_minute_looks_back_as_it_looked_when_it_passed() -> None:
    _run, watcher, seen = watched()
    for minute in reversed(NOONS):
        again = watcher.snapshot(minute)
        assert again.now == seen[minute].now and again.reasons == seen[minute].reasons
        assert (again.rung == seen[minute].rung).all()
    assert watcher.snapshot(NOONS[-1]).reasons[-1][1] > 0


@pytest.mark.parametrize("minute", [2520, 2880])
def test_every_delivery_is_counted_once(minute: int) -> None:
    run, watcher, _seen = watched()
    run.advance(minute)
    made = len(run.world.ledger.sights) + len(run.world.calendar)
    assert sum(many for _reason, many in watcher.snapshot().reasons) == made


def test_watching_changes_no_fingerprint() -> None:
    run, _watcher, _seen = watched()
    alone = Run(busy())
    alone.advance(NOONS[-1])
    assert run.fingerprint() == alone.fingerprint()


def test_two_accounts_share_those_whom_both_have_reached() -> None:
    _run, watcher, _seen = watched()
    rows = watcher.snapshot().influencers
    for place, one in enumerate(rows):
        assert one.shared[place] == one.reach
        for other, two in enumerate(rows):
            assert one.shared[other] == two.shared[place] <= min(one.reach, two.reach)
    assert any(one.reach for one in rows)
