"""What is put aside while a week is watched is let go when the next one begins."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator

import pytest

from tests.tui.fake_run import FakeRun
from tui.session import Session


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Knot:
    """A week whose run holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.run = FakeRun(60)
        self.run.knot = self  # type: ignore[attr-defined]


def watched(knot: Knot) -> weakref.ref[FakeRun]:
    session = Session(lambda: knot.run)
    session.start()
    end = time.monotonic() + 20
    while session.fetch() is None and time.monotonic() < end:
        time.sleep(0.002)
    session.close()
    while session.alive and time.monotonic() < end:
        time.sleep(0.002)
    return weakref.ref(knot.run)


def test_a_week_that_is_over_is_let_go_when_the_next_one_begins() -> None:
    first = watched(Knot())
    assert gc.get_freeze_count() > 0
    gc.collect()
    assert first() is not None  # it was put aside together with everything else
    watched(Knot())
    assert first() is None
