"""Minds that move: echo chambers, segregation and radicalisation (F8, F9, F11).

A small town writes about the cause for three weeks.  Bounded confidence is the bias: what is too far away is rejected.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from ..engine.run import Run
from ..exact import from_grid
from ..metrics import bubbles
from ..metrics.network import ends
from ..scenario.model import (
    Audience,
    Community,
    Influencer,
    Network,
    Platform,
    Population,
    Post,
    Scenario,
    Trust,
)
from .fact import Fact
from .worlds import DAY, HOUR, each, played

PEOPLE, DAYS, WORLDS, FOLLOWEES = 300, 21, 6, 15.0
BIAS, NARROW, OPEN = 0.4, 0.3, 2.0
"""Distance of stances beyond which a post is rejected: of F8, of F9, and without any bias."""
INFLUENCE, LEAVING = 0.05, 0.1
"""How far an accepted post moves its reader, which is little, and the chance to leave whoever sent a rejected one."""
CALM, HEATED = 0.0, 0.2
"""Controversialness: how far a rejected post pushes its reader away."""
NEWS_A_DAY, NEWS_SLANT = 12, 0.6
PEAK, LARGE = 0.1, 0.1
"""Neighbouring stances farther apart than this are of two peaks; a peak holds this part of the people or more."""

_EAGER: dict[str, Any] = {"attention": 1.0, "fatigue_half": 1000, "novelty": 100_000, "appetite_spread": 0.0}
_SIMPLE: dict[str, Any] = {"simple": 1.0, "threshold": 0.0, "fractional": 0.0, "share_rate": 0.3}


def town(community: tuple[Community, ...], people: int = PEOPLE, **audience: Any) -> Scenario:
    """Everybody writes about the cause and follows anybody; nothing is ranked, and nobody is doubted."""
    return Scenario(
        title="A town that talks",
        question="Where do minds go?",
        days=DAYS,
        tick=HOUR,
        population=Population(people=people, posting_spread=0.5, sessions_spread=0.3),
        community=community,
        network=Network(opposite_camp=1.0, homophily=0.5, circle_share=0.0, followees=FOLLOWEES),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=10),
        audience=Audience.model_validate(_EAGER | _SIMPLE | {"own_posts": 50.0} | audience),
        trust=Trust(doubt=0.0),
    )


def one_camp(spread: float) -> tuple[Community, ...]:
    """Everybody around the middle."""
    return (Community(id="town", share=1.0, interest=1.0, stance=0.0, stance_spread=spread),)


def two_camps() -> tuple[Community, ...]:
    """Two overlapping camps of equal size."""
    return (
        Community(id="left", share=0.5, interest=1.0, stance=-0.5, stance_spread=0.3),
        Community(id="right", share=0.5, interest=1.0, stance=0.5, stance_spread=0.3),
    )


def stances(run: Run) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Where people stand now (people,), -1..1."""
    return from_grid(run.world.crowd.stance)


# -- F8: what is broadcast to all


