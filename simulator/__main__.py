"""The headless verbs: play a scenario, check one, list them.

What is asked for goes to stdout, all talk to stderr.  Exit codes: 0 fine, 1 internal or disk, 2 input that
cannot be used, 128 + n when signal n ended it (129 hang-up, 130 ctrl+c, 131 quit, 143 terminate).

Nothing heavy is imported before a verb needs it: `--help` and `check` answer at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .catalogue import _, asked_by, ngettext, speak, spoken
from .evidence.coverage_verb import coverage_verb
from .evidence.facts_verb import facts_verb
from .experiment.inquiries import inquiries
from .experiment.ledger_verbs import ledger_verbs
from .experiment.lent import workers
from .experiment.lesson_verbs import lesson_verbs
from .experiment.patience import Patience, Stopped
from .experiment.plan_verb import plan_verb
from .experiment.verbs import Tools, verbs
from .numerals import numeral
from .report.verb import report_verb
from .spoken_help import in_language
from .text import shown

if TYPE_CHECKING:
    from .experiment.outcome import Outcome
    from .experiment.pen import Pen
    from .experiment.progress import Progress
    from .scenario import Scenario

FINE, FAILED, REFUSED = 0, 1, 2
SEEDS = click.IntRange(0, 2**63 - 1)
LONGEST_LINE = 400


@dataclass
class Manner:
    """How things are said: what was asked for before the verb or after it, and the patience with signals."""

    patience: Patience
    quiet: bool = False
    plain: bool = False
    ascii_only: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def and_also(self, quiet: bool, plain: bool, ascii_only: bool) -> None:
        """Options that came after the verb."""
        self.quiet, self.plain, self.ascii_only = (
            self.quiet or quiet,
            self.plain or plain,
            self.ascii_only or ascii_only,
        )


def main(argv: list[str] | None = None) -> int:
    """Carry out the words of a command line (those of this process when left out); returns the exit code."""
    try:
        wanted, words = asked_by(sys.argv[1:] if argv is None else argv)
    except ValueError as problem:
        _tell(f"groundswell: {problem}")
        return REFUSED
    speak(wanted)
    with Patience() as patience, in_language(groundswell):
        code = _carried_out(words, patience)
    return 128 + patience.number if patience.number else code


def _carried_out(argv: list[str], patience: Patience) -> int:
    try:
        manner = Manner(patience)
        code = groundswell.main(args=argv, prog_name="groundswell", standalone_mode=False, obj=manner)
        sys.stdout.flush()
        return code if isinstance(code, int) else FINE
    except click.ClickException as problem:
        return _refuse(problem)
    except Stopped as stopped:
        return 128 + stopped.number
    except (KeyboardInterrupt, click.Abort):
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # the reader has gone; nothing more can be said, not even by the interpreter as it ends
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        return _explain(error)


def _tell(text: str) -> None:
    """Talk: a line on stderr; whatever a terminal might obey has been made harmless before."""
    with suppress(OSError, ValueError):
        sys.stderr.write(_writable(text, sys.stderr.encoding) + "\n")
        sys.stderr.flush()


def _give(text: str) -> None:
    """Data: text on stdout, signs that it cannot take replaced."""
    sys.stdout.write(_writable(text, sys.stdout.encoding))
    sys.stdout.flush()


def _writable(text: str, encoding: str | None) -> str:
    return text.encode(encoding or "ascii", "replace").decode(encoding or "ascii")


def _refuse(problem: click.ClickException) -> int:
    """A command line that cannot be used: what is wrong, and where help is; harmless to show."""
    context = getattr(problem, "ctx", None)
    words = problem.format_message()
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        _tell(words)
        return REFUSED
    if context is not None:
        _tell(context.get_usage())
    _tell(f"groundswell: {shown(words, LONGEST_LINE)}")
    return REFUSED


def _explain(error: Exception) -> int:
    """An error in plain words, without a traceback; its exit code."""
    from .experiment.whole import Occupied
    from .scenario.errors import ScenarioError

    if isinstance(error, ScenarioError):
        for problem in error.problems:
            _tell(str(problem))
        return REFUSED
    if os.environ.get("GROUNDSWELL_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, Occupied):
        _tell(f"groundswell: {shown(str(error), LONGEST_LINE)}")
        return REFUSED
    if isinstance(error, OSError):
        place = f"{shown(error.filename, 200)}: " if isinstance(error.filename, str) else ""
        _tell(f"groundswell: {place}{shown(error.strerror or str(error), LONGEST_LINE)}")
    elif isinstance(error, MemoryError):
        _tell(_("groundswell: out of memory; try fewer people"))
    else:
        told = _("groundswell: internal error: {error} (GROUNDSWELL_DEBUG=1 shows where)")
        _tell(told.format(error=shown(f"{type(error).__name__}: {error}", LONGEST_LINE)))
    return FAILED


# -- the verbs


class Verbs(click.Group):
    """The group of verbs; an unknown one is met with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb and what follows it."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(sorted(self.commands))
            told = _('no verb "{word}"; there are: {known}').format(word=shown(args[0]), known=known)
            raise click.UsageError(told, ctx)
        return super().resolve_command(ctx, args)


