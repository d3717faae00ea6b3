"""Further platforms beside the main one, and what their owners change in mid-run."""

from .kinds import Moment, Part, Slug, knob
from .plan import LAST_MINUTE
from .society import Named


class Outlet(Named):
    """A further platform on which posts can go out; everybody is on the main one."""

    members: float = knob(
        0.5,
        "Part of all people who use it, too.",
        unit="share",
        source="user",
        moves=("reach", "up"),
        ge=0,
        le=1,
    )


class PolicyChange(Part):
    """The owner of a platform changes a rule, or it breaks down."""

    at: Moment = knob(
        ...,
        "When it comes into force.",
        unit="moment",
        source="user",
        moves=("reach", "up", "where visibility falls"),
        ge=0,
        le=LAST_MINUTE,
    )
    outlet: Slug = knob(
        "main",
        "Platform: main, or the id of an outlet.",
        source="user",
        moves=("impressions", "changes", "of the platform that it names"),
    )
    visibility: float = knob(
        0.3,
        "Part of the places that posts still get; 0 is an outage.",
        unit="share",
        source="mission FR",
        moves=("reach_after_change", "up"),
        ge=0,
        le=1,
    )
    until: Moment | None = knob(
        None,
        "When it ends; with the run when left out.",
        unit="moment",
        source="user",
        moves=("reach_after_change", "down"),
        ge=0,
        le=LAST_MINUTE,
    )
