"""From a look to a deed: each rung of the ladder has its own hazard, and most people are lost on the way."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..scenario.model import Deeds

Floats = NDArray[np.float64]

FRIEND_SIGHTS = 0.15
"""Part of a donor's followers who see the link that the donor passed on; only scales `donor_share_gifts`."""


def form_completion(deeds: Deeds) -> float:
    """Part of those who tap that finish the form: stated for two steps, each further one loses `step_loss` (M6)."""
    completed: float = deeds.form_completion
    for _ in range(abs(deeds.form_steps - 2)):
        completed = completed * (1.0 - deeds.step_loss) if deeds.form_steps > 2 else completed / (1.0 - deeds.step_loss)
    return min(completed, 1.0)


def base_rates(deeds: Deeds) -> Floats:
    """Chance of the deed asked for, per accepting viewer, in the order of `ASKS`; share and none ask no deed."""
    give = deeds.link_tap * form_completion(deeds) * deeds.match
    return np.array(
        [0.0, 0.0, deeds.create_rate, deeds.sign_rate, give, deeds.recruit_rate, deeds.show_up_rate],
        np.float64,
    )


def trust_factor(sincerity: NDArray[np.int32], prior: float, weight: float) -> Floats:
    """What belief does to a deed (n,): (belief / prior) ** weight."""
    if weight != 1.0:
        return powers(weight, max(prior, 1e-4), 1e-4)[sincerity]
    return np.maximum(exact.from_grid(sincerity), 1e-4) / max(prior, 1e-4)


@lru_cache(maxsize=16)
def powers(exponent: float, usual: float, least: float) -> Floats:
    """(value / usual) ** exponent for every value 0..1 on the grid of 2**-16 (65537,), held at `least` from below."""
    return exact.power(np.maximum(exact.from_grid(np.arange(65537)), least) / usual, exponent)


def belief_at_the_form(sincerity: NDArray[np.int32], giving: NDArray[np.bool_], open_books: float) -> NDArray[np.int32]:
    """Belief (n,) that decides on the deed: at a gift form with open books, part of the missing belief is there."""
    missing = np.where(giving, 65536 - sincerity.astype(np.int64), 0)
    return (sincerity + ((missing * round(open_books * 65536)) >> 16)).astype(np.int32)


def call_response(deeds: Deeds, explicit: bool, effort: float) -> float:
    """What the wording and the effort of a call leave of the stated rates: 1 for an explicit call of no effort."""
    return (1.0 if explicit else deeds.implied_call) * float(exact.exp(-deeds.effort_cost * effort))


def momentum(deeds: Deeds, kind: str, done: int) -> float:
    """What recognising people who do the work does to a motivational post's call: more, the more has been done."""
    if kind != "motivational" or not deeds.recognition:
        return 1.0
    return 1.0 + deeds.recognition * float(exact.log(1.0 + done)) / 2.302585092994046


def after_click(deeds: Deeds) -> float:
    """Multiplier of the deeds of those who clicked before: licensing or consistency (M4)."""
    if deeds.after_click == "licensing":
        return 1.0 - deeds.click_weight if deeds.public_clicks else 1.0 + deeds.click_weight / 2.0
    return 1.0 + deeds.click_weight if deeds.after_click == "consistency" and deeds.public_clicks else 1.0


def delay_minutes(units: NDArray[np.int64], mean: int) -> NDArray[np.int64]:
    """Minutes (n,) from the wish to the deed: exponential with this mean; `units` of 2**-20 from a coin."""
    return (units * mean) >> 20


def ask_fatigue(asks_seen: NDArray[np.integer], loss: float) -> Floats:
    """What is left of the response after so many earlier asks (n,): each takes the share `loss` of what is left."""
    steps = np.minimum(asks_seen, 64).astype(np.int64)
    return np.concatenate((np.ones(1), np.cumprod(np.full(64, 1.0 - loss))))[steps]


def urgency(left: NDArray[np.integer], strength: float) -> Floats:
    """What a deadline in so many minutes (n,) adds: 1 + strength at its last moment, half of it a day before."""
    if not strength:
        return np.ones(left.shape)
    return 1.0 + strength * exact.exp(-0.6931471805599453 / 1440.0 * np.maximum(left, 0))


def social_proof(count: int, strength: float, shown_from: int) -> float:
    """What a visible count of doers does: +strength x log10 of the count beyond the one from which it is shown."""
    if count < max(shown_from, 1):
        return 1.0
    return 1.0 + strength * float(exact.log(count / max(shown_from, 1) * 10.0)) / 2.302585092994046


def gift_cents(flips: NDArray[np.uint32], mean: int, spread: float) -> NDArray[np.int32]:
    """Gifts (n,) in cents: log-normal with this mean, in whole units of currency, at least one."""
    normal = exact.normal_quantile((flips.astype(np.float64) + 0.5) * 2.0**-32)
    cents = mean * exact.exp(spread * normal - spread * spread / 2.0)
    return np.asarray(np.maximum(np.rint(cents / 100.0), 1.0) * 100.0, dtype=np.int32)