def _manners(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options about how things are said."""
    for option in (
        click.option("--ascii", "ascii_only", is_flag=True, help="ASCII only."),
        click.option("--plain", is_flag=True, help="Plain lines: no colour, no moving bar."),
        click.option("--quiet", is_flag=True, help="Say nothing but the result."),
        click.option(
            "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True,
            help="For people, or for programs.",
        ),
    ):  # fmt: skip
        command = option(command)
    return click.pass_obj(command)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--plain", is_flag=True, hidden=True)
@click.option("--ascii", "ascii_only", is_flag=True, hidden=True)
@click.option("--no-mouse", is_flag=True, hidden=True)
@click.option("-L", "--language", "_language", metavar="CODE", expose_value=False, help="en, fr, id ...: the language.")
@click.version_option(__version__, prog_name="groundswell")
@click.pass_obj
def groundswell(manner: Manner, plain: bool, ascii_only: bool, no_mouse: bool) -> None:
    """Explore how a campaign travels through a society, and how much of it is luck.

    Without a verb, groundswell opens its screen.
    """
    manner.and_also(False, plain, ascii_only)


@groundswell.command()
@click.argument("scenario")
@click.option("--seed", type=SEEDS, help="How the dice fall: the number of the world.")
@click.option("--population-seed", type=SEEDS, help="Who is there, and who follows whom.")
@click.option("--people", type=int, help="Size of the society; all that is counted in people scales along.")
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="Change a parameter; may be repeated.")
@click.option("--against", metavar="PLAN", help="What the campaign causes is told against PLAN, not against none.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write ledger and measures there.")
@click.option("--no-leans", is_flag=True, help="Do not look which assumptions the headline leans on most.")
@_manners
def run(
    manner: Manner,
    scenario: str,
    seed: int | None,
    population_seed: int | None,
    people: int | None,
    sets: tuple[str, ...],
    against: str | None,
    out: Path | None,
    no_leans: bool,
    style: str,
    **manners: bool,
) -> int:
    """Play SCENARIO, a bundled name or a file, in one world.

    ctrl+c keeps what is done and marks it as partial.
    """
    manner.and_also(**manners)
    plan = _loaded(scenario, sets, people)
    if out is not None:
        from .experiment.export import check_folder

        check_folder(out)
    other = None if against is None else (against, _loaded(against, (), people))
    outcome = _played(scenario, plan, (seed, population_seed), other, not no_leans, manner)
    if out is not None:
        _export(outcome, out, manner)
    _give(_as_json(outcome, manner) if style == "json" else _as_text(outcome, manner))
    return FINE


def _export(outcome: Outcome, out: Path, manner: Manner) -> None:
    from .experiment.export import export

    export(outcome, out)
    if not manner.quiet:
        _tell(_("written to {folder}").format(folder=shown(os.fspath(out), 200)))


def _as_json(outcome: Outcome, manner: Manner) -> str:
    from .experiment.document import document

    return json.dumps({**document(outcome), "seconds": manner.seconds}, indent=1, allow_nan=False) + "\n"


def _as_text(outcome: Outcome, manner: Manner) -> str:
    from .experiment.summary import summary

    return summary(outcome, _pen(manner))


def _loaded(source: str, sets: tuple[str, ...], people: int | None) -> Scenario:
    """The scenario, with a goal that can be counted. ScenarioError with all problems."""
    from .metrics.goal_names import goal_problems
    from .scenario import ScenarioError, find, load
    from .scenario.source import read_text

    plan = load(source, sets, people)
    if problems := goal_problems(plan, source, read_text(find(source), source)):
        raise ScenarioError(problems)
    return plan


def _played(
    name: str,
    plan: Scenario,
    seeds: tuple[int | None, int | None],
    other: tuple[str, Scenario] | None,
    lean: bool,
    manner: Manner,
) -> Outcome:
    """The run, its ghost and what it leans on; the seconds that they took are noted."""
    from .experiment.foreground import Foreground

    front = Foreground(_progress(manner), manner.patience, time.perf_counter, manner.seconds)
    return front.played(name, plan, seeds, other, lean)


def _progress(manner: Manner) -> Progress:
    from .experiment.progress import Progress

    watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    talks = watched and not (manner.quiet or manner.plain)
    return Progress(sys.stderr if talks else None, time.perf_counter)


def _pen(manner: Manner) -> Pen:
    """What stdout can take."""
    import shutil

    from .experiment.pen import Pen

    encoding = (sys.stdout.encoding or "ascii").lower()
    ascii_only = manner.ascii_only or os.environ.get("GROUNDSWELL_GLYPHS") == "ascii"
    watched = sys.stdout.isatty()
    bare = manner.plain or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    width = max(40, min(100, shutil.get_terminal_size().columns)) if watched else 80
    return Pen(width, unicode=encoding.startswith("utf") and not ascii_only, colour=watched and not bare)


@groundswell.command()
@click.argument("file")
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="Change a parameter; may be repeated.")
@_manners
def check(manner: Manner, file: str, sets: tuple[str, ...], style: str, **manners: bool) -> int:
    """Say whether FILE (or a bundled scenario) can be played: all problems, and hints."""
    manner.and_also(**manners)
    from .scenario import ScenarioError
    from .scenario.lint import lint

    try:
        plan = _loaded(file, sets, None)
    except ScenarioError as error:
        if style == "text":
            raise
        _give(_checked(file, [one._asdict() for one in error.problems], []))
        return REFUSED
    hints = lint(plan)
    if style == "json":
        _give(_checked(file, [], [one._asdict() for one in hints]))
        return FINE
    for hint in hints:
        _give(_("hint: {hint}").format(hint=hint) + "\n")
    if not manner.quiet:
        found = ngettext("{count} hint", "{count} hints", len(hints)).format(count=len(hints))
        told = _("{file}: fine, {people} people, {posts} posts, {hints}")
        _give(
            told.format(file=shown(file, 200), people=f"{numeral(plan.people):,.0f}", posts=len(plan.post), hints=found)
            + "\n"
        )
    return FINE


def _checked(file: str, problems: list[dict[str, Any]], hints: list[dict[str, Any]]) -> str:
    found = {"file": file, "valid": not problems, "problems": problems, "hints": hints}
    return json.dumps(found, indent=1) + "\n"


@groundswell.command()
@_manners
def scenarios(manner: Manner, style: str, **manners: bool) -> int:
    """List the bundled scenarios, then the lessons, each with the question that it asks."""
    from .scenario import ScenarioError, bundled, load
    from .scenario.shelf import LESSONS

    found, code = [], FINE
    for name, path in bundled().items():
        try:
            plan = load(path)
        except ScenarioError as error:
            _tell(str(error))
            code = REFUSED
            continue
        told = {"name": name, "title": plan.title, "question": plan.question, "people": plan.people}
        found.append({**told, "lesson": name.startswith(LESSONS)})
    if style == "json":
        _give(json.dumps(found, indent=1) + "\n")
    else:
        _give(_listed(found))
    return code


def _listed(found: list[dict[str, Any]]) -> str:
    """Scenarios with their questions as lines, the lessons under a heading of their own."""
    from .experiment.pen import left

    width = max((len(one["name"]) for one in found), default=0)
    towns, lessons = ([one for one in found if one["lesson"] == wanted] for wanted in (False, True))
    told = [
        "".join(f"{left(one['name'], width)}  {spoken('scenario', one['question'])}\n" for one in some)
        for some in (towns, lessons)
    ]
    return f"{told[0]}\n{_('Lessons, of a few hundred people each')}\n{told[1]}" if lessons else told[0]


_TOOLS = Tools(_manners, _give, _tell, _pen, _progress)
for verb in (*verbs(_TOOLS), *inquiries(_TOOLS), *ledger_verbs(_TOOLS), plan_verb(_TOOLS), *lesson_verbs(_TOOLS)):
    groundswell.add_command(verb)
for verb in (report_verb(_TOOLS), coverage_verb(_TOOLS, workers), facts_verb(_TOOLS, workers)):
    groundswell.add_command(verb)


if __name__ == "__main__":
    sys.exit(main())
