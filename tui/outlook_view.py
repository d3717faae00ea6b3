"""What is known so far of many worlds, in plain values, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

if TYPE_CHECKING:
    from simulator.experiment.ensemble import Ensemble
    from simulator.experiment.fan import Fan
    from simulator.experiment.luck import Luck
    from simulator.experiment.outlook import Outlook

    from .lever_rows import LeverRow

FEWEST = 5
"""Of what a rough look counts fewer in the middle world, it says nothing: reach is shown instead."""


@dataclass(frozen=True)
class View:
    """What is known so far."""

    title: str = ""
    currency: str = ""
    measure: str = ""
    goal: str = ""
    """The goal in words."""
    target: float = 0.0
    all_people: int = 0
    levers: tuple[LeverRow, ...] = ()
    fan: Fan | None = None
    before: Fan | None = None
    """The fan of plan A, when something was changed."""
    course: str = ""
    """The measure whose course the fans show."""
    values: tuple[float, ...] = ()
    """The measure in each world in which it has a value, for the whole society."""
    each: tuple[float, ...] = ()
    """The same for every world by its number, nan where there is no value; empty while looks are rough."""
    first: int = 1
    """Number (seed) of the first world."""
    here: float | None = None
    """The same in the world that the live week shows; None while looks are rough."""
    hits: int = 0
    worlds: int = 0
    total: int = 0
    people: int = 0
    rough: bool = True
    rare: bool = False
    """Whether reach stands in for the goal's measure, which so few people are too few to count."""
    verdict: str = ""
    """Plan B against plan A in words."""
    stage: int = 0
    seconds_left: float = 0.0
    state: str = "loading"
    """loading, looking, stopped, complete or failed."""
    failure: str = ""
    request: int = 0
    """Number of the request that this answers."""
    note: str = ""
    """What is to be said about the plans."""
    doing: str = ""
    """What is played beside the worlds themselves, in words; empty for nothing."""
    steps: tuple[int, int] = (0, 0)
    """How much of that is done, and how much there is."""
    luck: Luck | None = None
    """The spread taken apart into luck and structure, as far as other societies have come."""
    luck_of: str = ""
    """The measure that was taken apart."""
    flips: tuple[str, ...] = ()
    """What would turn the verdict round, a sentence each; empty before anybody asked."""


def known(look: Outlook) -> dict[str, Any]:
    """What a look says, as plain values."""
    from simulator.experiment.scaled import counted
    from simulator.experiment.verdicts import sentence

    measure = look.plan.goal.measure
    rare = look.rough and counted(measure) and look.spread(measure).median < FEWEST * look.scale
    measure = "reach" if rare else measure
    courses = look.ensemble.courses()
    course = measure if measure in courses else "reach"
    values = look.spread(measure).per_world
    there = values[values == values]
    here = float(values[0]) if not look.rough and values[0] == values[0] else None
    verdict = sentence(look.difference(measure), look.plan.currency) if look.compared and look.worlds > 1 else ""
    return {
        "fan": look.fan(course), "before": look.fan(course, 1) if look.compared else None, "course": course,
        "measure": measure, "rare": rare,
        "values": tuple(there.tolist()), "each": () if look.rough else tuple(values.tolist()),
        "here": here, "hits": look.goal.hits, "worlds": look.worlds,
        "people": look.people, "rough": look.rough, "verdict": verdict, "state": "looking",
        "stage": look.ensemble.experiment.arms[0].scenario.people,
    }  # fmt: skip


def apart(grid: Ensemble, wanted: str) -> tuple[Luck | None, str]:
    """Luck and structure of the goal's measure, or of reach where that does not vary; None while too few have come."""
    from simulator.experiment.luck import split_so_far

    design: Any = grid.experiment
    for measure in dict.fromkeys((wanted, "reach")):
        luck = split_so_far(grid.values(measure).reshape(design.societies, design.dice))
        if luck is not None and luck.ceiling == luck.ceiling:
            return luck, measure
    return None, ""


def told(view: View) -> list[str]:
    """What came of it, a sentence each."""
    reached = _("{goal}: reached in {hits} of {worlds} worlds")
    said = [reached.format(goal=view.goal, hits=view.hits, worlds=view.worlds)]
    if view.verdict:
        said.append(view.verdict)
    if view.luck is not None:
        part = _("Of the spread between worlds {part:.0f} % comes from who is there, the rest is luck.")
        said.append(part.format(part=100 * view.luck.ceiling))
    return said


def halfway(view: View) -> str:
    """Where it stands, in words."""
    if view.state == "looking" and view.doing:
        (done, total), left = view.steps, view.seconds_left
        said = f"{view.doing}: " + _("{done} of {total} runs").format(done=done, total=total)
        return said + (", " + _("{seconds:.0f} s left").format(seconds=left + 0.5) if left else "")
    if view.state == "loading":
        return _("reading ...")
    if view.state == "stopped":
        return _("stopped")
    if view.state == "complete":
        return _("done")
    if view.total and view.worlds >= view.total:
        return _("finer worlds are on their way ...")
    return _("{seconds:.0f} s left").format(seconds=view.seconds_left + 0.5) if view.seconds_left else _("looking ...")
