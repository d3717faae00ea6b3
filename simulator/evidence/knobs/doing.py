"""Rows about deeds, whom they press, the street and its volunteers, and the dashboard."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    DecisionMaker,
    Deeds,
    Organiser,
    Scenario,
    Street,
    Trust,
    Volunteers,
)
from .bases import READY, asking, daily, one_post, village
from .row import Base, Knob


def _gives(**deeds: Any) -> Base:
    return lambda: asking("give", **deeds)


def _signs(**deeds: Any) -> Base:
    return lambda: asking("sign", **deeds)


def _again(ask: str, **deeds: Any) -> Base:
    """Four calls on one day."""

    def made() -> Scenario:
        base = asking(ask, **deeds)
        post = tuple(one_post(hour, id=f"post-{hour}", ask=ask, link=ask == "give")[0] for hour in (6, 9, 12, 15))
        return base.model_copy(update={"post": post})

    return made


def _nominating() -> Scenario:
    """A challenge in which each names others."""
    base = asking("create", create_rate=0.02)
    return base.model_copy(update={"post": one_post(kind="challenge", nominates=3)})


def _deadline(until: str) -> Scenario:
    """A call to sign that ends in the evening."""
    return asking("sign").model_copy(update={"post": one_post(ask="sign", deadline=until)})


def _clicks(**deeds: Any) -> Base:
    """Posts that people like in the morning, calls to bring others in at noon."""

    def made() -> Scenario:
        base = asking("recruit", **({"click_weight": 0.8} | deeds))
        post = (
            *one_post(6, id="early"),
            *one_post(8, id="early-2"),
            *one_post(12, id="ask", ask="recruit"),
            *one_post(15, id="ask-2", ask="recruit"),
        )
        return base.model_copy(update={"post": post, "audience": Audience(**(READY | {"like_rate": 0.9}))})

    return made


def _recognised() -> Scenario:
    """Signatures in the morning; at noon a post recognises those who signed, and calls for bringing others in."""
    base = asking("sign")
    post = (*one_post(6, ask="sign"), *one_post(14, id="thanks", kind="motivational", ask="recruit"))
    return base.model_copy(update={"post": post, "deeds": base.deeds.model_copy(update={"recruit_rate": 0.05})})


def _pressed(ask: str = "sign", **knobs: Any) -> Base:
    """Somebody in office, whom deeds press."""
    maker = DecisionMaker(**({"threshold": 5000} | knobs))
    return lambda: asking(ask).model_copy(update={"decision_maker": maker})


def _street(**keys: Any) -> Base:
    """A street team, and no post at all."""
    return lambda: village(
        organiser=Organiser(supporters=150, money=100_000, hours=100),
        street=Street(**({"share": 0.5, "contacts_per_hour": 10.0} | keys)),
        post=(),
    )


def _shared_hours() -> Scenario:
    """Hours for calls that take three each, or for talks."""
    return village(
        2,
        organiser=Organiser(supporters=500, hours=30),
        influencer=(),
        deeds=Deeds(sign_rate=0.3, ask_fatigue=0.4, social_proof=0.0),
        street=Street(contacts_per_hour=25.0, yes_rate=0.4),
        audience=Audience(share_rate=0.1),
        post=tuple(
            one_post(hour, "organiser", id=f"post-{hour}", ask="sign", hours=3.0)[0]
            for hour in (6, 8, 10, 12, 14, 30, 32, 34, 36, 38)
        ),
    )


def _volunteers(**keys: Any) -> Base:
    """Volunteers, whom a celebrated win reaches each morning."""
    return lambda: village(
        4,
        organiser=Organiser(supporters=500),
        volunteers=Volunteers(**({"count": 200, "burnout": 0.15} | keys)),
        audience=Audience(share_rate=0.0, attention=1.0),
        post=daily("organiser", "motivational", hour=7, days=4),
    )


def _measured() -> Scenario:
    """Gifts and likes to be counted."""
    return asking("give")


ROWS = (
    Knob("deeds.link_tap", (0.05, 0.9), _gives()),
    Knob(
        "deeds.without_link",
        (0.0, 1.0),
        lambda: _gives()().model_copy(update={"post": one_post(ask="give", link=False)}),
    ),
    Knob("deeds.form_steps", (1, 6), _gives()),
    Knob("deeds.form_completion", (0.05, 0.6), _gives()),
    Knob("deeds.step_loss", (0.0, 0.9), _gives(form_steps=5)),
    Knob("deeds.gift_mean", (5, 200), _gives()),
    Knob("deeds.gift_spread", (0.0, 2.5), _gives()),
    Knob("deeds.match", (1.0, 2.0), _gives()),
    Knob("deeds.match_starts", ("mon 00:00", "mon 14:00"), _gives(match=2.0)),
    Knob("deeds.match_ends", ("mon 10:00", "mon 22:00"), _gives(match=2.0)),
    Knob("deeds.match_pot", (1, 5000), _gives(match=2.0)),
    Knob("deeds.match_ratio", (1.0, 3.0), _gives(match=2.0)),
    Knob("deeds.recruits_ask", (0, 10), lambda: asking("recruit", recruit_rate=0.05)),
    Knob("deeds.personal_ask", (1.0, 40.0), _nominating),
    Knob("deeds.urgency", (0.0, 5.0), lambda: _deadline("mon 22:00")),
    Knob("deeds.sign_rate", (0.02, 0.4), _signs()),
    Knob("deeds.create_rate", (0.02, 0.4), lambda: asking("create")),
    Knob("deeds.recruit_rate", (0.02, 0.4), lambda: asking("recruit")),
    Knob("deeds.show_up_rate", (0.02, 0.4), lambda: asking("show_up")),
    Knob("deeds.social_proof", (0.0, 2.0), _signs(social_proof_from=5, sign_rate=0.05)),
    Knob("deeds.social_proof_from", (5, 1000), _signs(social_proof=2.0, sign_rate=0.05)),
    Knob("deeds.trust_weight", (0.0, 4.0), lambda: asking("give").model_copy(update={"trust": Trust(skeptics=1.0)})),
    Knob("deeds.ask_fatigue", (0.0, 0.9), _again("give")),
    Knob("deeds.donor_share", (0.0, 1.0), _gives(donor_share_gifts=2.0)),
    Knob("deeds.donor_share_gifts", (0.0, 2.0), _gives(donor_share=1.0)),
    Knob("deeds.delay", ("0m", "1d"), _signs(sign_rate=0.6)),
    Knob(
        "deeds.open_books",
        (0.0, 1.0),
        lambda: asking("give", trust_weight=2.0).model_copy(update={"trust": Trust(skeptics=1.0)}),
    ),
    Knob("deeds.recognition", (0.0, 5.0), _recognised),
    Knob(
        "deeds.implied_call",
        (0.0, 1.0),
        lambda: asking("sign").model_copy(update={"post": one_post(ask="sign", explicit=False)}),
    ),
    Knob(
        "deeds.effort_cost",
        (0.0, 8.0),
        lambda: asking("sign").model_copy(update={"post": one_post(ask="sign", effort=0.5)}),
    ),
    Knob("deeds.next_step", ("none", "sign"), lambda: asking("none")),
    Knob("deeds.after_click", ("licensing", "consistency"), _clicks(public_clicks=True)),
    Knob("deeds.public_clicks", (False, True), _clicks(after_click="consistency")),
    Knob("deeds.click_weight", (0.0, 0.9), _clicks(after_click="consistency", public_clicks=True)),
    Knob("decision_maker.threshold", (5, 5000), _pressed()),
    Knob("decision_maker.memory", ("1h", "10d"), _pressed()),
    Knob("decision_maker.signature", (0.2, 5.0), _pressed()),
    Knob("decision_maker.gift", (0.2, 5.0), _pressed("give")),
    Knob("decision_maker.recruit", (0.2, 5.0), _pressed("recruit")),
    Knob("decision_maker.show_up", (0.2, 5.0), _pressed("show_up")),
    Knob("street.share", (0.0, 0.5, 1.0), _shared_hours),
    Knob("street.contacts_per_hour", (2.0, 50.0), _street()),
    Knob("street.ask", ("sign", "give"), _street(yes_rate=0.5)),
    Knob("street.yes_rate", (0.05, 0.8), _street()),
    Knob(
        "street.recognition",
        (0.0, 5.0),
        lambda: _street()().model_copy(
            update={"community": tuple(one.model_copy(update={"awareness": 0.8}) for one in village().community)}
        ),
    ),
    Knob("street.cost_per_contact", (0, 50), _street()),
    Knob("volunteers.count", (20, 300), _volunteers()),
    Knob("volunteers.talks_per_day", (1.0, 10.0), _volunteers()),
    Knob("volunteers.burnout", (0.02, 0.5), _volunteers()),
    Knob("volunteers.relief", (0.0, 1.0), _volunteers()),
    Knob("dashboard.overcount", (0.0, 0.5), _measured),
    Knob("dashboard.devices", (0.0, 0.5), _measured),
    Knob("dashboard.lost_track", (0.0, 0.8), _measured),
)
