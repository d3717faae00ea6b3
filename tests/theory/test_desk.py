"""The reply desk alone in SimPy against queueing theory (X23): M/M/1, M/M/2, Erlang C and Little's law."""

from __future__ import annotations

import heapq
import math
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import pytest
import simpy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.chance import UNIT, exponential, keys
from simulator.engine.desk import ReplyDesk, finished_at
from simulator.engine.run import Run
from simulator.world.world import ANSWERED, DROPPED, IN_SERVICE, WAITING, World
from tests.simulator.engine.open_worlds import open_scenario
from tests.theory.power import Dice

SERVICE = 240.0  # minutes: so long that whole minutes do not matter
Floats = NDArray[np.float64]


@dataclass
class Desk:
    """A desk with nothing around it: questions that arrive at these minutes (n,), each about a content of its own."""

    arrivals: Floats
    staff: int
    opens: int = 0
    closes: int = 1440
    hours: float = 1e9
    service: float = SERVICE
    seed: int = 1

    def __post_init__(self) -> None:
        knobs = {"staff": self.staff, "opens": self.opens, "closes": self.closes, "minutes_per_reply": self.service}
        self.world = Run(open_scenario(30, 0.0, desk=knobs, days=1), seed=self.seed).world
        self._write_contents(self.world, self.arrivals.size)
        self.world.treasury.hours = self.hours
        self.inside: list[tuple[float, int]] = []

    @staticmethod
    def _write_contents(world: World, count: int) -> None:
        columns = dict.fromkeys(world.contents.names, 0)
        world.contents.append(**columns | {"key": keys(9, np.arange(count)), "author": 30})

    def play(self, until: float, watched: bool = False) -> Desk:
        self.env = simpy.Environment()
        self.desk = ReplyDesk(self.env, self.world, simpy.Container(self.env, init=self.hours))
        self.env.process(self._arrive())
        if watched:
            self.env.process(self._look())
        self.env.run(until=until)
        return self

    def _arrive(self) -> Generator[simpy.Event, None, None]:
        for row, minute in enumerate(self.arrivals):
            yield self.env.timeout(max(0.0, float(minute) - self.env.now))
            arrived = math.ceil(minute)
            self.world.questions.append(
                asker=0, content=row, minute=arrived, arrived=arrived, started=-1, ends=-1, state=WAITING
            )
            self.desk.admit([row])

    def _look(self) -> Generator[simpy.Event, None, None]:
        while True:
            yield self.env.timeout(97.0)
            self.inside.append((self.env.now, sum(self.desk.load)))

    @property
    def work(self) -> NDArray[np.int64]:
        """Minutes of work on each question (n,), from its coin."""
        flips = self.world.coins.flip(
            "reply work", np.repeat(self.world.node_keys[:1], self.arrivals.size), self.world.contents["key"]
        )
        return np.maximum(1, np.rint(exponential(flips) / UNIT * self.service)).astype(np.int64)

    def column(self, name: str) -> NDArray[np.int64]:
        return self.world.questions[name].astype(np.int64)


def poisson_arrivals(rate: float, count: int, seed: int) -> Floats:
    return np.cumsum(np.random.default_rng(seed).exponential(1.0 / rate, count))


def first_come_first_served(desk: Desk) -> tuple[list[int], list[int]]:
    """When each question is begun and done, by a heap of the minutes at which hands become free."""
    free = [0.0] * desk.staff
    started, ends = [], []
    for minute, work in zip(desk.arrivals.tolist(), desk.work.tolist(), strict=True):
        begin = math.ceil(max(minute, heapq.heappop(free)))
        started.append(begin)
        ends.append(finished_at(begin, work, desk.opens, desk.closes))
        heapq.heappush(free, ends[-1])
    return started, ends


def erlang_c(staff: int, load: float) -> float:
    """Chance that an arrival has to wait, with `load` = arrivals x service."""
    all_busy = load**staff / math.factorial(staff) * staff / (staff - load)
    return all_busy / (sum(load**k / math.factorial(k) for k in range(staff)) + all_busy)


def standard_error(values: Floats) -> float:
    """Of the mean of a correlated series, from the means of 20 batches."""
    means = np.array([batch.mean() for batch in np.array_split(values, 20)])
    return float(means.std(ddof=1) / 20**0.5)


# X23 in its own units: one unit is 960 minutes for one hand (mu = 4), and 480 for two (mu = 2)
CASES = {1: (3 / 960, 960.0, 0.75, 1.0), 2: (3 / 480, 480.0, 0.642857, 1.142857)}


