"""Who speaks: size, fit, payment and overlap of messengers, and how far their stories are watched (E1, E3, E8-E10).

Sizes are scaled with the society: 20,000 people stand for two million, so that a mega account has 12,000 followers.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ledger import Did
from ..metrics import reach
from ..metrics.measures import value
from ..metrics.record import Record, record
from ..scenario.model import Audience, Influencer, Organiser, Platform, Population, Post, Scenario, Trust
from .fact import Fact
from .worlds import DAY, HOUR, each, played

PEOPLE, DAYS, WORLDS = 20_000, 4, 6
TIERS = {"nano": (50, 40), "micro": (300, 12), "mid": (2_500, 3), "macro": (7_500, 1), "mega": (12_000, 1)}
"""Followers and number of accounts of each size: 1-10k, 10-100k, 100-500k, 0.5-1M and 1M+ at one hundredth."""
ACQUAINTANCE = 2.0
"""Calibrated on E1 alone; E3 is measured with the same."""
STORY_ATTENTION, STORY_ROW = 0.3, 2
"""How readily people open a story, and how many a session shows: chosen for the level of E3, not for its fall."""
STORY_REACH = {"micro": 0.12, "mid": 0.09, "macro": 0.06, "mega": 0.04}
"""Part of the followers who see a story (E3)."""
FITS = tuple(round(0.1 * step, 1) for step in range(11))
VOICES, FOLLOWERS = 5, 2_000
_REACTED = Did.LIKED | Did.COMMENTED | Did.SHARED


def scenario(voices: tuple[Influencer, ...], days: int = DAYS, **tables: Any) -> Scenario:
    """A post of every account at noon, each day but the last, on the default platform; `tables` replace whole ones."""
    usual: dict[str, Any] = {
        "population": Population(people=PEOPLE),
        "audience": Audience(own_posts=0.0),
        "post": _posts(voices, days),
    }
    return Scenario(
        title="Messengers", question="Who is heard?", days=days, tick=HOUR, influencer=voices, **(usual | tables)
    )


def _posts(voices: tuple[Influencer, ...], days: int = DAYS, **words: Any) -> tuple[Post, ...]:
    return tuple(
        Post.model_validate({"id": f"{one.id}-{day}", "by": one.id, "at": day * DAY + 12 * HOUR} | words)
        for one in voices
        for day in range(days - 1)
    )


# -- E1, E3: size


def _tiers() -> tuple[Influencer, ...]:
    return tuple(
        Influencer(id=f"{tier}-{place:02d}", followers=followers)
        for tier, (followers, count) in TIERS.items()
        for place in range(count)
    )


def _knowing(**more: float) -> Audience:
    return Audience.model_validate({"own_posts": 0.0, "acquaintance": ACQUAINTANCE} | more)


@lru_cache(maxsize=32)
def engagement(seed: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Reactions by size on the default platform: for each follower and post, and for each impression."""
    run = record(played(scenario(_tiers(), audience=_knowing()), seed))
    reacted = _reacted(run)
    seen = _for_each_follower(run, run.views.content)
    return reacted, tuple(one / all_ for one, all_ in zip(reacted, seen, strict=True))


def rates(seed: int, acquaintance: float) -> tuple[float, ...]:
    """Reactions by size for each follower and post, where followers know who they follow so well."""
    audience = _knowing(acquaintance=acquaintance)
    return _reacted(record(played(scenario(_tiers(), audience=audience), seed)))


def _reacted(run: Record) -> tuple[float, ...]:
    return _for_each_follower(run, run.views.content[(run.views.did & _REACTED) != 0])


def _nano_over_mega(seed: int, denominator: int) -> float:
    rates = engagement(seed)[denominator]
    return rates[0] / rates[-1]


@lru_cache(maxsize=32)
def story_reach(seed: int) -> tuple[float, ...]:
    """Part of the followers who see a story, by size."""
    voices = _tiers()
    platform = Platform(profile="photo", stories_depth=STORY_ROW)
    audience = _knowing(attention=STORY_ATTENTION)
    made = scenario(voices, audience=audience, platform=platform, post=_posts(voices, kind="story"))
    run = record(played(made, seed))
    return _for_each_follower(run, np.unique((run.views.content.astype(np.int64) << 32) | run.views.reader) >> 32)


