"""The verb `coverage`: the mission's rows, each played, with pass or fail.

The command lends its manners and its workers, so that nothing here looks at a clock, a terminal or a signal itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from ..catalogue import _
from ..text import shown

if TYPE_CHECKING:
    from .coverage import Judged, Task

FINE, FAILED = 0, 1
Command = Callable[..., Any]


class Tools(Protocol):
    """What the command lends: see its own description."""

    @property
    def manners(self) -> Callable[[Command], Command]:
        """Decorates a verb with the options about how things are said."""

    @property
    def give(self) -> Callable[[str], None]:
        """Data, on stdout."""

    @property
    def tell(self) -> Callable[[str], None]:
        """Talk, on stderr."""

    @property
    def pen(self) -> Callable[[Any], Any]:
        """What stdout can take."""

    @property
    def progress(self) -> Callable[[Any], Any]:
        """A line for somebody who waits."""


def coverage_verb(tools: Tools, workers_of: Callable[[int | None], Any]) -> click.Command:
    """The verb, to be added to the command; `workers_of` opens so many processes (None: one per processor)."""

    @click.command("coverage")
    @click.option("--cut", is_flag=True, help="Hold each row's mechanism off in all its arms: every row must fail.")
    @click.option("--row", "rows", multiple=True, metavar="ID", help="This row alone, M-V8 say; may be repeated.")
    @click.option("--again", is_flag=True, help="Play afresh what an earlier call has kept.")
    @click.option(
        "--seed",
        type=click.IntRange(0, 2**63 - 1000),
        metavar="FIRST",
        help="How the dice fall in the first world; other dice than the rows are judged by.",
    )
    @click.option("--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; as many as processors.")
    @tools.manners
    def coverage(
        manner: Any,
        cut: bool,
        rows: tuple[str, ...],
        again: bool,
        seed: int | None,
        workers: int | None,
        style: str,
        **manners: bool,
    ) -> int:
        """Play the rows that the mission asks for, and say which hold.

        Results are kept between calls as long as the source stays the same.
        """
        manner.and_also(**manners)
        from . import coverage as room
        from .mechanisms.row import JUDGED_FROM

        try:
            tasks = room.wanted(rows, cut, JUDGED_FROM if seed is None else seed)
        except KeyError as reason:
            raise click.UsageError(shown(str(reason.args[0]), 200)) from None
        known = {} if again else room.recalled(tasks)
        results = _Watched(tools, manner, style == "text").played(tasks, known, lambda: workers_of(workers))
        if style == "json":
            tools.give(json.dumps(_document(results, cut), indent=1, ensure_ascii=False, allow_nan=False) + "\n")
        else:
            tools.give(tools.pen(manner).fitted(room.verdict(results)) + "\n")
        return FINE if all(one.good for one in results) else FAILED

    return coverage  # fmt: skip


def _document(results: Sequence[Judged], cut: bool) -> dict[str, Any]:
    from .coverage import verdict

    return {
        "cut": cut,
        "passing": sum(one.state == "pass" for one in results),
        "total": len(results),
        "verdict": verdict(results),
        "rows": [one.document() for one in results],
    }


class _Watched:
    """Plays rows, says each as soon as it is there, and keeps it for the next call."""

    def __init__(self, tools: Tools, manner: Any, told: bool) -> None:
        self._tools, self._manner, self._told = tools, manner, told
        self._keeps = True

    def played(self, tasks: Sequence[Task], known: dict[Task, Judged], workers: Callable[[], Any]) -> list[Judged]:
        """What every row came to, in order; workers start only if something has to be played."""
        from . import coverage as room

        if len(known) == len(tasks):
            return [self._said(known[task]) for task in tasks]
        place, progress = workers(), self._tools.progress(self._manner)
        try:
            progress.begin(_("Playing rows"))
            results: list[Judged] = []
            for judged in room.played(tasks, place, known):
                progress.end()
                results.append(self._said(judged))
                progress.at(len(results) / len(tasks), f"{len(results)}/{len(tasks)} {judged.task.id}")
            return results
        finally:
            progress.end()
            place.shutdown(wait=False, cancel_futures=True)

    def _said(self, judged: Judged) -> Judged:
        from . import coverage as room

        if self._told:
            pen = self._tools.pen(self._manner)
            self._tools.give("".join(f"{pen.fitted(line)}\n" for line in room.lines(judged)))
        if not judged.kept and self._keeps:
            try:
                room.keep(judged)
            except OSError as reason:
                self._keeps = False
                told = _("results are not kept: {reason}")
                self._tools.tell(told.format(reason=shown(reason.strerror or str(reason), 200)))
        return judged
