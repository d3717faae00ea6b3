"""Rows about who speaks: influencers, accounts under the same rules."""

from __future__ import annotations

from ...scenario.model import Influencer, Scenario
from .bases import daily, town
from .claim import Changes, GainRatio
from .row import Row


def _two_stars() -> Scenario:
    """Two messengers of like size who post on the same days."""
    return town(
        influencer=(
            Influencer(id="lina", followers=900, tie="enthusiast"),
            Influencer(id="omar", followers=700),
        ),
        post=(*daily("lina"), *daily("omar", hour=18)),
    )


def _without(*silent: str) -> object:
    """A switch: these accounts say nothing."""
    return lambda scenario: scenario.model_copy(
        update={"post": tuple(post for post in scenario.post if post.by not in silent)}
    )


ROWS = (
    Row(
        id="M-B7",
        claim="Celebrity and influencer support",
        scenario="influencer-mix",
        base=_two_stars,
        arms=(_without("lina", "omar"), _without("omar"), _without("lina"), {}),  # type: ignore[arg-type]
        claims=(
            Changes("reach", +1, 20, "%", (2, 3)),
            GainRatio("reach", (0, 2), (1, 3), at_most=0.97),  # omar after lina adds less than omar alone (E10)
        ),
        cut=_without("lina", "omar"),  # type: ignore[arg-type]
    ),
)
