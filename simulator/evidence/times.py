"""When people look and react: facts of half-lives, reaction times and the hours of the day (C2, C3, C5, C7)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import inf

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import KERNEL_CUTOFF_S, KERNEL_DENSITY, KERNEL_THETA
from ..engine.run import Run
from ..ledger import SIGHTED, Did, Reason
from ..scenario.model import Audience, Influencer, Platform, Population, Post, Scenario, Trust
from . import ordinary
from .fact import Fact
from .worlds import DAY, HOUR, each, played

SEEDS = 4
ACCOUNTS, FOLLOWERS = 8, 2_000
PRESETS = ("microblog", "friends", "photo", "video")
"""Platforms of the table of half-lives, in the order of the literature: half an hour, an hour, a day, days."""

Minutes = NDArray[np.int64]


def _ages(run: Run) -> tuple[Minutes, Minutes]:
    """Content and age of it in minutes, one entry a row of `sights`."""
    sights, items, posts = run.world.ledger.sights, run.world.ledger.items, run.world.ledger.posts
    content = items["content"][sights["item"]]
    return content.astype(np.int64), (sights["minute"] - posts["minute"][content]).astype(np.int64)


# -- half-lives by platform (C2)


def _noon_posts(profile: str) -> Scenario:
    """Eight known accounts post at noon on two days, on this platform, and are watched for ten more."""
    return Scenario(
        title="Half-lives",
        question="How long does a post live?",
        days=12,
        population=Population(people=10_000),
        influencer=tuple(Influencer(id=f"account-{n}", followers=FOLLOWERS) for n in range(ACCOUNTS)),
        audience=Audience(own_posts=0.0, fatigue_half=1000, confidence_bound=2.0),
        trust=Trust(doubt=0.0),
        platform=Platform.model_validate({"profile": profile, "discovery": 0.0, "post_lifetime": 14 * DAY}),
        post=tuple(
            Post(id=f"post-{n}-{day}", by=f"account-{n}", at=day * DAY + 12 * HOUR, slant=0.0)
            for n in range(ACCOUNTS)
            for day in range(2)
        ),
    )


@lru_cache(maxsize=8)
def _half_life(seed: int, profile: str) -> float:
    """Median over the posts of the minutes to half of their reactions."""
    run = played(_noon_posts(profile), seed)
    content, age = _ages(run)
    reacted = (run.world.ledger.sights["did"] & (Did.LIKED | Did.COMMENTED | Did.SHARED)) != 0
    medians = [np.median(age[reacted & (content == post)]) for post in range(len(run.world.ledger.posts))]
    return float(np.nanmedian(medians))


def _farthest(seed: int) -> float:
    """The platform that is farthest from its preset: the factor by which it misses it."""
    missed = [_half_life(seed, profile) / _noon_posts(profile).platform.freshness for profile in PRESETS]
    return max(max(one, 1.0 / one) for one in missed)


def _least_step(seed: int) -> float:
    """Smallest ratio of a platform's half-life over that of the one before it in the literature."""
    return min(after / before for before, after in pairwise(_half_life(seed, profile) for profile in PRESETS))


# -- the reaction-time kernel (C3)


def _timed(timing: str) -> Scenario:
    audience = Audience.model_validate({"timing": timing, "everyday_posts": 50.0, "own_posts": 0.0})
    return ordinary.scenario(audience=audience)


def kernel_distance(run: Run) -> float:
    """Largest distance between the delays of a run and the kernel's closed form, both cut off at five days."""
    sights, items = run.world.ledger.sights, run.world.ledger.items
    handed = items["minute"][sights["item"]].astype(np.int64)
    longest = 5 * DAY
    delay = (sights["minute"] - handed)[(handed < run.horizon - longest)]
    delay = delay[delay < longest]
    minute = np.arange(1, longest)
    found = np.searchsorted(np.sort(delay), minute, side="right") / delay.size
    expected = _kernel(minute + 1.0) / float(_kernel(np.array([float(longest)]))[0])
    return float(np.abs(found - expected).max())


def _kernel(minutes: NDArray[np.floating]) -> NDArray[np.float64]:
    """Closed form of the distribution of delays, at these minutes."""
    seconds = minutes * 60.0
    tail = KERNEL_DENSITY * KERNEL_CUTOFF_S / KERNEL_THETA * (seconds / KERNEL_CUTOFF_S) ** -KERNEL_THETA
    return np.asarray(np.where(seconds <= KERNEL_CUTOFF_S, KERNEL_DENSITY * seconds, 1.0 - tail))


# -- first reactions (C5) and the hours of the day (C7)


@lru_cache(maxsize=2)
def _week(seed: int) -> Run:
    return played(ordinary.scenario(audience=Audience(everyday_posts=200.0, own_posts=0.0)), seed)


