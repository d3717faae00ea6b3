"""Rows about belief in the messenger and the organiser."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Audience, Desk, Influencer, Organiser, Scenario, Trust
from .bases import LINA, READY, daily, one_post, village
from .row import Base, Knob


def _own(kind: str = "post", days: int = 1, organiser: dict[str, Any] | None = None, **words: Any) -> Base:
    """The organiser speaks for itself."""
    house = {"supporters": 500, "money": 100_000, "hours": 40} | (organiser or {})
    return lambda: village(
        days, organiser=Organiser(**house), influencer=(), post=daily("organiser", kind, hour=8, days=days, **words)
    )


def _told(kind: str, **words: Any) -> Base:
    """The messenger, who was helped, posts of this kind."""
    lina = Influencer(**(LINA | {"tie": "beneficiary"}))
    return lambda: village(influencer=(lina,), post=one_post(kind=kind, **words))


def _replies() -> Scenario:
    """Questions, and a desk that answers at once."""
    return village(
        audience=Audience(**(READY | {"comment_rate": 1.0, "question_share": 1.0})),
        desk=Desk(staff=5, opens=0, closes=1440, minutes_per_reply=1.0),
    )


def _hopping() -> Scenario:
    """Four posts on four topics."""
    return village(post=tuple(one_post(hour, id=f"post-{hour}", topic=f"topic {hour}")[0] for hour in (6, 8, 10, 12)))


def _admitting(days: int = 1) -> Base:
    """A report that admits a failure, and posts after it."""
    return lambda: village(
        days,
        organiser=Organiser(supporters=800),
        post=(
            one_post(6, "organiser", kind="report", id="report", admits=True)[0],
            *(one_post(hour, "organiser", id=f"post-{hour}")[0] for hour in (10, 13, 16)),
        ),
    )


ROWS = (
    Knob("trust.prior", (0.1, 0.9), village),
    Knob("trust.spread", (0.0, 0.5), lambda: village(trust=Trust(doubt=1.0, fit_weight=0.0))),
    Knob("trust.doubt", (0.0, 1.0), village),
    Knob("trust.fit_weight", (0.0, 2.0), lambda: village()),
    Knob("trust.fit_peak", (0.2, 0.6, 1.0), lambda: village(influencer=(Influencer(**(LINA | {"fit": 0.6})),))),
    Knob("trust.fit_loss", (0.0, 1.0), lambda: village(influencer=(Influencer(**(LINA | {"fit": 0.1})),))),
    Knob("trust.suspicion", (0.4, 1.0), village),
    Knob("trust.tie_bonus", (0.0, 0.5), lambda: village(influencer=(Influencer(**(LINA | {"tie": "beneficiary"})),))),
    Knob("trust.disclosure_effect", (-0.5, 0.5), lambda: village(influencer=(Influencer(**(LINA | {"fee": 10_000})),))),
    Knob("trust.disclosure_gain", (0.0, 0.2), lambda: village(influencer=(Influencer(**(LINA | {"fee": 10_000})),))),
    Knob(
        "trust.hidden_notice",
        (0.0, 1.0),
        lambda: village(influencer=(Influencer(**(LINA | {"fee": 10_000, "disclosed": False})),)),
    ),
    Knob("trust.story_gain", (0.0, 0.2), _told("story")),
    Knob("trust.testimony_gain", (0.0, 0.2), _told("testimony")),
    Knob("trust.reply_gain", (0.0, 0.5), _replies),
    Knob("trust.report_gain", (0.0, 0.5), _own("report")),
    Knob(
        "trust.ask_cost",
        (0.0, 0.2),
        lambda: village(post=tuple(one_post(hour, id=f"post-{hour}", ask="sign")[0] for hour in (6, 8, 10, 12))),
    ),
    Knob("trust.skeptics", (0.1, 0.9), village),
    Knob("trust.sharing_weight", (0.0, 4.0), lambda: village(trust=Trust(skeptics=1.0))),
    Knob("trust.motive_notice", (0.0, 1.0), _own(organiser={"motive": "sales"})),
    Knob("trust.motive_loss", (0.0, 1.0), _own(organiser={"motive": "sales"})),
    Knob("trust.checkers", (0.0, 1.0), _own(organiser={"record": True})),
    Knob("trust.record_effect", (0.0, 1.0), _own(organiser={"record": True})),
    Knob("trust.admission_dip", (0.0, 0.5), _admitting(2)),
    Knob("trust.candour", (0.0, 0.2), _admitting()),
    Knob("trust.fit_gain", (0.0, 0.5), village),
    Knob("trust.mission_gain", (0.0, 0.5), _own(mission_tied=True)),
    Knob("trust.evidence_gain", (0.0, 0.5), _own(evidence=1.0)),
    Knob("trust.hopping_cost", (0.0, 0.5), _hopping),
    Knob("trust.comprehension", (0.0, 1.0), _own()),
    Knob(
        "trust.comprehension_gain",
        (0.0, 0.5),
        lambda: village(trust=Trust(comprehension=0.5), post=one_post(explains=1.0)),
    ),
)