def assert_the_queue_is_the_one_of_the_book(staff: int, count: int, seed: int) -> None:
    rate, unit, waited, stayed = CASES[staff]
    desk = Desk(poisson_arrivals(rate, count, seed), staff).play(until=count / rate * 1.5 + 100_000)
    started, ends = first_come_first_served(desk)
    assert desk.column("started").tolist() == started and desk.column("ends").tolist() == ends
    assert (desk.column("state") == ANSWERED).all()
    warm = slice(count // 20, None)
    wait = (desk.column("started") - desk.arrivals)[warm] / unit
    assert abs(wait.mean() - waited) < 4 * standard_error(wait) + 0.5 / unit
    assert abs((desk.column("ends") - desk.arrivals)[warm].mean() / unit - stayed) < 4 * standard_error(wait) + 1 / unit
    queued = (wait * unit >= 1.0).astype(float)
    assert abs(queued.mean() - erlang_c(staff, rate * SERVICE)) < 4 * standard_error(queued) + 0.005


@pytest.mark.parametrize("staff", [1, 2])
def test_x23_waiting_times_are_those_of_the_textbook(staff: int) -> None:
    assert erlang_c(1, 0.75) == pytest.approx(0.75) and erlang_c(2, 1.5) == pytest.approx(0.642857, abs=1e-6)
    assert_the_queue_is_the_one_of_the_book(staff, 6000, seed=staff)


@pytest.mark.facts
@pytest.mark.parametrize("staff", [1, 2])
def test_x23_waiting_times_are_those_of_the_textbook_over_a_long_time(staff: int, fresh_dice: Dice) -> None:
    """Each single waiting time is checked, too, so that no error hides behind the noise of a queue's mean."""
    assert_the_queue_is_the_one_of_the_book(staff, 150_000, seed=fresh_dice.seed)


@pytest.mark.parametrize("staff", [1, 2])
def test_x23_littles_law_holds_between_those_inside_and_the_time_that_they_stay(staff: int) -> None:
    rate, *_ = CASES[staff]
    desk = Desk(poisson_arrivals(rate, 4000, seed=7), staff).play(until=4000 / rate, watched=True)
    last = desk.arrivals[-1]
    inside = np.array([count for minute, count in desk.inside if minute < last])
    gone = desk.column("ends")
    stay = np.where((gone < 0) | (gone > last), last, gone) - desk.arrivals  # cut off where the watch ends
    assert inside.mean() == pytest.approx(stay.sum() / last, rel=0.03)
    assert desk.desk.load[0] <= staff


@given(
    st.lists(st.floats(0, 20_000), min_size=1, max_size=30),
    st.integers(1, 4),
    st.integers(0, 1300),
    st.integers(1, 700),
    st.floats(0.5, 240),
)
@settings(deadline=None, max_examples=40)
def test_any_queue_with_opening_hours_is_served_in_turn(
    arrivals: list[float], staff: int, opens: int, open_for: int, service: float
) -> None:
    closes = min(1440, opens + open_for)
    desk = Desk(np.sort(np.array(arrivals)), staff, opens, closes, service=service, hours=1e6).play(until=1e8)
    started, ends = first_come_first_served(desk)
    assert desk.column("started").tolist() == started and desk.column("ends").tolist() == ends
    worked = sum(desk.work.tolist()) / 60.0
    assert desk.world.treasury.hours == pytest.approx(1e6 - worked, abs=1e-6)


def open_minutes(start: int, end: int, opens: int, closes: int) -> int:
    return sum(opens <= minute % 1440 < closes for minute in range(start, end))


@given(st.integers(0, 5000), st.integers(1, 900), st.integers(0, 1439), st.integers(1, 1440))
def test_work_lasts_as_many_open_minutes_as_it_takes(start: int, work: int, opens: int, length: int) -> None:
    closes = min(1440, opens + max(length, 30))
    end = finished_at(start, work, opens, closes)
    assert open_minutes(start, end, opens, closes) == work
    assert opens <= (end - 1) % 1440 < closes  # the last minute is an open one, so it is not done any earlier


@given(st.integers(0, 5 * 60), st.lists(st.floats(0, 3000), min_size=1, max_size=25), st.integers(1, 3))
@settings(deadline=None, max_examples=40)
def test_hours_are_worked_to_the_last_minute_and_no_hand_hangs(minutes: int, arrivals: list[float], staff: int) -> None:
    desk = Desk(np.sort(np.array(arrivals)), staff, hours=minutes / 60.0, service=20.0).play(until=1e7)
    assert np.isin(desk.column("state"), (ANSWERED, DROPPED)).all()  # nobody is left in service or in the queue
    done = desk.column("state") == ANSWERED
    worked = int(desk.work[done].sum())
    assert worked <= minutes
    assert desk.world.treasury.hours * 60.0 == pytest.approx(minutes - worked, abs=1e-6)
    dropped = desk.work[~done]
    assert (dropped > minutes - worked).all()  # a question is dropped only if the hours do not last for it


@pytest.mark.parametrize("work", [23, 46, 77, 92, 107])
def test_the_last_minutes_of_the_budget_are_enough_for_the_question_that_takes_them(work: int) -> None:
    """What 60 x (work / 60) comes to depends on the last bit; such a hand once waited for ever."""
    level = math.nextafter(work / 60.0, 0.0)
    desk = Desk(np.array([10.0]), 1, hours=level, service=100.0)
    desk.world.scenario.__dict__["desk"] = desk.world.scenario.desk.model_copy(update={"minutes_per_reply": work * 1.0})
    content = next(n for n in range(10_000) if _works(desk, n, work))
    desk.world.contents["key"][0] = keys(9, np.array([content]))[0]
    desk.service = float(work)
    desk.play(until=1e5)
    assert desk.work[0] == work and desk.column("state")[0] == ANSWERED
    assert desk.world.treasury.hours >= 0.0


def _works(desk: Desk, content: int, work: int) -> bool:
    flips = desk.world.coins.flip("reply work", desk.world.node_keys[:1], keys(9, np.array([content])))
    return max(1, round(int(exponential(flips)[0]) / UNIT * work)) == work


def test_without_hands_questions_wait_for_ever() -> None:
    desk = Desk(np.array([5.0, 6.0]), 0).play(until=1e6)
    assert (desk.column("state") == WAITING).all() and not (desk.column("state") == IN_SERVICE).any()
