"""Clicks and gifts: facts of slacktivism and donations (M1-M4, M6).

Rare things are counted, so either many people are asked, or, where only a ratio of two twins matters, everybody
taps the link a little more often than people do.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..engine.run import Run
from ..ledger import Deed, Handing
from ..metrics.measures import value
from ..scenario.model import Aftermath, Audience, Deeds, Organiser, Platform, Population, Scenario
from .fact import Fact, Values
from .worlds import DAY, daily, each, played

PEOPLE = 20_000
READY_TAP = 0.05
"""Chance to tap in twins of which only the ratio matters: seven times the usual one, for gifts enough to count."""


def _mailing(**deeds: float) -> Scenario:
    """A mailing: everybody is asked once, sees nobody else's gifts, and cannot pass it on."""
    knobs = {"link_tap": READY_TAP, "social_proof": 0.0, "donor_share": 0.0} | deeds
    return Scenario(
        title="A mailing",
        question="How many give?",
        days=3,
        population=Population(people=PEOPLE),
        organiser=Organiser(supporters=PEOPLE),
        audience=Audience(own_posts=0.0, share_appetite=0.0, attention=1.0),
        deeds=Deeds.model_validate(knobs),
        post=daily(range(1), kind="appeal"),
    )


@lru_cache(maxsize=8)
def _mailed(seed: int, **deeds: float) -> tuple[int, float]:
    """Gifts of a mailing, and their mean in units of money."""
    run = played(_mailing(**deeds), seed)
    return int(value(run, "gifts")), value(run, "mean_gift") / 100.0


def _completion(seed: int) -> float:
    return _mailed(seed)[0] / _mailed(seed, form_completion=1.0)[0]


def _match(seed: int) -> float:
    return _mailed(seed, match=1.22)[0] / _mailed(seed)[0] - 1.0


def _larger_match(seed: int) -> float:
    return _mailed(seed, match=1.22, match_ratio=3.0)[0] / _mailed(seed, match=1.22)[0] - 1.0


# -- a page that people join by passing it on


