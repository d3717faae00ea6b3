"""Who is there: the people and their communities."""

from typing import Self

from pydantic import field_validator, model_validator

from ..catalogue import _
from .kinds import Duration, Listed, Name, Part, Sentence, Slug, knob

MOST_PEOPLE = 10_000_000
LEAST_PEOPLE = 30


class Population(Part):
    """The crowd as a whole; communities cut it into parts."""

    people: int = knob(
        50_000,
        "People in the society, shared out over the communities that declare a share.",
        unit="people",
        source="user",
        moves=("cause_reach", "up"),
        ge=LEAST_PEOPLE,
        le=MOST_PEOPLE,
    )
    sessions_per_day: float = knob(
        5.0,
        "Mean number of times a day that a person opens the platform.",
        unit="sessions a day",
        moves=("reach", "up"),
        ge=0.1,
        le=48,
    )
    sessions_spread: float = knob(
        0.8,
        "Spread of that number between people (sigma of a log-normal).",
        unit="log",
        moves=("reach", "down"),
        ge=0,
        le=2,
    )
    posting_rate: float = knob(
        0.8,
        "Mean number of posts a day that a person writes about anything: the background noise.",
        unit="posts a day",
        source="D1",
        moves=("impressions", "down"),
        ge=0,
        le=20,
    )
    posting_spread: float = knob(
        2.12,
        "Spread of posting between people (sigma of a log-normal): a few write most.",
        unit="log",
        source="D1, D2",
        moves=("impressions", "up", "in a busy feed"),
        ge=0,
        le=3,
    )
    peak_to_trough: float = knob(
        5.0,
        "Activity at the busiest hour of the day over the quietest.",
        unit="ratio",
        source="MEM: C7",
        moves=("peak_hour_share", "up"),
        ge=1,
        le=20,
    )
    weekend_shift: Duration = knob(
        60,
        "How much later the daily rhythm runs on Saturday and Sunday.",
        unit="duration",
        source="C7",
        moves=("impressions", "down", "in the morning of a Saturday"),
        ge=0,
        le=360,
    )


class Named(Part):
    """Something with an id, and a name to show that is made from the id when left out."""

    id: Slug = knob(
        ...,
        "Short name used by other tables.",
        source="user",
        moves=("impressions", "changes", "at random: the dice go by it"),
    )
    name: Name = knob("", "Name shown to people; made from the id when left out.", source="user")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.name:
            # not among the written fields: a dump shows only what the author wrote
            self.__dict__["name"] = spoken_id(self.id)
        return self


class Community(Named):
    """A circle of life with its own place, language, interest and stance."""

    share: float | None = knob(
        None,
        "Part of [population] people; the shares of all communities are scaled to add up to 1.",
        unit="share",
        source="user",
        moves=("reach (this community)", "up"),
        gt=0,
        le=1,
    )
    people: int | None = knob(
        None,
        "People on top of [population] people, instead of a share.",
        unit="people",
        source="user",
        moves=("reach (this community)", "up"),
        ge=1,
        le=MOST_PEOPLE,
    )
    region: Name = knob(
        "home",
        "Region of the world; only its name counts.",
        source="user",
        moves=("reach", "down", "away from home, where few ties cross regions"),
    )
    language: Slug = knob(
        "en", "Language that these people read.", source="user", moves=("reach", "down", "where posts speak another")
    )
    utc_offset: float = knob(
        0.0,
        "Clock of this community against the clock of the campaign.",
        unit="hours",
        source="user",
        moves=("impressions", "up", "early in the day, further east"),
        ge=-12,
        le=14,
    )
    interest: float = knob(
        0.3,
        "Mean interest in the cause, from none (0) to full (1).",
        unit="0..1",
        moves=("shares", "up"),
        ge=0,
        le=1,
    )
    stance: float = knob(
        0.2,
        "Mean stance towards the cause, from against (-1) to for (1).",
        unit="-1..1",
        moves=("rejected_share", "down"),
        ge=-1,
        le=1,
    )
    stance_spread: float = knob(
        0.3,
        "Spread of stances inside the community (standard deviation).",
        unit="-1..1",
        moves=("rejected_share", "up"),
        ge=0,
        le=1,
    )
    sincerity: float | None = knob(
        None,
        "Mean belief at the start that the organiser means it; trust.prior when left out.",
        unit="0..1",
        source="R2",
        moves=("doubted_share", "down"),
        ge=0,
        le=1,
    )
    culture: float = knob(
        0.0,
        "Place on an axis of values; how far from the author's counts as audience.culture_weight says.",
        unit="-1..1",
        source="mission FR",
        moves=("acceptance", "down", "with the distance from the author's"),
        ge=-1,
        le=1,
    )
    topics: dict[Sentence, float] = knob(
        {},
        "What these people care about: weight of each family of causes; everything alike when left out.",
        unit="weight",
        source="mission FR",
        moves=("shares", "up", "with the fit to the cause"),
        max_length=40,
    )
    connections: float = knob(
        1.0,
        "How many accounts these people follow, and so how many follow them, against everybody's mean.",
        unit="multiplier",
        source="mission FR",
        moves=("attention_share (this community)", "up"),
        gt=0,
        le=5,
    )
    occasions: Listed[Slug] = knob(
        (),
        "Dates of the calendar that these people keep: a month of their history, a day of their cause.",
        source="mission ID",
        moves=("reach_share (target group)", "up", "where a post is tagged with one"),
        max_length=40,
    )
    isolated: bool = knob(False, "No ties to any other community.", source="user", moves=("reach", "down"))
    awareness: float = knob(
        0.05,
        "Share of people who know the problem before the campaign.",
        unit="share",
        moves=("awareness", "up"),
        ge=0,
        le=1,
    )

    @field_validator("topics")
    @classmethod
    def _weights_are_weights(cls, weights: dict[str, float]) -> dict[str, float]:
        return checked_weights(weights)

    @model_validator(mode="after")
    def _size_is_given_once(self) -> Self:
        if (self.share is None) == (self.people is None):
            raise ValueError(_("give either share or people"))
        return self


def checked_weights(weights: dict[str, float]) -> dict[str, float]:
    """Weights (topics) that can be compared: none negative or huge, and not all of them 0."""
    if any(not 0 <= weight <= 1e6 for weight in weights.values()):
        raise ValueError(_("weights lie between 0 and 1,000,000"))
    if weights and not any(weights.values()):
        raise ValueError(_("at least one weight is above 0"))
    return weights


def spoken_id(identity: str) -> str:
    """A name to show for an id: "story-1" -> "Story 1"."""
    return identity.replace("-", " ").replace("_", " ").capitalize()
