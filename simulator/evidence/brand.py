"""A brand takes a stand: facts of brand activism (R1-R3, R5)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import inf

from ..engine.run import Run
from ..exact import from_grid
from ..metrics.measures import value
from ..scenario.model import Approval, Audience, Community, Organiser, Population, Scenario
from .fact import Fact
from .worlds import daily, each, played

PEOPLE = 4_000
SEEDS = 8
USUAL, LOW, HIGH = 0.45, 0.1, 0.9
"""Fits of brand and cause: one that speaks neither for nor against, a poor one, a good one."""

CAMPS = (
    Community(id="for", share=0.5, interest=0.4, stance=0.5),
    Community(id="against", share=0.5, interest=0.4, stance=-0.5),
)


def scenario(fit: float, record: bool = False, stand: bool = True) -> Scenario:
    """A brand that half of two equal camps follow takes a stand each noon; nobody closes their ears."""
    return Scenario(
        title="A stand",
        question="Who thinks better of the brand?",
        population=Population(people=PEOPLE),
        community=CAMPS,
        organiser=Organiser(supporters=PEOPLE // 2, fit=fit, record=record),
        audience=Audience(confidence_bound=2.0, own_posts=0.0),
        approval=Approval(fit_gain=0.1),
        post=daily(range(7), stand=stand),
    )


@lru_cache(maxsize=16)
def _run(seed: int, fit: float = USUAL, record: bool = False, stand: bool = True) -> Run:
    return played(scenario(fit, record, stand), seed)


def _approving(seed: int, fit: float = USUAL, stand: bool = True) -> float:
    return value(_run(seed, fit, stand=stand), "approval")


def _doubted(seed: int, fit: float = USUAL, record: bool = False) -> float:
    return value(_run(seed, fit, record), "doubted_share")


def _skeptics(seed: int) -> float:
    """Mean disbelief before the campaign."""
    return 1.0 - float(from_grid(_run(seed).society.population.sincerity).mean())


def _won(seed: int, fit: float) -> float:
    """Share of people who think well of the brand after the stand, less the share without it."""
    return _approving(seed, fit) - _approving(seed, stand=False)


def _least_fall(seed: int) -> float:
    """Smallest fall of the doubted share from one fit to the next: 0.1, 0.3, 0.5, 0.7."""
    doubted = [_doubted(seed, fit) for fit in (LOW, 0.3, 0.5, 0.7)]
    return min(before - after for before, after in pairwise(doubted))


_SPROUT = "Sprout Social 2017-2022"
_SETUP = "4,000 people in two equal camps, a brand that takes a stand daily"
_INTENT = "share who think well after the stand - share without it, coupled worlds"
FACTS = (
    Fact("R1", "Two thirds want brands to take a stand: a prior on approval, not behaviour.", _SPROUT, (0.5, 0.7),
         each(_approving), "share of people", "people whose opinion is above 0 / people", _SETUP, SEEDS),
    Fact("R2-skeptics", "52 % think that brands do it for publicity or sales.", _SPROUT, (0.45, 0.60), each(_skeptics),
         "share", "1 - mean belief before the campaign", _SETUP, SEEDS, own=("trust.prior",)),
    Fact("R2-fit", "Scepticism falls with fit.", _SPROUT, (0.0, 1.0),
         each(lambda seed: _doubted(seed, HIGH) / _doubted(seed, LOW)), "ratio",
         "doubted share at fit 0.9 / at 0.1, coupled worlds", _SETUP, SEEDS),
    Fact("R2-proof", "Scepticism falls with proof.", _SPROUT, (0.0, 1.0),
         each(lambda seed: _doubted(seed, record=True) / _doubted(seed)), "ratio",
         "doubted share with a record that can be verified / without, coupled worlds", _SETUP, SEEDS),
    Fact("R3", "36 % buy more, 34 % less: net intent is near zero or negative.", "MediaPost 2019", (-inf, 0.05),
         each(lambda seed: _won(seed, USUAL)), "share of people", _INTENT, _SETUP, SEEDS,
         own=("approval.agreement", "approval.disagreement")),
    Fact("R3-poor-fit", "It is negative where the fit is poor.", "CDP Institute 2017", (-inf, 0.0),
         each(lambda seed: _won(seed, LOW)), "share of people", _INTENT, _SETUP + ", fit 0.1", SEEDS),
    Fact("R3-fit", "It is higher where the fit is high.", "CDP Institute 2017", (0.0, inf),
         each(lambda seed: _won(seed, HIGH) - _won(seed, USUAL)), "share of people",
         _INTENT + "; fit 0.9 less fit 0.45", _SETUP, SEEDS),
    Fact("R5", "Causes close to the product are seen as more sincere, up to a moderate stretch.",
         "Vredenburg et al. 2020", (0.0, inf), each(_least_fall), "share of impressions",
         "smallest fall of the doubted share between fits 0.1, 0.3, 0.5, 0.7", _SETUP, SEEDS),
)  # fmt: skip
