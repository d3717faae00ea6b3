"""Rows about the platform: what a session shows, in which order, and what its owner changes in mid-run."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Community,
    Desk,
    Influencer,
    Network,
    Organiser,
    Outlet,
    Platform,
    PolicyChange,
    Population,
    Post,
    Scenario,
)
from .bases import EAST, FEED, HOUR, LINA, READY, WEST, daily, one_post, platform, village
from .row import Base, Knob


def _busy(**keys: Any) -> Base:
    """A feed with more in it than anybody looks at."""
    return lambda: village(
        population=Population(people=1000, posting_rate=4.0),
        platform=Platform(**(FEED | {"ranking": "popular", "freshness": 400} | keys)),
    )


def _own_voices() -> Scenario:
    """Two camps that write about the cause, in a feed that learns what people like; circles stand close together."""
    return village(
        community=(
            Community(id="east", share=0.5, interest=0.9, stance=0.5, stance_spread=0.1),
            Community(id="west", share=0.5, interest=0.9, stance=-0.5, stance_spread=0.1),
        ),
        network=Network(followees=40, circle_share=0.5, opposite_camp=0.4),
        platform=Platform(**(FEED | {"ranking": "personalised", "freshness": 600, "feed_depth": 20})),
        audience=Audience(like_rate=0.6, share_rate=0.4, own_posts=50.0, confidence_bound=2.0, persuasion=0.0),
        post=(),
    )


def _two_voices(**keys: Any) -> Base:
    """An account for the cause and one against it, known in both camps, in a busy feed; people reject what is far."""
    posts = [
        Post(id=f"{by}-{hour}", by=by, at=hour * HOUR, slant=slant)
        for by, slant in (("lina", 0.8), ("otto", -0.8))
        for hour in range(6, 30, 3)
    ]
    return lambda: village(
        2,
        population=Population(people=1000, posting_rate=2.0),
        community=(Community(**EAST), Community(**(WEST | {"stance": -0.3}))),
        platform=Platform(**(FEED | {"ranking": "personalised", "feed_depth": 20, "personal_signal": 0.0} | keys)),
        audience=Audience(like_rate=0.6, share_rate=0.05, confidence_bound=0.6),
        organiser=Organiser(),
        influencer=(
            Influencer(id="lina", followers=500, audience={"east": 0.7, "west": 0.3}),
            Influencer(id="otto", followers=500, audience={"east": 0.3, "west": 0.7}),
        ),
        post=tuple(posts),
    )


def _talk(**keys: Any) -> Base:
    """People comment, and the desk answers, in a busy feed that counts both."""
    return lambda: village(
        2,
        population=Population(people=1000, posting_rate=4.0),
        audience=Audience(**(READY | {"comment_rate": 0.5, "question_share": 1.0, "share_rate": 0.1})),
        platform=Platform(**(FEED | {"ranking": "popular", "freshness": 2000} | keys)),
        desk=Desk(staff=5, opens=0, closes=1440, minutes_per_reply=1.0),
        post=daily("lina", hour=8, days=1),
    )


def _stories() -> Scenario:
    """A story, in a row of its own that is full of others."""
    return village(
        population=Population(people=1000, posting_rate=4.0),
        platform=Platform(profile="photo", ranking="chronological"),
        post=daily("lina", "story", hour=8, days=1),
    )


def _badges() -> Scenario:
    """Two accounts in a busy feed, of which one has bought a badge."""
    return village(
        population=Population(people=1000, posting_rate=4.0),
        platform=Platform(**(FEED | {"ranking": "popular", "freshness": 400})),
        influencer=(Influencer(**(LINA | {"badge": True})), Influencer(id="omar", followers=500)),
        audience=Audience(**(READY | {"share_rate": 0.0})),
        post=(*daily("lina", hour=8, days=1), *daily("omar", hour=8, days=1)),
    )


def _outlets(**change: Any) -> Base:
    """Posts on the main platform and on another; a rule change at noon."""
    made = PolicyChange(**({"at": 10 * HOUR, "visibility": 0.1} | change)) if change.get("at", 0) is not None else None
    return lambda: village(
        outlet=(Outlet(id="blue", members=0.5),),
        policy_change=() if made is None else (made,),
        audience=Audience(**(READY | {"share_rate": 0.1})),
        post=(*one_post(9), *one_post(9, id="other", outlet="blue")),
    )


ROWS = (
    Knob("platform.profile", ("microblog", "forum"), lambda: village(platform=Platform(profile="photo"))),
    Knob("platform.ranking", ("chronological", "personalised"), _two_voices(camp_signal=3.0)),
    Knob("platform.feed_depth", (3, 60), _busy()),
    Knob("platform.stories_depth", (1, 20), _stories),
    Knob("platform.lookback", ("1h", "2d"), _busy()),
    Knob(
        "platform.freshness",
        ("30m", "5d"),
        lambda: village(
            3,
            platform=Platform(**(FEED | {"ranking": "personalised"})),
            audience=Audience(share_rate=0.1),
            post=one_post(),
        ),
    ),
    Knob("platform.discovery", (0.0, 0.8), village),
    Knob("platform.revisits", (0, 10), _busy()),
    Knob("platform.reshare", (0.1, 1.0), village),
    Knob("platform.share_clicks", (1, 4), village),
    Knob("platform.click_loss", (0.0, 0.8), lambda: platform(share_clicks=3)),
    Knob("platform.mutual", (False, True), village),
    Knob("platform.page_visibility", (0.1, 1.0), village),
    Knob("platform.trends", (0, 10), village),
    Knob("platform.trend_readers", (0.1, 1.0), lambda: platform(trends=5)),
    Knob("platform.group_feed", (False, True), lambda: platform(discovery=0.7)),
    Knob("platform.stitch", (0.0, 0.8), village),
    Knob(
        "platform.tag_reach",
        (0.0, 1.0),
        lambda: village(
            community=(Community(**(EAST | {"occasions": ("month",)})), Community(**WEST)),
            post=daily("lina", hour=8, days=1, occasion="month"),
        ),
    ),
    Knob(
        "platform.popularity_signal",
        (0.0, 3.0),
        lambda: village(
            audience=Audience(**(READY | {"own_posts": 50.0})), platform=Platform(**(FEED | {"ranking": "popular"}))
        ),
    ),
    Knob("platform.comments", (False, True), _talk()),
    Knob("platform.reply_signal", (0, 50), _talk()),
    Knob("platform.bought_rank", (0.0, 5.0), _badges),
    Knob("platform.camp_signal", (0.0, 3.0), _two_voices()),
    Knob("platform.personal_signal", (0.0, 3.0), _own_voices),
    Knob("platform.story_lifetime", ("2h", "1d"), _stories),
    Knob("platform.post_lifetime", ("2h", "1d"), village),
    Knob(
        "outlet.id",
        (
            {"outlet.blue.id": "blue", "post.other.outlet": "blue"},
            {"outlet.blue.id": "green", "post.other.outlet": "green"},
        ),
        _outlets(at=None),
    ),
    Knob("outlet.members", (0.1, 0.9), _outlets(at=None)),
    Knob("policy_change.at", ("mon 09:30", "mon 18:00"), _outlets()),
    Knob("policy_change.outlet", ("main", "blue"), _outlets()),
    Knob("policy_change.visibility", (0.0, 0.9), _outlets()),
    Knob("policy_change.until", ("mon 12:00", None), _outlets()),
)
