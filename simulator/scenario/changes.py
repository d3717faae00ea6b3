"""Another scenario made from one that is there: other values, checked like those of a file."""

from collections.abc import Mapping

from ..catalogue import _
from .complaints import MOST_PROBLEMS, Sheet, complaints
from .errors import Problem, ScenarioError, problem
from .model import Scenario
from .sets import Raw, put
from .writer import plain


def changed(scenario: Scenario, values: Mapping[str, object]) -> Scenario:
    """The scenario with other values: {"influencer.lina.fit": 0.3, "post.ask.at": "sat 10:00"}.

    A bare number is read as in a file: minutes for times, whole currency for money. ScenarioError as in load.
    """
    raw = plain(scenario)
    sheet = Sheet(_("change"), {}, raw)
    wrong: list[Problem] = []
    for key, value in values.items():
        # sliders speak in floats, also where people are counted
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        try:
            sheet.origins[put(raw, key.split("."), whole)] = f"{key}={value}"
        except ValueError as reason:
            wrong.append(problem(key, str(reason)))
    return checked(raw, sheet, wrong).beside(scenario.folder)


def checked(raw: Raw, sheet: Sheet, wrong: list[Problem]) -> Scenario:
    """The scenario of a parsed file. ScenarioError with all that is wrong, and with what was wrong before."""
    scenario, problems = complaints(raw, sheet)
    refuse([*wrong, *problems])
    assert scenario is not None
    return scenario


def refuse(problems: list[Problem]) -> None:
    """Raise what was found, in the order of the file, if anything was."""
    if not problems:
        return
    ordered = sorted(problems, key=lambda one: (one.line == 0, one.line, one.column))
    left = len(ordered) - MOST_PROBLEMS
    if left > 0:
        ordered[MOST_PROBLEMS:] = [problem(ordered[0].file, _("and {count} more problems").format(count=left))]
    raise ScenarioError(tuple(ordered))
