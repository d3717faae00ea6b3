"""Who meets whom: from a friend's post to an opened one, like-minded sources, feeds and forums (F1, F3, F7, F8, F13).

Two camps of equal size stand on either side of the middle.  How many ties cross is calibrated on one number, what
friends share across camps (F1, 29.5 %); the steps after it, sources, feeds and forums are measured with the same.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.run import Run
from ..exact import from_grid
from ..ledger import Reason
from ..metrics import bubbles
from ..metrics.measures import value
from ..metrics.reach import amplification
from ..metrics.record import record
from ..scenario import changed
from ..scenario.model import Audience, Community, Influencer, Network, Platform, Population, Post, Scenario
from ..world.minds import NO_VIEW
from .fact import Fact
from .worlds import DAY, HOUR, each, played

PEOPLE, WORLDS, FEW, CROSSING = 10_000, 6, 4, 0.27
TOWNS = 4
"""Towns that one seed stands for where a few posts that go viral would decide."""
LEAST_SEEN = 20
"""Posts that somebody must have seen for a share of them to be told."""
USUAL = Network(opposite_camp=CROSSING)
FOUND = 0.3
"""Part of the places that go to pages and groups which one does not follow (D8; section 3 of the literature page)."""

Nodes = NDArray[np.int32]


def camps(neutral: bool = False, spread: float = 0.3) -> tuple[Community, ...]:
    """A camp on either side, and where wanted a third of the people between them."""
    third = (Community(id="middle", share=1.0, stance=0.0, stance_spread=0.1),) if neutral else ()
    return (
        Community(id="left", share=1.0, stance=-0.3, stance_spread=spread),
        Community(id="right", share=1.0, stance=0.3, stance_spread=spread),
        *third,
    )


def scenario(people: int = PEOPLE, **tables: Any) -> Scenario:
    """Two camps on the platform of friends; `tables` replace whole tables."""
    usual: dict[str, Any] = {
        "community": camps(),
        "network": USUAL,
        "platform": Platform(profile="friends"),
        "audience": Audience(own_posts=50.0),
    }
    return Scenario(
        title="Two camps",
        question="Who meets whom?",
        tick=HOUR,
        population=Population(people=people),
        **(usual | tables),
    )


# -- F1: shared by friends, ranked, opened


@lru_cache(maxsize=32)
def steps(seed: int) -> tuple[float, float, float]:
    """Part of the posts about the cause that stand on the other side: delivered, shown, and taken in."""
    delivered, shown, taken = np.mean([steps_in_town(seed * TOWNS + town) for town in range(TOWNS)], axis=0).tolist()
    return delivered, shown, taken


def steps_in_town(seed: int, network: Network = USUAL) -> tuple[float, float, float]:
    """The same in one town, on these ties."""
    run = played(scenario(network=network), seed)
    sights, items = run.world.ledger.sights, run.world.ledger.items
    content = items["content"][sights["item"]]
    kept = record(run).cause[content]
    reason = sights["reason"][kept]
    crosses = (run.society.population.stance[sights["reader"][kept]] >= 0) != (
        run.world.contents["slant"][content[kept]] >= 0
    )
    shown = (reason >= Reason.SCROLLED_PAST) & (reason <= Reason.ACTED)
    taken = (reason >= Reason.SEEN) & (reason <= Reason.ACTED)
    return float(crosses.mean()), float(crosses[shown].mean()), float(crosses[taken].mean())


def _cut(seed: int, step: int) -> float:
    """Part of the cross-cutting share that a step takes away."""
    found = steps(seed)
    return 1.0 - found[step] / found[step - 1]


# -- F3, F7: whose posts people see


def _seen(run: Run) -> tuple[Nodes, Nodes]:
    """Reader and sender (n,) of all sightings of people's posts, for readers who saw enough."""
    looks, people = record(run).looks, run.society.people
    sender = run.world.ledger.items["person"][looks.item]
    kept = sender < people
    enough = np.bincount(looks.reader[kept], minlength=people) >= LEAST_SEEN
    kept &= enough[looks.reader]
    return looks.reader[kept], sender[kept]


@lru_cache(maxsize=32)
def _like_minded(seed: int) -> float:
    """Median over people with a view of the part of what they see that is from people of the same view."""
    platform = Platform(profile="friends", discovery=FOUND)
    audience = Audience(own_posts=0.0, everyday_posts=200.0)
    run = played(scenario(6_000, community=camps(neutral=True), platform=platform, audience=audience), seed)
    stance = from_grid(run.society.population.stance)
    side = np.where(np.abs(stance) < NO_VIEW, 0, np.sign(stance))
    reader, sender = _seen(run)
    same = np.bincount(reader, side[reader] == side[sender], stance.size)
    seen = np.bincount(reader, minlength=stance.size)
    told = (seen > 0) & (side != 0)
    return float(np.median(same[told] / seen[told]))


