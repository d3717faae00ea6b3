"""The small worlds in which the rows are played: enough people for the claim, few enough for an evening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...scenario.model import (
    Audience,
    Community,
    Desk,
    Influencer,
    Network,
    Organiser,
    Platform,
    Population,
    Post,
    Scenario,
)

HOUR, DAY = 60, 1440


def town(**tables: Any) -> Scenario:
    """Three thousand people in three communities, one messenger, a post each noon; `tables` replace whole tables."""
    usual: dict[str, Any] = {
        "days": 7,
        "population": Population(people=3000),
        "community": (
            Community(id="east", share=0.4, interest=0.4, stance=0.3),
            Community(id="north", share=0.3, interest=0.3, stance=0.2),
            Community(id="west", share=0.3, interest=0.3, stance=0.1),
        ),
        "network": Network(followees=40),
        "platform": Platform(profile="microblog", ranking="chronological", discovery=0.0),
        "audience": Audience(share_rate=0.3),
        "organiser": Organiser(supporters=150, money=100_000, hours=40),
        "influencer": (Influencer(id="lina", followers=900, tie="enthusiast", answers=True),),
        "desk": Desk(staff=1),
        "post": daily("lina"),
    }
    return Scenario(title="A town", question="What does the switch change?", **(usual | tables))


def daily(by: str, kind: str = "post", hour: int = 12, days: int = 7, **more: Any) -> tuple[Post, ...]:
    """One post a day of an account."""
    return tuple(
        Post(id=f"{by}-{kind}-{day + 1}", by=by, at=day * DAY + hour * HOUR, kind=kind, **more)  # type: ignore[arg-type]
        for day in range(days)
    )


def only_posts(scenario: Scenario, keep: Callable[[Post], bool]) -> Scenario:
    """The same plan without the other posts, and without boosts and rules that speak of them."""
    posts = tuple(post for post in scenario.post if keep(post))
    there = {post.id for post in posts}
    boosts = tuple(boost for boost in scenario.boost if boost.post in there)
    rules = tuple(rule for rule in scenario.rule if all(act.partition(" ")[2].strip() in there for act in rule.then))
    return scenario.model_copy(update={"post": posts, "boost": boosts, "rule": rules})


def messengers(scenario: Scenario, **changes: Any) -> Scenario:
    """The same scenario, each of its influencers with these values."""
    others = tuple(one.model_copy(update=changes) for one in scenario.influencer)
    return scenario.model_copy(update={"influencer": others})
