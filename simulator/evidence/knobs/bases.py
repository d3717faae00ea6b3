"""The tiny worlds in which parameters are played: a village for a day, in which people react readily."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Community,
    Deeds,
    Influencer,
    Network,
    Organiser,
    Platform,
    Population,
    Post,
    Scenario,
)
from ..mechanisms.bases import DAY, HOUR, daily

FEED: dict[str, Any] = {"profile": "microblog", "ranking": "chronological", "discovery": 0.0}
EAST: dict[str, Any] = {"id": "east", "share": 0.5, "interest": 0.6, "stance": 0.3}
WEST: dict[str, Any] = {"id": "west", "share": 0.5, "interest": 0.5, "stance": 0.1}
READY: dict[str, Any] = {"share_rate": 0.6, "like_rate": 0.3, "novelty": 600}
LINA: dict[str, Any] = {"id": "lina", "followers": 500, "tie": "enthusiast", "answers": True}


def village(days: int = 1, people: int = 1000, **tables: Any) -> Scenario:
    """Two communities, one messenger, a post each morning; `tables` replace whole tables."""
    usual: dict[str, Any] = {
        "days": days,
        "tick": 60,
        "population": Population(people=people),
        "community": (Community(**EAST), Community(**WEST)),
        "network": Network(followees=30),
        "platform": Platform(**FEED),
        "audience": Audience(**READY),
        "organiser": Organiser(supporters=150, money=100_000, hours=40),
        "influencer": (Influencer(**LINA),),
        "post": daily("lina", hour=8, days=days),
    }
    return Scenario(title="A village", question="What does it move?", **(usual | tables))


def platform(**keys: Any) -> Scenario:
    """The village on another platform."""
    return village(platform=Platform(**(FEED | keys)))


def audience(**keys: Any) -> Scenario:
    """The village with another audience."""
    return village(audience=Audience(**(READY | keys)))


def asking(ask: str, days: int = 1, **deeds: Any) -> Scenario:
    """Calls for a deed, each morning, in a village that does it readily."""
    ready = {"sign_rate": 0.2, "link_tap": 0.5, "recruit_rate": 0.2, "show_up_rate": 0.2, "create_rate": 0.2}
    calm = {"ask_fatigue": 0.0, "social_proof": 0.0, "donor_share": 0.0}
    return village(
        days,
        deeds=Deeds(**(ready | calm | deeds)),
        post=daily("lina", hour=8, days=days, ask=ask, link=ask == "give"),
    )


def one_post(hour: int = 8, by: str = "lina", **words: Any) -> tuple[Post, ...]:
    """A single post on the first day."""
    usual: dict[str, Any] = {"id": "post", "by": by, "at": hour * HOUR}
    return (Post(**(usual | words)),)


__all__ = [
    "DAY",
    "EAST",
    "FEED",
    "HOUR",
    "LINA",
    "READY",
    "WEST",
    "asking",
    "audience",
    "daily",
    "one_post",
    "platform",
    "village",
]
