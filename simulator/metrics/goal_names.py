"""Whether goals and twins name something that is counted; the usual ones are known without loading all measures."""

from __future__ import annotations

from ..catalogue import _
from ..scenario.checks import Place
from ..scenario.errors import Problem, problem
from ..scenario.model import Scenario
from ..scenario.positions import nearest_position, positions

USUAL = ("gifts", "gift_cents", "donors", "reach", "shares", "deeds", "signatures", "creations", "awareness")
"""What goals mostly count: checking a file must be quick, and the whole registry brings NumPy."""


def goal_problems(scenario: Scenario, file: str, text: str = "") -> tuple[Problem, ...]:
    """What is wrong with the measures that the goal and the twins name; empty when all are documented.

    file, text  the scenario's file as problems call it, and what it says (for line and column)
    """
    asked: list[tuple[Place, str]] = [(("goal", "measure"), scenario.goal.measure)]
    asked += [(("twin", place, "measure"), one.measure) for place, one in enumerate(scenario.twin) if one.measure]
    asked += [(("step", place, "measure"), one.measure) for place, one in enumerate(scenario.step) if one.measure]
    unusual = [(place, name) for place, name in asked if name not in USUAL]
    if not unusual:
        return ()
    found = [one for place, name in unusual if (one := _problem(scenario, place, name, file, text)) is not None]
    return tuple(found)


def _problem(scenario: Scenario, place: Place, name: str, file: str, text: str) -> Problem | None:
    """What is wrong with one name; a goal counts everybody, a twin may look at a group."""
    from .groups import known
    from .measures import GOALS, PARTS, brackets, nearest

    measure, group = brackets(name) if place[0] != "goal" else (name, None)
    documented = measure in GOALS or (group is not None and measure in PARTS)
    if documented and (group is None or known(scenario, group)):
        return None
    places = positions(text) if text else {}
    close = nearest(measure)
    field = "goal.measure" if place[0] == "goal" else f"{place[0]}.{_row(scenario, place)}.measure"
    return problem(
        file,
        _("no group of this name") if documented else _("no measure of this name"),
        position=nearest_position(places, place) if place in places else (0, 0),
        field=field,
        found=name,
        allowed=_("a name of docs/measures.md, such as {names}").format(names=", ".join(USUAL)),
        remedy=_("did you mean {name}?").format(name=close) if close and not documented else "",
    )


def _row(scenario: Scenario, place: Place) -> str:
    """The id of the row of a table."""
    return str(getattr(scenario, str(place[0]))[int(place[1])].id)
