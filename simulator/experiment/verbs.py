"""The verbs of many worlds: `worlds` and `compare`.

The command hands its manners in (`Tools`), so that nothing here looks at a clock, a terminal or a signal itself.
Nothing heavy is imported before a verb is used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from ..catalogue import _
from ..text import shown

if TYPE_CHECKING:
    from .compare import Comparison
    from .conduct import Laboratory, Watched
    from .design import Design
    from .patience import Patience
    from .pen import Pen
    from .progress import Progress
    from .worlds import Worlds

FINE, FAILED = 0, 1
SEEDS = click.IntRange(0, 2**63 - 1)
Command = Callable[..., Any]


class Manner(Protocol):
    """How things are said, and the patience with signals."""

    quiet: bool
    patience: Patience

    def and_also(self, quiet: bool, plain: bool, ascii_only: bool) -> None:
        """Options that came after the verb."""


@dataclass(frozen=True)
class Tools:
    """What the command lends to its verbs.

    manners   decorates a verb with the options about how things are said, and hands it the Manner first
    give      data, on stdout
    tell      talk, on stderr
    pen       what stdout can take
    progress  a line for somebody who waits
    """

    manners: Callable[[Command], Command]
    give: Callable[[str], None]
    tell: Callable[[str], None]
    pen: Callable[[Any], Pen]
    progress: Callable[[Any], Progress]


def verbs(tools: Tools) -> tuple[click.Command, ...]:
    """The verbs, to be added to the command."""
    return _worlds(tools), _compare(tools)


def _many_worlds(command: Command) -> Command:
    """The options that every experiment has."""
    for option in (
        click.option("--resume", is_flag=True, help="Go on with the worlds that DIR holds; play what is missing."),
        click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Keep all worlds and tables there."),
        click.option("--cluster", metavar="ADDRESS", help="Play on a Dask cluster, such as tcp://host:8786."),
        click.option("--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; as many as processors."),
        click.option("--population", type=click.Choice(["fixed", "varied"]), default="fixed", show_default=True,
                     help="The same people in every world, or other people in each."),
        click.option("--population-seed", type=SEEDS, help="Who is there, and who follows whom."),
        click.option("--seed", type=SEEDS, help="How the dice fall in world 0; world i has SEED + i."),
        click.option("--people", type=int, help="Size of the society; all that is counted in people scales along."),
        click.option("--worlds", type=click.IntRange(1), default=100, show_default=True, help="How many worlds."),
    ):  # fmt: skip
        command = option(command)
    return command


_SET = click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="Change a parameter; may be repeated.")


def _worlds(tools: Tools) -> click.Command:
    @click.command("worlds")
    @click.argument("scenario")
    @_SET
    @click.option("--ghost", is_flag=True, help="Also play the same worlds without the campaign.")
    @click.option("--societies", type=click.IntRange(0, 10_000), default=10, show_default=True,
                  help="Societies in which luck is split from structure; 0 leaves it out.")  # fmt: skip
    @_many_worlds
    @tools.manners
    def worlds(
        manner: Manner, scenario: str, sets: tuple[str, ...], ghost: bool, societies: int, style: str, **asked: Any
    ) -> int:
        """Play SCENARIO in many worlds: how far they spread, and how much of that is luck.

        World i is the world of `run --seed SEED+i`.
        """
        manner.and_also(**{name: asked.pop(name) for name in ("quiet", "plain", "ascii_only")})
        with _at_work(tools, manner, **_place(asked)) as work:
            from . import plans, worlds

            plan = plans.arm(scenario, sets, asked["people"])
            wanted = _design(worlds.arms(plan, ghost), asked)
            laboratory = work.laboratory(wanted, plan.scenario.goal.measure)
            result = worlds.explore(wanted, laboratory, societies)
            return _answer(result, laboratory, tools, manner, style)

    return worlds


def _compare(tools: Tools) -> click.Command:
    @click.command("compare")
    @click.argument("plans", nargs=-1, required=True)
    @_SET
    @click.option("--effort", type=click.IntRange(0), metavar="RUNS",
                  help="Runs for finding what would flip the verdict; 0 for none, else as many as the comparison.")
    @_many_worlds
    @tools.manners
    def compare(
        manner: Manner, plans: tuple[str, ...], sets: tuple[str, ...], effort: int | None, style: str, **asked: Any
    ) -> int:
        """Play two or more PLANS in the same worlds, each against the first.

        With --set, B is the one plan so changed: compare A --set influencer.lina.fit=0.3
        """
        manner.and_also(**{name: asked.pop(name) for name in ("quiet", "plain", "ascii_only")})
        _check_plans(plans, sets)
        with _at_work(tools, manner, **_place(asked)) as work:
            from .compare import contrast
            from .flip import judged

            wanted = _design(_arms(plans, sets, asked["people"]), asked)
            laboratory = work.laboratory(wanted, wanted.arms[0].scenario.goal.measure)
            result = judged(contrast(wanted, laboratory), laboratory, effort)
            return _answer(result, laboratory, tools, manner, style)

    return compare


def _check_plans(plans: tuple[str, ...], sets: tuple[str, ...]) -> None:
    if len(plans) == 1 and not sets:
        raise click.UsageError(_("name two plans, or one and what is changed in it: --set KEY=VALUE"))
    if len(plans) > 1 and sets:
        raise click.UsageError(_("--set makes plan B out of one plan; with two plans, change them in their files"))


def _arms(plans: tuple[str, ...], sets: tuple[str, ...], people: int | None) -> tuple[Any, ...]:
    from . import plans as reading

    found = [reading.arm(one, (), people) for one in plans]
    return tuple(found if not sets else [*found, reading.arm(plans[0], sets, people)])


def _design(arms: tuple[Any, ...], asked: dict[str, Any]) -> Design:
    """The experiment that was asked for; a usage error if it cannot be."""
    from .design import DesignError, design

    try:
        return design(arms, asked["worlds"], asked["seed"], asked["population_seed"], asked["population"])
    except DesignError as reason:
        raise click.UsageError(str(reason)) from reason


def _place(asked: dict[str, Any]) -> dict[str, Any]:
    """Where the worlds are played and kept."""
    if asked["resume"] and asked["out"] is None:
        raise click.UsageError(_("--resume goes on with a folder; name it with --out DIR"))
    if asked["cluster"] is not None and asked["workers"] is not None:
        raise click.UsageError(_("a cluster brings its own workers; leave out --workers"))
    return {name: asked[name] for name in ("out", "resume", "workers", "cluster")}


@dataclass
class _Work:
    """Workers that are starting, and the folder that will keep their worlds."""

    backend: Any
    out: Path | None
    resume: bool
    tools: Tools
    manner: Manner

    def laboratory(self, wanted: Design, measure: str) -> Laboratory:
        """The workers, the open folder, and somebody who watches."""
        from .conduct import Laboratory
        from .keeping import identity
        from .store import Store

        store = None if self.out is None else Store(self.out)
        if store is not None:
            store.open(identity(wanted), self.resume)
        patience, currency = self.manner.patience, wanted.arms[0].scenario.currency
        patience.patient = True
        watch = _Watch(self.tools.progress(self.manner), measure, currency)
        return Laboratory(self.backend, store, lambda: bool(patience.number), watch)


@contextmanager
def _at_work(
    tools: Tools, manner: Manner, out: Path | None, resume: bool, workers: int | None, cluster: str | None
) -> Iterator[_Work]:
    """Workers that start while the plan is still being read, and are sent home whatever happens."""
    from .backends import BackendError, backend
    from .conduct import Stopped

    try:
        place = backend(workers, cluster)
        try:
            place.warm_up()
            yield _Work(place, out, resume, tools, manner)
        finally:
            place.shutdown(wait=False, cancel_futures=True)
    except BackendError as reason:
        tools.tell(f"groundswell: {reason}")
        if out is not None:
            tools.tell(_("finished worlds are kept in {folder}; --resume goes on").format(folder=shown(str(out), 200)))
        raise click.exceptions.Exit(FAILED) from reason
    except Stopped as stopped:
        kept = _("stopped: {kept} of {total} worlds were played")
        tools.tell(kept.format(kept=stopped.kept, total=stopped.total))
        if out is not None:
            tools.tell(_("they are kept in {folder}; --resume goes on").format(folder=shown(str(out), 200)))


def _answer(result: Worlds | Comparison, laboratory: Laboratory, tools: Tools, manner: Manner, style: str) -> int:
    """Keep the tables, and say what came of it."""
    if isinstance(laboratory.watch, _Watch):
        laboratory.watch.end()
    if laboratory.store is not None:
        from .keeping import keep

        keep(result, laboratory.store)
        if not manner.quiet:
            tools.tell(_("written to {folder}").format(folder=shown(os.fspath(laboratory.store.folder), 200)))
    if style == "json":
        tools.give(json.dumps(result.document(), indent=1, allow_nan=False) + "\n")
    else:
        tools.give(result.text(tools.pen(manner)))
    return FAILED if result.ensemble.lost else FINE


class _Watch:
    """Keeps somebody who waits informed: how far it is, how long it will take, and what shows so far."""

    def __init__(self, progress: Progress, measure: str, currency: str) -> None:
        self._progress, self._measure, self._currency = progress, measure, currency
        self._stage = ""
        self._known = 0
        self._shown, self._next = "", 0

    def __call__(self, now: Watched) -> None:
        """Another world has arrived."""
        if now.stage != self._stage:
            self._stage, self._known, self._next = now.stage, 0, 0
            self._progress.begin(now.stage)
        if not now.played:
            self._known = now.done
            return
        if now.played >= self._next:  # less and less often: looking at all worlds takes longer and longer
            self._shown, self._next = self._so_far(now), now.played + now.played // 16 + 1
        self._progress.at(now.played / max(1, now.total - self._known), f"{now.done}/{now.total}  {self._shown}")

    def end(self) -> None:
        """Nobody has to wait any more."""
        self._progress.end()

    def _so_far(self, now: Watched) -> str:
        from .figures import between, figure, title

        spread = now.ensemble.spread(self._measure)
        told = f"{title(self._measure)} {figure(self._measure, spread.median, self._currency)}"
        return f"{told} ({between(self._measure, spread.half, self._currency)})"
