"""False rumours and what is done about them: facts of labels, corrections and prompts (N1, N6-N8)."""

from __future__ import annotations

from functools import lru_cache
from math import inf

import numpy as np
from numpy.typing import NDArray

from ..engine.run import Run
from ..exact import from_grid
from ..ledger import SIGHTED, Did, Handing, Kind
from ..scenario.model import Audience, Card, Care, Community, Organiser, Platform, Population, Scenario
from .fact import Fact, Values
from .worlds import HOUR, daily, each, played

PEOPLE = 20_000
SEEDS = 20
STARTS = 10 * HOUR
CHECKED_AFTER = 2 * HOUR


CAMPS = (
    Community(id="trusting", share=0.5, interest=0.3, stance=0.4, sincerity=0.62),
    Community(id="wary", share=0.5, interest=0.3, stance=-0.2, sincerity=0.34),
)
"""Two halves of a society that differ in how far they trust who corrects; together they trust as usual."""


def scenario(care: Care, rumour: bool = True, followed: bool = True, camps: bool = False) -> Scenario:
    """Three days on a microblog: a rumour about an organiser whom half of the people follow, or nobody."""
    card = Card(id="rumour", kind="rumour", at=STARTS, severity=1.0)
    return Scenario(
        title="A rumour",
        question="What do labels, corrections and prompts do?",
        days=3,
        population=Population(people=PEOPLE),
        community=CAMPS if camps else Scenario.model_fields["community"].default,
        platform=Platform(profile="microblog"),
        organiser=Organiser(supporters=PEOPLE // 2 if followed else 0, hours=40),
        audience=Audience(own_posts=0.0),
        care=care,
        card=(card,) if rumour else (),
        post=daily(range(3)),
    )


Rows = NDArray[np.bool_]


def _seen(run: Run, kind: Kind, since: int = 0) -> Rows:
    """Rows of `sights` in which a content of this kind was really looked at, from a minute on."""
    sights, items, posts = run.world.ledger.sights, run.world.ledger.items, run.world.ledger.posts
    looked = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1]) & (sights["minute"] >= since)
    return np.asarray(looked & (posts["kind"][items["content"][sights["item"]]] == kind))


def _readers(run: Run, kind: Kind) -> Rows:
    """Who has seen a content of this kind (people,)."""
    found = np.zeros(run.society.people, bool)
    found[run.world.ledger.sights["reader"][_seen(run, kind)]] = True
    return found


# -- a label alone: nobody follows who corrects


@lru_cache(maxsize=4)
def _labelled(seed: int, checked: bool) -> tuple[int, int, int, int]:
    """Shares, likes, comments and views of the rumour from the minute of the label on."""
    care = Care(fact_check=CHECKED_AFTER if checked else None)
    run = played(scenario(care, followed=False), seed)
    did = run.world.ledger.sights["did"][_seen(run, Kind.RUMOUR, STARTS + CHECKED_AFTER)]
    shares, likes, comments = (int(np.count_nonzero(did & bit)) for bit in (Did.SHARED, Did.LIKED, Did.COMMENTED))
    return shares, likes, comments, did.size


def _label(place: int) -> Values:
    """Relative change of one of them against the twin without a label."""
    return each(lambda seed: _labelled(seed, True)[place] / _labelled(seed, False)[place] - 1.0)


# -- a correction alone: labels are believed by nobody


@lru_cache(maxsize=8)
def _corrected(seed: int, checked: bool, rumour: bool = True, camps: bool = False) -> Run:
    care = Care(fact_check=CHECKED_AFTER if checked else None, label_effect=0.0)
    return played(scenario(care, rumour, camps=camps), seed)


def _belief(run: Run, who: Rows) -> NDArray[np.float64]:
    return from_grid(run.world.crowd.sincerity[who])


