"""Rows about people who move each other: movements, peer posts, featured people, requests to share, luck."""

from __future__ import annotations

from typing import Any

from ...scenario import changed
from ...scenario.model import (
    Audience,
    Community,
    Deeds,
    Influencer,
    Movement,
    Network,
    Organiser,
    Population,
    Scenario,
    Trust,
)
from .bases import DAY, HOUR, daily, messengers, only_posts, town
from .claim import Above, BestWorld, Changes, GainRatio, Leads, Steps
from .row import Row


def _each_post(**change: Any) -> Any:
    """A switch: every planned post with these values."""
    return lambda scenario: scenario.model_copy(
        update={"post": tuple(post.model_copy(update=change) for post in scenario.post)}
    )


def _movement(**knobs: Any) -> Scenario:
    """Two thousand people, no organiser, no messenger: some of them start a movement."""
    return town(
        population=Population(people=2000),
        audience=Audience(share_rate=0.5, novelty=720),
        organiser=Organiser(supporters=0),
        influencer=(),
        post=(),
        movement=Movement(**knobs),
    ).model_copy(update={"days": 3})


def _many_towns() -> Scenario:
    """Twelve communities, of which the messenger's followers live in a few more than in others."""
    return town(
        population=Population(people=2400),
        community=tuple(Community(id=f"c{n:02d}", share=1 / 12, interest=0.4, stance=0.3) for n in range(12)),
        organiser=Organiser(supporters=50),
        influencer=(Influencer(id="lina", followers=250),),
    )


def _testimonies() -> Scenario:
    """A challenge each morning brings testimonies, of which the messenger passes on some; little is shared otherwise.

    Circles are dense, so that the people whom a testimony brings know each other.
    """
    return town(
        audience=Audience(share_rate=0.02, like_rate=0.6, comment_rate=0.4, quality_spread=1.2),
        network=Network(followees=80, circle_size=80, circle_share=0.85),
        deeds=Deeds(create_rate=0.05),
        influencer=(Influencer(id="lina", followers=500),),
        movement=Movement(featured_share=1.0, belonging=10.0),
        post=(*daily("lina", "challenge", hour=9), *daily("lina", hour=13), *daily("lina", "story", hour=18)),
    )


def _customers() -> Scenario:
    """Posts that tell of what customers did."""
    return town(
        population=Population(people=2500),
        movement=Movement(featured_share=0.8),
        influencer=(Influencer(id="lina", followers=500),),
        post=daily("lina", tells_of=3),
    )


def _nobody_carries(scenario: Scenario) -> Scenario:
    """Nobody of the public shows anything around, and the messenger passes nothing on."""
    return messengers(changed(scenario, {"movement.featured_share": 0.0}), pass_on=0)


def _month_of_history() -> Scenario:
    """A community that keeps a month of its history, and few of the messenger's followers in it."""
    return town(
        community=(
            Community(id="east", share=0.5, interest=0.3, stance=0.3),
            Community(id="north", share=0.35, interest=0.3, stance=0.2),
            Community(id="west", share=0.15, interest=0.5, stance=0.3, occasions=("heritage-month",)),
        ),
    )


def _says(day: int | None, fit: float) -> Any:
    """A switch: the organiser says nothing, or speaks on two days from this one on, with this fit."""

    def switch(scenario: Scenario) -> Scenario:
        own = () if day is None else _calls(day)
        organiser = scenario.organiser.model_copy(update={"fit": fit})
        return scenario.model_copy(update={"post": (*scenario.post, *own), "organiser": organiser})

    return switch


def _calls(day: int) -> tuple[Any, ...]:
    return tuple(
        post.model_copy(update={"id": f"call-{n}", "at": (day + n) * DAY + 20 * HOUR})
        for n, post in enumerate(daily("organiser", days=2, ask="sign"))
    )


def _others_speak() -> Scenario:
    """Somebody else speaks for the cause all week; the organiser may, too. What is said is passed on for days."""
    return town(
        organiser=Organiser(supporters=900),
        influencer=(Influencer(id="lina", followers=500),),
        post=daily("lina", ask="sign"),
        deeds=Deeds(sign_rate=0.08),
        audience=Audience(share_rate=0.3, novelty=1440),
        trust=Trust(fit_weight=1.0, doubt=1.0),
    )


def _nothing_said(scenario: Scenario) -> Scenario:
    """The organiser is silent."""
    return only_posts(scenario, lambda post: post.by != scenario.organiser.id)


def _large_town() -> Scenario:
    """Room for large cascades: one post, and four thousand people who like to pass things on."""
    return town(
        population=Population(people=4000),
        network=Network(followees=40, homophily=0.5),
        audience=Audience(share_rate=1.0, novelty=300),
        influencer=(Influencer(id="lina", followers=500),),
        post=daily("lina", days=1),
    ).model_copy(update={"days": 3})


