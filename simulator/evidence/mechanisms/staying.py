"""Rows about what lasts: memory, nurture, evergreen posts, ties among supporters, volunteers who stay."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Aftermath, Audience, Community, Organiser, Platform, Population, Scenario
from .bases import DAY, daily, town
from .claim import Changes, Unchanged
from .row import Row


def month(days: int, **tables: Any) -> Scenario:
    """A smaller town for so many days, the aftermath at steps of six hours."""
    usual: dict[str, Any] = {
        "population": Population(people=2000),
        "community": (Community(id="east", share=0.6, interest=0.5), Community(id="west", share=0.4, interest=0.4)),
        "organiser": Organiser(supporters=500, hours=40),
        "audience": Audience(share_rate=0.3, like_rate=0.25),
        "aftermath": Aftermath(step=360, memory=4 * DAY),
        "post": daily("lina", ask="sign"),
    }
    return town(**(usual | tables)).model_copy(update={"days": days, "tick": 60})


def _evergreen(every: int) -> Any:
    """A switch: the first post comes up again at this interval (minutes; 0: never)."""

    def switched(scenario: Scenario) -> Scenario:
        first, *others = scenario.post
        return scenario.model_copy(update={"post": (first.model_copy(update={"resurfaces": every}), *others)})

    return switched


def _after_the_media() -> Scenario:
    """Three posts, and then the traditional media leave."""
    return month(21, post=daily("lina", days=3), platform=Platform(profile="microblog", ranking="chronological"))


ROWS = (
    Row(
        id="M-V12",
        claim="Durability: a plan for the time after the week",
        scenario="storytelling-of-hope",
        base=lambda: month(30),
        arms=({}, {"aftermath.nurture_every": "3d"}),
        claims=(Changes("active_at_day_30", +1, 15), Unchanged("active_at_day_7", 1.0)),
        cut={"aftermath.nurture_every": 0},
    ),
    Row(
        id="M-B8",
        claim="Continuous awareness after traditional media leave",
        scenario="storytelling-of-hope",
        base=_after_the_media,
        arms=(_evergreen(0), _evergreen(2 * DAY)),
        claims=(Changes("awareness_half_life", +1, 20), Changes("awareness_after_day_7", +1, 10)),
        cut=_evergreen(0),
    ),
)
