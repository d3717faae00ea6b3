"""Repetition: how attitude goes with the number of exposures, massed or spaced (E11).

Everybody in a village follows one account, reads everything and believes it; only the number of its posts differs.
"""

from __future__ import annotations

from functools import lru_cache

from ..metrics.measures import value
from ..scenario.model import Approval, Audience, Community, Organiser, Platform, Population, Post, Scenario, Trust
from .fact import Fact
from .worlds import DAY, HOUR, each, played

PEOPLE, MOST, USUAL, WORLDS = 500, 20, 10, 4


def scenario(posts: int, apart: int) -> Scenario:
    """So many posts, so many minutes apart."""
    days = max(3, posts * apart // DAY + 2)
    return Scenario(
        title="Again and again",
        question="How often is best?",
        days=days,
        tick=HOUR,
        population=Population(people=PEOPLE, posting_rate=0.0),
        community=(Community(id="village", share=1.0, interest=1.0, stance=0.5),),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=300),
        audience=Audience(own_posts=0.0, attention=1.0, share_rate=0.0, confidence_bound=2.0),
        trust=Trust(doubt=0.0),
        approval=Approval(start=-0.3, familiarity=0.05),
        organiser=Organiser(supporters=PEOPLE),
        post=tuple(Post(id=f"post-{place:02d}", by="organiser", at=8 * HOUR + place * apart) for place in range(posts)),
    )


@lru_cache(maxsize=128)
def attitude(seed: int, posts: int, apart: int = 1) -> float:
    """Part of the people who think well of the organiser in the end."""
    return value(played(scenario(posts, apart), seed), "approval")


def _best(seed: int) -> float:
    return float(max(range(1, MOST + 1), key=lambda posts: attitude(seed, posts)))


def _spaced(seed: int) -> float:
    return attitude(seed, USUAL, DAY) / attitude(seed, USUAL)


_SETUP = "500 people who follow one account and read all of its posts"
FACTS = (
    Fact("E11-peak", "Attitude peaks near ten exposures.", "Schmidt, Eisend 2015",
         (7.0, 13.0), each(_best), "exposures", "posts within an hour, 1 to 20, with most approval", _SETUP, WORLDS,
         own=("approval.wear_out",)),
    Fact("E11-spaced", "Spacing helps attitude.", "Schmidt, Eisend 2015",
         (1.0, 10.0), each(_spaced), "ratio", "approval after ten posts, one a day / within an hour", _SETUP, WORLDS,
         own=("approval.recovery",)),
)  # fmt: skip