def _d(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Cohen's d: how far the first mean lies above the second, in pooled standard deviations."""
    pooled = np.sqrt((first.var(ddof=1) + second.var(ddof=1)) / 2.0)
    return float((first.mean() - second.mean()) / pooled)


def _exposed(seed: int, camps: bool = False) -> Rows:
    """Who met the rumour in both twins, and the correction in one (people,)."""
    corrected, left = (_corrected(seed, checked, camps=camps) for checked in (True, False))
    return _readers(corrected, Kind.RUMOUR) & _readers(corrected, Kind.CORRECTION) & _readers(left, Kind.RUMOUR)


def _moved(seed: int, who: Rows, camps: bool = False) -> float:
    corrected, left = (_corrected(seed, checked, camps=camps) for checked in (True, False))
    return _d(_belief(corrected, who), _belief(left, who))


def _asymmetry(seed: int) -> float:
    """d among the exposed of the camp that trusts who corrects, less d among those of the other camp."""
    who = _exposed(seed, camps=True)
    trusting = _corrected(seed, False, camps=True).society.population.community == 0
    return _moved(seed, who & trusting, camps=True) - _moved(seed, who & ~trusting, camps=True)


def _persistence(seed: int) -> float:
    """How far belief in the organiser after rumour and correction stays below that of the never exposed."""
    who = _exposed(seed)
    return _d(_belief(_corrected(seed, False, rumour=False), who), _belief(_corrected(seed, True), who))


# -- a prompt to think of accuracy


@lru_cache(maxsize=4)
def _prompted(seed: int, effect: float) -> tuple[int, int]:
    """Shares of the rumour, and of what is true."""
    run = played(scenario(Care(accuracy_prompt=effect)), seed)
    ledger = run.world.ledger
    kind = ledger.posts["kind"][ledger.items["content"][ledger.items["handing"] == Handing.SHARED]]
    return int(np.count_nonzero(kind == Kind.RUMOUR)), int(np.count_nonzero(kind != Kind.RUMOUR))


def _prompt(place: int) -> Values:
    return each(lambda seed: _prompted(seed, 0.1)[place] / _prompted(seed, 0.0)[place] - 1.0)


_NOTES, _CHECKS, _PROMPTS = "Slaughter et al. 2025", "Walter et al. 2020", "Pennycook, Rand 2022"
_LABEL = "{} of the rumour after the label / in the twin without it - 1"
_ALONE = "20,000 people on a microblog, label after two hours, nobody follows who corrects"
_CORRECTION = "20,000 people, half follow who corrects; labels count for nothing"
_CAMPS = _CORRECTION + "; two camps of which one trusts who corrects (0.62), the other does not (0.34)"
FACTS = (
    Fact("N1-reposts", "A note takes away 46 % of the reposts.", _NOTES, (-0.54, -0.38), _label(0), "relative",
         _LABEL.format("shares"), _ALONE, SEEDS, own=("care.label_effect",)),
    Fact("N1-likes", "... 44 % of the likes,", _NOTES, (-0.52, -0.36), _label(1), "relative",
         _LABEL.format("likes"), _ALONE, SEEDS),
    Fact("N1-replies", "... 22 % of the replies,", _NOTES, (-0.30, -0.14), _label(2), "relative",
         _LABEL.format("comments"), _ALONE, SEEDS, own=("care.rebuttal",)),
    Fact("N1-views", "... and 14 % of the views.", _NOTES, (-0.22, -0.06), _label(3), "relative",
         _LABEL.format("views"), _ALONE, SEEDS),
    Fact("N6", "Fact-checks move beliefs by d = 0.29.", _CHECKS, (0.15, 0.45),
         each(lambda seed: _moved(seed, _exposed(seed))), "Cohen's d",
         "(belief with the correction - without) / pooled sd, of who met both", _CORRECTION, SEEDS // 2,
         own=("care.correction",)),
    Fact("N6-welcome", "More where they are welcome.", _CHECKS, (0.0, inf), each(_asymmetry), "Cohen's d",
         "d in the camp that trusts who corrects - d in the other", _CAMPS, SEEDS // 2),
    Fact("N7", "Corrected misinformation keeps an effect.", "Chan et al. 2017", (0.0, inf), each(_persistence),
         "Cohen's d", "(belief of the never exposed - of the corrected) / pooled sd", _CORRECTION, SEEDS // 2),
    Fact("N8-false", "A prompt takes away 10 % of the sharing of what is false.", _PROMPTS, (-0.15, -0.05),
         _prompt(0), "relative", "shares of the rumour with the prompt / without - 1", "20,000 people on a microblog",
         SEEDS, own=("care.accuracy_prompt",)),
    Fact("N8-true", "... and nothing of what is true.", _PROMPTS, (-0.03, 0.03), _prompt(1), "relative",
         "other shares with the prompt / without - 1", "20,000 people on a microblog", SEEDS),
)  # fmt: skip
