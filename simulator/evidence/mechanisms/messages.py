"""Rows about the kinds of messages: lessons, opinions, calls, examples, and the mix of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...scenario.model import Audience, Community, Deeds, Influencer, Message, Organiser, Post, Scenario
from .bases import DAY, HOUR, daily, town
from .claim import Changes, GainRatio, Leads, Steps
from .row import Row
from .trust import brand, each_post, two_camps

_READY = Deeds(sign_rate=0.15, ask_fatigue=0.1)
"""People who sign readily, so that deeds can be counted in a small town."""


def slots(*kinds: str, **more: Any) -> tuple[Post, ...]:
    """One post of the messenger each noon, of these kinds in turn; a call asks to sign."""
    return tuple(
        Post(id=f"slot-{day + 1}", by="lina", at=day * DAY + 12 * HOUR, kind=kind, **more)  # type: ignore[arg-type]
        for day, kind in enumerate(kinds)
    )


def _plan(*kinds: str, **more: Any) -> Callable[[Scenario], Scenario]:
    """A switch: the week's slots hold posts of these kinds."""
    posts = slots(*kinds, **more)
    return lambda scenario: scenario.model_copy(update={"post": posts})


def _schooling() -> Scenario:
    """A town in which one needs to know the solution to do something about it."""
    return town(deeds=_READY, message=Message(knowledge_gate=0.9, learning=2.0))


def _loyal(scenario: Scenario) -> Scenario:
    """A switch: followers who share the cause and believe the messenger."""
    people = tuple(
        one.model_copy(update={"stance": 0.6, "sincerity": 0.75, "interest": 0.7}) for one in scenario.community
    )
    return scenario.model_copy(update={"community": people})


def _divided() -> Scenario:
    """Two camps that each stand close together."""
    return two_camps(
        audience=Audience(share_rate=0.3, attention=0.8),
        community=(
            Community(id="for", share=0.6, interest=0.4, stance=0.5, stance_spread=0.15),
            Community(id="against", share=0.4, interest=0.3, stance=-0.45, stance_spread=0.15),
        ),
    )


def _exemplary() -> Scenario:
    """A messenger whose followers live in one community."""
    lina = Influencer(id="lina", followers=900, tie="enthusiast", audience={"east": 1.0})
    return town(influencer=(lina,), post=daily("lina", "motivational"))


_LESSONS = ("educational", "educational", "educational")
_CALLS = ("actionable", "actionable", "actionable")
_MIXED = Message(knowledge_gate=0.95, efficacy_weight=2.0, efficacy_gain=0.25, learning=2.5)
_UNMIXED: dict[str, object] = {
    "message.knowledge_gate": 0.0,
    "message.efficacy_weight": 0.0,
    "deeds.ask_fatigue": 0.0,
}
_BLEND = ("educational", "motivational", "interactive", "opinion", "actionable", "actionable", "actionable")