@lru_cache(maxsize=8)
def _page(seed: int) -> tuple[float, float]:
    """Of those who join: the part that gave, and the part by whom nobody else joined."""
    scenario = Scenario(
        title="A page to join",
        question="What do those who join do next?",
        days=22,
        tick=60,
        population=Population(people=5 * PEOPLE),
        platform=Platform(profile="friends"),
        organiser=Organiser(supporters=PEOPLE // 2),
        audience=Audience(share_appetite=3.0),
        deeds=Deeds(next_step="give"),
        aftermath=Aftermath(nurture_every=7 * DAY),
        post=daily(range(7), ask="share"),
    )
    ledger = played(scenario, seed).world.ledger
    items, deeds = ledger.items, ledger.deeds
    joins = (items["handing"] == Handing.SHARED) & (ledger.posts["plan"][items["content"]] >= 0)
    joiners = np.unique(items["person"][joins])
    through = np.unique(items["person"][items["parent"][joins]])
    givers = np.unique(deeds["person"][deeds["deed"] == Deed.GAVE])
    return float(np.isin(joiners, givers).mean()), float(1.0 - np.isin(joiners, through).mean())


# -- donors who pass the link on


@lru_cache(maxsize=8)
def _donors_shares(seed: int) -> tuple[float, float]:
    """Gifts, and further shares, for each share by somebody who had just given; taps at the top of their range."""
    people = 150_000
    scenario = Scenario(
        title="Donors share",
        question="What does a donor's share bring?",
        population=Population(people=people),
        platform=Platform(profile="friends"),
        organiser=Organiser(supporters=people),
        deeds=Deeds(ask_fatigue=0.0, link_tap=0.02),
        post=daily(range(7), kind="appeal"),
    )
    return _after_a_gift(played(scenario, seed))


def _after_a_gift(run: Run) -> tuple[float, float]:
    items, deeds, gave = run.world.ledger.items, run.world.ledger.deeds, run.world.item_keys["gave"]
    gifts = gave[deeds["item"][deeds["deed"] == Deed.GAVE]].sum()
    shares = gave[items["parent"][items["handing"] == Handing.SHARED]].sum()
    return float(gifts / gave.sum()), float(shares / gave.sum())


# -- what a click does to giving


@lru_cache(maxsize=16)
def _gifts_after_a_click(seed: int, effect: str, public: bool) -> float:
    """Gifts by people who had clicked on the campaign before."""
    scenario = Scenario(
        title="A click first",
        question="Does it lead to a gift?",
        population=Population(people=PEOPLE),
        organiser=Organiser(supporters=PEOPLE),
        audience=Audience(like_rate=0.5),
        deeds=Deeds.model_validate(
            {"link_tap": 0.2, "ask_fatigue": 0.0, "social_proof": 0.0, "after_click": effect, "public_clicks": public}
        ),
        post=(*daily(range(3)), *daily(range(3, 6), kind="appeal")),
    )
    return value(played(scenario, seed), "deeds_after_click")


def _licence(public: bool) -> Values:
    return each(
        lambda seed: _gifts_after_a_click(seed, "licensing", public) / _gifts_after_a_click(seed, "none", public)
    )


_JUSTGIVING = "JustGiving 2011-12"
_DARFUR = "Lewis, Gray, Meierhenrich 2014"
_TOKENS = "Kristofferson, White, Peloza 2014"
FACTS = (
    Fact("M1-donors", "0.24 % of those who joined the page gave.", _DARFUR, (0.001, 0.01), each(lambda s: _page(s)[0]),
         "share of joiners", "people who passed it on and gave / people who passed it on",
         "100,000 friends, three times the usual appetite; members are written to once a week", 3),
    Fact("M1-silent", "72 % of those who joined recruited nobody.", _DARFUR, (0.60, 0.85), each(lambda s: _page(s)[1]),
         "share of joiners", "1 - people through whom somebody joined / people who joined", "as above", 3),
    Fact("M2-gifts", "One in five shared donations leads to a donation.", _JUSTGIVING, (0.1, 0.3),
         each(lambda s: _donors_shares(s)[0]), "gifts a share", "gifts through donors' shares / donors' shares",
         "150,000 friends, all followers, seven appeals", 4, own=("deeds.donor_share_gifts",)),
    Fact("M2-shares", "One in ten shared donations leads to another share.", _JUSTGIVING, (0.05, 0.2),
         each(lambda s: _donors_shares(s)[1]), "shares a share", "shares of donors' shares / donors' shares",
         "as above", 4),
    Fact("M3", "A match lifts response by a fifth (1.8 to 2.2 %).", "Karlan, List 2007", (0.10, 0.30), each(_match),
         "relative", "gifts with a match / gifts without - 1, coupled worlds", "a mailing to 20,000 people",
         own=("deeds.match",)),
    Fact("M3-ratio", "A larger match (3:1) adds nothing.", "Karlan, List 2007", (-0.05, 0.05), each(_larger_match),
         "relative", "gifts with a match of 3:1 / of 1:1 - 1, coupled worlds", "a mailing to 20,000 people", 2),
    Fact("M4-public", "After public token support fewer help.", _TOKENS, (0.0, 1.0), _licence(True), "ratio",
         "gifts after a click: licensing / no effect, coupled worlds", "20,000 followers, clicks are seen by others",
         6, own=("deeds.after_click", "deeds.click_weight")),
    Fact("M4-private", "After private token support more help.", _TOKENS, (1.0, float("inf")), _licence(False),
         "ratio", "gifts after a click: licensing / no effect, coupled worlds", "the same, clicks are private", 6,
         own=("deeds.after_click", "deeds.click_weight")),
    Fact("M6", "Of those who start a gift form, 9 to 30 % finish it.", "GiveGab; BBold", (0.09, 0.30),
         each(_completion), "share", "gifts / gifts with a form that everybody finishes, coupled worlds",
         "a mailing to 20,000 people", own=("deeds.form_completion",)),
    Fact("M6-gift", "Gifts on social media are small, about $28.", "Chronicle of Philanthropy", (15.0, 60.0),
         each(lambda s: _mailed(s)[1]), "money", "mean gift", "a mailing to 20,000 people", own=("deeds.gift_mean",)),
)  # fmt: skip
