"""The verbs for a class: `lesson` for its papers and codes, `class` for the codes of all pupils.

The lesson itself is a screen; without a terminal there are its papers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..catalogue import _, language
from ..text import shown
from .manner import FINE, MANNERS, REFUSED, SEEDS, Manner, Tools

if TYPE_CHECKING:
    from ..scenario import Scenario
    from .lesson import Outcomes

MOST_SIGNS = 1_000_000


def lesson_verbs(tools: Tools) -> tuple[click.Command, ...]:
    """The verbs, to be added to the command."""
    return _lesson(tools), _class(tools)


def lesson_name(word: str) -> str:
    """A lesson may be called without its folder: "luck" is "lessons/luck"."""
    from ..scenario import bundled
    from ..scenario.shelf import LESSONS

    return f"{LESSONS}{word}" if word not in bundled() and f"{LESSONS}{word}" in bundled() else word


def _lesson(tools: Tools) -> click.Command:
    @click.command("lesson")
    @click.argument("name")
    @click.option("--seed", type=SEEDS, help="The pupil's world.")
    @click.option("--worksheet", "paper", flag_value="worksheet", help="The tasks, with blanks, as Markdown.")
    @click.option("--answers", "answers", is_flag=True, help="What came of every guess, measured now; for the teacher.")
    @click.option("--teacher", "paper", flag_value="teacher", help="The teacher's notes, with their sources.")
    @click.option("--code", "paper", flag_value="code", help="Play the world and print its code for the class.")
    @click.option("--demo", is_flag=True, help="On a terminal: let the lesson play by itself.")
    @click.option("--worlds", type=click.IntRange(1), default=20, show_default=True, help="Worlds for the answers.")
    @tools.manners
    def lesson(
        manner: Manner, name: str, seed: int | None, paper: str | None, answers: bool, demo: bool, worlds: int,
        style: str, **manners: bool,
    ) -> int:  # fmt: skip
        """Play the lesson NAME on this terminal, or print its papers: a lesson's name or a file.

        Without a terminal and without an option the worksheet is printed.
        """
        manner.and_also(**{one: manners[one] for one in MANNERS})
        scenario = _read(name)
        if answers and paper in (None, "worksheet"):
            tools.give(_paper(style, scenario, "answers", _answers(scenario, seed, worlds)))
        elif paper == "code":
            tools.give(_coded(scenario, scenario.seed if seed is None else seed, style))
        elif demo:
            raise click.UsageError(_("a lesson plays by itself on a terminal; this is none"))
        else:
            from .worksheet import teacher, worksheet

            kind = paper or "worksheet"
            text = teacher(scenario) if kind == "teacher" else worksheet(scenario)
            tools.give(_paper(style, scenario, kind, text))
        return FINE

    return lesson


def _class(tools: Tools) -> click.Command:
    @click.command("class")
    @click.argument("name")
    @click.argument("codes", nargs=-1)
    @click.option("--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="A file with a code a line.")
    @tools.manners
    def classroom(
        manner: Manner, name: str, codes: tuple[str, ...], file: Path | None, style: str, **manners: bool
    ) -> int:
        """Put the CODES of a class's worlds of NAME together: how far their results lie apart.

        Without codes and without a file they are read from the input, one a line; on a terminal a screen takes them.
        """
        manner.and_also(**{one: manners[one] for one in MANNERS})
        from .classroom import gathered

        found = gathered(_read(name), [*codes, *_typed(codes, file)])
        if style == "json":
            tools.give(json.dumps(found.document(), indent=1, ensure_ascii=False, allow_nan=False) + "\n")
        else:
            tools.give(found.text(tools.pen(manner)))
        return FINE if found.results else REFUSED

    return classroom


def _typed(codes: tuple[str, ...], file: Path | None) -> list[str]:
    """What stands in the file, or comes from the input when nothing else was named."""
    if file is not None:
        with open(file, encoding="utf-8", errors="replace") as lines:
            return [lines.read(MOST_SIGNS)]
    if codes and codes != ("-",):
        return []
    return [sys.stdin.read(MOST_SIGNS)]


def _read(name: str) -> Scenario:
    """The lesson. ScenarioError with all problems."""
    from ..scenario import load
    from .plans import checked

    return checked(load(lesson_name(name)), name)


def _paper(style: str, scenario: Scenario, kind: str, text: str) -> str:
    if style == "text":
        return text
    told = {"title": scenario.title, "kind": kind, "language": language(), "markdown": text}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _answers(scenario: Scenario, seed: int | None, worlds: int) -> str:
    from .worksheet import answers

    return answers(scenario, rehearsed(scenario, seed, worlds))


def rehearsed(scenario: Scenario, seed: int | None, worlds: int) -> Outcomes:
    """What comes of every guess, in worlds played here and now."""
    from .backends import InProcess
    from .conduct import Laboratory
    from .lesson import Outcomes, rehearsal

    mine = scenario if seed is None else scenario.model_copy(update={"seed": seed}).beside(scenario.folder)
    wanted, here = rehearsal(mine, worlds), InProcess()
    try:
        return Outcomes(wanted, Laboratory(here).conduct(wanted.design))
    finally:
        here.shutdown()


def _coded(scenario: Scenario, seed: int, style: str) -> str:
    from .class_code import CodeError
    from .classroom import code, played
    from .document import finite

    try:
        result = played(scenario, seed)
        made = code(scenario, seed, result)
    except CodeError as error:
        raise click.UsageError(shown(str(error), 200)) from error
    if style == "text":
        return made + "\n"
    told = {"code": made, "seed": seed, "measure": scenario.goal.measure, "result": finite(result)}
    return json.dumps(told, indent=1) + "\n"
