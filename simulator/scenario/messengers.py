"""Who speaks for the campaign: the organiser, the influencers, and the desk that answers."""

from typing import Literal, Self

from pydantic import field_validator, model_validator

from ..catalogue import _
from .kinds import MOST_MONEY, Listed, Money, Part, Slug, TimeOfDay, knob
from .society import MOST_PEOPLE, Named

Tie = Literal["none", "enthusiast", "beneficiary"]


class Organiser(Named):
    """The organisation behind the campaign, an account of its own."""

    id: Slug = knob(
        "organiser",
        "Short name used by other tables.",
        source="user",
        moves=("impressions", "changes", "at random: the dice go by it"),
    )
    supporters: int = knob(
        0,
        "Followers of its own account.",
        unit="people",
        source="user",
        moves=("reach", "up"),
        ge=0,
        le=MOST_PEOPLE,
    )
    fit: float = knob(
        0.7,
        "How well the cause fits what the organisation is and does.",
        unit="0..1",
        source="E9",
        moves=("doubted_share", "down"),
        ge=0,
        le=1,
    )
    tie: Tie = knob(
        "none",
        "Personal tie to the cause.",
        source="mission FR",
        moves=("doubted_share", "down", "from none over enthusiast to beneficiary"),
    )
    culture: float = knob(
        0.0,
        "Place on the axis of values (see community.culture).",
        unit="-1..1",
        source="mission FR",
        moves=("acceptance", "down", "with the distance from the reader's"),
        ge=-1,
        le=1,
    )
    money: Money = knob(
        0,
        "Money for fees and boosts.",
        unit="money",
        source="user",
        moves=("impressions", "up"),
        ge=0,
        le=MOST_MONEY,
    )
    hours: float = knob(
        20.0,
        "Staff hours in the whole run, for replies.",
        unit="hours",
        source="user",
        moves=("answered_share", "up"),
        ge=0,
        le=10_000,
    )
    transparency: float = knob(
        0.5,
        "How openly it shows what it does with the money.",
        unit="0..1",
        source="mission FR",
        moves=("sincerity", "up"),
        ge=0,
        le=1,
    )
    motive: Literal["sincere", "sales"] = knob(
        "sincere",
        "Why it campaigns: for the cause, or to sell. Readers may notice.",
        source="mission FR",
        moves=("sincerity", "down", "from sincere to sales"),
    )
    record: bool = knob(
        False,
        "Publishes a record of its goals and results that anybody can verify.",
        source="mission ID",
        moves=("doubted_share", "down"),
    )
    inner_gap: float = knob(
        0.0,
        "Gap between the values it lives by inside and those that it stands for outside.",
        unit="0..1",
        source="mission ID",
        moves=("expected_backlash", "up"),
        ge=0,
        le=1,
    )


class Influencer(Named):
    """A messenger with followers of their own."""

    followers: int = knob(
        ...,
        "Followers; 1k-10k is nano, 10k-100k micro.",
        unit="people",
        source="E1",
        moves=("reach", "up"),
        ge=0,
        le=MOST_PEOPLE,
    )
    fit: float = knob(
        0.7,
        "How well the cause fits what the messenger is known for.",
        unit="0..1",
        source="E9",
        moves=("engagement_rate", "peak"),
        ge=0,
        le=1,
    )
    tie: Tie = knob(
        "none",
        "Personal tie to the cause: none, an enthusiast, or somebody whom it helped.",
        source="mission FR",
        moves=("doubted_share", "down", "from none over enthusiast to beneficiary"),
    )
    culture: float = knob(
        0.0,
        "Place on the axis of values (see community.culture).",
        unit="-1..1",
        source="mission FR",
        moves=("acceptance", "down", "with the distance from the reader's"),
        ge=-1,
        le=1,
    )
    pick: Literal["strongest", "random"] = knob(
        "strongest",
        "Which waiting testimonies are passed on: those with most reactions, or any.",
        source="mission FR",
        moves=("likes", "up", "from random to strongest"),
    )
    lifts: Listed[Slug] = knob(
        (),
        "Communities whose members' own posts about the cause this account passes on each evening: a bridge.",
        source="mission FR",
        moves=("attention_share (this community)", "up", "for a community that it names"),
        max_length=500,
    )
    badge: bool = knob(
        False,
        "It bought a badge that lifts its posts where platform.bought_rank says so.",
        source="mission ID",
        moves=("reach", "up"),
    )
    kind: Literal["influencer", "brand", "politician", "person"] = knob(
        "influencer", "What kind of account it is; the platform's rules are the same for all.", source="mission ID"
    )
    fee: Money = knob(
        0,
        "Fee for the campaign, paid by the organiser.",
        unit="money",
        source="user",
        moves=("cost_per_deed", "up"),
        ge=0,
        le=MOST_MONEY,
    )
    disclosed: bool = knob(True, "A paid post says that it is paid.", source="E8", moves=("engagement_rate", "down"))
    audience: dict[Slug, float] = knob(
        {},
        "Weight of each community among the followers; by size over all that are not isolated when left out.",
        unit="weight",
        source="user",
        moves=("reach_share (this community)", "up", "for a community of larger weight"),
        max_length=500,
    )
    pass_on: int = knob(
        0,
        "Strongest testimonies of the public passed on each day.",
        unit="testimonies a day",
        source="mission FR",
        moves=("reach", "up"),
        ge=0,
        le=50,
    )
    answers: bool = knob(
        False,
        "Questions under this account's posts go to the reply desk.",
        source="mission FR",
        moves=("answered", "up"),
    )

    @field_validator("audience")
    @classmethod
    def _weights_are_weights(cls, weights: dict[str, float]) -> dict[str, float]:
        if any(not 0 <= weight <= 1e6 for weight in weights.values()):
            raise ValueError(_("weights lie between 0 and 1,000,000"))
        if weights and not any(weights.values()):
            raise ValueError(_("at least one weight is above 0"))
        return weights


class Desk(Part):
    """The reply desk: few hands, opening hours."""

    staff: int = knob(
        1, "Hands at the desk.", unit="people", source="mission FR", moves=("answered_share", "up"), ge=0, le=50
    )
    opens: TimeOfDay = knob(
        540,
        "Opening time, every day.",
        unit="time of day",
        source="user",
        moves=("wait", "up"),
        ge=0,
        le=1440,
    )
    closes: TimeOfDay = knob(
        1080, "Closing time.", unit="time of day", source="user", moves=("answered_share", "up"), ge=0, le=1440
    )
    minutes_per_reply: float = knob(
        6.0, "Mean work on one reply.", unit="minutes", moves=("wait", "up"), ge=0.5, le=240
    )

    reply_form: Literal["thread", "list", "video"] = knob(
        "thread",
        "Where replies appear: under the comment, as an entry in a list of answers, or as a public video of their own.",
        source="mission ID",
        moves=("questions_per_reply", "up", "from list to video"),
    )

    video_work: float = knob(
        3.0,
        "What filming multiplies the work on a reply by.",
        unit="multiplier",
        moves=("answered_share", "down", "with replies as videos"),
        ge=1,
        le=20,
    )

    follow_back: float = knob(
        0.0,
        "Chance that somebody who gets a reply and the account follow each other from then on.",
        unit="chance",
        source="mission ID",
        moves=("new_ties", "up"),
        ge=0,
        le=1,
    )

    @property
    def work(self) -> float:
        """What the form of a reply multiplies the work by."""
        return self.video_work if self.reply_form == "video" else 1.0

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(_("the desk must open before it closes"))
        return self
