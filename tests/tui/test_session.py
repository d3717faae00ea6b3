"""The seam: a thread that plays a run, commands in, the latest frame out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.tui.fake_run import FakeRun
from tui.frame import FIRST_SPEED, SPEEDS, Frame
from tui.session import Session
from tui.words import MAX_SPEED

SMALL = 600


@contextmanager
def playing(run: FakeRun | None = None, **options: bool) -> Iterator[Session]:
    made = run or FakeRun(SMALL)
    session = Session(lambda: made, **options)
    session.start()
    try:
        yield session
    finally:
        session.close()


def wait_for(session: Session, wanted: Callable[[Frame], bool], seconds: float = 5.0) -> Frame:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        frame = session.fetch()
        if frame is not None and wanted(frame):
            return frame
        time.sleep(0.002)
    raise AssertionError("no such frame came")


def test_a_run_plays_by_itself_and_tells_its_society() -> None:
    with playing() as session:
        frame = wait_for(session, lambda one: one.head > 20)
        assert frame.society is not None and frame.society.people == SMALL
        assert frame.snapshot is not None and frame.snapshot.minute == frame.head and frame.playing


def test_only_the_latest_frame_waits() -> None:
    with playing() as session:
        session.faster()
        time.sleep(0.5)
        first, second = session.fetch(), session.fetch()
        assert first is not None and first.head > FIRST_SPEED * 0.15 and second is None


def test_a_paused_run_stands_still_and_sends_nothing() -> None:
    with playing() as session:
        ticket = session.pause()
        held = wait_for(session, lambda one: one.answered >= ticket)
        time.sleep(0.3)
        assert not held.playing and session.fetch() is None


def test_a_step_is_one_tick_and_a_day_is_a_day() -> None:
    with playing(playing=False) as session:
        wait_for(session, lambda one: one.snapshot is not None)
        ticket = session.step()
        assert wait_for(session, lambda one: one.answered >= ticket and one.target < 0).head == 10
        ticket = session.step_day()
        assert wait_for(session, lambda one: one.answered >= ticket and one.target < 0).head == 1450


def test_the_past_is_shown_at_once_and_play_goes_on_from_there() -> None:
    with playing(playing=False) as session:
        session.seek(5000)
        wait_for(session, lambda one: one.head == 5000)
        start = time.monotonic()
        ticket = session.seek(1000)
        back = wait_for(session, lambda one: one.answered >= ticket and one.head == 1000)
        assert time.monotonic() - start < 2.0  # the exact figure is the business of benchmarks.latency
        assert back.known == 5000 and back.snapshot is not None and back.snapshot.minute == 1000
        session.play()
        on = wait_for(session, lambda one: one.head > 1010)
        assert on.head < 1500 and on.known == 5000


def test_scrubbing_adds_up_even_while_the_future_is_computed() -> None:
    with playing(FakeRun(SMALL, cost=0.01), playing=False) as session:
        for _ in range(5):
            session.scrub(60)
        assert wait_for(session, lambda one: one.head == 300).target == -1


def test_no_seek_leaves_the_run() -> None:
    with playing(playing=False) as session:
        session.seek(10**9)
        assert wait_for(session, lambda one: one.head > 0 and one.target < 0).head == 10_080
        session.seek(-5)
        assert wait_for(session, lambda one: one.head == 0).finished is False


def test_at_the_end_play_begins_again() -> None:
    with playing(playing=False) as session:
        session.seek(10_080)
        assert wait_for(session, lambda one: one.target < 0 and one.head > 0).finished
        session.play()
        assert wait_for(session, lambda one: one.playing).head < 1000


def test_speeds_go_up_and_down_and_stop_at_both_ends() -> None:
    with playing(playing=False) as session:
        for _ in range(len(SPEEDS) + 3):
            ticket = session.faster()
        assert wait_for(session, lambda one: one.answered >= ticket).speed == MAX_SPEED
        for _ in range(len(SPEEDS) + 3):
            ticket = session.slower()
        assert wait_for(session, lambda one: one.answered >= ticket).speed == SPEEDS[0]


def test_full_speed_reaches_the_end_in_a_moment() -> None:
    with playing() as session:
        for _ in range(len(SPEEDS)):
            session.faster()
        assert wait_for(session, lambda one: one.finished, 4.0).playing is False


def test_a_watched_person_is_in_every_frame() -> None:
    with playing(playing=False) as session:
        session.watch(7)
        frame = wait_for(session, lambda one: one.person is not None)
        assert frame.watched == 7 and frame.person is not None and frame.person.name == "Students 8"
        session.watch(-1)
        assert wait_for(session, lambda one: one.watched == -1).person is None


@pytest.mark.parametrize("cost", [0.0, 0.2])
def test_closing_is_quick_even_when_a_tick_takes_long(cost: float) -> None:
    with playing(FakeRun(SMALL, cost=cost)) as session:
        for _ in range(len(SPEEDS)):
            session.faster()
        time.sleep(0.1)
        start = time.monotonic()
        session.close()
        assert time.monotonic() - start < 3.0
    wait = time.monotonic() + 1
    while session.alive and time.monotonic() < wait:
        time.sleep(0.01)
    assert not session.alive


def test_a_run_that_cannot_be_built_says_why() -> None:
    def broken() -> FakeRun:
        raise ValueError("scenario.toml:3:1: people: at least 30")

    session = Session(broken)
    session.start()
    assert "at least 30" in wait_for(session, lambda one: bool(one.failure)).failure
    session.close()


def test_an_error_in_mid_run_stops_the_run_and_not_the_program() -> None:
    class Broken(FakeRun):
        def advance(self, to: int) -> None:
            if to > 100:
                raise ArithmeticError("the books do not balance")
            super().advance(to)

    with playing(Broken(SMALL), playing=False) as session:
        session.seek(500)
        frame = wait_for(session, lambda one: bool(one.failure))
        assert frame.failure == "the books do not balance" and not frame.playing


def test_spare_time_is_used_and_its_result_is_shown() -> None:
    class Preparing(FakeRun):
        left = 5

        def spare(self) -> bool:
            time.sleep(0.02)
            self.left -= self.left > 0
            return self.left > 0

    run = Preparing(SMALL)
    with playing(run, playing=False) as session:
        first = wait_for(session, lambda one: one.snapshot is not None)
        second = wait_for(session, lambda one: one.snapshot is not first.snapshot)
        assert run.left == 0 and second.head == first.head


def test_the_run_lives_in_its_own_thread() -> None:
    seen: list[str] = []

    class Spy(FakeRun):
        def advance(self, to: int) -> None:
            seen.append(threading.current_thread().name)
            super().advance(to)

    with playing(Spy(SMALL)) as session:
        wait_for(session, lambda one: one.head > 0)
    assert set(seen) == {"groundswell-run"}
