"""Ordinary weeks: what people post about anything, without a campaign (A1-A13, C1, C4).

Twenty thousand people on a microblog with a newest-first feed write some ten thousand posts a day; every post
can be passed on.  A post is counted if it had at least a day to spread.  A13 was observed on Facebook, on posts that
were passed on at least once, and is measured there: among friends with a ranked feed, in a society of 100,000, for
twenty thousand people cut off the tail that makes the inequality.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.run import Run
from ..ledger import SIGHTED, Handing
from ..metrics.cascades import depths, forest, sizes, structural_virality
from ..metrics.inequality import gini
from ..metrics.tails import compare, fit
from ..scenario.model import Audience, Platform, Population, Scenario
from .fact import Fact
from .worlds import each

PEOPLE = 20_000
POSTS_PER_THOUSAND = 500.0
MORE_PEOPLE, FEWER_POSTS = 100_000, 20.0
LARGE = 100


@dataclass(frozen=True)
class Week:
    """What one ordinary week came to; one entry a post unless told."""

    size: NDArray[np.int64]  # adopters, the author counted
    depth: NDArray[np.int64]
    virality: NDArray[np.float64]
    reach: NDArray[np.int64]  # people who saw it
    near: float  # part of all adoptions within one step of the author
    half_life: float  # median minutes to half of the impressions, posts at noon
    delay: NDArray[np.int64]  # minutes from a share's source to the share, one entry a share


def scenario(**changes: Any) -> Scenario:
    """The ordinary week as a scenario; `changes` replace whole tables."""
    tables: dict[str, Any] = {
        "population": Population(people=PEOPLE),
        "audience": Audience(everyday_posts=POSTS_PER_THOUSAND, own_posts=0.0),
        "platform": Platform(profile="microblog", ranking="chronological", discovery=0.0),
    }
    return Scenario(title="An ordinary week", question="What becomes of ordinary posts?", **(tables | changes))


@lru_cache(maxsize=64)
def week(seed: int) -> Week:
    """The ordinary week in one world (with a society of its own seed)."""
    return measured(Run(scenario(), seed=seed, population_seed=seed))


def measured(run: Run) -> Week:
    """Play a run and read its posts off the ledger."""
    run.play()
    ledger = run.world.ledger
    old = ledger.posts["minute"] < run.horizon - 1440
    items = ledger.items
    woods = forest(items["parent"])
    near = old[items["content"]]
    shares = (items["handing"] == Handing.SHARED).nonzero()[0]
    return Week(
        size=sizes(woods)[old],
        depth=depths(woods)[old],
        virality=structural_virality(woods)[old],
        reach=_reach(run)[old],
        near=float(np.mean(items["generation"][near] <= 1)),
        half_life=half_life_at_noon(run),
        delay=(items["minute"][shares] - items["minute"][items["parent"][shares]]).astype(np.int64),
    )


def _looks(run: Run) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Reader, content and minute of all impressions."""
    sights, items = run.world.ledger.sights, run.world.ledger.items
    seen = ((sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1])).nonzero()[0]
    return sights["reader"][seen], items["content"][sights["item"][seen]], sights["minute"][seen]


def _reach(run: Run) -> NDArray[np.int64]:
    reader, content, _ = _looks(run)
    pairs = np.unique((content.astype(np.int64) << 32) | reader)
    return np.bincount(pairs >> 32, minlength=len(run.world.ledger.posts))


