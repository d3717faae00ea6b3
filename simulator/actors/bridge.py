"""A bridge: an account that lends its audience to voices that few would hear."""

from __future__ import annotations

from collections.abc import Sequence

from .script import Listen, PassOn, Script, Wait

LISTENS_AT = 18 * 60
"""Time of day at which a bridge passes on what it heard."""


def bridge(account: str, communities: Sequence[str], days: int) -> Script:
    """Each evening passes on what people of these communities wrote about the cause since the last one."""
    for day in range(days):
        yield Wait(day * 1440 + LISTENS_AT)
        told = yield Listen(tuple(communities))
        for content in told.contents:
            yield PassOn(account, content)
