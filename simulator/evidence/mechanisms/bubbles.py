"""Rows about bubbles: what network, ranking and mind each let through."""

from __future__ import annotations

from ...scenario import changed
from ...scenario.model import Audience, Community, Network, Platform, Population, Scenario
from .bases import town
from .claim import Above, Changes
from .row import Row


def _two_camps() -> Scenario:
    """Two camps that write about the cause and follow many; a feed that learns, minds that look away from the others.

    Few of the posts are passed on, so that thousands of sightings are of hundreds of posts, not of one that caught on.
    """
    return town(
        days=3,
        population=Population(people=1500, posting_rate=0.15),
        community=(
            Community(id="east", share=0.4, interest=0.9, stance=0.1, stance_spread=0.4),
            Community(id="north", share=0.3, interest=0.9, stance=0.2, stance_spread=0.4),
            Community(id="west", share=0.3, interest=0.9, stance=-0.1, stance_spread=0.4),
        ),
        network=Network(followees=120),
        platform=Platform(
            profile="microblog", ranking="personalised", discovery=0.0, freshness=600, feed_depth=20, camp_signal=1.0
        ),
        audience=Audience(share_rate=0.02, like_rate=0.6, own_posts=40.0, attention=0.9, selective_attention=0.5),
        influencer=(),
        post=(),
    )


def _no_filter(scenario: Scenario) -> Scenario:
    """No filter at all: everybody follows anybody, newest first, and every mind is open."""
    return changed(
        scenario,
        {
            "platform.ranking": "chronological",
            "network.opposite_camp": 1.0,
            "audience.confidence_bound": 2.0,
            "audience.selective_attention": 0.0,
        },
    )


ROWS = (
    Row(
        id="M-V8",
        claim="Filter bubbles narrow perspectives",
        scenario="break-the-bubble",
        base=_two_camps,
        arms=(
            {"platform.ranking": "chronological"},
            {},
            {"platform.ranking": "bridging"},
            {"network.opposite_camp": 1.0},
            {"audience.confidence_bound": 2.0, "audience.selective_attention": 0.0},
        ),
        claims=(
            Changes("cross_cutting_share", -1, 2, "%", (0, 1)),
            Changes("cross_cutting_share", +1, 5, "%", (1, 2)),
            Changes("cross_cutting_share", -1, 3, "%", (3, 1)),
            Changes("cross_cutting_share", -1, 3, "%", (4, 1)),
            Above("stance_shift", 0.05, arm=1, below=True),
            Above("stance_shift", 0.05, arm=2, below=True),
        ),
        cut=_no_filter,
    ),
)
