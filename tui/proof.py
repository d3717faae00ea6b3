"""What the evidence screen shows, and the threads beside the interface that find it out.

The report card is there at once, as it was kept with the version; measuring it again takes minutes and is done in
processes of its own.  What the headline leans on is tried on fewer people, one number after the other.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from simulator.catalogue import _, spoken

if TYPE_CHECKING:
    from simulator.scenario import Scenario

State = Literal["kept", "measuring", "measured", "stopped", "failed"]
Card = Mapping[str, Any]
Watch = Callable[[int, int], None]
Measure = Callable[[Watch], Card]
PATIENCE = 0.15
"""Seconds that closing waits for a thread."""


@dataclass(frozen=True)
class Number:
    """A parameter of the plan.

    source  what the schema says about its default
    effect  what a fifth less of it does to the headline, as a part; None where that was not tried
    change  how far it was turned, as a part: a whole number moves by one at least
    """

    key: str
    value: str
    origin: str
    source: str
    meaning: str
    effect: float | None = None
    change: float = 0.0


@dataclass(frozen=True)
class Proof:
    """The newest state of everything.

    card     the report card as plain data (`groundswell facts --format json`); None where none was kept
    version  the version that it was kept with; "" when it was measured here
    fresh    whether the source is still what it was measured with
    done     tasks measured, and how many there are
    failure  why the card was not measured; `unplayable` why no number was turned
    measure  the headline that numbers are turned against, "" before it is known
    people   in how small a society
    turned   numbers that were tried, and how many there are to try
    """

    card: Card | None = None
    sanity: tuple[Mapping[str, Any], ...] = ()
    version: str = ""
    fresh: bool = True
    state: State = "kept"
    done: tuple[int, int] = (0, 0)
    failure: str = ""
    title: str = ""
    unplayable: str = ""
    numbers: tuple[Number, ...] = ()
    measure: str = ""
    people: int = 0
    turned: tuple[int, int] = (0, 0)
    leaning: Literal["reading", "turning", "done", "none", "failed"] = "reading"


class Prover:
    """Keeps a `Proof` up to date; every change is a new one, and the latest wins."""

    def __init__(
        self, source: str | Path | Scenario | None, workers: int | None = None, measure: Measure | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """`source` is the plan whose numbers are turned, if any; the last two stand in for the real ones in tests."""
        self._source, self._workers = source, workers
        self._measure = measure or self._measured
        self._slot: deque[Proof] = deque(maxlen=1)
        self._lock = threading.Lock()
        self._closed, self._halted = threading.Event(), threading.Event()
        self._threads: list[threading.Thread] = []
        self._proof = _kept(kept)

    def start(self) -> None:
        """Show what was kept, and begin to turn the plan's numbers."""
        self._put()
        if self._source is None:
            self._put(leaning="none")
        else:
            self._begin(self._lean, "groundswell-leaning")

    def fetch(self) -> Proof | None:
        """The newest state, or None if there is none since the last call."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    @property
    def measuring(self) -> bool:
        """Whether the card is being measured."""
        return self._proof.state == "measuring"

    def again(self) -> None:
        """Measure the card now, in the background; once is enough."""
        if not self.measuring:
            self._halted.clear()
            self._put(state="measuring", done=(0, 0), failure="")
            self._begin(self._prove, "groundswell-evidence")

    def halt(self) -> None:
        """Stop measuring; the card stays what it was."""
        self._halted.set()

    def close(self) -> None:
        """Stop everything."""
        self._closed.set()
        self._halted.set()
        for one in self._threads:
            one.join(PATIENCE)

    @property
    def alive(self) -> bool:
        """Whether a thread still works."""
        return any(one.is_alive() for one in self._threads)

    # -- beside the interface

    def _begin(self, work: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _put(self, **news: Any) -> None:
        with self._lock:
            self._proof = replace(self._proof, **news)
            self._slot.append(self._proof)

    def _prove(self) -> None:
        try:
            card = self._measure(self._progress)
        except _Halted:
            self._put(state="stopped")
        except Exception as error:  # whatever it is, the interface goes on and says so
            logging.getLogger(__name__).exception("the evidence could not be measured")
            self._put(state="failed", failure=str(error) or type(error).__name__)
        else:
            self._put(card=card, version="", fresh=True, state="measured")

    def _progress(self, done: int, of: int) -> None:
        if self._halted.is_set():
            raise _Halted
        self._put(done=(done, of))

    def _measured(self, watch: Watch) -> Card:
        from simulator.evidence.card import FACTS
        from simulator.evidence.fact import SEEDS
        from simulator.evidence.measuring import measure
        from simulator.evidence.report import document, entries
        from simulator.evidence.rows import ROWS
        from simulator.experiment.backends import backend

        place = backend(self._workers)
        try:
            return document(entries(ROWS, list(measure(FACTS, SEEDS, place, watch))))
        finally:
            place.shutdown(wait=False, cancel_futures=True)

    def _lean(self) -> None:
        try:
            self._turn()
        except Exception as error:  # a plan that cannot be read or played still has its report card
            logging.getLogger(__name__).debug("nothing was turned: %s", error)
            self._put(leaning="failed", unplayable=str(error).splitlines()[0])

    def _turn(self) -> None:
        from simulator.experiment.figures import title
        from simulator.experiment.leaning import leaning, numbers
        from simulator.scenario import Scenario, load

        plan = self._source if isinstance(self._source, Scenario) else load(self._source or "")
        listed = {one.key: one for one in described(plan)}
        self._put(title=spoken("scenario", plan.title), numbers=tuple(listed.values()))
        begun = leaning(plan, plan.seed, plan.population_seed, lambda _run: not self._closed.is_set())
        if begun is None:
            self._put(leaning="none")
            return
        wanted = numbers(begun.small, begun.measure)
        self._put(leaning="turning", measure=title(begun.measure), people=begun.people, turned=(0, len(wanted)))
        for done, one in enumerate(wanted, start=1):
            lean = begun.lean(one)
            if begun.stopped:
                return
            if lean is not None and one.name in listed:
                listed[one.name] = replace(listed[one.name], effect=lean.effect, change=lean.change)
            self._put(numbers=ranked(listed.values()), turned=(done, len(wanted)))
        self._put(leaning="done")


class _Halted(Exception):
    """Somebody does not want to wait any longer."""


def ranked(found: Any) -> tuple[Number, ...]:
    """Those that the headline leans on most come first, those that were not tried last."""
    return tuple(sorted(found, key=lambda one: (one.effect is None, -abs(one.effect or 0.0))))


def described(plan: Scenario) -> list[Number]:
    """Every parameter of the plan that moves a measure: its value, where that comes from, and what it means."""
    from simulator.experiment.origins import parameters
    from simulator.scenario.describe import Key, written

    found = []
    for one in parameters(plan):
        table, _dot, field = one.key.partition(".")
        model = Key(type(plan), table).row if field else type(plan)
        if model is None:
            continue
        key = Key(model, field or table)
        held = getattr(plan, table)
        rows = held if isinstance(held, tuple) else (held,)
        values = (written(getattr(row, field) if field else row, key.kind, plan.currency) for row in rows)
        told = ", ".join(dict.fromkeys(_plain(value) for value in values))
        name = f"{table}.*.{field}" if isinstance(held, tuple) else one.key
        found.append(Number(name, told, one.origin, key.note("source"), key.field.description or ""))
    return found


def _plain(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, Mapping):
        return " ".join(f"{name}:{one:g}" if isinstance(one, float) else f"{name}:{one}" for name, one in value.items())
    if value is None or value == "" or value == ():
        return "-"
    if isinstance(value, (tuple, list)):
        return " ".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kept(given: Mapping[str, Any] | None) -> Proof:
    from simulator.evidence.results import fresh, kept

    found = kept() if given is None else given
    return Proof(
        card=found["card"],
        sanity=tuple(found["sanity"]),
        version=found["version"],
        fresh=fresh(found),
    )


def origin_words(origin: str) -> str:
    """Where a value comes from, in words."""
    return {
        "scenario": _("your scenario"),
        "literature": _("the literature"),
        "mission": _("the texts of the mission"),
        "memory": _("memory (no published value was seen; change me)"),
        "assumption": _("an assumption (no published value; change me)"),
    }[origin]
