"""Rows about what goes wrong: cards, the care against them, and how hard they hit."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Card,
    Care,
    Community,
    Deeds,
    Desk,
    Harm,
    Influencer,
    Organiser,
    Outlet,
    Scenario,
)
from .bases import DAY, EAST, HOUR, LINA, READY, WEST, asking, daily, one_post, village
from .row import Base, Knob


def _hit(kind: str, at: int = 8 * HOUR, severity: float = 0.8, hours: float = 0.0, **card: Any) -> tuple[Card, ...]:
    """One card."""
    return (Card(id="card", kind=kind, at=at, severity=severity, hours=hours, **card),)  # type: ignore[arg-type]


def _rumour(care: dict[str, Any] | None = None, **harm: Any) -> Base:
    """A rumour in the morning, about an organiser whom many know."""
    return lambda: village(
        organiser=Organiser(supporters=400, hours=20),
        card=_hit("rumour"),
        care=Care(**(care or {})),
        harm=Harm(**harm),
        post=one_post(by="organiser"),
        influencer=(),
    )


def _discussed() -> Scenario:
    """A rumour that half of the people check, and that people comment on."""
    return _rumour({"verifying": 0.5})().model_copy(update={"audience": Audience(**(READY | {"comment_rate": 0.5}))})


def _raid(**care: Any) -> Base:
    """A raid at night against those who showed themselves that day."""
    return lambda: village(
        2,
        card=_hit("trolls", at=18 * HOUR, severity=0.3, hours=5),
        care=Care(**({"moderators": 1, "minutes_per_flag": 10.0, "resilience": 4.0} | care)),
    )


def _reproach(days: int = 4, responsibility: float = 1.0, **care: Any) -> Base:
    """A reproach in the morning; there are opponents."""
    return lambda: village(
        days,
        600,
        community=(Community(**EAST), Community(**(WEST | {"stance": -0.2}))),
        audience=Audience(share_rate=0.2),
        organiser=Organiser(supporters=200, hours=20),
        influencer=(),
        card=_hit("reproach", responsibility=responsibility),
        care=Care(**care),
        harm=Harm(cooling=600),
        post=(),
    )


def _angry() -> Scenario:
    """A reproach, and calls to sign after it."""
    base = _reproach(2)()
    return base.model_copy(
        update={
            "deeds": Deeds(sign_rate=0.4, ask_fatigue=0.0, social_proof=0.0),
            "harm": Harm(starters=50.0, anger=1.0, cooling=30 * DAY),
            "post": daily("organiser", hour=20, days=1, ask="sign"),
        }
    )


def _scandal(**care: Any) -> Base:
    """A scandal of the messenger before a post."""
    return lambda: village(card=_hit("scandal"), care=Care(**({"answer_after": 60} | care)), harm=Harm(starters=20.0))


def _two_messengers() -> Scenario:
    """A scandal before the post of one messenger; the other says nothing."""
    return village(
        card=_hit("scandal", at=6 * HOUR),
        harm=Harm(starters=50.0),
        influencer=(Influencer(**LINA), Influencer(id="omar", followers=400)),
        post=one_post(10),
    )


def _outage(**care: Any) -> Base:
    """The platform breaks down, with posts on it and on another."""
    return lambda: village(
        outlet=(Outlet(id="blue", members=0.6),),
        organiser=Organiser(supporters=400, hours=20),
        card=_hit("outage", at=9 * HOUR, severity=0.5),
        care=Care(**({"answer_after": 60} | care)),
        post=(*one_post(7), *one_post(7, id="other", outlet="blue")),
    )


def _overload() -> Scenario:
    """Other work calls in the morning; questions come all day."""
    return village(
        audience=Audience(**(READY | {"comment_rate": 1.0, "question_share": 1.0})),
        organiser=Organiser(supporters=150, hours=4),
        desk=Desk(staff=2, minutes_per_reply=5.0, opens=0, closes=1440),
        card=_hit("overload", severity=0.9),
    )


def _wrong_numbers() -> Scenario:
    """The dashboard errs."""
    return village(card=_hit("false_numbers", at=7 * HOUR), care=Care(answer_after=120))


def _records(**care: Any) -> Base:
    """Signatures, and the records of those who signed."""
    kept: dict[str, Any] = {"data": "email", "data_care": 0.2}
    return lambda: asking("sign", 3).model_copy(update={"care": Care(**(kept | care))})


def _breach(**harm: Any) -> Base:
    """A theft that is in the news."""
    return lambda: village(card=_hit("breach", at=20 * HOUR, severity=1.0), care=Care(data="full"), harm=Harm(**harm))


def _fake_page(**care: Any) -> Base:
    """A fake gift page, and an appeal."""
    return lambda: asking("give", 2).model_copy(update={"card": _hit("fake_page", at=HOUR), "care": Care(**care)})


ROWS = (
    Knob("card.id", ("card", "deck"), _rumour()),
    Knob("card.kind", ("fake_page", "rumour"), _rumour()),
    Knob("card.at", ("mon 01:00", "tue 20:00"), _angry),
    Knob("card.severity", (0.1, 1.0), _rumour(starters=30.0)),
    Knob("card.hours", (1, 10), _rumour({"fact_check": 120})),
    Knob("card.responsibility", (0.0, 1.0), _reproach(answer="denial", answer_after=120)),
    Knob("card.who", ("omar", "lina"), _two_messengers),
    Knob("card.outlet", ("main", "blue"), _outage()),
    Knob("care.verifying", (0.0, 0.8), _rumour()),
    Knob("care.fact_check", ("1h", "15h"), _rumour()),
    Knob("care.label_effect", (0.0, 1.0), _rumour({"fact_check": 120, "correction": 0.0})),
    Knob("care.correction", (0.0, 1.0), _rumour({"fact_check": 120})),
    Knob("care.correction_trust", (0.0, 4.0), _rumour({"fact_check": 120, "correction": 1.0})),
    Knob("care.rebuttal", (0.0, 2.0), _discussed),
    Knob("care.accuracy_prompt", (0.0, 1.0), _rumour()),
    Knob("care.moderators", (0, 10), _raid()),
    Knob("care.minutes_per_flag", (1.0, 60.0), _raid()),
    Knob("care.attacks_per_hour", (10.0, 400.0), _raid()),
    Knob("care.resilience", (1.0, 30.0), _raid()),
    Knob("care.answer", ("silence", "transparency"), _reproach(answer_after=120)),
    Knob("care.answer_after", ("1h", "2d"), _reproach(answer="transparency")),
    Knob("care.parts", (False, True), _scandal()),
    Knob("care.own_list", (0.0, 1.0), _outage()),
    Knob("care.reserve", (0.0, 1.0), _overload),
    Knob("care.audit", (False, True), _wrong_numbers),
    Knob("care.notify", (False, True), _breach()),
    Knob("care.data", ("none", "full"), _records()),
    Knob("care.data_care", (0.0, 0.9), _records()),
    Knob("care.page_security", (0.0, 0.9), _fake_page()),
    Knob("harm.starters", (2.0, 60.0), _rumour()),
    Knob("harm.rumour_pull", (0.2, 4.0), _rumour()),
    Knob("harm.rumour_loss", (0.0, 1.0), _rumour()),
    Knob("harm.anger", (0.1, 1.0), _reproach()),
    Knob("harm.anger_cost", (0.0, 1.0), _angry),
    Knob("harm.speaking_up", (0.002, 0.2), _reproach()),
    Knob("harm.cooling", ("2h", "2d"), _reproach()),
    Knob("harm.scandal_loss", (0.0, 1.0), _scandal()),
    Knob("harm.raid_length", ("1h", "1d"), _raid()),
    Knob("harm.theft_chance", (0.01, 0.5), _records()),
    Knob("harm.news", (0.1, 1.0), _breach()),
    Knob("harm.breach_loss", (0.0, 1.0), _breach()),
    Knob("harm.fake_page_stands", ("4h", "2d"), _fake_page()),
    Knob("harm.outage", ("2h", "2d"), _outage()),
)
