"""After the campaign: what is forgotten, and what is done so that it is not."""

from .kinds import Duration, Part, knob


class Aftermath(Part):
    """The time after the campaign week, played at a coarser step."""

    starts: Duration = knob(
        7 * 1440,
        "When the campaign is over and its aftermath begins.",
        unit="duration",
        source="mission FR",
        moves=("active_at_day_30", "down"),
        ge=1440,
        le=60 * 1440,
    )
    step: Duration = knob(
        0,
        "How often the audience is moved in the aftermath; 0: as before. A number of hours that divides a day.",
        unit="duration",
        moves=("impressions", "same"),
        ge=0,
        le=1440,
    )
    memory: Duration = knob(
        0,
        "Time after its last touch in which half of the people forget the cause; 0: nothing is forgotten.",
        unit="duration",
        source="mission FR",
        moves=("awareness", "up"),
        ge=0,
        le=365 * 1440,
    )
    letter_pull: float = knob(
        1.5,
        "How readily a letter of the organiser is reacted to, against an ordinary post.",
        unit="multiplier",
        moves=("active_at_day_7", "up", "with letters"),
        ge=0,
        le=20,
    )
    nurture_every: Duration = knob(
        0,
        "How often the organiser writes to its supporters after the campaign; 0: never.",
        unit="duration",
        source="mission FR",
        moves=("active_at_day_30", "down"),
        ge=0,
        le=60 * 1440,
    )
