"""The coverage of the mission's 83 rows: each is played, with its mechanism or without, and said to pass or not.

A row passes when all its claims hold.  With `cut`, its mechanism is held at its neutral value in every arm; then
it must fail, and fail on the claim: a scenario that is refused or a crash is told as such and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Protocol

from ..catalogue import _
from . import kept
from .mechanisms import registry
from .mechanisms.asked import IDS
from .mechanisms.claim import measures_of
from .mechanisms.row import JUDGED_FROM, Row, play

State = Literal["pass", "FAIL", "crash"]
TESTS = "tests/facts/test_mechanisms.py"
_PLAYED, _CUT = "test_the_pair_shows_what_the_row_says", "test_without_the_mechanism_the_claim_fails"


class Workers(Protocol):
    """Where rows are played: an executor that says what an error means, and can begin again."""

    window: int

    def loss(self, error: BaseException) -> str:
        """Whether an error means lost workers ("none" if it does not)."""

    def renew(self) -> None:
        """Begin again with fresh workers."""


@dataclass(frozen=True, slots=True)
class Task:
    """One row to be played from a seed on, with its mechanism or (`cut`) without it."""

    id: str
    cut: bool = False
    first: int = JUDGED_FROM

    @property
    def name(self) -> str:
        """The name under which its result is kept."""
        return f"{self.id}-{'cut' if self.cut else 'play'}-{self.first}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a row came to.

    state  all claims hold (pass), one does not (FAIL), or it could not be played (crash)
    words  the numbers of each claim, "pass" or "FAIL" before them; of a crash what was said
    kept   whether it was played before and only read
    """

    task: Task
    state: State
    words: tuple[str, ...]
    kept: bool = False

    @property
    def good(self) -> bool:
        """Whether it is as it should be: passing, or under the cut failing on the claim."""
        return self.state == ("FAIL" if self.task.cut else "pass")

    def document(self) -> dict[str, Any]:
        """For programs."""
        row = registry.find(self.task.id)
        return {
            "id": row.id,
            "claim": row.claim,
            "scenario": row.scenario,
            "measures": list(measures_of(row.claims)),
            "test": test_of(self.task),
            "same_as": row.same_as or None,
            "state": self.state,
            "numbers": list(self.words),
            "kept": self.kept,
        }


def test_of(task: Task) -> str:
    """The test that says the same as the command."""
    return f"{TESTS}::{_CUT if task.cut else _PLAYED}[{task.id}]"


def wanted(ids: Sequence[str], cut: bool, first: int) -> list[Task]:
    """The rows that were asked for, all when none is named, in the order of the mission's table.

    KeyError, with a plain sentence, for an id that is none.
    """
    for one in ids:
        if one not in IDS:
            close = get_close_matches(one, IDS, n=1)
            told = _("no row {id}").format(id=one[:40])
            raise KeyError(told + (_("; did you mean {name}?").format(name=close[0]) if close else ""))
    return [Task(one, cut, first) for one in IDS if not ids or one in ids]


def judge(task: Task) -> Judged:
    """Play a row, whatever comes of it."""
    try:
        result = play(registry.find(task.id), task.cut, task.first)
    except Exception as error:
        return Judged(task, "crash", (f"{type(error).__name__}: {error}"[:400],))
    words = tuple(f"{'pass' if one.holds else 'FAIL'}  {one.words}" for one in result.verdicts)
    return Judged(task, "pass" if result.passed else "FAIL", words)


def recalled(tasks: Iterable[Task]) -> dict[Task, Judged]:
    """What is kept of earlier calls for the present source."""
    found = {}
    for task in tasks:
        result = kept.read(task.name)
        if result is not None and result.get("state") in ("pass", "FAIL"):
            found[task] = Judged(task, result["state"], tuple(result["numbers"]), kept=True)
    return found


def keep(judged: Judged) -> None:
    """Keep a result for the next call; a crash is not kept. OSError when the disk refuses."""
    if judged.state != "crash":
        kept.write(judged.task.name, {"state": judged.state, "numbers": list(judged.words)})


def played(tasks: Sequence[Task], workers: Workers, known: Mapping[Task, Judged]) -> Iterator[Judged]:
    """Every row in its order, each as soon as it and all before it are there; known ones are not played again.

    A row whose worker was lost counts as a crash, and the others go on with fresh workers.
    """
    waiting = [task for task in tasks if task not in known]
    under_way: dict[Task, Future[Judged]] = {}
    for task in tasks:
        if task in known:
            yield known[task]
            continue
        while waiting and len(under_way) < workers.window:
            following = waiting.pop(0)
            under_way[following] = _submitted(workers, following)
        judged, lost = _arrived(under_way.pop(task), task, workers)
        if lost:
            waiting[:0] = under_way
            under_way.clear()
        yield judged


def _submitted(workers: Workers, task: Task) -> Future[Judged]:
    assert isinstance(workers, Executor)
    return workers.submit(judge, task)


def _arrived(future: Future[Judged], task: Task, workers: Workers) -> tuple[Judged, bool]:
    try:
        return future.result(), False
    except Exception as error:
        lost = workers.loss(error) != "none"
        if lost:
            workers.renew()
        return Judged(task, "crash", (f"{type(error).__name__}: {error}"[:400],)), lost


def lines(judged: Judged) -> list[str]:
    """What is said of one row: what it claims, where it is met, what is measured, its test and its numbers."""
    row = registry.find(judged.task.id)
    return [
        f"{judged.state:5s} {row.id:7s} {row.claim}{_shared(row)}",
        "      " + _("scenario {scenario}; measures {measures}").format(
            scenario=row.scenario, measures=", ".join(measures_of(row.claims))
        ),
        f"      {test_of(judged.task)}",
        *(f"        {words}" for words in judged.words),
    ]  # fmt: skip


def _shared(row: Row) -> str:
    return " " + _("(the mechanism of {id})").format(id=row.same_as) if row.same_as else ""


def verdict(results: Sequence[Judged]) -> str:
    """The last line: how many pass, and which are not as they should be."""
    cut = any(one.task.cut for one in results)
    passing = sum(one.state == "pass" for one in results)
    told = _("{passing} of {total} pass").format(passing=passing, total=len(results))
    crashed = [one.task.id for one in results if one.state == "crash"]
    wrong = [one.task.id for one in results if not one.good and one.state != "crash"]
    if cut and not wrong and not crashed:
        told += _(": each depends on its mechanism")
    if wrong:
        told += "; " + (_("still pass without their mechanism: ") if cut else _("fail: ")) + ", ".join(wrong)
    if crashed:
        told += "; " + _("could not be played, which shows nothing: ") + ", ".join(crashed)
    return told