@lru_cache(maxsize=32)
def alike(seed: int, profile: str, network: Network = USUAL) -> float:
    """Correlation of a reader's stance with the mean stance of those whose posts they see."""
    audience = Audience(own_posts=0.0, everyday_posts=300.0)
    platform = Platform.model_validate({"profile": profile})
    run = played(scenario(4_000, network=network, platform=platform, audience=audience), seed)
    return bubbles.neighbour_correlation(from_grid(run.society.population.stance), *_seen(run))


# -- F8: filters on top of the bias


@lru_cache(maxsize=32)
def _exposure(seed: int, ties: bool, ranking: bool) -> float:
    """Part of the sightings about the cause that come from the other camp, with these filters on."""
    filters = {
        "network.opposite_camp": CROSSING if ties else 1.0,
        "platform.ranking": "personalised" if ranking else "chronological",
        "platform.camp_signal": 1.0,
    }
    return value(played(changed(scenario(4_000), filters), seed), "cross_cutting_share")


# -- F13: a ranked feed and its chronological twin


@lru_cache(maxsize=32)
def _reach(seed: int, ranking: str) -> float:
    voice = Influencer(id="party", followers=2_000)
    posts = tuple(Post(id=f"post-{day}", by="party", at=day * DAY + 12 * HOUR) for day in range(6))
    platform = Platform(profile="microblog")
    base = scenario(influencer=(voice,), post=posts, platform=platform, audience=Audience())
    return value(played(changed(base, {"platform.ranking": ranking}), seed), "reach")


def _amplified(seed: int, ranking: str) -> float:
    return amplification(_reach(seed, ranking), _reach(seed, "chronological"))


_TWO = "four towns of 10,000 friends in two camps, 27 % of the ties cross, people write about the cause"
_FEED = "4,000 people in two camps, everyday posts, those who saw 20 or more"
FACTS = (
    Fact("F1-shares", "Of what friends share 29.5 % cuts across.", "Bakshy, Messing, Adamic 2015",
         (0.245, 0.345), each(lambda seed: steps(seed)[0]), "share of deliveries",
         "posts of the other side / posts delivered", _TWO, WORLDS, own=("network.opposite_camp",)),
    Fact("F1-ranking", "Ranking cuts the chance to meet it by 5 to 8 %.", "Bakshy, Messing, Adamic 2015",
         (0.02, 0.12), each(lambda seed: _cut(seed, 1)), "relative", "1 - share shown / share delivered", _TWO, WORLDS),
    Fact("F1-choice", "Choice cuts it by 6 to 17 %.", "Bakshy, Messing, Adamic 2015",
         (0.03, 0.20), each(lambda seed: _cut(seed, 2)), "relative", "1 - share taken in / share shown", _TWO, WORLDS),
    Fact("F3", "Like-minded sources are about half of what people see (median 50.4 %).", "Nyhan et al. 2023",
         (0.45, 0.60), each(_like_minded), "share of sightings",
         "median over people with a view, 20 posts seen or more",
         "6,000 friends, two camps and a neutral third, 30 % of the places found by the platform", FEW),
    Fact("F7-friends", "On feeds leanings go with those of neighbours.", "Cinelli et al. 2021",
         (0.5, 1.0), each(lambda seed: alike(seed, "friends")), "correlation",
         "own stance and mean stance of those seen", _FEED + ", friends", FEW),
    Fact("F7-microblog", "On feeds leanings go with those of neighbours.", "Cinelli et al. 2021",
         (0.5, 1.0), each(lambda seed: alike(seed, "microblog")), "correlation",
         "own stance and mean stance of those seen", _FEED + ", microblog", FEW),
    Fact("F7-forum", "On forums hardly.", "Cinelli et al. 2021",
         (-1.0, 0.25), each(lambda seed: alike(seed, "forum")), "correlation",
         "own stance and mean stance of those seen", _FEED + ", forum", FEW),
    Fact("F8-social", "Social filters make echo chambers sharper.", "Geschke, Lorenz, Holtz 2019",
         (0.0, 1.0), each(lambda seed: _exposure(seed, True, False) / _exposure(seed, False, False)), "ratio",
         "cross-cutting share, ties among alike / ties by chance", _FEED, WORLDS),
    Fact("F8-technical", "Technical filters make them sharper still.", "Geschke, Lorenz, Holtz 2019",
         (0.0, 1.0), each(lambda seed: _exposure(seed, True, True) / _exposure(seed, True, False)), "ratio",
         "cross-cutting share, personalised / chronological", _FEED, WORLDS),
    Fact("F13", "Ranked timelines amplify parties beyond their chronological reach.", "Huszar et al. 2022",
         (0.0, math.inf), each(lambda seed: _amplified(seed, "personalised")), "relative",
         "reach ranked / reach in a chronological twin - 1",
         "10,000 people, microblog, a party's account with 2,000 followers", WORLDS),
)  # fmt: skip
