"""An account that follows a plan: the organiser or an influencer, story by story."""

from __future__ import annotations

from collections.abc import Sequence

from .script import PassOn, Pay, Pick, Publish, Script, Wait

PASS_ON_AT = 20 * 60
"""Time of day at which an influencer passes on the strongest testimonies of the public."""


def messenger(
    account: str, plan: Sequence[tuple[int, str]], days: int, pass_on: int, at_random: bool = False
) -> Script:
    """Publishes each planned (minute, post) at its minute; each evening passes on the strongest testimonies."""
    evenings = [(day * 1440 + PASS_ON_AT, "") for day in range(days)] if pass_on else []
    for minute, post in sorted([*plan, *evenings]):
        yield Wait(minute)
        if post:
            yield Publish(post)
            continue
        told = yield Pick(pass_on, at_random)
        for content in told.contents:
            yield PassOn(account, content)


def treasurer(fees: Sequence[tuple[str, int]]) -> Script:
    """Pays each influencer's fee as the campaign opens."""
    yield Wait(0)
    for account, cents in fees:
        yield Pay(account, cents)
