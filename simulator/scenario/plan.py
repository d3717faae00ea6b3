"""The campaign: its goal, its posts, its paid reach, and the levers that the interface offers."""

from typing import Literal, Self

from pydantic import model_validator

from ..catalogue import _
from .kinds import MOST_MONEY, Duration, Listed, Moment, Money, Name, Part, Sentence, Setting, Slug, knob
from .society import spoken_id

LAST_MINUTE = 60 * 1440

PostKind = Literal[
    "story",
    "post",
    "challenge",
    "appeal",
    "report",
    "testimony",
    "educational",
    "opinion",
    "actionable",
    "motivational",
    "interactive",
    "correction",
    "apology",
]
Media = Literal["words", "picture", "video"]
Ask = Literal["none", "share", "create", "sign", "give", "recruit", "show_up"]


class Goal(Part):
    """What counts as success, and until when."""

    measure: str = knob(
        "gifts",
        "Name of a documented measure.",
        source="user",
        pattern=r"^[a-z][a-z0-9_]{0,39}$",
        moves=("goal_value", "changes", "to what it names"),
    )
    target: float = knob(
        10.0,
        "Value to reach.",
        unit="of the measure",
        source="user",
        moves=("goal_reached", "down"),
        ge=0,
        le=1e12,
    )
    deadline: Moment | None = knob(
        None,
        "Last moment that counts; the end of the run when left out.",
        unit="moment",
        source="user",
        moves=("goal_value", "up"),
        ge=0,
        le=LAST_MINUTE,
    )


class Planned(Part):
    """When and by whom a post goes out, and what it asks; `wording.Post` adds what its words do."""

    id: Slug = knob(
        ...,
        "Short name used by other tables.",
        source="user",
        moves=("impressions", "changes", "at random: the dice go by it"),
    )
    by: Slug = knob(
        ..., "Account that posts it.", source="user", moves=("reach", "up", "towards an account with more followers")
    )
    at: Moment = knob(
        ...,
        "When it goes out.",
        unit="moment",
        source="user",
        moves=("impressions", "down", "before a set moment, when it goes out later"),
        ge=0,
        le=LAST_MINUTE,
    )
    kind: PostKind = knob(
        "post",
        "What it is: a plain post, a story, a challenge, a lesson, an opinion, a call, an answer ...",
        source="mission FR",
        moves=("creations", "up", "from post to challenge"),
    )
    title: Sentence = knob("", "What it says, in a line; made from the id when left out.", source="user")
    frames: int = knob(
        3,
        "Frames of a story; viewers drop out from one to the next.",
        unit="frames",
        source="E3",
        moves=("completion_rate", "down"),
        ge=1,
        le=30,
    )
    ask: Ask = knob(
        "none",
        "What it asks people to do; when left out a challenge asks to create, an appeal to give, a call to sign.",
        source="mission FR",
        moves=("deeds", "up", "from none to any deed"),
    )
    quality: float = knob(
        1.0,
        "How well it is made; multiplies the wish to react.",
        unit="multiplier",
        moves=("shares", "up"),
        ge=0.05,
        le=20,
    )
    arousal: float = knob(
        0.0,
        "Stirring (awe, anger) above 0, saddening below.",
        unit="standard deviations",
        source="MEM: B6",
        moves=("shares", "up"),
        ge=-2,
        le=2,
    )
    moral_words: int = knob(
        0,
        "Moral-emotional words; that they spread further is contested.",
        unit="words",
        source="B4",
        moves=("shares", "up"),
        ge=0,
        le=20,
    )
    clarity: float = knob(
        0.6, "How clearly it says what to do.", unit="0..1", source="mission ID", moves=("deeds", "up"), ge=0, le=1
    )
    held: bool = knob(
        False, "Held back: goes out only when a rule says so.", source="mission FR", moves=("reach", "down")
    )
    resurfaces: Duration = knob(
        0,
        "Evergreen: how often it comes up again among the author's followers; 0: never.",
        unit="duration",
        source="mission FR",
        moves=("awareness", "up", "where people forget, from never to now and then"),
        ge=0,
        le=60 * 1440,
    )
    explicit: bool = knob(
        True,
        "Says in so many words what to do; otherwise the call is only implied.",
        source="mission ID",
        moves=("deeds", "up"),
    )
    effort: float = knob(
        0.0,
        "Effort asked for beyond the least that such a deed takes.",
        unit="0..1",
        source="mission ID",
        moves=("deeds", "down"),
        ge=0,
        le=1,
    )
    slant: float = knob(
        0.8,
        "Stance that it speaks for, from against the cause (-1) to for it (1).",
        unit="-1..1",
        moves=("rejected_share", "up"),
        ge=-1,
        le=1,
    )
    language: Slug | None = knob(
        None,
        "Language; the one that most people read when left out.",
        source="user",
        moves=("reach", "up", "from a language of few to that of many"),
    )
    translations: Listed[Slug] = knob(
        (),
        "Further languages in which a version of it goes out.",
        source="mission FR",
        moves=("reach (second language)", "up"),
        max_length=40,
    )
    outlet: Slug = knob(
        "main",
        "Platform on which it goes out: main, or the id of an outlet.",
        source="user",
        moves=("dependence_index", "down", "where some posts go out on another platform"),
    )
    occasion: Slug | None = knob(
        None,
        "Date of the calendar that it is tagged with; shown to people who keep it (community.occasions), "
        "while it lasts where an [[event_day]] of that id says so.",
        source="mission ID",
        moves=("reach_share (target group)", "up"),
    )
    tells_of: int = knob(
        0,
        "Members of the public, from among the account's followers, whose act it tells of.",
        unit="people",
        source="mission ID",
        moves=("reach (neighbours of the featured)", "up", "where they are named"),
        ge=0,
        le=100,
    )
    names_them: bool = knob(
        False,
        "It names and links them; movement.featured_share of them show it to their own followers.",
        source="mission ID",
        moves=("reach_beyond_followers", "up"),
    )
    media: Media = knob(
        "words",
        "Words and video speak a language, a picture speaks to everybody; a video needs one click more to pass on.",
        source="mission FR",
        moves=("reach (second language)", "up", "from words to picture"),
    )
    link: bool = knob(
        False,
        "Carries a direct link to the form; an appeal does when left out.",
        source="mission FR",
        moves=("gifts", "up"),
    )

    @model_validator(mode="after")
    def _kind_fills_in(self) -> Self:
        """Title, ask and link that the author left to the kind of post."""
        asks = {"challenge": "create", "appeal": "give", "actionable": "sign"}
        usual = {
            "title": spoken_id(self.id),
            "ask": asks.get(self.kind, "none"),
            "link": self.kind == "appeal",
        }
        for key, value in usual.items():
            if key not in self.model_fields_set:
                self.__dict__[key] = value
        return self


