"""Looking ahead in many worlds beside the interface: requests go in, frozen views come out, the latest wins.

The first, rough look is played in the thread itself, because it is there sooner than other processes are; the finer
ones are played by processes of their own. A new request drops the one before, at once.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

from .cover import MOMENTS
from .words import moment

if TYPE_CHECKING:
    from simulator.experiment.fan import Fan
    from simulator.experiment.outlook import Outlook, Outlooks
    from simulator.scenario import Scenario

ROUGH = (2_000, 60, 8)
"""People, minutes of a tick and worlds of the first look."""
FINE = ((20_000, 30, 8), (None, 1, 24))
MANY = ((None, 1, 40),)
FEWEST = 5
"""Of what a rough look counts fewer in the middle world, it says nothing: reach is shown instead."""
PATIENCE = 0.15
"""Seconds that closing waits for the thread."""


@dataclass(frozen=True)
class LeverRow:
    """One lever, and how its values are written."""

    key: str
    label: str
    low: float
    high: float
    step: float
    now: float
    write: Callable[[float], str]


@dataclass(frozen=True)
class View:
    """What is known so far."""

    title: str = ""
    currency: str = ""
    measure: str = ""
    goal: str = ""
    """The goal in words."""
    target: float = 0.0
    all_people: int = 0
    levers: tuple[LeverRow, ...] = ()
    fan: Fan | None = None
    before: Fan | None = None
    """The fan of plan A, when something was changed."""
    course: str = ""
    """The measure whose course the fans show."""
    values: tuple[float, ...] = ()
    """The measure in each world in which it has a value, for the whole society."""
    each: tuple[float, ...] = ()
    """The same for every world by its number, nan where there is no value; empty while looks are rough."""
    first: int = 1
    """Number (seed) of the first world."""
    here: float | None = None
    """The same in the world that the live week shows; None while looks are rough."""
    hits: int = 0
    worlds: int = 0
    total: int = 0
    people: int = 0
    rough: bool = True
    rare: bool = False
    """Whether reach stands in for the goal's measure, which so few people are too few to count."""
    verdict: str = ""
    """Plan B against plan A in words."""
    stage: int = 0
    seconds_left: float = 0.0
    state: str = "loading"
    """loading, looking, stopped, complete or failed."""
    failure: str = ""
    request: int = 0
    """Number of the request that this answers."""
    note: str = ""
    """What is to be said about the plans."""


class Lookout:
    """One thread that looks ahead for one scenario."""

    def __init__(
        self, source: str | Path | Scenario, *, many: bool, workers: int | None = None, before: Scenario | None = None,
        note: str = "",
    ) -> None:  # fmt: skip
        """`many`: many worlds of one plan; otherwise fewer of two, again and again.

        before  the plan that the source is compared with; when left out, the source before its levers were turned
        """
        self._source, self._many, self._workers, self._before = source, many, workers, before
        self._slot: deque[View] = deque(maxlen=1)
        self._wanted: tuple[int, dict[str, float]] | None = (0, {})
        self._sent = 0
        self._wake, self._closed = threading.Event(), threading.Event()
        self._halted = False
        self._view = View(note=note)
        self._scenario: Scenario | None = None
        self._thread = threading.Thread(target=self._work, name="groundswell-lookout", daemon=True)

    def start(self) -> None:
        """Read the scenario and begin to look."""
        sys.setswitchinterval(0.001)  # without it a key can wait behind a busy simulation
        self._thread.start()

    def fetch(self) -> View | None:
        """The newest view, or None if there is none since the last call."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    def ask(self, values: Mapping[str, float]) -> int:
        """Look at the plan with these values of its levers; returns the number of the request."""
        self._sent += 1
        self._halted = False
        self._wanted = (self._sent, dict(values))
        self._wake.set()
        return self._sent

    def halt(self) -> None:
        """Stop looking; what is known stays."""
        self._halted = True

    def close(self) -> None:
        """Stop for good; the processes are ended."""
        self._closed.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    @property
    def alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    def world(self, place: int) -> Scenario | None:
        """The plan in this one of the worlds, to be watched; None before the scenario was read."""
        whole = self._scenario
        return whole and whole.model_copy(update={"seed": whole.seed + place}).beside(whole.folder)

    def changed(self, values: Mapping[str, float]) -> Scenario:
        """The scenario with these values. ScenarioError if they cannot be."""
        from simulator.experiment.dials import turned

        whole = self._scenario
        assert whole is not None
        if not values:
            return whole
        # the levers of the plan do not bind what is played, but whoever plays it may turn them again
        return turned(whole, values).model_copy(update={"lever": whole.lever}).beside(whole.folder)

    # -- what happens in the thread

    def _work(self) -> None:
        backends: list[Any] = []
        try:
            self._prepare()
            desks = self._desks(backends)
            while not self._closed.is_set():
                self._answer(desks)
                self._wake.wait()
                self._wake.clear()
        except Exception as error:  # whatever it is, the screen must be able to say it
            logging.getLogger(__name__).exception("looking ahead stopped")
            self._tell(state="failed", failure=str(error) or type(error).__name__)
        finally:
            for place in backends:
                place.shutdown(wait=False, cancel_futures=True)

    def _prepare(self) -> None:
        """Read the scenario; say what it is about."""
        from simulator.experiment.figures import goal_words
        from simulator.experiment.plans import arm
        from simulator.scenario import Scenario

        source = self._source if isinstance(self._source, Scenario) else str(self._source)
        scenario = self._scenario = arm(source).scenario
        self._tell(
            title=scenario.title, currency=scenario.currency, measure=scenario.goal.measure, goal=goal_words(scenario),
            target=scenario.goal.target, first=scenario.seed,
            all_people=scenario.people, levers=() if self._many else levers(scenario),
        )  # fmt: skip

    def _desks(self, backends: list[Any]) -> list[Outlooks]:
        """Who takes the rough look, and who takes the finer ones."""
        from simulator.experiment.backends import InProcess, backend
        from simulator.experiment.outlook import Outlooks, Stage

        near = InProcess()
        backends.append(near)
        stages = tuple(Stage(*one) for one in (MANY if self._many else FINE))
        try:
            far = backend(self._workers)
            backends.append(far)
            fine = Outlooks(far, stages)
        except (OSError, ValueError):  # no processes are to be had here: it takes longer in this one
            logging.getLogger(__name__).warning("no processes for worlds", exc_info=True)
            fine = Outlooks(near, stages)
        return [Outlooks(near, (Stage(*ROUGH),)), fine]

    def _answer(self, desks: list[Outlooks]) -> None:
        """Look at what is wanted now, until that is done or something else is wanted."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        number, values = wanted
        try:
            plan = self.changed(values)
        except ValueError as error:
            self._tell(request=number, failure=str(error), state="complete")
            return
        self._tell(request=number, failure="", verdict="", state="looking", worlds=0, seconds_left=0.0, stage=0)
        for desk in desks:
            self._look(desk, plan, values)
        self._tell(state="stopped" if self._stop() else "complete", seconds_left=0.0)

    def _stop(self) -> bool:
        """Whether nobody wants to know any more."""
        return self._halted or self._closed.is_set() or self._wanted is not None

    def _look(self, desk: Outlooks, plan: Scenario, values: Mapping[str, float]) -> None:
        before = self._before or (self._scenario if values else None)
        began, stage, first = time.monotonic(), None, 0
        for look in self._looks(desk, plan, before):
            if look.ensemble is not stage:
                stage, began, first = look.ensemble, time.monotonic(), look.worlds
            total = look.ensemble.worlds
            done = look.worlds - first
            left = (time.monotonic() - began) / done * (total - look.worlds) if done else 0.0
            if look.rough or look.worlds >= 4:  # the first shape at once, but no finer fan that is worse than it
                self._tell(**_known(look), total=total, seconds_left=left)

    def _looks(self, desk: Outlooks, plan: Scenario, before: Scenario | None) -> Iterator[Outlook]:
        if not self._stop():
            yield from desk.ahead(plan, before, stop=self._stop)

    def _tell(self, **changes: Any) -> None:
        self._view = replace(self._view, **changes)
        self._slot.append(self._view)