ROWS = (
    Row(
        id="M-T1",
        claim="People cannot fix what they do not know",
        scenario="educate-then-ask",
        base=_schooling,
        arms=(_plan("post", "post", "post", *_CALLS), _plan(*_LESSONS, *_CALLS)),
        claims=(Changes("knowledge", +1, 10), Changes("deed_rate", +1, 5, pooled=True)),
        cut={"message.knowledge_gate": 0.0, "message.learning": 0.0},
    ),
    Row(
        id="M-T1a",
        claim="Answer a question, dive into a part, tell the history",
        scenario="educate-then-ask",
        base=_schooling,
        arms=tuple(_plan(*_LESSONS, "educational", format=one) for one in ("answer", "deep_dive", "history")),
        claims=(
            Leads("knowledge_per_minute", 0, 10),
            Leads("knowledge_per_viewer", 1, 10),
            Leads("reach", 2, 10),
        ),
        cut=each_post(format="plain"),
    ),
    Row(
        id="M-T1b",
        claim="Bring the audience up to speed, then ask",
        scenario="educate-then-ask",
        base=_schooling,
        arms=(_plan(*_CALLS, *_LESSONS), _plan(*_LESSONS, *_CALLS)),
        claims=(Changes("deed_rate", +1, 10, pooled=True),),
        cut={"message.knowledge_gate": 0.0, "message.learning": 0.0},
        same_as="M-T1",
    ),
    Row(
        id="M-T2",
        claim="A mini editorial, without a publisher",
        scenario="two-camps-controversy",
        base=_divided,
        arms=(each_post(kind="post", slant=0.1, stand=False), each_post(kind="opinion", slant=0.9, stand=False)),
        claims=(
            Changes("share_rate (own camp)", +1, 10),
            Changes("rejected_share (other camp)", +1, 10),
            Changes("polarisation", +1, 0.1),
        ),
        cut=each_post(kind="post", slant=0.1, stand=False),
    ),
    Row(
        id="M-T2a",
        claim="Quick and cheap to publish",
        scenario="two-camps-controversy",
        base=lambda: brand(organiser=Organiser(supporters=600, hours=12)),
        arms=(each_post(hours=6.0), each_post(hours=1.0)),
        claims=(Changes("reach_per_hour", +1, 20),),
        cut=each_post(hours=6.0),
    ),
    Row(
        id="M-T2b",
        claim="An opinion starts a dialogue and sets the brand apart",
        scenario="two-camps-controversy",
        base=lambda: brand(message=Message(recall=0.15), audience=Audience(share_rate=0.3, comment_rate=0.05)),
        arms=({}, each_post(point_of_view=0.8)),
        claims=(Changes("comment_rate", +1, 15), Changes("recall", +1, 5)),
        cut=each_post(point_of_view=0.0),
    ),
    Row(
        id="M-T2c",
        claim="A clear belief, expert support, no ambiguity",
        scenario="brand-takes-a-stand",
        base=lambda: brand(message=Message(misreading=0.3)),
        arms=(each_post(clarity=0.3, evidence=0.3), each_post(clarity=0.9, evidence=0.9)),
        claims=(Changes("misread_rate", -1, 20), Changes("sincerity", +1, 2)),
        cut=each_post(clarity=0.6, evidence=0.6),
    ),
    Row(
        id="M-T3b",
        claim="A problem, a clear call, and followers who share it",
        scenario="petition-week",
        base=lambda: town(
            deeds=_READY,
            post=slots("post", "actionable", "post", "actionable"),
            community=(
                Community(id="east", share=0.5, interest=0.3, stance=0.2),
                Community(id="west", share=0.5, interest=0.2, stance=-0.1),
            ),
        ),
        arms=(
            each_post(clarity=0.3),
            each_post(clarity=0.9),
            lambda one: each_post(clarity=0.3)(_loyal(one)),
            lambda one: each_post(clarity=0.9)(_loyal(one)),
        ),
        claims=(
            Changes("deed_rate", +1, 10, pooled=True),
            GainRatio("deed_rate", (0, 1), (2, 3), at_least=1.25),
        ),
        cut=each_post(clarity=0.6),
    ),
    Row(
        id="M-T4a",
        claim="It has been done: others feel able",
        scenario="challenge-chain",
        base=_exemplary,
        arms=({}, each_post(example="west"), each_post(example="east")),
        claims=(Steps("efficacy", +1, 3),),
        cut=each_post(example=None),
    ),
    Row(
        id="M-T6",
        claim="The mix matters",
        scenario="educate-then-ask",
        base=lambda: town(message=_MIXED, deeds=Deeds(sign_rate=0.3, ask_fatigue=0.5)),
        arms=(
            *(_plan(*(kind,) * 7) for kind in ("educational", "opinion", "actionable", "motivational", "interactive")),
            _plan(*_BLEND, example="east"),
        ),
        claims=(Leads("deeds", 5, 5), Changes("deeds", +1, 5, "%", (2, 5), pooled=True)),
        cut=_UNMIXED,
    ),
)
