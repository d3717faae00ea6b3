"""Decision rules: what the organiser looks at while the campaign runs, and what it then does."""

import re
from typing import NamedTuple

from ..catalogue import _
from ..clock import parse_duration
from .kinds import Duration, Listed, Part, Sentence, knob

METRICS = ("impressions", "reach", "likes", "comments", "shares", "share rate", "engagement rate", "deeds", "gifts",
           "signatures", "deed rate")  # fmt: skip
"""What a rule may look at: the numbers of the dashboard."""
VERBS = ("publish", "boost", "stop")

_WHEN = re.compile(
    r"^(?P<metric>[a-z ]+?)(?: of (?:the )?last (?P<window>[0-9a-zA-Z ]+?))?"
    r" *(?P<sign><|>) *(?P<level>[0-9.]+) *(?P<percent>%?)$"
)


class Condition(NamedTuple):
    """A number of the dashboard against a level; window in minutes, 0: since the start."""

    metric: str
    window: int
    below: bool
    level: float

    def holds(self, value: float) -> bool:
        """Whether the number lies on the stated side of the level."""
        return value < self.level if self.below else value > self.level


class Action(NamedTuple):
    """What is done, and to which post."""

    verb: str
    post: str


def condition(text: str) -> Condition:
    """Read "share rate of last 6 h < 0.5 %"; ValueError, in words, if that is no condition."""
    found = _WHEN.match(text.strip())
    if not found:
        raise ValueError(_("a condition reads like: share rate of last 6 h < 0.5 %"))
    metric = found["metric"].strip()
    if metric not in METRICS:
        raise ValueError(_("{name} is not on the dashboard; one of {names}").format(
            name=metric[:40], names=", ".join(METRICS)))  # fmt: skip
    window = parse_duration(found["window"]) if found["window"] else 0
    return Condition(metric, window, found["sign"] == "<", float(found["level"]) / (100.0 if found["percent"] else 1.0))


def action(text: str) -> Action:
    """Read "publish ID", "boost ID" or "stop ID"; ValueError, in words, if that is no action."""
    verb, _space, post = text.strip().partition(" ")
    if verb not in VERBS or not post.strip():
        raise ValueError(_("an action reads like: publish ID, boost ID or stop ID, with the id of a post"))
    return Action(verb, post.strip())


class Rule(Part):
    """One decision point: looked at every hour, done once."""

    when: Sentence = knob(
        ...,
        "Condition on the dashboard: share rate of last 6 h < 0.5 %.",
        source="mission FR",
        moves=("reach", "up", "from a condition that never holds to one that does"),
    )
    then: Listed[Sentence] = knob(
        ...,
        "What the organiser then does: publish a post that is held, boost or stop the boost of a post.",
        source="mission FR",
        moves=("reach", "up", "with an action that publishes or boosts"),
        min_length=1,
        max_length=10,
    )
    starts: Duration = knob(
        360,
        "When the organiser begins to look.",
        unit="duration",
        source="user",
        moves=("reach", "down", "when a rule that helps begins later"),
        ge=0,
        le=86400,
    )