def levers(scenario: Scenario) -> tuple[LeverRow, ...]:
    """The levers of a scenario with what they are set to."""
    found = []
    for lever in scenario.lever:
        now, write = _setting(scenario, lever.key)
        if now is not None:
            label = lever.label or lever.key
            found.append(LeverRow(lever.key, label, lever.low, lever.high, lever.step, now, write))
    return tuple(found)


def _setting(scenario: Scenario, key: str) -> tuple[float | None, Callable[[float], str]]:
    """What a key is set to, as a bare number, and how its values are written; None if it holds no number."""
    from simulator.experiment.design import DesignError
    from simulator.experiment.dials import as_written, dial

    try:
        turned = dial(scenario, key)
    except DesignError:  # moments are no numbers that can be scaled, but a lever may move them
        value: Any = scenario
        for part in key.split("."):
            rows = value if isinstance(value, tuple) else None
            value = _row(rows, part) if rows else getattr(value, part, None)
        moments = key.rsplit(".", 1)[-1] in MOMENTS
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        return number, (lambda one: moment(round(one))) if moments else (lambda one: f"{one:g}")
    return turned.keys[0][1], lambda one: as_written(turned.key, one, scenario.currency)


def _row(rows: Sequence[Any], name: str) -> Any:
    """The row of a list of tables with this id; boosts go by their post; a number counts from 0."""
    for one in rows:
        if getattr(one, "id", getattr(one, "post", None)) == name:
            return one
    return rows[int(name)] if name.isdigit() and int(name) < len(rows) else None


def _known(look: Outlook) -> dict[str, Any]:
    """What a look says, as plain values."""
    from simulator.experiment.scaled import counted
    from simulator.experiment.verdicts import sentence

    measure = look.plan.goal.measure
    rare = look.rough and counted(measure) and look.spread(measure).median < FEWEST * look.scale
    measure = "reach" if rare else measure
    courses = look.ensemble.courses()
    course = measure if measure in courses else "reach"
    values = look.spread(measure).per_world
    known = values[values == values]
    here = float(values[0]) if not look.rough and values[0] == values[0] else None
    verdict = sentence(look.difference(measure), look.plan.currency) if look.compared and look.worlds > 1 else ""
    return {
        "fan": look.fan(course), "before": look.fan(course, 1) if look.compared else None, "course": course,
        "measure": measure, "rare": rare,
        "values": tuple(known.tolist()), "each": () if look.rough else tuple(values.tolist()),
        "here": here, "hits": look.goal.hits, "worlds": look.worlds,
        "people": look.people, "rough": look.rough, "verdict": verdict, "state": "looking",
        "stage": look.ensemble.experiment.arms[0].scenario.people,
    }  # fmt: skip


def halfway(view: View) -> str:
    """Where it stands, in words."""
    if view.state == "loading":
        return _("reading ...")
    if view.state == "stopped":
        return _("stopped")
    if view.state == "complete":
        return _("done")
    if view.total and view.worlds >= view.total:
        return _("finer worlds are on their way ...")
    return _("{seconds:.0f} s left").format(seconds=view.seconds_left + 0.5) if view.seconds_left else _("looking ...")
