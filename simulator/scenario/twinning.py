"""From a scenario to a twin: the changes applied, what is left out made silent, everything checked again."""

from collections.abc import Iterator

from ..catalogue import _
from .changes import changed
from .checks import Place, nearest
from .complaints import Sheet
from .errors import Problem, ScenarioError
from .model import ASIDES, Scenario
from .rules import action
from .sets import split
from .shelf import bundled
from .twin import Twin


def twinned(scenario: Scenario, twin: Twin) -> Scenario:
    """The scenario with a twin's changes, without levers, twins and a lesson of its own. ScenarioError if it cannot be.

    An account that is left out keeps its followers and says nothing, so that both meet the same people.
    The settings are those of the scenario at its full size: resize what comes out, not what goes in.
    """
    settings = {".".join(path): value for path, value in map(split, twin.set)}
    return changed(_silenced(scenario, frozenset(twin.without)), settings)


def twin_problems(scenario: Scenario, sheet: Sheet) -> list[Problem]:
    """Everything that keeps the twins of a scenario from being played, at their lines in the file."""
    return [one for place, twin in enumerate(scenario.twin) for one in _problems(scenario, twin, place, sheet)]


def _problems(scenario: Scenario, twin: Twin, place: int, sheet: Sheet) -> Iterator[Problem]:
    if twin.scenario is not None:
        yield from _other(twin.scenario, ("twin", place, "scenario"), sheet)
        return
    here: Place = ("twin", place)
    paths: list[str] = []
    for index, text in enumerate(twin.set):
        try:
            paths.append(".".join(split(text)[0]))
        except ValueError as reason:
            remedy = _("write it as table.key=value")
            yield sheet.problem((*here, "set", index), str(reason), found=text, remedy=remedy)
    if len(paths) < len(twin.set):
        return
    try:
        twinned(scenario, twin)
    except ScenarioError as error:
        for one in error.problems:
            # the last one counts where a key is set twice
            wrong = [index for index, path in enumerate(paths) if one.file.partition("=")[0] == path][-1:]
            where = (*here, "set", *wrong) if wrong else here
            yield sheet.problem(where, one.message, found=twin.set[wrong[0]] if wrong else twin.id)


def _other(name: str, where: Place, sheet: Sheet) -> Iterator[Problem]:
    known = list(bundled())
    if name not in known:
        close = nearest(name, known)
        yield sheet.problem(
            where,
            _("no scenario of this name"),
            found=name,
            allowed=_("one of {names}").format(names=", ".join(known) or _("no bundled scenario")),
            remedy=_("did you mean {name}?").format(name=close) if close else "",
        )


def _silenced(scenario: Scenario, out: frozenset[str]) -> Scenario:
    """The scenario without what has these ids, and without all that would speak of it."""
    posts = tuple(post for post in scenario.post if post.id not in out and post.by not in out)
    left = {post.id for post in posts}
    quiet = {"fee": 0, "pass_on": 0, "lifts": ()}
    rules = (
        one.model_copy(update={"then": tuple(text for text in one.then if action(text).post in left)})
        for one in scenario.rule
    )
    return scenario.model_copy(
        update={
            "post": posts,
            "influencer": tuple(one.model_copy(update=quiet) if one.id in out else one for one in scenario.influencer),
            "boost": tuple(one for one in scenario.boost if one.post in left),
            "card": tuple(one for one in scenario.card if one.id not in out),
            "rule": tuple(one for one in rules if one.then),
            **ASIDES,
        }
    )