def half_life_at_noon(run: Run) -> float:
    """Median over posts made between 11 and 13 h, with ten impressions or more, of the time to half of them (C1)."""
    age, start, count = _at_noon(run)
    return float(np.median(age[start + (count - 1) // 2]))


def ages_at_noon(run: Run) -> NDArray[np.int64]:
    """Minutes from each of these posts to each of its impressions (n,)."""
    age, start, count = _at_noon(run)
    return np.concatenate([age[first : first + many] for first, many in zip(start, count, strict=True)])


def _at_noon(run: Run) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Ages of all impressions in minutes, post by post; where those of each post at noon begin, and how many."""
    posted = run.world.ledger.posts["minute"]
    _, content, minute = _looks(run)
    age = (minute - posted[content]).astype(np.int64)
    order = np.lexsort((age, content))
    content, age = content[order], age[order]
    start = np.searchsorted(content, np.arange(posted.size))
    count = np.searchsorted(content, np.arange(posted.size), side="right") - start
    time = posted % 1440
    chosen = ((time >= 660) & (time < 780) & (posted < run.horizon - 1440) & (count >= 10)).nonzero()[0]
    return age, start[chosen], count[chosen]


def among_friends(**changes: Any) -> Scenario:
    """The ordinary week on the platform of friends with its ranked feed: more people, fewer posts for each."""
    tables: dict[str, Any] = {
        "population": Population(people=MORE_PEOPLE),
        "audience": Audience(everyday_posts=FEWER_POSTS, own_posts=0.0),
        "platform": Platform(profile="friends"),
    }
    return scenario(**(tables | changes))


def inequality(run: Run) -> float:
    """Gini of the people reached by each post that was passed on at least once (A13)."""
    week = measured(run)
    return gini(week.reach[week.size > 1])


def _inequality_among_friends(seeds: Sequence[int]) -> list[float]:
    return [inequality(Run(among_friends(), seed=seed, population_seed=seed)) for seed in seeds]


def _virality_of_large(one: Week) -> float:
    large = one.size > LARGE
    return float(np.median(one.virality[large])) if large.any() else float("nan")


def _exponent(one: Week) -> float:
    return float(fit(one.size[one.size > 1]).exponent)


POOLED = 4
"""Weeks whose cascades are taken together to tell one tail from another: a single one has too few large ones."""


def _exponential(seed: int) -> float:
    """Chance (p) of a tail so much longer than an exponential's if it were one; 1 where the exponential is no worse."""
    sizes = np.concatenate([week(POOLED * (seed - 1) + place).size for place in range(1, 1 + POOLED)])
    law = fit(sizes[sizes > 1])
    verdict = compare(sizes, law, "exponential")
    return verdict.p if verdict.ratio > 0.0 else 1.0


MEASURES: Mapping[str, Callable[[Week], float]] = {
    "A1": lambda one: float(np.mean(one.size == 1)),
    "A2": lambda one: one.near,
    "A3": lambda one: float(np.mean(one.depth[one.size > 1] == 1)),
    "A4": _exponent,
    "A7": _virality_of_large,
    "A9": lambda one: float(np.mean(one.size > LARGE)),
    "C1": lambda one: one.half_life,
    "C4": lambda one: float(np.mean(one.delay <= 60)),
    "C4-day": lambda one: float(np.mean(one.delay <= 1440)),
}
"""What each fact measures in a week."""


def _in_weeks(identity: str) -> Callable[[Sequence[int]], list[float]]:
    return lambda seeds: [MEASURES[identity](week(seed)) for seed in seeds]


_BLUESKY, _TAILS = "Bluesky thesis 2026", "Bluesky thesis 2026; Clauset, Shalizi, Newman 2009"
_WEEK = "20,000 people on a microblog, newest first, half a post a day each; posts with a day or more to spread"
FACTS = (
    Fact("A1", "Most posts go nowhere: 83.7 % got no repost.", "Bluesky thesis 2026; Sysomos 2010",
         (0.80, 0.95), _in_weeks("A1"), "share of posts", "posts that nobody passed on / posts", _WEEK),
    Fact("A2", "Adoptions sit next to the seed: 99 % within one hop.", "Goel, Watts, Goldstein 2012",
         (0.80, 0.99), _in_weeks("A2"), "share of adoptions", "adopters at depth 0 and 1 / all adopters", _WEEK),
    Fact("A3", "Non-trivial cascades are mostly stars: 71 % have depth 1.", _BLUESKY,
         (0.60, 0.90), _in_weeks("A3"), "share of cascades", "cascades of depth 1 / cascades beyond the author", _WEEK),
    Fact("A4", "Sizes are heavy-tailed.", _TAILS, (1.7, 2.6), _in_weeks("A4"), "exponent of the density",
         "maximum likelihood, x_min by Kolmogorov-Smirnov, cascades beyond the author", _WEEK),
    Fact("A4-exponential", "An exponential tail is rejected.", _TAILS, (0.0, 0.001), each(_exponential), "p",
         "p of Vuong's likelihood ratio against an exponential tail", _WEEK + "; four weeks together", 2),
    Fact("A7", "Structural virality of large cascades is small: median 2 to 5.", _BLUESKY,
         (2.0, 5.0), _in_weeks("A7"), "", "median virality of the cascades beyond 100 adopters", _WEEK),
    Fact("A9", "One in a few thousand posts reaches 100 adopters.", "Goel et al. 2016",
         (5e-5, 2e-3), _in_weeks("A9"), "share of posts", "posts beyond 100 adopters / posts", _WEEK),
    Fact("A13", "Of posts reshared on Facebook most reach few, a few go viral.", "Gonzalez-Bailon et al. 2024",
         (0.8, 1.0), _inequality_among_friends, "Gini of reach over posts",
         "Gini of people reached, over posts passed on", "100,000 people, platform of friends, ranked feed", 5),
    Fact("C1", "Half of a tweet's impressions come within 80 minutes.", "Pfeffer, Matter, Sargsyan 2023",
         (55.0, 110.0), _in_weeks("C1"), "minutes",
         "median over posts of 11 to 13 h of the minutes to half of their impressions", _WEEK),
    Fact("C4", "55 % of retweets come within an hour.", "Kwak et al. 2010", (0.45, 0.65), _in_weeks("C4"),
         "share of shares", "shares within 60 minutes of what they pass on / shares", _WEEK),
    Fact("C4-day", "75 % of retweets come within a day.", "Kwak et al. 2010", (0.68, 0.85), _in_weeks("C4-day"),
         "share of shares", "shares within 1,440 minutes of what they pass on / shares", _WEEK),
)  # fmt: skip
