"""A report of what is seen in many worlds: the page that `groundswell report` would write of the same worlds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulator.catalogue import _

if TYPE_CHECKING:
    from simulator.experiment.design import Design
    from simulator.experiment.ensemble import Ensemble
    from simulator.experiment.outlook import Outlook
    from simulator.experiment.results import Result
    from simulator.experiment.turning import Search

BEFORE = 1
"""The place of plan A among the plans of a look; its plan B comes first there."""


@dataclass(frozen=True)
class Found:
    """What was played.

    grid    the plan in other societies, as far as that is played
    search  what would flip the verdict, if somebody asked
    """

    look: Outlook
    grid: Ensemble | None
    search: Search | None


def page(found: Found) -> str:
    """The report as HTML."""
    from simulator.report.findings import gather
    from simulator.report.page import report

    return report(gather([_result(found)]))


def _result(found: Found) -> Result:
    """What was seen, as it would be read from a folder; plan A is the plan before the change."""
    from simulator.experiment.compare import Comparison
    from simulator.experiment.results import of
    from simulator.experiment.worlds import Worlds

    look, design = found.look, found.look.design
    if not look.compared:
        plan = replace(design.arms[0], name=look.plan.title)
        played = _copied(look.ensemble, replace(design, arms=(plan,)))
        grid = None if found.grid is None or not found.grid.complete else found.grid
        return of("worlds", Worlds(played, grid), (plan,))
    names = _("the plan before the change"), _("the plan after the change")
    plans = tuple(replace(arm, name=name) for arm, name in zip(reversed(design.arms), names, strict=True))
    compared = Comparison(_copied(look.ensemble, replace(design, arms=plans), BEFORE), found.search)
    return of("compare", compared, plans)


def _copied(ensemble: Ensemble, design: Design, first: int = 0) -> Ensemble:
    """The worlds so far, which go on arriving elsewhere; the plan at place `first` is put first."""
    from simulator.experiment.ensemble import Ensemble

    found = {}
    for (arm, world), one in dict(ensemble.found).items():
        place = abs(arm - first)
        found[place, world] = replace(one, job=replace(one.job, arm=place))
    return Ensemble(design, found, list(ensemble.lost))
