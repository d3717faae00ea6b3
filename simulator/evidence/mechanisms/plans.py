"""Rows about planning: rules that adapt, dashboards that err, hours between the screen and the street."""

from __future__ import annotations

from typing import Any

from ...engine.run import Run
from ...ledger import Act
from ...metrics.measures import value
from ...metrics.record import record
from ...scenario.model import (
    Audience,
    Boost,
    Deeds,
    Influencer,
    Organiser,
    Post,
    Rule,
    Scenario,
    Street,
)
from .bases import HOUR, daily, only_posts, town
from .claim import Above, Changes, Interior, Unchanged
from .row import Row


def days(count: int, **tables: Any) -> Scenario:
    """The town for so many days only."""
    return town(**tables).model_copy(update={"days": count})


def _two_versions() -> Scenario:
    """Money to boost one of two versions of a post; the plan backs the one that people do not pass on."""
    return days(
        3,
        audience=Audience(share_rate=0.4),
        organiser=Organiser(supporters=50, money=16_000, hours=20),
        influencer=(Influencer(id="lina", followers=50, tie="enthusiast"),),
        post=(
            Post(id="notice", by="lina", at=9 * HOUR, quality=0.2),
            Post(id="story", by="lina", at=9 * HOUR + 30, quality=6.0),
        ),
        boost=(
            Boost(post="notice", budget=16_000, price_per_thousand=1500),
            Boost(post="story", budget=16_000, price_per_thousand=1500, held=True),
        ),
    )


def _rules(when: str) -> Any:
    """A switch: the organiser moves the money from the notice to the story when this is so."""
    rule = Rule(when=when, then=("stop notice", "boost story"), starts=12 * HOUR)
    return lambda scenario: scenario.model_copy(update={"rule": (rule,)})


def _rule_fired(run: Run) -> float:
    """1 when a rule moved money from one boost to another."""
    return float((record(run).acts["act"] == Act.SWITCHED).any())


def _nobody_decides(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"rule": ()})


def _measured() -> Scenario:
    """Posts and appeals enough that every number of the dashboard has something to count."""
    return days(
        4,
        audience=Audience(share_rate=0.3, like_rate=0.3, comment_rate=0.05),
        deeds=Deeds(link_tap=0.3),
        post=(*daily("lina", days=4), *daily("lina", kind="appeal", days=4, hour=18)),
    )


def _credit_errs_more(run: Run) -> float:
    """How much larger the error of gifts credited to a post is than that of likes."""
    return value(run, "measurement_error_gifts") - value(run, "measurement_error_likes")


def _shared_hours() -> Scenario:
    """Thirty hours for posts that take three each, or for talks on the street."""
    return town(
        organiser=Organiser(supporters=500, hours=30, money=0),
        audience=Audience(share_rate=0.1),
        deeds=Deeds(sign_rate=0.3, ask_fatigue=0.25, social_proof=0.0),
        street=Street(share=0.5, contacts_per_hour=20, yes_rate=0.4),
        post=daily("organiser", ask="sign", hours=3.0),
        influencer=(),
    )


def _beside_the_street(scenario: Scenario) -> Scenario:
    """No online channel: nobody posts; held so in all arms, it is also the cut of both rows."""
    return only_posts(scenario, lambda post: False)


ROWS = (
    Row(
        id="M-B9",
        claim="Real-time feedback: rules adapt the plan",
        scenario="influencer-mix",
        base=_two_versions,
        arms=(
            {},
            _rules("share rate of last 12 h < 20 %"),
            _rules("share rate of last 12 h > 99 %"),
        ),
        claims=(
            Above("rule_fired", 1.0, 1),  # in every world
            Changes("reach", +1, 5),
            Above("rule_fired", 0.0, 2, below=True),
            Unchanged("reach", 0, arms=(0, 2)),
        ),
        cut=_nobody_decides,
        measures={"rule_fired": _rule_fired},
    ),
    Row(
        id="M-V11",
        claim="Impact is hard to measure: the dashboard against the truth",
        scenario="influencer-mix",
        base=_measured,
        arms=({}, {"dashboard.overcount": 0.08, "dashboard.devices": 0.1, "dashboard.lost_track": 0.35}),
        claims=(
            Changes("measurement_error_impressions", +1, 5, "points"),
            Changes("measurement_error_reach", +1, 5, "points"),
            Changes("measurement_error_likes", +1, 5, "points"),
            Changes("measurement_error_shares", +1, 5, "points"),
            Changes("measurement_error_gifts", +1, 5, "points"),
            Above("credit_errs_more", 0.05),
            Unchanged("reach", 0),
            Unchanged("likes", 0),
            Unchanged("gifts", 0),
        ),
        cut={"dashboard.overcount": 0.0, "dashboard.devices": 0.0, "dashboard.lost_track": 0.0},
        measures={"credit_errs_more": _credit_errs_more},
    ),
    Row(
        id="M-V9",
        claim="Over-allocation of resources to social media",
        scenario="petition-week",
        base=_shared_hours,
        arms=({"street.share": 0.9}, {"street.share": 0.5}, {"street.share": 0.1}),
        claims=(Interior("deeds", 5, pooled=True),),
        cut=_beside_the_street,
    ),
    Row(
        id="M-F4",
        claim="Engagement moved from analogue to virtual",
        scenario="petition-week",
        base=_shared_hours,
        arms=(_beside_the_street, {}),
        claims=(
            Changes("online_share_of_deeds", +1, 10, "points"),
            Changes("deeds", +1, 5, pooled=True),
        ),
        cut=_beside_the_street,
        same_as="M-V9",
    ),
)
