"""True and false news: the same story, told by the same people, once with the pull of a falsehood (B1, B3).

Studies disagree on whether false items travel further; the pull of a rumour is a knob (`harm.rumour_pull`), and 1 is
a story like any other.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from ..ledger import Kind
from ..metrics.record import record
from ..scenario.model import Audience, Card, Harm, Platform, Population, Scenario
from .fact import Fact
from .worlds import HOUR, each, played

PEOPLE, STARTERS, WORLDS = 20_000, 120, 6
TRUE, FALSE = 1.0, 1.7
MANY = 1_500
BOTS = 0.05


def scenario(pull: float, bots: float = 0.0) -> Scenario:
    """A story that some people tell on Monday morning."""
    return Scenario(
        title="A story",
        question="How far and how fast does it go?",
        population=Population(people=PEOPLE),
        audience=Audience(own_posts=0.0, bots=bots),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0),
        harm=Harm(rumour_pull=pull, starters=1000.0 * STARTERS / PEOPLE),
        card=(Card(id="story", kind="rumour", at=10 * HOUR, severity=1.0),),
    )


@lru_cache(maxsize=64)
def told(seed: int, pull: float, bots: float = 0.0) -> tuple[int, int, float]:
    """People who passed it on, people who saw it, and minutes until 1,500 had (the whole run if never)."""
    run = record(played(scenario(pull, bots), seed))
    story = run.posts["kind"] == Kind.RUMOUR
    looks = run.looks.where(story[run.looks.content])
    order = np.argsort(looks.minute, kind="stable")
    _, first = np.unique(looks.reader[order], return_index=True)
    met = np.sort(looks.minute[order][first])
    passed = int(np.count_nonzero(story[run.items["content"]])) - STARTERS
    until = int(met[MANY - 1]) if met.size >= MANY else run.scenario.horizon
    return passed, met.size, float(until - 10 * HOUR)


def _farther(seed: int) -> float:
    return told(seed, FALSE)[0] / told(seed, TRUE)[0]


def _faster(seed: int) -> float:
    return told(seed, TRUE)[2] / told(seed, FALSE)[2]


def _sped_up(seed: int) -> float:
    """What bots do to the reach of the false story over what they do to that of the true one, less 1."""
    change = [told(seed, pull, BOTS)[1] / told(seed, pull)[1] for pull in (FALSE, TRUE)]
    return change[0] / change[1] - 1.0


_SETUP = "20,000 people, microblog, a story that 120 people tell; pull 1.7 against 1"
FACTS = (
    Fact("B1-farther", "False news is passed on more often (70 % more retweets).", "Vosoughi, Roy, Aral 2018",
         (1.7, math.inf), each(_farther), "ratio", "people who pass it on, false / true", _SETUP, WORLDS,
         own=("harm.rumour_pull",)),
    Fact("B1-faster", "False news reaches 1,500 people in a sixth of the time.", "Vosoughi, Roy, Aral 2018",
         (3.0, 10.0), each(_faster), "ratio", "minutes until 1,500 people have seen it, true / false", _SETUP, WORLDS),
    Fact("B3", "Bots speed true and false news alike.", "Vosoughi et al. 2018",
         (-0.1, 0.1), each(_sped_up), "relative", "change of reach by 5 % bots, false / true - 1", _SETUP, WORLDS),
)  # fmt: skip
