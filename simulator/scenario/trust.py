"""Belief that the messenger and the organiser mean it, and what moves it."""

from .kinds import Part, knob


class Trust(Part):
    """Belief that the messenger and the organiser mean it, 0 to 1."""

    prior: float = knob(
        0.48,
        "Mean belief before the campaign: 52 % think it is for publicity.",
        unit="0..1",
        source="R2",
        moves="doubted_share down",
        ge=0,
        le=1,
    )
    spread: float = knob(
        0.15,
        "Spread of that belief between people (standard deviation).",
        unit="0..1",
        moves="doubted_share up",
        ge=0,
        le=0.5,
    )
    doubt: float = knob(
        0.5,
        "Chance that somebody without any belief waves a post away as insincere.",
        unit="chance",
        source="R2",
        moves="doubted_share up",
        ge=0,
        le=1,
    )
    fit_weight: float = knob(
        0.4,
        "How strongly the fit of messenger and cause moves belief.",
        unit="weight",
        source="R5",
        moves="sincerity up",
        ge=0,
        le=2,
    )
    fit_peak: float = knob(
        0.7,
        "Fit at which people engage most; a perfect fit preaches to the converted.",
        unit="0..1",
        source="E9",
        moves="engagement_rate interior maximum",
        ge=0.1,
        le=1,
    )
    tie_bonus: float = knob(
        0.10,
        "Belief won by a messenger who was helped by the cause; an enthusiast wins half.",
        unit="0..1",
        source="mission FR",
        moves="sincerity up",
        ge=0,
        le=0.5,
    )
    disclosure_effect: float = knob(
        -0.05,
        "Relative change of engagement when a paid post says so.",
        unit="relative",
        source="E8",
        moves="engagement_rate down",
        ge=-0.5,
        le=0.5,
    )
    story_gain: float = knob(
        0.01,
        "Belief won by each personal story seen.",
        unit="0..1",
        source="mission FR",
        moves="sincerity up",
        ge=0,
        le=0.2,
    )
    testimony_gain: float = knob(
        0.02,
        "Belief won by each testimony of the public seen.",
        unit="0..1",
        source="mission FR",
        moves="sincerity up",
        ge=0,
        le=0.2,
    )
    reply_gain: float = knob(
        0.05,
        "Belief won by an answer to one's question; an unanswered one loses half of it.",
        unit="0..1",
        source="mission FR",
        moves="sincerity up",
        ge=0,
        le=0.5,
    )
    report_gain: float = knob(
        0.08,
        "Belief won by a report on how the money was used, times transparency.",
        unit="0..1",
        source="mission FR",
        moves="sincerity up",
        ge=0,
        le=0.5,
    )
    ask_cost: float = knob(
        0.01, "Belief lost by each further ask seen.", unit="0..1", moves="sincerity down", ge=0, le=0.2
    )
