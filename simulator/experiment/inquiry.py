"""What the verbs that ask more than "how much" have in common: options, workers, a line for who waits, the answer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..catalogue import _
from ..text import shown
from .verbs import FAILED, SEEDS, Manner, Tools

if TYPE_CHECKING:
    from .conduct import Laboratory, Watched
    from .design import Arm
    from .pen import Pen
    from .progress import Progress

FINE, REFUSED = 0, 2
Command = Callable[..., Any]
MANNERS = ("quiet", "plain", "ascii_only")


def experiment_options(worlds: int) -> Callable[[Command], Command]:
    """The options that every experiment has; `worlds` when nobody says how many."""

    def decorated(command: Command) -> Command:
        for option in (
            click.option("--cluster", metavar="ADDRESS", help="Play on a Dask cluster, such as tcp://host:8786."),
            click.option("--workers", type=click.IntRange(1, 512), metavar="N",
                         help="Processes; as many as processors."),
            click.option("--population-seed", type=SEEDS, help="Who is there, and who follows whom."),
            click.option("--seed", type=SEEDS, help="How the dice fall in world 0; world i has SEED + i."),
            click.option("--people", type=int, help="Size of the society; all that is counted in people scales along."),
            click.option("--worlds", type=click.IntRange(1), default=worlds, show_default=True,
                         help="How many worlds."),
            click.option("--set", "sets", multiple=True, metavar="KEY=VALUE",
                         help="Change a parameter; may be repeated."),
        ):  # fmt: skip
            command = option(command)
        return command

    return decorated


MEASURE = click.option("--measure", metavar="NAME", help="What is counted; the goal's measure when left out.")


def arm_of(scenario: str, asked: Mapping[str, Any]) -> Arm:
    """The plan that was asked for. ScenarioError with all problems."""
    from . import plans

    return plans.arm(scenario, asked["sets"], asked["people"])


@contextmanager
def at_work(tools: Tools, manner: Manner, asked: Mapping[str, Any]) -> Iterator[Laboratory]:
    """Workers that start while the plan is still being read, and are sent home whatever happens.

    What cannot be done is said in words: a design that cannot be is a usage error.
    """
    from .backends import BackendError, backend
    from .conduct import Laboratory, Stopped
    from .design import DesignError

    if asked["cluster"] is not None and asked["workers"] is not None:
        raise click.UsageError(_("a cluster brings its own workers; leave out --workers"))
    watch = Watch(tools.progress(manner))
    try:
        place = backend(asked["workers"], asked["cluster"])
        try:
            place.warm_up()
            manner.patience.patient = True
            yield Laboratory(place, None, lambda: bool(manner.patience.number), watch)
        finally:
            place.shutdown(wait=False, cancel_futures=True)
            watch.end()
    except DesignError as reason:
        raise click.UsageError(str(reason)) from reason
    except BackendError as reason:
        tools.tell(f"groundswell: {reason}")
        raise click.exceptions.Exit(FAILED) from reason
    except Stopped as stopped:
        tools.tell(_("stopped: {kept} of {total} runs were played").format(kept=stopped.kept, total=stopped.total))
        raise click.exceptions.Exit(FAILED) from stopped


def answer(tools: Tools, manner: Manner, style: str, document: Mapping[str, Any], words: Callable[[Pen], str]) -> None:
    """Say what came of it, for programs or for people."""
    if style == "json":
        tools.give(json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n")
    else:
        tools.give(words(tools.pen(manner)))


def check_target(path: Path | None) -> None:
    """Refuse before hours of work what could not be written after them. A usage error."""
    if path is not None and not path.resolve().parent.is_dir():
        raise click.UsageError(_("there is no folder {folder}").format(folder=shown(os.fspath(path.parent), 200)))


def write(tools: Tools, manner: Manner, path: Path, content: bytes) -> None:
    """Write a file in one step: there is always the old one or the new one. OSError when the disk refuses."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    if not manner.quiet:
        tools.tell(_("written to {file}").format(file=shown(os.fspath(path), 200)))


class Watch:
    """Keeps somebody who waits informed: how far it is, and how long it may take."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stage = ""
        self._known = 0

    def __call__(self, now: Watched) -> None:
        """Another run has arrived."""
        if now.stage != self._stage:
            self._stage, self._known = now.stage, 0
            self._progress.begin(now.stage)
        if not now.played:
            self._known = now.done
            return
        self._progress.at(now.played / max(1, now.total - self._known), f"{now.done}/{now.total}")

    def end(self) -> None:
        """Nobody has to wait any more."""
        self._progress.end()