def _first(seed: int, did: int) -> float:
    """Median over the posts that had any of the minutes to the first such reaction."""
    run = _week(seed)
    content, age = _ages(run)
    rows = (run.world.ledger.sights["did"] & did) != 0
    never = run.horizon
    first = np.full(len(run.world.ledger.posts), never)
    np.minimum.at(first, content[rows], age[rows])
    return float(np.median(first[first < never]))


def _hourly(run: Run, days: slice) -> NDArray[np.float64]:
    """Posts met in feeds by hour of the day (24,) over these days of the week, looked at or not."""
    sights = run.world.ledger.sights
    seen = (sights["reason"] >= Reason.RANKED_OUT) & (sights["reason"] <= SIGHTED[1])
    by_hour = np.bincount(sights["minute"][seen] // HOUR, minlength=7 * 24)[: 7 * 24]
    return np.asarray(by_hour.reshape(7, 24)[days].sum(axis=0), dtype=np.float64)


WEEKDAYS, WEEKEND = slice(1, 5), slice(5, 7)


def ratio_of_hours(run: Run) -> float:
    """Posts met in the busiest over those in the quietest hour, from Tuesday to Friday."""
    hours = _hourly(run, WEEKDAYS)
    return float(hours.max() / hours.min())


def _trough(hours: NDArray[np.float64]) -> float:
    """Hour of the trough: opposite to the phase of the daily wave."""
    wave = (hours * np.exp(2j * np.pi * (np.arange(24) + 0.5) / 24.0)).sum()
    return float((np.angle(wave) / (2 * np.pi) * 24.0 + 12.0) % 24.0)


def trough(run: Run) -> float:
    """Hour of the trough from Tuesday to Friday."""
    return _trough(_hourly(run, WEEKDAYS))


def later_at_weekends(run: Run) -> float:
    """Minutes by which the weekend's trough is later."""
    return 60.0 * (_trough(_hourly(run, WEEKEND)) - trough(run))


_GRAFFIUS, _ZHAO, _BLUESKY = "Graffius 2018-2022", "Zhao et al. 2015", "Bluesky thesis 2026"
_HOURS = "ten Thij et al. 2014; Leypunskiy et al. 2018"
_ORDINARY = "20,000 people on a microblog, 0.2 posts a day each"
FACTS = (
    Fact("C2-preset", "Half-lives of engagement differ by platform: each within a factor of 2 of its preset.",
         _GRAFFIUS, (1.0, 2.0), each(_farthest), "factor",
         "largest factor between median minutes to half of the reactions and platform.freshness",
         "10,000 people; accounts with 2,000 followers post at noon; microblog, friends, photo, video", 2),
    Fact("C2-order", "Their order: microblog, friends, photo, video.", _GRAFFIUS, (1.0, inf), each(_least_step),
         "ratio", "smallest ratio of median minutes to half of the reactions to those of the platform before",
         "as above", 2),
    Fact("C3", "Reaction times follow the kernel.", _ZHAO, (0.0, 0.007),
         each(lambda s: kernel_distance(played(_timed("kernel"), s))), "distance",
         "Kolmogorov-Smirnov distance of delays from the closed form, up to five days",
         "20,000 people, kernel timing", 2),
    Fact("C5-order", "The first like (5.6 min) comes before the first repost (13.3 min).", _BLUESKY, (0.0, 1.0),
         each(lambda s: _first(s, Did.LIKED) / _first(s, Did.SHARED)), "ratio",
         "median minutes to the first like / to the first repost", _ORDINARY, SEEDS),
    Fact("C5-repost", "The first repost comes after some minutes.", _BLUESKY, (5.0, 40.0),
         each(lambda s: _first(s, Did.SHARED)), "minutes", "median over the posts with a repost", _ORDINARY, SEEDS),
    Fact("C7-trough", "Activity has its trough between 2 and 6 h.", _HOURS, (2.0, 6.0),
         each(lambda s: trough(_week(s))), "hour of the day", "phase of the daily wave of posts met",
         _ORDINARY, SEEDS),
    Fact("C7-ratio", "Its busiest hour has 3 to 10 times the activity of the quietest.", _HOURS, (3.0, 10.0),
         each(lambda s: ratio_of_hours(_week(s))), "ratio",
         "posts met in the busiest / in the quietest hour, Tuesday to Friday", _ORDINARY, SEEDS,
         own=("population.peak_to_trough",)),
    Fact("C7-weekend", "At weekends the trough is 30 to 120 minutes later.", _HOURS, (30.0, 120.0),
         each(lambda s: later_at_weekends(_week(s))), "minutes",
         "trough at the weekend - trough from Tuesday to Friday", _ORDINARY, SEEDS,
         own=("population.weekend_shift",)),
)  # fmt: skip
