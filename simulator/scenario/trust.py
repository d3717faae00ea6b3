"""Belief that the messenger and the organiser mean it, and what moves it."""

from .kinds import Part, knob


class Trust(Part):
    """Belief that the messenger and the organiser mean it, 0 to 1."""

    prior: float = knob(
        0.48,
        "Mean belief before the campaign: 52 % think it is for publicity.",
        unit="0..1",
        source="R2",
        moves=("doubted_share", "down"),
        ge=0,
        le=1,
    )
    spread: float = knob(
        0.15,
        "Spread of that belief between people (standard deviation).",
        unit="0..1",
        moves=("doubted_share (skeptics)", "up"),
        ge=0,
        le=0.5,
    )
    doubt: float = knob(
        0.5,
        "Chance that somebody without any belief waves a post away as insincere.",
        unit="chance",
        source="R2",
        moves=("doubted_share", "up"),
        ge=0,
        le=1,
    )
    fit_weight: float = knob(
        0.4,
        "How strongly the fit of messenger and cause moves belief.",
        unit="weight",
        source="R5",
        moves=("doubted_share", "down"),
        ge=0,
        le=2,
    )
    fit_peak: float = knob(
        0.7,
        "Fit at which people engage most; a perfect fit preaches to the converted.",
        unit="0..1",
        source="E9",
        moves=("engagement_rate", "peak"),
        ge=0.1,
        le=1,
    )
    fit_loss: float = knob(
        0.6,
        "Part of the engagement lost at the worst fit: an inverted U.",
        unit="share",
        source="assumption: E9 has the sign, but no size",
        moves=("engagement_rate", "down", "where a messenger fits badly"),
        ge=0,
        le=1,
    )
    suspicion: float = knob(
        0.6,
        "How much disbelief matters for a campaign's post by a messenger of no fit and no tie.",
        unit="0..1",
        moves=("doubted_share", "up"),
        ge=0,
        le=1,
    )
    tie_bonus: float = knob(
        0.10,
        "Belief won by a messenger who was helped by the cause; an enthusiast wins half.",
        unit="0..1",
        source="mission FR",
        moves=("doubted_share", "down"),
        ge=0,
        le=0.5,
    )
    disclosure_effect: float = knob(
        -0.05,
        "Relative change of engagement when a paid post says so.",
        unit="relative",
        source="E8",
        moves=("engagement_rate", "up", "of paid posts that say so"),
        ge=-0.5,
        le=0.5,
    )
    disclosure_gain: float = knob(
        0.0,
        "Belief won, or lost below 0, by each paid post seen that says so.",
        unit="0..1",
        source="E8",
        moves=("sincerity", "up"),
        ge=-0.2,
        le=0.2,
    )
    hidden_notice: float = knob(
        0.0,
        "Chance that a reader finds out that a post is paid which does not say so; costs motive_loss of the belief.",
        unit="chance",
        source="E8",
        moves=("sincerity", "down", "where a paid messenger does not say so"),
        ge=0,
        le=1,
    )
    story_gain: float = knob(
        0.01,
        "Belief won by each personal story seen.",
        unit="0..1",
        source="mission FR",
        moves=("sincerity", "up"),
        ge=0,
        le=0.2,
    )
    testimony_gain: float = knob(
        0.02,
        "Belief won by each testimony of the public seen.",
        unit="0..1",
        source="mission FR",
        moves=("sincerity", "up"),
        ge=0,
        le=0.2,
    )
    reply_gain: float = knob(
        0.05,
        "Belief won by an answer to one's question; an unanswered one loses half of it.",
        unit="0..1",
        source="mission FR",
        moves=("sincerity", "up"),
        ge=0,
        le=0.5,
    )
    report_gain: float = knob(
        0.08,
        "Belief won by a report on how the money was used, times transparency.",
        unit="0..1",
        source="mission FR",
        moves=("sincerity", "up"),
        ge=0,
        le=0.5,
    )
    ask_cost: float = knob(
        0.01, "Belief lost by each further ask seen.", unit="0..1", moves=("sincerity", "down"), ge=0, le=0.2
    )
    skeptics: float | None = knob(
        None,
        "Share who think at the start that it is for publicity or sales; belief 0.30, the others 0.675.",
        unit="share",
        source="R2",
        moves=("sincerity", "down"),
        ge=0,
        le=1,
    )
    sharing_weight: float = knob(
        0.0,
        "How steeply reacting falls with disbelief (exponent on belief over the prior).",
        unit="exponent",
        source="R2",
        moves=("shares", "down", "where belief is below the prior"),
        ge=0,
        le=4,
    )
    motive_notice: float = knob(
        0.2,
        "Chance that a reader notices in a post that the organiser means to sell; disbelief then matters twice.",
        unit="chance",
        source="mission FR",
        moves=("sincerity", "down", "where the motive is sales"),
        ge=0,
        le=1,
    )
    motive_loss: float = knob(
        0.5,
        "Part of the belief lost by who notices it.",
        unit="share",
        source="mission FR",
        moves=("sincerity", "down", "where the motive is sales"),
        ge=0,
        le=1,
    )
    checkers: float = knob(
        0.3,
        "Share of people who check whether goals were published and met.",
        unit="share",
        source="mission ID",
        moves=("doubted_share", "down", "where there is a record"),
        ge=0,
        le=1,
    )
    record_effect: float = knob(
        0.6,
        "Part of the doubt that a verifiable record takes from who checks; from others a quarter of it, by hearsay.",
        unit="share",
        source="mission ID",
        moves=("doubted_share", "down", "where there is a record"),
        ge=0,
        le=1,
    )
    admission_dip: float = knob(
        0.05,
        "Part of the belief lost at first by an admitted failure.",
        unit="share",
        source="mission ID",
        moves=("sincerity_after_admission", "down"),
        ge=0,
        le=0.5,
    )
    candour: float = knob(
        0.05,
        "Belief won by each later post among those who saw the organiser admit a failure.",
        unit="0..1",
        source="mission ID",
        moves=("sincerity", "up", "after an admitted failure"),
        ge=0,
        le=0.2,
    )
    fit_gain: float = knob(
        0.0,
        "Belief won by each post of a messenger or topic that fits, lost where it does not (times fit above 0.45).",
        unit="0..1",
        source="R5",
        moves=("sincerity", "up", "where messenger and topic fit"),
        ge=0,
        le=0.5,
    )
    mission_gain: float = knob(
        0.04,
        "Belief won by a post that ties the cause to the organiser's mission, times fit.",
        unit="0..1",
        source="mission ID",
        moves=("sincerity", "up", "where a post is tied to the mission"),
        ge=0,
        le=0.5,
    )
    evidence_gain: float = knob(
        0.02,
        "Belief won by a post with full evidence.",
        unit="0..1",
        source="mission ID",
        moves=("sincerity", "up", "where a post has evidence"),
        ge=0,
        le=0.5,
    )
    hopping_cost: float = knob(
        0.1,
        "Part of the belief lost when one more topic turns up in a campaign.",
        unit="share",
        source="mission ID",
        moves=("sincerity", "down", "where posts hop between topics"),
        ge=0,
        le=0.5,
    )
    comprehension: float = knob(
        0.0,
        "Chance that a reader sees by himself, at full fit, what the cause has to do with the organiser.",
        unit="chance",
        source="mission ID",
        moves=("comprehension_share", "up"),
        ge=0,
        le=1,
    )
    comprehension_gain: float = knob(
        0.05,
        "Belief won when that link is understood.",
        unit="0..1",
        source="mission ID",
        moves=("sincerity", "up", "where people see the link"),
        ge=0,
        le=0.5,
    )
