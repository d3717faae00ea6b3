"""What may go wrong, as cards that a scenario plays, and the care that an organiser takes."""

from typing import Literal

from .kinds import Duration, Moment, Part, Slug, knob

LAST_MINUTE = 60 * 1440
CardKind = Literal[
    "rumour",
    "trolls",
    "reproach",
    "scandal",
    "rule_change",
    "outage",
    "breach",
    "fake_page",
    "overload",
    "false_numbers",
]
"""Kinds of cards; `deck` names them in plain words."""


class Card(Part):
    """Something that goes wrong at a moment."""

    id: Slug = knob(
        ...,
        "Short name used by other tables.",
        source="user",
        moves=("misled", "changes", "at random: the dice go by it"),
    )
    kind: CardKind = knob(
        ...,
        "A false rumour, a raid of trolls, a reproach, a scandal of a messenger, a changed rule or an outage of a "
        "platform, stolen data of supporters, a fake gift page, more work than hands, or a dashboard that errs.",
        source="mission FR",
        moves=("misled", "up", "from any other kind to rumour"),
    )
    at: Moment = knob(
        ...,
        "When it happens.",
        unit="moment",
        source="user",
        moves=("deeds", "up", "when it happens later"),
        ge=0,
        le=LAST_MINUTE,
    )
    severity: float = knob(0.5, "How bad it is.", unit="0..1", source="user", moves=("misled", "up"), ge=0, le=1)
    hours: float = knob(
        0.0,
        "Staff hours that the protocol against it costs; without them it is not followed.",
        unit="hours",
        source="mission FR",
        moves=("hours_used", "up"),
        ge=0,
        le=1000,
    )
    responsibility: float = knob(
        1.0,
        "Reproach: how far the organiser is to blame. A denial works where it is not, an apology where it is.",
        unit="0..1",
        source="MEM: situational crisis communication, Coombs 2007",
        moves=("recovery_time", "up", "with a denial"),
        ge=0,
        le=1,
    )
    who: Slug | None = knob(
        None,
        "Scandal: the messenger; the one with most followers when left out.",
        source="user",
        moves=("sincerity", "changes", "with the messenger's audience"),
    )
    outlet: Slug = knob(
        "main",
        "Changed rule or outage: platform that it hits.",
        source="user",
        moves=("impressions", "changes", "with what goes out on that platform"),
    )


class Care(Part):
    """Protocols against what may go wrong."""

    verifying: float = knob(
        0.0,
        "Part of the people who check a rumour before they believe or pass it on.",
        unit="share",
        source="mission FR",
        moves=("misled", "down"),
        ge=0,
        le=1,
    )
    fact_check: Duration | None = knob(
        None,
        "Time from a rumour to its fact-check and label; never when left out.",
        unit="duration",
        source="N5",
        moves=("misled", "up"),
        ge=0,
        le=30 * 1440,
    )
    label_effect: float = knob(
        0.37,
        "Part of those who see a label who believe it and pass nothing on (46 % fewer reposts on 14 % fewer views).",
        unit="share",
        source="N1",
        moves=("misled", "down"),
        ge=0,
        le=1,
    )
    rebuttal: float = knob(
        0.75,
        "How readily who knows better comments under a rumour, against who believes it (replies fell by 22 % only).",
        unit="relative",
        source="N1",
        moves=("rumour_comments", "up", "where rumours are checked or labelled"),
        ge=0,
        le=5,
    )
    correction: float = knob(
        0.3,
        "Chance that a correction is believed over the rumour by who trusts its sender.",
        unit="chance",
        source="N6, N7",
        moves=("misled", "down"),
        ge=0,
        le=1,
    )
    correction_trust: float = knob(
        1.0,
        "How steeply a correction loses with distrust of who corrects (exponent on trust, 0..1).",
        unit="exponent",
        source="N6",
        moves=("misled", "up"),
        ge=0,
        le=4,
    )
    accuracy_prompt: float = knob(
        0.0,
        "Part of the sharing of rumours that a prompt to think of accuracy takes away; 0.1 was measured.",
        unit="share",
        source="N8",
        moves=("misled", "down"),
        ge=0,
        le=1,
    )
    moderators: int = knob(
        0,
        "Hands that take down what trolls write, the worst stricken first.",
        unit="people",
        source="mission FR",
        moves=("silenced", "down"),
        ge=0,
        le=50,
    )
    minutes_per_flag: float = knob(
        5.0, "Mean work on one flagged attack.", unit="minutes", moves=("moderation_backlog", "up"), ge=0.5, le=240
    )
    attacks_per_hour: float = knob(
        60.0,
        "Attacks an hour for each thousand people in a raid of severity 1.",
        unit="per 1,000 people and hour",
        moves=("silenced", "up"),
        ge=0,
        le=1000,
    )
    resilience: float = knob(
        2.0,
        "Attacks read that the mean supporter bears before falling silent.",
        unit="attacks",
        source="MEM: N12",
        moves=("silenced", "down"),
        ge=0.1,
        le=50,
    )
    answer: Literal["silence", "denial", "transparency", "apology"] = knob(
        "silence",
        "How the organiser answers a reproach.",
        source="mission FR",
        moves=("recovery_time", "down", "from silence to transparency"),
    )
    answer_after: Duration = knob(
        240,
        "Time from a reproach, a scandal, a changed rule or a wrong dashboard to what the organiser does about it.",
        unit="duration",
        source="user",
        moves=("recovery_time", "up"),
        ge=0,
        le=10 * 1440,
    )
    parts: bool = knob(
        False,
        "Parts from a messenger after a scandal: their posts go out no more, and the organiser is blamed less.",
        source="mission FR",
        moves=("sincerity", "up", "after a scandal"),
    )
    own_list: float = knob(
        0.0,
        "Part of its followers whose address the organiser keeps, to write to them when a platform fails them.",
        unit="share",
        source="mission FR",
        moves=("impressions", "up", "after an outage or a changed rule"),
        ge=0,
        le=1,
    )
    reserve: float = knob(
        0.0,
        "Part of money and hours that is spoken for and cannot be called away to other work.",
        unit="share",
        source="mission FR",
        moves=("answered_share", "up", "after an overload"),
        ge=0,
        le=1,
    )
    audit: bool = knob(
        False,
        "Checks the dashboard against its own books: a wrong one is found and put right.",
        source="mission FR",
        moves=("measurement_error", "down", "with a dashboard that errs"),
    )
    notify: bool = knob(
        False,
        "Tells everybody concerned of a theft of data at once: half of the belief is kept.",
        source="mission FR",
        moves=("sincerity", "up", "after a breach"),
    )
    data: Literal["none", "email", "full"] = knob(
        "none",
        "What a supporter is asked for: nothing that is kept, an e-mail address, or a full record.",
        source="mission FR",
        moves=("records_exposed", "up", "from none over email to full"),
    )
    data_care: float = knob(
        0.5,
        "How well the supporters' data are kept.",
        unit="0..1",
        source="mission FR",
        moves=("records_exposed", "down"),
        ge=0,
        le=1,
    )
    page_security: float = knob(
        0.0,
        "How well the gift page is protected against imitation, and how soon a fake is found.",
        unit="0..1",
        source="mission FR",
        moves=("gifts_diverted", "down"),
        ge=0,
        le=1,
    )