def _tier(run: Record) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Size of the author of each content (contents,), as a place in TIERS; what people wrote is after the last."""
    size = {account.node: account.id.split("-")[0] for account in run.society.accounts}
    place = {node: list(TIERS).index(tier) for node, tier in size.items() if tier in TIERS}
    return np.array([place.get(int(author), len(TIERS)) for author in run.posts["author"]], np.int64)


def _for_each_follower(run: Record, content: NDArray[np.integer]) -> tuple[float, ...]:
    """Events (n,), told by their content, for each follower and post of each size."""
    count = np.bincount(_tier(run)[content], minlength=len(TIERS))
    sizes = enumerate(TIERS.values())
    return tuple(float(count[place]) / (followers * many * (DAYS - 1)) for place, (followers, many) in sizes)


def _falls(seed: int) -> float:
    rates = engagement(seed)[0]
    return min(small / large for small, large in pairwise(rates))


def _off(seed: int) -> float:
    found = dict(zip(TIERS, story_reach(seed), strict=True))
    return max(abs(found[tier] / told - 1.0) for tier, told in STORY_REACH.items())


@lru_cache(maxsize=32)
def _retention(seed: int) -> tuple[float, ...]:
    """Part of the viewers of a story who are still there at frames 1 to 5, of those whose mind lets it in at all."""
    kept = []
    for frames in range(1, 6):
        voice = (Influencer(id="teller", followers=FOLLOWERS),)
        platform = Platform(profile="photo")
        made = scenario(
            voice,
            population=Population(people=5_000),
            platform=platform,
            post=_posts(voice, kind="story", frames=frames),
        )
        kept.append(value(played(made, seed), "completion_rate"))
    return tuple(one / kept[0] for one in kept)


def _largest_loss(seed: int) -> float:
    """The loss after the first frame over the largest of the later ones."""
    lost = [before - after for before, after in pairwise(_retention(seed))]
    return lost[0] / max(lost[1:])


# -- E8: a paid messenger who says so


@lru_cache(maxsize=32)
def _paid(seed: int, disclosed: bool) -> tuple[float, float]:
    """Belief of those reached, and reactions for each impression, of a paid messenger's posts."""
    voice = (Influencer(id="paid", followers=FOLLOWERS, fee=100, disclosed=disclosed),)
    made = scenario(
        voice,
        population=Population(people=5_000),
        organiser=Organiser(money=1_000),
        trust=Trust(disclosure_gain=-0.02, sharing_weight=1.0),
    )
    run = played(made, seed)
    return value(run, "sincerity"), value(run, "engagement_rate")


def _told(seed: int, place: int) -> float:
    return _paid(seed, True)[place] / _paid(seed, False)[place]


# -- E9: fit


def _best_fit(seed: int) -> float:
    """The fit at which most of those reached react."""
    rates = []
    for fit in FITS:
        voice = (Influencer(id="voice", followers=FOLLOWERS, fit=fit),)
        rates.append(value(played(scenario(voice, population=Population(people=5_000)), seed), "engagement_rate"))
    return FITS[int(np.argmax(rates))]


# -- E10: several messengers about the same cause


def _overlap(seed: int) -> float:
    """People reached by any of them, over as many random people for each."""
    voices = tuple(Influencer(id=f"voice-{place}", followers=FOLLOWERS) for place in range(VOICES))
    run = record(played(scenario(voices), seed))
    author = run.posts["author"][run.views.content]
    nodes = [account.node for account in run.society.accounts if account.id.startswith("voice")]
    return reach.duplication([run.views.reader[author == node] for node in nodes], run.society.people)


_SIZES = "20,000 people, 57 accounts of five sizes, three posts each, photo platform"
_ONE = "5,000 people, one account with 2,000 followers, three posts"
FACTS = (
    Fact("E1-ratio", "Engagement per follower falls with size: nano over mega.", "Statista; Captiv8",
         (1.5, 4.0), each(lambda seed: _nano_over_mega(seed, 0)), "ratio",
         "reactions per follower and post, nano / mega", _SIZES, WORLDS, own=("audience.acquaintance",)),
    Fact("E1-impressions", "So it does for each impression.", "Captiv8",
         (1.0, math.inf), each(lambda seed: _nano_over_mega(seed, 1)), "ratio",
         "reactions per impression, nano / mega", _SIZES, WORLDS, own=("audience.acquaintance",)),
    Fact("E1-monotone", "It falls from each size to the next.", "Statista; Captiv8",
         (1.0, math.inf), each(_falls), "ratio", "min over sizes of rate / rate of the next larger", _SIZES, WORLDS,
         own=("audience.acquaintance",)),
    Fact("E3-reach", "A story reaches 12, 9, 6 and 4 % of the followers, micro to mega.", "Conviva 2020",
         (0.0, 0.3), each(_off), "relative", "max over sizes of |reach / told - 1|",
         _SIZES + ", stories", WORLDS, own=("platform.stories_depth", "audience.attention")),
    Fact("E3-retention", "70 % of the viewers are still there after five frames.", "Conviva 2020",
         (0.60, 0.85), each(lambda seed: _retention(seed)[-1]), "share of viewers",
         "completion of five frames / of one",
         _ONE + ", stories of one to five frames", WORLDS, own=("audience.frame_loss",)),
    Fact("E3-first", "Most are lost after the first frame.", "Conviva 2020",
         (1.0, math.inf), each(_largest_loss), "ratio", "loss from frame 1 to 2 / largest later loss",
         _ONE + ", stories of one to five frames", WORLDS),
    Fact("E8-trust", "Disclosure lowers credibility.", "Eisend et al. 2020",
         (0.0, 1.0), each(lambda seed: _told(seed, 0)), "ratio", "belief of those reached, disclosed / not",
         _ONE + ", paid", WORLDS, own=("trust.disclosure_gain",)),
    Fact("E8-engagement", "It hardly lowers engagement.", "Eisend et al. 2020; Liu, Zhao 2025",
         (-0.15, 0.05), each(lambda seed: _told(seed, 1) - 1.0), "relative", "engagement rate, disclosed / not - 1",
         _ONE + ", paid", WORLDS, own=("trust.disclosure_effect",)),
    Fact("E9", "Fit of messenger and cause has an inverted-U effect.", "Leung et al. 2022",
         (0.5, 0.9), each(_best_fit), "fit 0..1", "fit with the highest engagement rate, of 0, 0.1 .. 1", _ONE, 4,
         own=("trust.fit_peak",)),
    Fact("E10", "Several influencers about one cause reach fewer than independent audiences would.",
         "media-planning handbooks", (0.0, 1.0), each(_overlap), "ratio",
         "people reached / N (1 - product of (1 - a_i / N))", "20,000 people, five accounts of 2,000 followers",
         WORLDS),
)  # fmt: skip
