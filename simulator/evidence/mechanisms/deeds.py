"""Rows about deeds: what makes a look into a signature, a gift, a step out of the door, and what that presses."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Audience, DecisionMaker, Deeds, Platform, Post, Scenario
from .bases import daily, town
from .claim import Changes, MoreWorlds, Steps, Unchanged
from .row import Row


def _days(count: int, **tables: Any) -> Scenario:
    """The town for so many days only."""
    return town(**tables).model_copy(update={"days": count})


def _petition(**deeds: Any) -> Scenario:
    """A petition each noon for four days, well known enough for a hundred signatures."""
    return _days(4, deeds=Deeds(**({"sign_rate": 0.12} | deeds)), post=daily("lina", days=4, ask="sign"))


def _appeal() -> Scenario:
    """Three appeals with a direct link, and an easy wish to give: gifts enough to compare."""
    return _days(
        4,
        deeds=Deeds(link_tap=0.25, social_proof=0.0),
        post=daily("lina", kind="appeal", days=3),
    )


def _call(scenario: Scenario, ask: str, effort: float, explicit: bool) -> Scenario:
    posts = tuple(
        Post.model_validate({**post.model_dump(), "ask": ask, "effort": effort, "explicit": explicit})
        for post in scenario.post
    )
    return scenario.model_copy(update={"post": posts})


def _calls(ask: str, effort: float, explicit: bool = True) -> Any:
    """A switch: the same posts call for this deed, of this effort."""
    return lambda scenario: _call(scenario, ask, effort, explicit)


def _any_deed() -> Scenario:
    """Signing and showing up would be equally likely, were it not for the effort."""
    return _petition(sign_rate=0.12, show_up_rate=0.12, recruit_rate=0.12, social_proof=0.0)


def _no_effort(scenario: Scenario) -> Scenario:
    knobs = scenario.deeds.model_copy(update={"effort_cost": 0.0, "implied_call": 1.0})
    return scenario.model_copy(update={"deeds": knobs})


def _clicks() -> Scenario:
    """Posts that people like, and a petition every noon."""
    return _days(
        5,
        audience=Audience(share_rate=0.2, like_rate=0.5),
        deeds=Deeds(sign_rate=0.08, recruit_rate=0.08, show_up_rate=0.08, social_proof=0.0, click_weight=0.4),
        post=(
            *daily("lina", days=4, hour=9),
            *daily("lina", kind="appeal", days=4, hour=18, ask="recruit"),
        ),
    )


OFF: dict[str, object] = {
    "deeds.next_step": "none",
    "deeds.after_click": "none",
    "decision_maker.threshold": 0,
}
"""The path from clicks to deeds, and from deeds to pressure, held off."""

FAST: dict[str, object] = {"deeds.social_proof": 0.0, "deeds.delay": 0}
"""Rapid mobilisation held off: no count is shown, every wish is carried out at once."""


def _pressed() -> Scenario:
    """Calls of an organiser whom nobody is close to, and somebody in office who gives way at fifty signatures."""
    return _days(
        5,
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0),
        audience=Audience(share_rate=0.1, like_rate=0.1),
        deeds=Deeds(sign_rate=0.1, social_proof=0.0),
        decision_maker=DecisionMaker(threshold=40),
        post=daily("lina", days=5),
    )


ROWS = (
    Row(
        id="M-B2",
        claim="Rapid mobilisation: the count of those who signed is shown",
        scenario="petition-week",
        base=_petition,
        arms=({"deeds.social_proof": 0.0}, {"deeds.social_proof": 0.4}),
        claims=(
            Changes("time_to_100_signatures", -1, 10),
            Changes("deeds", +1, 5, pooled=True),
        ),
        cut=FAST,
    ),
    Row(
        id="M-T3a",
        claim="Organise faster: from the wish to the deed in an hour, not a day",
        scenario="petition-week",
        base=lambda: _petition(sign_rate=0.3),
        arms=({"deeds.delay": "24h"}, {"deeds.delay": "1h"}),
        claims=(
            Changes("time_to_100_signatures", -1, 20),
            Changes("deeds", +1, 0, pooled=True),
        ),
        cut=FAST,
        same_as="M-B2",
    ),
    Row(
        id="M-B6",
        claim="Efficient fundraising: a short form, open books",
        scenario="influencer-mix",
        base=_appeal,
        arms=({"deeds.form_steps": 4}, {"deeds.form_steps": 1}, {"deeds.form_steps": 1, "deeds.open_books": 0.2}),
        claims=(
            Changes("gift_rate", +1, 15, arms=(0, 1), pooled=True),
            Changes("gift_rate", +1, 5, arms=(1, 2), pooled=True),
        ),
        cut={"deeds.form_steps": 2, "deeds.open_books": 0.0},
    ),
    Row(
        id="M-T3",
        claim="Actionable: an explicit call, and its effort from petition to protest",
        scenario="petition-week",
        base=_any_deed,
        arms=(
            _calls("sign", 0.0, explicit=False),
            _calls("sign", 0.0),
            _calls("recruit", 0.4),
            _calls("show_up", 1.0),
        ),
        claims=(
            Changes("deed_rate", +1, 15, arms=(0, 1)),
            Steps("deed_rate", -1, 20, arms=(1, 2, 3), pooled=True),
        ),
        cut=_no_effort,
    ),
    Row(
        id="M-V5",
        claim="Passive engagement: turn clicks into deeds",
        scenario="petition-week",
        base=_clicks,
        arms=(
            {},
            {"deeds.next_step": "sign"},
            {"deeds.after_click": "licensing"},
            {"deeds.after_click": "licensing", "deeds.public_clicks": True},
            {"deeds.after_click": "consistency"},
            {"deeds.after_click": "consistency", "deeds.public_clicks": True},
        ),
        claims=(
            Changes("deeds_per_click", +1, 10),
            Changes("deeds_after_click", -1, 5, arms=(2, 3), pooled=True),
            Changes("deeds_after_click", +1, 5, arms=(4, 5), pooled=True),
        ),
        cut=OFF,
    ),
    Row(
        id="M-B10",
        claim="Concrete social change: deeds press, clicks do not",
        scenario="petition-week",
        base=_pressed,
        arms=(_calls("share", 0.0), _calls("sign", 0.0), lambda scenario: _twice_the_likes(scenario)),
        claims=(
            Changes("pressure", +1, 20),
            MoreWorlds("gave_way", 1.0, 3),
            Unchanged("pressure", 1.0, arms=(1, 2)),
        ),
        cut=OFF,
    ),
    Row(
        id="M-G4",
        claim="Virtual action with real-world effect",
        scenario="petition-week",
        base=_pressed,
        arms=({}, {"deeds.next_step": "sign"}),
        claims=(
            Changes("deeds_per_click", +1, 10, pooled=True),
            Changes("pressure", +1, 10, pooled=True),
        ),
        cut=OFF,
        same_as="M-V5",
    ),
)


def _twice_the_likes(scenario: Scenario) -> Scenario:
    audience = scenario.audience.model_copy(update={"like_rate": 2 * scenario.audience.like_rate})
    return _call(scenario.model_copy(update={"audience": audience}), "sign", 0.0, True)
