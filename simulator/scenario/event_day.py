"""Dates of the calendar on which the cause is in the air."""

from .kinds import Duration, Moment, Part, Slug, knob
from .plan import LAST_MINUTE


class EventDay(Part):
    """A world day, a heritage month, a vote: people who keep it look more readily at what is about the cause."""

    id: Slug = knob(
        ...,
        "Short name used by other tables: community.occasions, post.occasion.",
        source="user",
        moves=("impressions", "changes", "with the communities that keep it"),
    )
    at: Moment = knob(
        ...,
        "When it begins.",
        unit="moment",
        source="user",
        moves=("impressions", "changes", "with what goes out while it lasts"),
        ge=0,
        le=LAST_MINUTE,
    )
    lasts: Duration = knob(
        1440,
        "How long it lasts.",
        unit="duration",
        source="user",
        moves=("impressions", "up"),
        ge=60,
        le=60 * 1440,
    )
    attention: float = knob(
        0.5,
        "How much more readily people look who keep it; everybody, where no community is said to keep it.",
        unit="relative",
        source="mission ID",
        moves=("impressions", "up"),
        ge=0,
        le=10,
    )
