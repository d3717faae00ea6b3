"""From a TOML file to a Scenario, or to a list of all that must be mended, with file, line and remedy."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli

from ..catalogue import _
from . import memory
from .changes import checked, refuse
from .complaints import Sheet
from .errors import Problem, ScenarioError, problem
from .model import Scenario
from .positions import positions
from .sets import Raw, apply
from .shelf import find
from .society import LEAST_PEOPLE, MOST_PEOPLE
from .source import inside, read_text
from .step_checks import lesson_problems
from .tokens import Lines, refusal
from .twinning import twin_problems
from .writer import plain


def load(source: str | Path, sets: Sequence[str] = (), people: int | None = None) -> Scenario:
    """The scenario of a bundled name or a TOML file.

    sets     changes such as "influencer.lina.fit=0.3", applied before anything is checked
    people   size of the whole society; communities, followers and supporters are scaled along
    Raises ScenarioError with all problems.
    """
    path = find(source)
    file = str(source)
    return loads(read_text(path, file), file=file, folder=path.parent, sets=sets, people=people)


def loads(
    text: str,
    *,
    file: str = "scenario",
    folder: Path | None = None,
    sets: Sequence[str] = (),
    people: int | None = None,
) -> Scenario:
    """The scenario of a TOML text; `folder` is where the files that it names may lie. See load."""
    scenario, sheet = _written(text, file, sets)
    if people is not None:
        scenario = checked(_resized(scenario, people), sheet, [])
    refuse([*_paths(scenario, folder, sheet), *_memory(scenario, sheet)])
    return scenario


def as_written(source: str | Path, sets: Sequence[str] = ()) -> Scenario:
    """The scenario at the size that its author wrote, whether it fits into memory or not. See load."""
    path = find(source)
    scenario, sheet = _written(read_text(path, str(source)), str(source), sets)
    refuse(_paths(scenario, path.parent, sheet))
    return scenario


def _written(text: str, file: str, sets: Sequence[str]) -> tuple[Scenario, Sheet]:
    raw, sheet = _parse(text, file)
    sheet.origins, wrong = apply(raw, sets)
    scenario = checked(raw, sheet, wrong)
    refuse([*twin_problems(scenario, sheet), *lesson_problems(scenario, sheet)])
    return scenario, sheet


def _parse(text: str, file: str) -> tuple[Raw, Sheet]:
    lines = Lines(text)
    if too_much := refusal(text):
        position = lines.position(too_much.place)
        raise ScenarioError((problem(file, too_much.message, position=position, remedy=_("simplify the file")),))
    try:
        raw = tomli.loads(text)
        return raw, Sheet(file, positions(text), raw)
    except tomli.TOMLDecodeError as reason:
        position = (reason.lineno, reason.colno)
        wrong = problem(file, _("not valid TOML"), position=position, found=reason.msg)
    except (ValueError, RecursionError, OverflowError) as reason:
        wrong = problem(file, _("not valid TOML"), found=str(reason))
    raise ScenarioError((wrong,))


def _resized(scenario: Scenario, people: int) -> Raw:
    """The same society, larger or smaller: everything that is counted in people changes in proportion."""
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        allowed = _("{least} to {most} people").format(least=LEAST_PEOPLE, most=f"{MOST_PEOPLE:,}")
        raise ScenarioError((problem("--people", _("out of bounds"), found=str(people)[:40], allowed=allowed),))
    factor = people / scenario.people
    raw = plain(scenario)

    def scaled(count: int, least: int = 0) -> int:
        return max(least, round(count * factor))

    for row, one in zip(raw.get("community", []), scenario.community, strict=False):
        if one.people is not None:
            row["people"] = scaled(one.people, 1)
    for row, messenger in zip(raw.get("influencer", []), scenario.influencer, strict=False):
        row["followers"] = scaled(messenger.followers)
    raw.setdefault("organiser", {})["supporters"] = scaled(scenario.organiser.supporters)
    on_top = sum(row.get("people", 0) for row in raw.get("community", []))
    raw.setdefault("population", {})["people"] = max(LEAST_PEOPLE, people - on_top)
    return raw


def _paths(scenario: Scenario, folder: Path | None, sheet: Sheet) -> list[Problem]:
    """What is wrong with the files that the scenario names; remembers the folder if all is well."""
    wrong: list[Problem] = []
    for name in ("file", "nodes"):
        path: Any = getattr(scenario.network, name)
        if path is None:
            continue
        try:
            if folder is None:
                raise ValueError(_("only a scenario in a file can name other files"))
            inside(folder, path)
        except ValueError as reason:
            wrong.append(sheet.problem(("network", name), str(reason), found=path))
        else:
            scenario.beside(folder)
    return wrong


def _memory(scenario: Scenario, sheet: Sheet) -> list[Problem]:
    needed, free = memory.needed(scenario), memory.free()
    if free is None or needed <= memory.MOST_OF_FREE * free:
        return []
    message = _("the society needs about {needed:.1f} GB; {free:.1f} GB are free, of which it may take three quarters")
    fewer = int(scenario.people * memory.MOST_OF_FREE * free / needed)
    remedy = _("try {people:,} people or fewer").format(people=fewer)
    text = message.format(needed=needed / 1e9, free=free / 1e9)
    return [sheet.problem(("population", "people"), text, found=f"{scenario.people:,}", remedy=remedy)]
