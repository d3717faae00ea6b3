"""The organiser who adapts: looks at the dashboard every hour, and does what the rule says, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..scenario.rules import Action, Condition
from .script import Observe, Publish, Script, Switch, Wait


def adapter(
    condition: Condition, actions: Sequence[Action], boosts: Mapping[str, Sequence[int]], starts: int, ends: int
) -> Script:
    """Follows one rule; `boosts` are the places of each post's boosts."""
    for minute in range(-(-max(starts, 60) // 60) * 60, ends, 60):
        yield Wait(minute)
        told = yield Observe(condition.metric, condition.window)
        if told.values and condition.holds(told.values[0]):
            break
    else:
        return
    for one in actions:
        if one.verb == "publish":
            yield Publish(one.post)
        else:
            for boost in boosts.get(one.post, ()):
                yield Switch(boost, one.verb == "boost")
