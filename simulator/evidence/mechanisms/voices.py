"""Rows about who speaks: influencers, accounts under the same rules."""

from __future__ import annotations

from ...scenario.model import Audience, Community, Influencer, Network, Organiser, Platform, Population, Scenario
from .bases import daily, messengers, only_posts, town
from .claim import Above, Changes, GainRatio, NotAgainst, Unchanged
from .row import Row


def _two_stars() -> Scenario:
    """Two messengers of like size who post on the same days."""
    return town(
        influencer=(
            Influencer(id="lina", followers=900, tie="enthusiast"),
            Influencer(id="omar", followers=700),
        ),
        post=(*daily("lina"), *daily("omar", hour=18)),
    )


def _without(*silent: str) -> object:
    """A switch: these accounts say nothing."""
    return lambda scenario: only_posts(scenario, lambda post: post.by not in silent)


def _nobody_helps(scenario: Scenario) -> Scenario:
    """No influencer says anything."""
    return only_posts(scenario, lambda post: post.by not in {one.id for one in scenario.influencer})


def _nothing_lifted(scenario: Scenario) -> Scenario:
    """Nobody shows the voices of a community around."""
    return messengers(scenario, lifts=())


def _one_voice() -> Scenario:
    """One account with two hundred followers."""
    return town(influencer=(Influencer(id="lina", followers=200),))


def _many_voices() -> Scenario:
    """Six accounts of like size among everybody's everyday posts; five of them bought a badge."""
    accounts = tuple(Influencer(id=f"a{n}", followers=300, badge=n > 0) for n in range(6))
    return town(
        population=Population(people=2500),
        organiser=Organiser(supporters=0),
        influencer=accounts,
        post=tuple(post for one in accounts for post in daily(one.id, days=4)),
        platform=Platform(profile="microblog", ranking="popular", discovery=0.0, popularity_signal=0.0, freshness=600),
        audience=Audience(share_rate=0.3, everyday_posts=60.0),
    ).model_copy(update={"days": 4})


def _flat(scenario: Scenario) -> Scenario:
    """One size for all, no bought rank, nothing is counted."""
    accounts = tuple(one.model_copy(update={"followers": 200, "badge": False}) for one in scenario.influencer)
    platform = scenario.platform.model_copy(update={"bought_rank": 0.0, "popularity_signal": 0.0})
    return scenario.model_copy(update={"influencer": accounts, "platform": platform})


def _margin() -> Scenario:
    """A small community whose people follow few and are followed by few, and write about the cause."""
    return town(
        community=(
            Community(id="east", share=0.5, interest=0.4, stance=0.3),
            Community(id="margin", share=0.2, interest=0.7, stance=0.4, connections=0.3),
            Community(id="north", share=0.3, interest=0.3, stance=0.2),
        ),
        network=Network(followees=40, homophily=0.95),
        audience=Audience(share_rate=0.3, own_posts=40.0),
        organiser=Organiser(supporters=0),
        influencer=(Influencer(id="lina", followers=600, audience={"east": 0.7, "north": 0.3}),),
        post=(*daily("lina", hour=9, days=5), *daily("lina", "report", hour=14, days=5)),
    ).model_copy(update={"days": 5})


_BRIDGE = {"influencer.lina.lifts": ["margin"]}


ROWS = (
    Row(
        id="M-B7",
        claim="Celebrity and influencer support",
        scenario="influencer-mix",
        base=_two_stars,
        arms=(_without("lina", "omar"), _without("omar"), _without("lina"), {}),  # type: ignore[arg-type]
        claims=(
            Changes("reach", +1, 20, "%", (2, 3)),
            GainRatio("reach", (0, 2), (1, 3), at_most=0.97),  # omar after lina adds less than omar alone (E10)
        ),
        cut=_nobody_helps,
    ),
    Row(
        id="M-F10",
        claim="Brands, politicians, influencers, ordinary people share one platform",
        scenario="influencer-mix",
        base=_one_voice,
        arms=({}, {"influencer.lina.kind": "politician"}, {"influencer.lina.followers": 2000}),
        claims=(Unchanged("reach", 1), Changes("reach", +1, 100, "%", (0, 2))),
        cut=_flat,
    ),
    Row(
        id="M-G3",
        claim="Equal platform democratises activism",
        scenario="influencer-mix",
        base=_many_voices,
        arms=({"platform.bought_rank": 4.0}, {}, {"platform.popularity_signal": 2.0}),
        claims=(
            Changes("attention_gini", -1, 2, "%", (0, 1)),
            Above("attention_gini", 0.5, arm=1),
            Changes("attention_gini", +1, 5, "%", (1, 2)),
        ),
        cut=_flat,
        same_as="M-F10",
    ),
    Row(
        id="M-B3",
        claim="Voice to the marginalised",
        scenario="voice-of-the-few",
        base=_margin,
        arms=({}, _BRIDGE),
        claims=(Changes("attention_share (marginal cluster)", +1, 20), NotAgainst("attention_gini", -1)),
        cut=_nothing_lifted,
    ),
)
