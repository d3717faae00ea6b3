"""Whether a goal names something that is counted; the usual ones are known without loading all measures."""

from __future__ import annotations

from ..catalogue import _
from ..scenario.errors import Problem, problem
from ..scenario.model import Scenario
from ..scenario.positions import nearest_position, positions

USUAL = ("gifts", "gift_cents", "donors", "reach", "shares", "deeds", "signatures", "creations", "awareness")
"""What goals mostly count: checking a file must be quick, and the whole registry brings NumPy."""


def goal_problems(scenario: Scenario, file: str, text: str = "") -> tuple[Problem, ...]:
    """What is wrong with the goal's measure; empty when it is a documented one.

    file, text  the scenario's file as problems call it, and what it says (for line and column)
    """
    name = scenario.goal.measure
    if name in USUAL:
        return ()
    from .measures import GOALS, nearest

    if name in GOALS:
        return ()
    close = nearest(name)
    places = positions(text) if text else {}
    there = ("goal", "measure") in places
    return (
        problem(
            file,
            _("no measure of this name"),
            position=nearest_position(places, ("goal", "measure")) if there else (0, 0),
            field="goal.measure",
            found=name,
            allowed=_("a name of docs/measures.md, such as {names}").format(names=", ".join(USUAL)),
            remedy=_("did you mean {name}?").format(name=close) if close else "",
        ),
    )
