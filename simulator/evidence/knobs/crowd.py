"""Rows about who is there: the top of the file, the goal, the population, communities and the network."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Community,
    EventDay,
    Goal,
    Influencer,
    Network,
    Organiser,
    Population,
    Scenario,
)
from .bases import DAY, EAST, HOUR, LINA, READY, WEST, daily, one_post, village
from .row import Base, Knob


def _east(**keys: Any) -> Base:
    """The village, with other values for the east."""
    return lambda: village(community=(Community(**(EAST | keys)), Community(**WEST)))


def _regions() -> Scenario:
    """The messenger is known at home alone, and few ties lead to the other region."""
    return village(
        community=(Community(**(EAST | {"share": 0.6})), Community(**(WEST | {"region": "coast"}))),
        network=Network(followees=30, cross_region=0.02),
        organiser=Organiser(),
        influencer=(Influencer(**(LINA | {"audience": {"east": 1.0}})),),
    )


def _event() -> Scenario:
    """A feast that the east keeps; the west keeps a market day."""
    return village(
        community=(Community(**(EAST | {"occasions": ("feast",)})), Community(**(WEST | {"occasions": ("market",)}))),
        event_day=(EventDay(id="feast", at=6 * HOUR, lasts=720, attention=1.0),),
    )


def _camps(**network: Any) -> Base:
    """Two camps that write about the cause, and no campaign."""
    return lambda: village(
        community=(Community(**EAST), Community(**(WEST | {"stance": -0.3}))),
        audience=Audience(**READY, own_posts=50.0, confidence_bound=2.0),
        network=Network(**({"followees": 30} | network)),
        post=(),
    )


_CARES = {"rights": 0.2, "health": 1.0}

ROWS = (
    Knob("topic", ("rights", "health"), _east(topics=_CARES)),
    Knob("topics", ({"topics": {"rights": 1.0}}, {"topics": {"rights": 1.0, "health": 3.0}}), _east(topics=_CARES)),
    Knob("days", (1, 2), lambda: village(post=one_post())),
    Knob("tick", ("15m", "60m"), village),
    Knob("seed", (1, 1001), village),
    Knob("population_seed", (1, 1001), village),
    Knob("goal.measure", ("likes", "reach"), village),
    Knob("goal.target", (10, 2000), lambda: village(goal=Goal(measure="reach"))),
    Knob("goal.deadline", ("mon 12:00", "mon 22:00"), lambda: village(goal=Goal(measure="reach"))),
    Knob("population.people", (500, 2000), village),
    Knob("population.sessions_per_day", (1.0, 10.0), village),
    Knob("population.sessions_spread", (0.0, 2.0), village),
    Knob("population.posting_rate", (0.2, 4.0), village),
    Knob(
        "population.posting_spread",
        (0.0, 3.0),
        lambda: village(population=Population(people=1000, posting_rate=5.0)),
        worlds=8,
    ),
    Knob(
        "population.peak_to_trough",
        (1.0, 20.0),
        lambda: village(1, post=tuple(one for hour in range(0, 24, 3) for one in one_post(hour, id=f"post-{hour}"))),
    ),
    Knob(
        "population.weekend_shift",
        ("0m", "6h"),
        lambda: village(6, post=one_post(5 * 24 + 5)),
        until=5 * DAY + 11 * HOUR,
    ),
    Knob("community.id", ("east", "oast"), village, row="east"),
    Knob("community.share", (0.2, 0.8), village, row="east"),
    Knob(
        "community.people",
        (100, 500),
        lambda: village(community=(Community(id="east", people=100), Community(**WEST))),
        row="east",
    ),
    Knob("community.region", ("home", "coast"), lambda: _regions(), row="west"),
    Knob(
        "community.language",
        ("en", "fr"),
        lambda: village(post=daily("lina", hour=8, days=1, language="en")),
        row="east",
    ),
    Knob("community.utc_offset", (-6, 6), lambda: village(post=one_post(5)), row="east", until=9 * HOUR),
    Knob("community.interest", (0.2, 0.9), village),
    Knob("community.stance", (-0.5, 0.5), village),
    Knob("community.stance_spread", (0.0, 0.8), village),
    Knob("community.sincerity", (0.1, 0.9), village),
    Knob("community.culture", (0.0, 1.0), lambda: village(audience=Audience(**READY, culture_weight=1.0))),
    Knob(
        "community.topics",
        ({"community.east.topics": _CARES}, {"community.east.topics": {"rights": 1.0}}),
        village,
        row="east",
    ),
    Knob("community.connections", (0.3, 3.0), lambda: village(audience=Audience(**READY, own_posts=50.0)), row="east"),
    Knob(
        "community.occasions",
        ([], ["month"]),
        lambda: village(post=daily("lina", hour=8, days=1, occasion="month")),
        row="east",
    ),
    Knob("event_day.id", ("feast", "market"), lambda: _event()),
    Knob("event_day.at", ("mon 06:00", "mon 18:00"), lambda: _event()),
    Knob("event_day.lasts", ("1h", "12h"), lambda: _event()),
    Knob("event_day.attention", (0.0, 3.0), lambda: _event()),
    Knob(
        "community.isolated",
        (False, True),
        lambda: village(influencer=(Influencer(**(LINA | {"audience": {"west": 1.0}})),)),
        row="east",
    ),
    Knob("community.awareness", (0.0, 0.5), village),
    Knob("network.followees", (10.0, 80.0), village),
    Knob("network.followees_spread", (0.0, 2.0), village),
    Knob(
        "network.follower_exponent",
        (2.0, 3.5),
        lambda: village(audience=Audience(share_rate=0.0, own_posts=50.0), post=()),
        worlds=8,
    ),
    Knob("network.circle_size", (25, 200), lambda: village(network=Network(followees=20, circle_share=0.9)), worlds=8),
    Knob("network.circle_share", (0.0, 0.95), village),
    Knob(
        "network.homophily",
        (0.0, 1.0),
        lambda: village(
            organiser=Organiser(), influencer=(Influencer(**(LINA | {"followers": 400, "audience": {"east": 1.0}})),)
        ),
    ),
    Knob("network.opposite_camp", (0.0, 0.8), _camps()),
    Knob("network.cross_region", (0.0, 0.2), lambda: _regions()),
    Knob("network.directed", (False, True), village),
)
