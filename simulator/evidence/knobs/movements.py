"""Rows about what people start and carry by themselves."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Audience, Community, Deeds, Influencer, Movement, Network, Organiser, Scenario
from .bases import HOUR, LINA, READY, asking, daily, one_post, village
from .row import Base, Knob


def _movement(share_rate: float = 0.6, **keys: Any) -> Base:
    """Some people start a movement; there is no organiser."""
    begun = {"seeds": 20, "at": 8 * HOUR}
    return lambda: village(
        organiser=Organiser(),
        influencer=(),
        post=(),
        audience=Audience(**(READY | {"share_rate": share_rate})),
        movement=Movement(**(begun | keys)),
    )


def _towns() -> Scenario:
    """Twelve communities that the messenger's followers live in."""
    return village(
        people=1200,
        community=tuple(Community(id=f"c{n:02d}", share=1 / 12, interest=0.5, stance=0.3) for n in range(12)),
        audience=Audience(**(READY | {"share_rate": 0.1})),
        influencer=(Influencer(**(LINA | {"followers": 200})),),
        organiser=Organiser(),
        movement=Movement(shared_awareness=5.0, awareness_from=0.1),
    )


def _testimonies() -> Scenario:
    """A challenge, whose testimonies the messenger passes on."""
    return village(
        2,
        audience=Audience(share_rate=0.2, like_rate=0.6),
        deeds=Deeds(create_rate=0.2),
        influencer=(Influencer(**(LINA | {"pass_on": 10})),),
        network=Network(followees=30, circle_share=0.8),
        post=daily("lina", "challenge", hour=8, days=1),
    )


ROWS = (
    Knob("movement.seeds", (1, 60), _movement(quality=0.3)),
    Knob("movement.at", ("mon 08:00", "mon 16:00"), _movement(), until=18 * HOUR),
    Knob("movement.quality", (0.1, 2.0), _movement()),
    Knob("movement.shape", ("plain", "chain"), _movement(0.15, seeds=40, names=5)),
    Knob("movement.names", (2, 15), _movement(0.15, shape="chain")),
    Knob("movement.before", (1, 10), _movement(shape="disclosure")),
    Knob("movement.peers", (0.0, 10.0), lambda: asking("none")),
    Knob("movement.supporter_ties", (0.0, 1.0), lambda: asking("sign", 3)),
    Knob("movement.shared_awareness", (0.0, 5.0), _towns, worlds=6),
    Knob("movement.awareness_from", (0.05, 0.9), _towns, worlds=6),
    Knob("movement.belonging", (0.0, 10.0), _testimonies),
    Knob(
        "movement.featured_share",
        (0.0, 1.0),
        lambda: village(
            audience=Audience(**(READY | {"share_rate": 0.1})),
            influencer=(Influencer(**(LINA | {"followers": 150})),),
            organiser=Organiser(),
            post=one_post(tells_of=20, names_them=True),
        ),
    ),
)
