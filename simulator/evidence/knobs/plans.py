"""Rows about the plan: paid reach, rules, and the time after the campaign."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Aftermath, Audience, Boost, Deeds, Influencer, Rule
from .bases import DAY, HOUR, LINA, READY, daily, one_post, village
from .row import Base, Knob


def _boosted(**keys: Any) -> Base:
    """Paid reach for a post of somebody whom few know."""
    paid: dict[str, Any] = {"post": "post", "budget": 400, "price_per_thousand": 800}
    return lambda: village(
        audience=Audience(**(READY | {"share_rate": 0.1})),
        influencer=(Influencer(id="lina", followers=50),),
        post=(*one_post(), *one_post(id="other", quality=3.0)),
        boost=(Boost(**(paid | keys)),),
    )


def _ruled(**keys: Any) -> Base:
    """A post that is held back until a rule says so."""
    rule: dict[str, Any] = {"when": "impressions > 0", "then": ("publish held",), "starts": 8 * HOUR}
    return lambda: village(
        influencer=(Influencer(**(LINA | {"followers": 300})), Influencer(id="omar", followers=300)),
        audience=Audience(**(READY | {"share_rate": 0.1})),
        post=(*one_post(7), *one_post(7, "omar", id="held", held=True)),
        rule=(Rule(**(rule | keys)),),
    )


def _month(days: int = 30, **keys: Any) -> Base:
    """A petition on each of three days, and what comes after."""
    late = {"starts": 7 * DAY, "step": 360}
    return lambda: village(
        days,
        600,
        influencer=(Influencer(**(LINA | {"followers": 300})),),
        audience=Audience(share_rate=0.3, like_rate=0.4),
        deeds=Deeds(sign_rate=0.2),
        aftermath=Aftermath(**(late | keys)),
        post=daily("lina", hour=8, days=3, ask="sign"),
    )


ROWS = (
    Knob("boost.post", ("post", "other"), _boosted(), row="0"),
    Knob("boost.budget", (1, 20), _boosted()),
    Knob("boost.held", (False, True), _boosted()),
    Knob("boost.price_per_thousand", (4, 40), _boosted()),
    Knob("boost.audience", (["west"], ["east"]), _boosted(), group="east"),
    Knob("boost.daily_cap", (1, 20), _boosted(budget=2000)),
    Knob("boost.starts", ("mon 08:00", "mon 16:00"), _boosted(), until=15 * HOUR),
    Knob("boost.ends", ("mon 10:00", "mon 22:00"), _boosted(budget=2000)),
    Knob("rule.when", ("impressions < 0", "impressions > 0"), _ruled()),
    Knob("rule.then", (["stop post"], ["publish held"]), _ruled()),
    Knob("rule.starts", ("9h", "22h"), _ruled()),
    Knob("aftermath.step", ("1h", "6h"), _month(4, starts=DAY, step=60)),
    Knob("aftermath.starts", ("7d", "20d"), _month(nurture_every=3 * DAY)),
    Knob("aftermath.memory", ("1d", "20d"), _month(7, starts=DAY)),
    Knob("aftermath.letter_pull", (0.0, 10.0), _month(8, starts=5 * DAY, nurture_every=DAY)),
    Knob("aftermath.nurture_every", ("2d", "20d"), _month()),
)
