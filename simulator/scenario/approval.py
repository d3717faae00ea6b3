"""Approval: who thinks well of the organiser, and what a public stand does to that."""

from .kinds import Duration, Part, knob


class Approval(Part):
    """Opinion about the organiser, -1 to 1; moved by posts that take a stand, by revelations, and by repetition."""

    start: float = knob(
        0.0,
        "Mean opinion before the campaign; somebody above 0 thinks well of the organiser.",
        unit="-1..1",
        moves=("approval", "up"),
        ge=-1,
        le=1,
    )
    spread: float = knob(
        0.3,
        "Spread of that opinion between people (standard deviation).",
        unit="-1..1",
        moves=("approval", "down", "towards one half, where most approve"),
        ge=0,
        le=1,
    )
    rewarders: float = knob(
        0.71,
        "Share of people who want organisations to take a stand and reward one (64 % in 2017, 71 % in 2022).",
        unit="share",
        source="R1",
        moves=("approval", "up", "where a stand is taken"),
        ge=0,
        le=1,
    )
    reward: float = knob(
        0.05,
        "Opinion won among them by each stand seen for the first time, unless they oppose it.",
        unit="-1..1",
        moves=("approval", "up", "where a stand is taken"),
        ge=0,
        le=1,
    )
    agreement: float = knob(
        0.036,
        "Opinion won by a stand among those who share it (36 % would buy more: a proportion, not a rate).",
        unit="-1..1",
        source="R3",
        moves=("approval (aligned)", "up", "where a stand is taken"),
        ge=0,
        le=1,
    )
    disagreement: float = knob(
        0.034,
        "Opinion lost by a stand among those who oppose it (34 % would buy less).",
        unit="-1..1",
        source="R3",
        moves=("approval (opponents)", "down", "where a stand is taken"),
        ge=0,
        le=1,
    )
    alignment_weight: float = knob(
        1.0,
        "Multiplies agreement and disagreement; 1.74 is the relative change told for 2022 against 2021.",
        unit="multiplier",
        source="mission ID",
        moves=("approval_gap", "up"),
        ge=0,
        le=5,
    )
    fit_gain: float = knob(
        0.0,
        "Opinion won by a stand that fits the organiser, lost by one that does not (times fit above 0.45).",
        unit="-1..1",
        source="R5",
        moves=("approval", "up", "where a stand fits"),
        ge=0,
        le=1,
    )
    insiders: float = knob(
        0.01,
        "Share of people who know how the organiser is inside.",
        unit="share",
        moves=("expected_backlash", "up"),
        ge=0,
        le=0.2,
    )
    insider_courage: float = knob(
        0.01,
        "Chance that an insider who meets a post of the campaign speaks out, at a full gap of inner and outer values.",
        unit="chance",
        moves=("expected_backlash", "up", "while it has not come out"),
        ge=0,
        le=1,
    )
    revelation: float = knob(
        0.5,
        "Opinion and belief lost by who learns of a full gap between inner and outer values.",
        unit="-1..1",
        moves=("expected_backlash", "up"),
        ge=0,
        le=1,
    )
    familiarity: float = knob(
        0.0,
        "Opinion won by the first sight of a post of the campaign; each further one wins less, then takes away.",
        unit="-1..1",
        source="E11",
        moves=("approval", "up"),
        ge=0,
        le=0.5,
    )
    wear_out: float = knob(
        10.0,
        "Sights, not yet forgotten, at which one more wins nothing: beyond them people are weary of it.",
        unit="sights",
        source="E11",
        moves=("approval", "up", "where familiarity wins opinion"),
        ge=1,
        le=100,
    )
    recovery: Duration = knob(
        2 * 1440,
        "Time in which half of that weariness is gone: the reason to space posts.",
        unit="duration",
        source="assumption: E11 says that spacing helps",
        moves=("approval", "down", "where familiarity wins opinion"),
        ge=1,
        le=60 * 1440,
    )
