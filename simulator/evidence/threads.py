"""Talk under posts: trolling is catching (N9)."""

from __future__ import annotations

import numpy as np

from ..scenario.model import Audience, Organiser, Platform, Population, Scenario
from .fact import Fact
from .worlds import daily, each, played

PEOPLE, SEEDS = 10_000, 10
CALM = 0.35
"""Part of the comments in a calm thread that were troll posts in the laboratory."""


def scenario() -> Scenario:
    """Eight posts a day on a forum whose readers like to comment, some of them as trolls."""
    return Scenario(
        title="Threads",
        question="Is trolling catching?",
        population=Population(people=PEOPLE),
        platform=Platform(profile="forum"),
        organiser=Organiser(supporters=PEOPLE // 3),
        audience=Audience(own_posts=0.0, comment_rate=0.05, troll_share=CALM),
        post=tuple(post for hour in range(7, 23, 2) for post in daily(range(6), hour)),
    )


def _contagion(seed: int) -> float:
    """Troll posts among later comments: threads that two troll posts open, over threads that none opens."""
    comments = played(scenario(), seed).world.comments
    order = np.argsort(comments["content"], kind="stable")
    content, trolls = comments["content"][order], comments["trolls"][order]
    start = np.searchsorted(content, np.unique(content))
    counts = np.zeros((3, 2))
    for first, end in zip(start, [*start[1:], content.size], strict=True):
        opened = int(trolls[first : first + 2].sum())
        later = trolls[first + 2 : end]
        counts[opened] += later.sum(), later.size
    if not (counts[2, 1] and counts[0, 0]):
        return float("nan")  # a world without such threads says nothing
    return float(counts[2, 0] / counts[2, 1] / (counts[0, 0] / counts[0, 1]))


FACTS = (
    Fact("N9", "A trolled thread doubles trolling (35 to 68 %).", "Cheng et al. 2017", (1.5, 2.5), each(_contagion),
         "ratio", "troll posts / later comments, after two troll posts at the top over after none",
         "10,000 people on a forum, 48 posts, 35 % troll posts in a calm thread", SEEDS,
         own=("audience.troll_contagion",)),
)  # fmt: skip
