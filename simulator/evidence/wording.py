"""What words do: moral-emotional words, terms about the other side, stirring and sad posts (B4-B6).

One account posts three times a day to a town of both camps; the twins differ by nothing but the words of its posts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import numpy as np

from ..ledger import Did
from ..metrics.measures import value
from ..metrics.record import record
from ..scenario.model import Audience, Community, Influencer, Platform, Population, Post, Scenario
from .fact import Fact
from .worlds import DAY, HOUR, each, played

PEOPLE, FOLLOWERS, DAYS, WORLDS = 5_000, 4_000, 4, 8
DOSES, TERMS = (0, 1, 2, 3), 2
SETUP = "5,000 people of both camps, one account, nine posts; twins that differ by the words"


def scenario(**words: float) -> Scenario:
    """The town; `words` are keys of each post."""
    moments = [day * DAY + hour * HOUR for day in range(DAYS - 1) for hour in (8, 13, 19)]
    return Scenario(
        title="Words",
        question="What do the words of a post do?",
        days=DAYS,
        tick=HOUR,
        population=Population(people=PEOPLE),
        community=(Community(id="town", share=1.0, stance=0.0, stance_spread=0.5),),
        audience=Audience(own_posts=0.0),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0),
        influencer=(Influencer(id="speaker", followers=FOLLOWERS),),
        post=tuple(
            Post.model_validate({"id": f"post-{place:02d}", "by": "speaker", "at": at, "slant": 0.3} | words)
            for place, at in enumerate(moments)
        ),
    )


@lru_cache(maxsize=256)
def shares(seed: int, **words: float) -> tuple[float, float]:
    """Shares for each sighting in the speaker's camp, and in the other one."""
    run = record(played(scenario(**words), seed))
    friendly = run.society.population.stance[run.views.reader] >= 0
    passed = (run.views.did & Did.SHARED) != 0
    return float(np.mean(passed[friendly])), float(np.mean(passed[~friendly]))


def _least_step(seed: int) -> float:
    """The smallest growth by one more moral-emotional word, among the own camp."""
    own = [shares(seed, moral_words=dose)[0] for dose in DOSES]
    return min(more / less for less, more in pairwise(own))


def _across(seed: int) -> float:
    """Growth by a word in the other camp over growth in the own."""
    (own, other), (own_most, other_most) = shares(seed, moral_words=DOSES[0]), shares(seed, moral_words=DOSES[-1])
    return math.log(other_most / other) / math.log(own_most / own)


def _aroused(seed: int, arousal: float) -> float:
    return sum(shares(seed, arousal=arousal)) / sum(shares(seed, arousal=0.0))


@lru_cache(maxsize=64)
def _attack(seed: int, terms: int) -> dict[str, float]:
    """What came of posts with so many terms about the other side, by measure."""
    run = played(scenario(out_group=terms), seed)
    return {name: value(run, name) for name in ("reach", "comments (other camp)", "sincerity (other camp)")}


def _attacked(measure: str) -> Callable[[int], float]:
    return lambda seed: _attack(seed, TERMS)[measure] / _attack(seed, 0)[measure]


_TERM = ("audience.out_group_word",)
_MORAL = ("audience.moral_word_inside", "audience.moral_word_across")
FACTS = (
    Fact("B4-dose", "Each moral-emotional word makes a post travel further in its own group.", "Brady et al. 2017",
         (1.0, 1.25), each(_least_step), "ratio",
         "min over words 0-3 of rate(w + 1) / rate(w), own camp", SETUP, WORLDS, own=_MORAL),
    Fact("B4-across", "Such words do less across groups than inside.", "Brady et al. 2017",
         (-math.inf, 1.0), each(_across), "ratio",
         "log growth of the other camp / of the own", SETUP, WORLDS, own=_MORAL),
    Fact("B5-reach", "Posts about the out-group travel further.", "Rathje, Van Bavel, van der Linden 2021",
         (1.0, math.inf), each(_attacked("reach")), "ratio",
         "reach with two terms / without", SETUP, WORLDS, own=_TERM),
    Fact("B5-hostility", "They draw hostile replies.", "Rathje, Van Bavel, van der Linden 2021",
         (1.0, math.inf), each(_attacked("comments (other camp)")), "ratio",
         "comments of the other camp with two terms / without", SETUP, WORLDS, own=_TERM),
    Fact("B5-support", "They lower support across groups.", "Rathje, Van Bavel, van der Linden 2021",
         (0.0, 1.0), each(_attacked("sincerity (other camp)")), "ratio",
         "belief in the other camp with two terms / without", SETUP, WORLDS, own=("audience.out_group_cost",)),
    Fact("B6-stirring", "High-arousal emotion (awe, anger, anxiety) raises sharing.", "Berger, Milkman 2012",
         (1.0, math.inf), each(lambda seed: _aroused(seed, 1.0)), "ratio", "share rate at +1 SD / at 0", SETUP,
         WORLDS, own=("audience.arousal_effect",)),
    Fact("B6-sad", "Sadness lowers sharing.", "Berger, Milkman 2012",
         (0.0, 1.0), each(lambda seed: _aroused(seed, -1.0)), "ratio", "share rate at -1 SD / at 0", SETUP,
         WORLDS, own=("audience.arousal_effect",)),
)  # fmt: skip