class Boost(Part):
    """Paid reach for a post."""

    post: Slug = knob(
        ...,
        "Post that is boosted.",
        source="user",
        moves=("impressions", "changes", "to those of the post that it names"),
    )
    budget: Money = knob(
        ...,
        "Most that may be spent.",
        unit="money",
        source="user",
        moves=("impressions", "up"),
        ge=0,
        le=MOST_MONEY,
    )
    held: bool = knob(
        False, "Held back: begins only when a rule says so.", source="mission FR", moves=("impressions", "down")
    )
    price_per_thousand: Money = knob(
        800,
        "Price of a thousand sightings.",
        unit="money",
        source="MEM: usual prices 5-12",
        moves=("impressions", "down"),
        ge=1,
        le=100_000_00,
    )
    audience: Listed[Slug] = knob(
        (),
        "Communities that are shown it; all when left out.",
        source="user",
        moves=("reach_share (this community)", "up", "for a community that it names"),
        max_length=500,
    )
    daily_cap: Money | None = knob(
        None,
        "Most that may be spent in a day.",
        unit="money",
        source="user",
        moves=("impressions", "up"),
        ge=0,
        le=MOST_MONEY,
    )
    starts: Moment | None = knob(
        None,
        "When it starts; with the post when left out.",
        unit="moment",
        source="user",
        moves=("impressions", "down", "before a set moment, when it starts later"),
        ge=0,
        le=LAST_MINUTE,
    )
    ends: Moment | None = knob(
        None,
        "When it ends; with the run when left out.",
        unit="moment",
        source="user",
        moves=("impressions", "up"),
        ge=0,
        le=LAST_MINUTE,
    )


class Lever(Part):
    """A parameter that the interface offers to move, in the unit in which a bare number is written:
    minutes for moments and durations, whole currency for money."""

    key: str = knob(
        ..., "Dotted path: audience.share_appetite, influencer.lina.followers.", source="user", max_length=120
    )
    label: Name = knob("", "Words beside the slider; the key when left out.", source="user")
    low: Setting = knob(..., "Lowest value.", unit="of the key", source="user", ge=-1e12, le=1e12)
    high: Setting = knob(..., "Highest value.", unit="of the key", source="user", ge=-1e12, le=1e12)
    step: Setting = knob(..., "Distance of two neighbouring values.", unit="of the key", source="user", gt=0, le=1e12)

    @model_validator(mode="after")
    def _low_is_below_high(self) -> Self:
        if not self.low < self.high:
            raise ValueError(_("low must be below high"))
        if not self.label:
            self.__dict__["label"] = self.key
        return self
