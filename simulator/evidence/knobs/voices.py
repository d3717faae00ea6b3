"""Rows about who speaks: the organiser, the influencers, and the desk that answers."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Boost,
    Community,
    Deeds,
    Desk,
    Influencer,
    Organiser,
    Platform,
    Population,
    Scenario,
    Trust,
)
from .bases import EAST, FEED, LINA, READY, WEST, asking, audience, daily, one_post, village
from .row import Base, Knob


def _own(**keys: Any) -> Base:
    """The organiser speaks for itself."""
    house = {"supporters": 500, "money": 100_000, "hours": 40}
    return lambda: village(organiser=Organiser(**(house | keys)), influencer=(), post=one_post(by="organiser"))


def _lina(**keys: Any) -> Base:
    """The messenger of the village, with other values."""
    return lambda: village(influencer=(Influencer(**(LINA | keys)),))


def _testimonies(**keys: Any) -> Base:
    """A challenge brings testimonies, of which the messenger passes some on each evening."""
    return lambda: village(
        2,
        audience=Audience(share_rate=0.2, like_rate=0.6, quality_spread=2.0),
        deeds=Deeds(create_rate=0.2),
        influencer=(Influencer(**(LINA | keys)),),
        post=daily("lina", "challenge", hour=8, days=1),
    )


def _bridge() -> Scenario:
    """People of the west, who are followed by few, write about the cause."""
    return village(
        2,
        community=(Community(**EAST), Community(**(WEST | {"connections": 0.4}))),
        audience=Audience(**(READY | {"own_posts": 50.0})),
    )


def _paid() -> Scenario:
    """Money for a boost."""
    return village(
        organiser=Organiser(supporters=150), boost=(Boost(post="lina-post-1", budget=100_000, price_per_thousand=800),)
    )


def _badges() -> Scenario:
    """Two accounts in a busy feed, one of which may have a badge."""
    return village(
        population=Population(people=1000, posting_rate=4.0),
        platform=Platform(**(FEED | {"ranking": "popular", "bought_rank": 3.0})),
    )


def _questions(**keys: Any) -> Base:
    """More questions than one hand can answer."""
    return lambda: village(
        audience=Audience(**(READY | {"comment_rate": 1.0, "question_share": 1.0})),
        desk=Desk(**({"staff": 1, "minutes_per_reply": 20.0, "opens": 480, "closes": 1200} | keys)),
    )


_TIE_FREE = LINA | {"tie": "none"}

ROWS = (
    Knob(
        "organiser.id",
        ({"organiser.id": "organiser", "post.post.by": "organiser"}, {"organiser.id": "club", "post.post.by": "club"}),
        _own(),
    ),
    Knob("organiser.supporters", (50, 800), _own()),
    Knob("organiser.fit", (0.1, 0.7), _own()),
    Knob("organiser.tie", ("none", "beneficiary"), _own()),
    Knob(
        "organiser.culture",
        (0.0, 1.0),
        lambda: _own()().model_copy(update={"audience": audience(culture_weight=1.0).audience}),
    ),
    Knob("organiser.money", (0, 1000), _paid),
    Knob("organiser.hours", (0.5, 40.0), _questions()),
    Knob(
        "organiser.transparency",
        (0.0, 1.0),
        lambda: _own()().model_copy(update={"post": one_post(by="organiser", kind="report")}),
    ),
    Knob("organiser.motive", ("sincere", "sales"), _own()),
    Knob("organiser.record", (False, True), _own()),
    Knob("organiser.inner_gap", (0.1, 1.0), _own()),
    Knob(
        "influencer.id",
        ({"influencer.lina.id": "lina", "post.post.by": "lina"}, {"influencer.lina.id": "zoe", "post.post.by": "zoe"}),
        lambda: village(post=one_post()),
    ),
    Knob("influencer.followers", (50, 800), village),
    Knob("influencer.fit", (0.0, 0.4, 1.0), lambda: village(trust=Trust(fit_peak=0.4))),
    Knob("influencer.tie", ("none", "beneficiary"), village),
    Knob("influencer.culture", (0.0, 1.0), lambda: audience(culture_weight=1.0)),
    Knob("influencer.pick", ("random", "strongest"), _testimonies(pass_on=2)),
    Knob("influencer.lifts", ([], ["west"]), _bridge, group="west"),
    Knob("influencer.badge", (False, True), _badges),
    Knob("influencer.fee", (0, 500), lambda: asking("sign")),
    Knob("influencer.disclosed", (False, True), _lina(fee=10_000)),
    Knob(
        "influencer.audience",
        (
            {"influencer.lina.audience": {"east": 0.1, "west": 1.0}},
            {"influencer.lina.audience": {"east": 1.0, "west": 0.1}},
        ),
        _lina(followers=400),
        group="east",
    ),
    Knob("influencer.pass_on", (0, 10), _testimonies()),
    Knob("influencer.answers", (False, True), _questions()),
    Knob("desk.staff", (0, 4), _questions()),
    Knob("desk.opens", ("08:00", "16:00"), _questions(staff=5)),
    Knob("desk.closes", ("12:00", "22:00"), _questions(staff=5)),
    Knob("desk.minutes_per_reply", (1.0, 60.0), _questions()),
    Knob("desk.reply_form", ("list", "video"), _questions(minutes_per_reply=2.0)),
    Knob("desk.video_work", (1.0, 20.0), _questions(minutes_per_reply=5.0, reply_form="video")),
    Knob("desk.follow_back", (0.0, 1.0), _questions(minutes_per_reply=2.0)),
)
