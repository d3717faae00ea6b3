"""What all experiments have in common as people type them: options, workers, a folder, the answer.

Nothing heavy is imported before a verb is used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..catalogue import _
from ..text import shown
from .manner import FAILED, SEEDS, Command, Manner, Tools
from .watch import Watch

if TYPE_CHECKING:
    from .conduct import Laboratory
    from .design import Arm
    from .notebook import Shown
    from .pen import Pen


def experiment_options(worlds: int, keeps: bool = False, sets: bool = True) -> Callable[[Command], Command]:
    """The options that every experiment has.

    worlds  when nobody says how many
    keeps   whether all that is played can be kept in a folder and gone on with
    sets    whether --set changes the plan
    """

    def decorated(command: Command) -> Command:
        for option in (*(_FOLDER if keeps else ()), *_PLACE, *_WORLD, _many(worlds), *((SETS,) if sets else ())):
            command = option(command)
        return command

    return decorated


SETS = click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="Change a parameter; may be repeated.")
MEASURE = click.option("--measure", metavar="NAME", help="What is counted; the goal's measure when left out.")
RESUME = click.option("--resume", is_flag=True, help="Go on with what DIR holds; play only what is missing.")
_FOLDER = (
    RESUME,
    click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Keep all worlds and tables there."),
)
_PLACE = (
    click.option("--cluster", metavar="ADDRESS", help="Play on a Dask cluster, such as tcp://host:8786."),
    click.option("--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; as many as processors."),
)
_WORLD = (
    click.option("--population-seed", type=SEEDS, help="Who is there, and who follows whom."),
    click.option("--seed", type=SEEDS, help="How the dice fall in world 0; world i has SEED + i."),
    click.option("--people", type=int, help="Size of the society; all that is counted in people scales along."),
)


def _many(worlds: int) -> Command:
    return click.option("--worlds", type=click.IntRange(1), default=worlds, show_default=True, help="How many worlds.")


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

    _check(asked)
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
        _kept(tools, asked)
        raise click.exceptions.Exit(FAILED) from reason
    except Stopped as stopped:
        tools.tell(_("stopped: {kept} of {total} runs were played").format(kept=stopped.kept, total=stopped.total))
        _kept(tools, asked)
        raise click.exceptions.Exit(FAILED) from stopped


def _check(asked: Mapping[str, Any]) -> None:
    """Refuse what does not go together. A usage error."""
    if asked["cluster"] is not None and asked["workers"] is not None:
        raise click.UsageError(_("a cluster brings its own workers; leave out --workers"))
    if asked.get("resume") and asked.get("out") is None:
        raise click.UsageError(_("--resume goes on with a folder; name it with --out DIR"))


def _kept(tools: Tools, asked: Mapping[str, Any]) -> None:
    """Where the runs are that were finished, and how to go on with them."""
    if asked.get("out") is not None:
        folder = shown(os.fspath(asked["out"]), 200)
        tools.tell(_("finished worlds are kept in {folder}; --resume goes on").format(folder=folder))


def keeping(laboratory: Laboratory, asked: Mapping[str, Any], question: str, plan: Arm) -> Laboratory:
    """The laboratory with the folder that was asked for, if any, ready to keep every run.

    question  the verb; a folder holds the answers to one question about one plan
    Raises Occupied or StoreError.
    """
    from .design import design
    from .keeping import inquiry
    from .store import Store

    if asked["out"] is None:
        return laboratory
    first, store = design([plan], 1, asked["seed"], asked["population_seed"]), Store(asked["out"])
    store.open(inquiry(question, first), asked["resume"])
    return replace(laboratory, store=store)


def stored(tools: Tools, manner: Manner, found: Shown, laboratory: Laboratory) -> None:
    """Keep the tables, where a folder was asked for. StoreError when the disk refuses."""
    if laboratory.store is not None:
        from .keeping import keep

        keep(found, laboratory.store)
        if not manner.quiet:
            tools.tell(_("written to {folder}").format(folder=shown(os.fspath(laboratory.store.folder), 200)))


def give(tools: Tools, manner: Manner, style: str, found: Shown, laboratory: Laboratory) -> None:
    """Keep the tables where a folder was asked for, and say what came of it. StoreError when the disk refuses."""
    stored(tools, manner, found, laboratory)
    answer(tools, manner, style, found.document(), found.text)


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