@lru_cache(maxsize=16)
def _broadcast(seed: int, bound: float) -> float:
    """Bimodality of stances after three weeks in which everybody hears the same from both sides."""
    base = town(one_camp(0.5), confidence_bound=bound, persuasion=0.2, own_posts=0.0, share_rate=0.0)
    news = tuple(
        Post(id=f"news-{place:03d}", by="news", at=place * DAY // NEWS_A_DAY, slant=NEWS_SLANT * (-1) ** place)
        for place in range(DAYS * NEWS_A_DAY)
    )
    station = (Influencer(id="news", followers=PEOPLE),)
    return bubbles.bimodality(stances(played(base.model_copy(update={"influencer": station, "post": news}), seed)))


# -- F9: influence and unfollowing


@lru_cache(maxsize=16)
def _segregation(seed: int, influence: float, leaving: float) -> float:
    """Assortativity by camp of the ties as they are after three weeks."""
    follow = 1.0 if leaving else 0.0
    run = played(
        town(two_camps(), confidence_bound=NARROW, persuasion=influence, unfollow=leaving, follow=follow), seed
    )
    follower, followed = _ties_now(run)
    camp = (run.world.crowd.stance >= 0).astype(np.int64)
    return bubbles.assortativity(bubbles.mixing(camp[followed], camp[follower], 2))


def _ties_now(run: Run) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Who follows and who is followed (ties,) among people: at the start, less those cut, and those made since."""
    world, network = run.world, run.society.network
    follower, followed = ends(network.indptr, network.indices)
    pairs = np.concatenate(
        ((followed << 32) | follower, (world.bonds["followee"].astype(np.int64) << 32) | world.bonds["follower"])
    )
    pairs = pairs[~np.isin(pairs, world.cut)]
    follower, followed = pairs & 0xFFFFFFFF, pairs >> 32
    people = followed < run.society.people
    return follower[people], followed[people]


def _alone(seed: int) -> float:
    return max(_segregation(seed, INFLUENCE, 0.0), _segregation(seed, 0.0, LEAVING))


# -- F11: consensus and radicalisation


@lru_cache(maxsize=16)
def _controversy(seed: int, push: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    base = town(one_camp(0.4), confidence_bound=0.5, persuasion=0.1, push_away=push)
    return stances(played(base, seed))


def peaks(found: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float]:
    """Mean stance of each large cluster of stances (n,), ascending."""
    ordered = np.sort(found)
    clusters = np.split(ordered, np.flatnonzero(np.diff(ordered) > PEAK) + 1)
    return [float(one.mean()) for one in clusters if one.size >= LARGE * ordered.size]


def _off_middle(seed: int) -> float:
    """How far the only peak is from 0; 1 where there are more peaks."""
    found = peaks(_controversy(seed, CALM))
    return abs(found[0]) if len(found) == 1 else 1.0


def _apart(seed: int) -> float:
    """Distance of the two outermost peaks; 0 where there is one."""
    found = peaks(_controversy(seed, HEATED))
    return found[-1] - found[0]


_TALK = "300 people who follow 15 each at random, write 50 posts per 1,000 and day, three weeks"
_CAMPS = _TALK + "; two overlapping camps, 5 % influence, 10 % unfollowing"
_RADIO = "300 people around the middle who all hear twelve posts a day, from both sides in turn, three weeks"
FACTS = (
    Fact("F8-chambers", "Echo chambers arise from confirmation bias alone when all hear the same.",
         "Geschke, Lorenz, Holtz 2019", (0.555, 1.0), each(lambda seed: _broadcast(seed, BIAS)),
         "bimodality coefficient", "BC of stances at the end, bias on", _RADIO, WORLDS),
    Fact("F8-open", "Without that bias there is one peak.", "Geschke, Lorenz, Holtz 2019",
         (0.0, 0.555), each(lambda seed: _broadcast(seed, OPEN)),
         "bimodality coefficient", "BC of stances at the end, bias off", _RADIO, WORLDS),
    Fact("F9-both", "A little influence and unfollowing together segregate a network fast.", "Sasahara et al. 2021",
         (0.8, 1.0), each(lambda seed: _segregation(seed, INFLUENCE, LEAVING)), "assortativity",
         "r of camps over ties after three weeks", _CAMPS, WORLDS),
    Fact("F9-alone", "Each of them alone is slower.", "Sasahara et al. 2021",
         (-1.0, 0.8), each(_alone), "assortativity", "the larger r of influence alone and unfollowing alone", _CAMPS,
         WORLDS),
    Fact("F11-calm", "Without controversy there is consensus: one peak at 0.", "Baumann et al. 2020",
         (0.0, 0.25), each(_off_middle), "-1..1",
         "distance of the only peak from 0", _TALK + ", rejection without effect", WORLDS),
    Fact("F11-heated", "With it there are two peaks.", "Baumann et al. 2020",
         (1.0, 2.0), each(_apart), "-1..1",
         "distance of the outermost peaks", _TALK + ", rejection pushes away", WORLDS),
)  # fmt: skip
