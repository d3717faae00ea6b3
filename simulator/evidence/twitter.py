"""The four medians of 1,490 real Twitter cascades (Liu et al. 2015, Ma et al. 2017), on posts of known accounts.

Accounts with 10,000 to 20,000 followers in a society of 100,000 post at all hours; the posts that reach 100
sharers or more are held against the real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, key, keys
from ..engine.run import Run
from ..metrics.cascades import depths, first_generation_share, forest, minutes_to, sizes, structural_virality
from ..scenario.model import Audience, Community, Influencer, Platform, Population, Post, Scenario, Trust
from .fact import Fact

PEOPLE, ACCOUNTS, POSTS_EACH = 100_000, 20, 14
LARGE = 100
QUALITY_SPREAD = 0.5


@dataclass(frozen=True)
class Large:
    """The posts that reached 100 sharers, one entry each."""

    size: NDArray[np.int64]  # adopters, the author counted
    depth: NDArray[np.int64]
    virality: NDArray[np.float64]
    first_generation: NDArray[np.float64]
    half: NDArray[np.float64]  # minutes
    ninety: NDArray[np.float64]  # minutes


def scenario() -> Scenario:
    """Twenty accounts that post at all hours about what three in ten people care for."""
    accounts = tuple(
        Influencer(id=f"account-{place:02d}", followers=10_000 + place * 10_000 // (ACCOUNTS - 1))
        for place in range(ACCOUNTS)
    )
    return Scenario(
        title="Known accounts",
        question="Do large cascades look like the real ones?",
        population=Population(people=PEOPLE),
        community=(Community(id="town", share=1.0, interest=0.3),),
        audience=Audience(own_posts=0.0, confidence_bound=2.0, fatigue_half=1000),
        trust=Trust(doubt=0.0),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0),
        influencer=accounts,
        post=tuple(post for place in range(ACCOUNTS) for post in _posts(place)),
    )


def _posts(place: int) -> list[Post]:
    """Fourteen posts of one account: spread over five days, quality log-normal."""
    number = keys(key("post of account", place), np.arange(POSTS_EACH))
    coins = Coins(0)
    quality = exact.exp(QUALITY_SPREAD * exact.normal_quantile(coins.uniform("quality", number)))
    moment = (np.arange(POSTS_EACH) + coins.uniform("moment", number)) * (5 * 1440 / POSTS_EACH)
    return [
        Post(id=f"post-{place:02d}-{n:02d}", by=f"account-{place:02d}", at=int(moment[n]),
             quality=float(quality[n]), slant=0.0)
        for n in range(POSTS_EACH)
    ]  # fmt: skip


@lru_cache(maxsize=32)
def large_cascades(seed: int) -> Large:
    """The large cascades of one world."""
    run = Run(scenario(), seed=seed, population_seed=seed)
    run.play()
    items = run.world.ledger.items
    woods = forest(items["parent"])
    large = sizes(woods) > LARGE
    return Large(
        sizes(woods)[large],
        depths(woods)[large],
        structural_virality(woods)[large],
        first_generation_share(woods)[large],
        minutes_to(woods, items["minute"], 0.5)[large],
        minutes_to(woods, items["minute"], 0.9)[large],
    )


def _median(name: str) -> Callable[[Sequence[int]], list[float]]:
    return lambda seeds: [float(np.median(getattr(large_cascades(seed), name))) for seed in seeds]


_SOURCE = "1,490 cascades of Liu et al. 2015 and Ma et al. 2017"
_SETUP = "20 accounts with 10,000 to 20,000 followers among 100,000 people, 280 posts; those beyond 100 adopters"
_MEDIANS = (
    ("S0-virality", "Structural virality of large cascades: median 2.34.", (2.1, 2.8), "virality", "",
     "median of 2 W / (n (n - 1))"),
    ("S0-generation-1", "Share of adopters in generation 1: median 0.84.", (0.70, 0.92), "first_generation",
     "share of adopters", "median of adopters in generation 1 / adopters beyond the author"),
    ("S0-half", "Minutes to half of the size: median 41.", (20.0, 90.0), "half", "minutes", "median"),
    ("S0-ninety", "Minutes to 90 % of the size: median 529.", (240.0, 1100.0), "ninety", "minutes", "median"),
)  # fmt: skip
FACTS = tuple(
    Fact(identity, claim, _SOURCE, band, _median(name), unit, formula, _SETUP, 2)
    for identity, claim, band, name, unit, formula in _MEDIANS
)
