"""The verb `report`: a result, or a scenario that is played first, as pages for a client, a board or a class.

Nothing heavy is imported before the verb is used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..catalogue import _
from ..experiment.inquiry import at_work, experiment_options
from ..experiment.manner import FINE, MANNERS, Manner, Tools
from ..text import shown

if TYPE_CHECKING:
    from ..experiment.results import Result
    from .findings import Findings
    from .playing import Wanted


def report_verb(tools: Tools) -> click.Command:
    """The verb, to be added to the command."""

    @click.command("report")
    @click.argument("results", nargs=-1, required=True, metavar="RESULT...")
    @click.option("--out", type=click.Path(path_type=Path), metavar="FILE",
                  help="The HTML file; one named after the plan in this folder when left out.")  # fmt: skip
    @click.option("--brief", is_flag=True, help="One sheet for a board instead.")
    @click.option(
        "--worksheet", is_flag=True, help="A worksheet for a class instead, and its answers in a second file."
    )
    @click.option("--full", is_flag=True, help="Also play whatever the result lacks: credit, what it leans on, twins.")
    @click.option("--against", metavar="PLAN", help="With a scenario: compare it with PLAN.")
    @experiment_options(worlds=40)
    @tools.manners
    def report(
        manner: Manner,
        results: tuple[str, ...],
        out: Path | None,
        brief: bool,
        worksheet: bool,
        full: bool,
        style: str,
        **asked: Any,
    ) -> int:
        """Write what came of a plan as one HTML file that needs nothing else: no network, no other file.

        RESULT is a folder that run, worlds, compare, credit, answer or sensitivity wrote with --out, a file of
        groundswell facts --format json, or several of them about one plan. A scenario's name or file is played first.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        from ..experiment.paper import check_target, put

        wanted = pages_wanted(brief, worksheet, out)
        if out is not None:
            check_target(out)
        found = _found(tools, manner, results, full, asked)
        written = [put(path, text) for path, text in _pages(found, wanted, out).items()]
        if style == "json":
            import json

            tools.give(json.dumps({"written": [str(one) for one in written]}) + "\n")
        elif not manner.quiet:
            for one in written:
                tools.tell(_("written to {file}").format(file=shown(str(one), 200)))
        return FINE

    return report


def pages_wanted(brief: bool, worksheet: bool, out: Path | None) -> tuple[str, ...]:
    """Which pages are asked for; the report itself when no other is. A usage error for two pages and one name."""
    wanted = [name for name, on in (("brief", brief), ("worksheet", worksheet)) if on]
    if len(wanted) > 1 and out is not None:
        raise click.UsageError(_("--out names one page; ask for the brief and the worksheet one after the other"))
    return tuple(wanted) or ("report",)


def made(found: Findings, wanted: tuple[str, ...], out: Path | None) -> dict[Path, str]:
    """The pages by the files that they shall be."""
    from ..text import slug
    from .brief import brief
    from .page import report
    from .worksheet import answers, worksheet

    stem = slug(found.scenario.title)
    pages: dict[Path, str] = {}
    for name in wanted:
        path = out or Path(f"{stem}-{name}.html")
        if name == "report":
            pages[path] = report(found)
        elif name == "brief":
            pages[path] = brief(found)
        else:
            pages[path] = worksheet(found)
            pages[path.with_name(f"{path.stem}-answers{path.suffix}")] = answers(found)
    return pages


def _pages(found: Findings, wanted: tuple[str, ...], out: Path | None) -> dict[Path, str]:
    """The pages; a result that holds something else than this version writes is refused in words."""
    try:
        return made(found, wanted, out)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as strange:
        if os.environ.get("GROUNDSWELL_DEBUG") == "1":
            raise
        told = _("a result is not what this version writes ({reason}); play it again")
        reason = shown(f"{type(strange).__name__}: {strange}", 100)
        raise click.ClickException(told.format(reason=reason)) from strange


def _found(tools: Tools, manner: Manner, names: tuple[str, ...], full: bool, asked: Mapping[str, Any]) -> Findings:
    """What is known, after all that has to be played is played. What cannot be used is refused in words."""
    from ..experiment.results import ResultError, is_result, opened
    from .findings import gather

    paths = [Path(one) for one in names]
    kept = [is_result(one) for one in paths]
    if not all(kept) and len(names) > 1:
        strange = next(name for name, one in zip(names, kept, strict=True) if not one)
        told = _("{name} is no result folder; several results may be told together, or one scenario played")
        raise click.UsageError(told.format(name=shown(strange, 200)))
    try:
        if not all(kept):
            return _played(tools, manner, names[0], full, asked)
        _check_kept(asked)
        results = [opened(one) for one in paths]
        found = gather(results)
        return _completed(tools, manner, results, found, None, asked) if full else found
    except ResultError as reason:
        raise click.ClickException(str(reason)) from reason


def _check_kept(asked: Mapping[str, Any]) -> None:
    """Refuse what changes a plan where it has been played already. A usage error."""
    if asked["sets"] or asked["people"] is not None or asked["against"] is not None:
        raise click.UsageError(_("--set, --people and --against go with a scenario; this result has been played"))


def _played(tools: Tools, manner: Manner, name: str, full: bool, asked: Mapping[str, Any]) -> Findings:
    from .findings import gather
    from .playing import Wanted, completed, played

    wanted = Wanted(
        name, asked["worlds"], asked["sets"], asked["people"], asked["seed"], asked["population_seed"], asked["against"]
    )
    with at_work(tools, manner, asked) as laboratory:
        results = played(wanted, laboratory)
        if full:
            results += completed(gather(results), laboratory, wanted)
    return gather(results)


def _completed(
    tools: Tools,
    manner: Manner,
    results: list[Result],
    found: Findings,
    wanted: Wanted | None,
    asked: Mapping[str, Any],
) -> Findings:
    from .findings import gather
    from .playing import completed

    with at_work(tools, manner, asked) as laboratory:
        more = completed(found, laboratory, wanted)
    return gather([*results, *more])