ROWS = (
    Row(
        id="M-G1",
        claim="No central leader",
        scenario="leaderless-movement",
        base=lambda: _movement(quality=1.0, shape="disclosure"),
        arms=({"movement.seeds": 5}, {"movement.seeds": 30}, {"movement.seeds": 100}),
        claims=(
            Above("take_off", 0.25, arm=0, below=True),
            Above("take_off", 0.75, arm=2),
        ),
        cut={"movement.seeds": 5},
    ),
    Row(
        id="M-F8",
        claim="Movements named: ice bucket, #MeToo, Black Lives Matter",
        scenario="challenge-chain",
        base=lambda: changed(_movement(seeds=60, quality=1.0, names=5), {"audience.share_rate": 0.15}),
        arms=({"movement.shape": "chain"}, {"movement.shape": "disclosure"}, {"movement.shape": "event"}),
        claims=(
            Leads("structural_virality", 0, 20),
            Leads("reinforced_share", 1, 20),
            Leads("peak_hour_share", 2, 20),
        ),
        cut={"movement.shape": "plain"},
    ),
    Row(
        id="M-G2",
        claim="Powered by millions posting, commenting, liking, sharing peers' content",
        scenario="leaderless-movement",
        base=lambda: town(deeds=Deeds(create_rate=0.05)),
        arms=({}, {"movement.peers": 4.0}),
        claims=(
            Changes("reach_share_by_peer_content", +1, 20, "points"),
            Above("reach_share_by_peer_content", 0.20),
            Changes("reach", +1, 10),
        ),
        cut={"deeds.create_rate": 0.0},
        same_as="M-C3",
    ),
    Row(
        id="M-F5",
        claim="Collective consciousness emerges",
        scenario="leaderless-movement",
        base=_many_towns,
        arms=({}, {"movement.shared_awareness": 1.0}),
        claims=(
            Changes("aware_communities", +1, 10, pooled=True),
            Changes("time_to_half_of_communities", -1, 5, pooled=True),
        ),
        cut={"movement.shared_awareness": 0.0},
    ),
    Row(
        id="M-F11",
        claim="Sitting out is a missed chance",
        scenario="brand-takes-a-stand",
        base=_others_speak,
        arms=(_says(None, 0.8), _says(0, 0.8), _says(5, 0.8), _says(None, 0.2), _says(0, 0.2)),
        claims=(
            Changes("deeds", +1, 10, "%", (0, 1), pooled=True),
            Changes("deeds", +1, 3, "%", (2, 1), pooled=True),
            GainRatio("deeds", (0, 1), (3, 4), at_most=0.5),
        ),
        cut=_nothing_said,
    ),
    Row(
        id="M-C3c",
        claim="A request to spread information about the cause",
        scenario="challenge-chain",
        base=lambda: town(audience=Audience(share_rate=0.4)),
        arms=({}, _each_post(ask="share")),
        claims=(Changes("shares", +1, 10), Changes("depth", +1, 2)),
        cut={"audience.share_ask": 1.0},
    ),
    Row(
        id="M-C5",
        claim="Influencer shares the strongest public testimonies",
        scenario="challenge-chain",
        base=_testimonies,
        arms=(
            {"influencer.lina.pass_on": 0},
            {"influencer.lina.pass_on": 4, "influencer.lina.pick": "random"},
            {"influencer.lina.pass_on": 4, "influencer.lina.pick": "strongest"},
        ),
        claims=(
            Steps("reach (beyond followers)", +1, 10),
            Changes("community_density", +1, 2, "%", (0, 2)),
        ),
        cut=_nobody_carries,
    ),
    Row(
        id="M-T4c",
        claim="One customer's act amplified",
        scenario="challenge-chain",
        base=_customers,
        arms=({}, _each_post(names_them=True)),
        claims=(
            Changes("reach (neighbours of the featured)", +1, 20),
            Changes("reach (beyond followers)", +1, 5),
        ),
        cut=_nobody_carries,
        same_as="M-C5",
    ),
    Row(
        id="M-T1c",
        claim="A thread linked to a heritage month so that the right people see it",
        scenario="educate-then-ask",
        base=_month_of_history,
        arms=({}, _each_post(occasion="heritage-month")),
        claims=(Changes("reach_share (target group)", +1, 10),),
        cut={"platform.tag_reach": 0.0},
    ),
    Row(
        id="M-T7",
        claim="Done well, effect can be very large",
        scenario="lessons/luck",
        base=_large_town,
        arms=(_each_post(quality=0.22), _each_post(quality=0.6)),
        claims=(
            Above("reproduction", 0.35, 0, below=True),
            Above("reproduction", 0.65, 1),
            Changes("large_cascade_share", +1, 100, pooled=True),
            BestWorld("largest_cascade", 2.0, 1),
        ),
        cut=_each_post(quality=0.22),
        worlds=150,
    ),
)
