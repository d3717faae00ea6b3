"""How hard bad news hits: a rumour, a reproach, a raid, a theft, a fake page; idle until a card is played."""

from .kinds import Duration, Part, knob


class Harm(Part):
    """What goes wrong, in numbers; nothing of it counts before a card is played."""

    starters: float = knob(
        8.0,
        "People in a thousand in whom a rumour, a reproach or a scandal of severity 1 starts.",
        unit="per 1,000 people",
        moves=("misled", "up"),
        ge=0,
        le=100,
    )
    rumour_pull: float = knob(
        1.7,
        "How much readier people are to pass a rumour on than an ordinary post; studies disagree, 1 is neutral.",
        unit="multiplier",
        source="B1",
        moves=("misled", "up"),
        ge=0.1,
        le=5,
    )
    rumour_loss: float = knob(
        0.5,
        "Part of the belief in the organiser that a believed rumour takes.",
        unit="share",
        moves=("sincerity", "down"),
        ge=0,
        le=1,
    )
    anger: float = knob(
        0.6,
        "Part of the calm that a reproach takes from somebody who reads it for the first time.",
        unit="share",
        moves=("recovery_time", "up"),
        ge=0,
        le=1,
    )
    anger_cost: float = knob(
        0.5,
        "Part of a deed for the organiser that is lost with somebody as angry as can be.",
        unit="share",
        moves=("deeds", "down"),
        ge=0,
        le=1,
    )
    speaking_up: float = knob(
        0.004,
        "Chance an hour that an opponent as angry as can be posts against the organiser.",
        unit="chance an hour",
        moves=("opponents_mobilised", "up"),
        ge=0,
        le=1,
    )
    cooling: Duration = knob(
        30 * 60,
        "Time in which anger halves by itself.",
        unit="duration",
        moves=("recovery_time", "up"),
        ge=60,
        le=30 * 1440,
    )
    scandal_loss: float = knob(
        0.3,
        "Part of the belief in the organiser lost by who hears of a scandal of its messenger, of severity 1.",
        unit="share",
        source="MEM: spill-over of endorser scandals",
        moves=("sincerity", "down"),
        ge=0,
        le=1,
    )
    raid_length: Duration = knob(
        1440, "How long trolls keep at it.", unit="duration", moves=("silenced", "up"), ge=60, le=10 * 1440
    )
    theft_chance: float = knob(
        0.01,
        "Chance a day that full records kept carelessly are stolen; for e-mail addresses a fifth of it.",
        unit="chance a day",
        moves=("records_exposed", "up"),
        ge=0,
        le=1,
    )
    news: float = knob(
        0.5,
        "Part of all people who hear in the news of a theft of data of severity 1.",
        unit="share",
        moves=("sincerity", "down", "after a theft"),
        ge=0,
        le=1,
    )
    breach_loss: float = knob(
        0.4,
        "Part of the belief lost by who hears of a theft of full records of severity 1; half of it without full ones.",
        unit="share",
        moves=("sincerity", "down"),
        ge=0,
        le=1,
    )
    fake_page_stands: Duration = knob(
        72 * 60,
        "How long a fake gift page stands that nobody looks for.",
        unit="duration",
        moves=("gifts_diverted", "up"),
        ge=60,
        le=30 * 1440,
    )
    outage: Duration = knob(
        1440,
        "How long an outage of severity 1 lasts.",
        unit="duration",
        moves=("impressions", "down"),
        ge=60,
        le=10 * 1440,
    )
