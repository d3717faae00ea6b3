"""Rows about planned posts: when and by whom they go out, what they ask, and what their words do."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Aftermath,
    Audience,
    Community,
    Deeds,
    Influencer,
    Message,
    Movement,
    Organiser,
    Outlet,
    Platform,
    Scenario,
    Trust,
)
from .bases import DAY, EAST, HOUR, LINA, READY, WEST, asking, audience, one_post, village
from .row import Base, Knob


def _post(**words: Any) -> Base:
    """One post."""
    return lambda: village(post=one_post(**words))


def _call(**words: Any) -> Base:
    """One call to sign."""
    return lambda: asking("sign").model_copy(update={"post": one_post(**({"ask": "sign"} | words))})


def _two_voices() -> Scenario:
    """A well-known messenger and one that nobody knows."""
    return village(influencer=(Influencer(**LINA), Influencer(id="omar", followers=30)), post=one_post(by="omar"))


def _languages() -> Scenario:
    """A large community and a small one that reads another language."""
    return village(
        community=(Community(**(EAST | {"share": 0.7})), Community(**(WEST | {"share": 0.3, "language": "fr"}))),
        post=one_post(),
    )


def _own(**words: Any) -> Base:
    """The organiser speaks for itself."""
    return lambda: village(organiser=Organiser(supporters=500), influencer=(), post=one_post(by="organiser", **words))


def _customers(**words: Any) -> Base:
    """A post that tells of what people did, who may show it around."""
    return lambda: village(
        movement=Movement(featured_share=1.0),
        audience=Audience(**(READY | {"share_rate": 0.1})),
        influencer=(Influencer(**(LINA | {"followers": 150})),),
        organiser=Organiser(),
        post=one_post(**words),
    )


def _forgetting() -> Scenario:
    """Days in which people forget."""
    return village(4, aftermath=Aftermath(starts=DAY, memory=DAY), audience=Audience(share_rate=0.2), post=one_post())


def _topics() -> Scenario:
    """Two posts on the same topic."""
    return village(post=(*one_post(topic="one"), *one_post(12, id="second", topic="one")))


def _admission() -> Scenario:
    """A report, and two days."""
    return village(2, organiser=Organiser(supporters=800), influencer=(), post=one_post(by="organiser", kind="report"))


ROWS = (
    Knob("post.id", ("post", "other"), _post()),
    Knob("post.by", ("omar", "lina"), _two_voices),
    Knob("post.at", ("mon 08:00", "mon 14:00"), _post(), until=18 * HOUR),
    Knob("post.kind", ("post", "challenge"), lambda: village(deeds=Deeds(create_rate=0.1), post=one_post())),
    Knob(
        "post.frames",
        (2, 15),
        lambda: village(platform=Platform(profile="photo", ranking="chronological"), post=one_post(kind="story")),
    ),
    Knob("post.ask", ("none", "sign"), lambda: asking("none")),
    Knob("post.quality", (0.3, 3.0), _post()),
    Knob("post.arousal", (-1.0, 2.0), _post()),
    Knob("post.moral_words", (0, 10), _post()),
    Knob("post.deadline", ("mon 11:00", "mon 22:00"), _call()),
    Knob("post.nominates", (0, 5), lambda: village(deeds=Deeds(create_rate=0.05), post=one_post(kind="challenge"))),
    Knob("post.out_group", (0, 3), _post()),
    Knob("post.clarity", (0.1, 1.0), _call()),
    Knob("post.held", (False, True), _post()),
    Knob("post.resurfaces", ("0m", "1d"), _forgetting),
    Knob("post.explicit", (False, True), _call()),
    Knob("post.effort", (0.0, 1.0), _call()),
    Knob("post.slant", (0.2, 1.0), _post()),
    Knob("post.language", ("fr", "en"), _languages),
    Knob("post.translations", ([], ["fr"]), _languages),
    Knob(
        "post.outlet",
        ({"post.second.outlet": "main"}, {"post.second.outlet": "blue"}),
        lambda: village(outlet=(Outlet(id="blue", members=0.8),), post=(*one_post(), *one_post(9, id="second"))),
    ),
    Knob(
        "post.occasion",
        (None, "month"),
        lambda: village(community=(Community(**(EAST | {"occasions": ("month",)})), Community(**WEST))),
    ),
    Knob("post.tells_of", (0, 20), _customers(names_them=True)),
    Knob("post.names_them", (False, True), _customers(tells_of=20)),
    Knob("post.media", ("words", "picture"), _languages),
    Knob("post.link", (False, True), lambda: asking("give")),
    Knob("post.format", ("answer", "deep_dive"), _post(kind="educational")),
    Knob("post.topic", ({"post.second.topic": "one"}, {"post.second.topic": "two"}), _topics),
    Knob(
        "post.stand",
        (False, True),
        lambda: village(
            community=(Community(**EAST), Community(**(WEST | {"stance": -0.5}))),
            organiser=Organiser(supporters=500),
            influencer=(),
            audience=audience(confidence_bound=1.5).audience,
            post=one_post(by="organiser"),
        ),
    ),
    Knob("post.point_of_view", (0.0, 1.0), lambda: audience(comment_rate=0.2)),
    Knob("post.evidence", (0.0, 1.0), lambda: village(message=Message(misreading=0.6))),
    Knob("post.explains", (0.0, 1.0), lambda: _own()().model_copy(update={"trust": Trust(comprehension=0.3)})),
    Knob("post.example", (None, "east"), village),
    Knob("post.admits", (False, True), _admission),
    Knob("post.mission_tied", (False, True), _own()),
    Knob("post.relevance", (0.1, 0.7, 1.0), lambda: asking("create")),
    Knob("post.hours", (0.5, 8.0), lambda: village(post=one_post())),
)
