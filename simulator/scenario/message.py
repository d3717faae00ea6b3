"""What the kinds of content do in a mind: learning, being carried along, feeling able, remembering, misreading."""

from .kinds import Part, knob


class Message(Part):
    """Effects of content on people; all neutral by default, or idle until a post of that kind goes out."""

    knows_solution: float = knob(
        0.0,
        "Share of people who know the solution before the campaign.",
        unit="share",
        moves=("knowledge", "up"),
        ge=0,
        le=1,
    )
    learning: float = knob(
        1.0,
        "Multiplies the chance that an educational post is understood by somebody who accepts it.",
        unit="multiplier",
        source="mission ID",
        moves=("knowledge", "up"),
        ge=0,
        le=4,
    )
    knowledge_gate: float = knob(
        0.0,
        "Part of a deed lost by who is unaware; half of it by who knows the problem but not the solution.",
        unit="share",
        source="mission ID",
        moves=("deeds", "down"),
        ge=0,
        le=1,
    )
    efficacy_gain: float = knob(
        0.1,
        "Part of the gap to full confidence closed by the example of somebody like oneself; 0.4 of it by another.",
        unit="share",
        source="mission ID",
        moves=("efficacy", "up"),
        ge=0,
        le=1,
    )
    efficacy_weight: float = knob(
        0.0,
        "How steeply deeds rise with the sense of being able (exponent on efficacy over its mean).",
        unit="exponent",
        moves=("deeds", "up", "where people see examples"),
        ge=0,
        le=4,
    )
    carry_over: float = knob(
        0.0,
        "Part of the gap to certain watching that five finished stories of a series close.",
        unit="share",
        source="mission FR",
        moves=("story_retention", "up"),
        ge=0,
        le=1,
    )
    transport: float = knob(
        0.0,
        "How much a personal narrative that was followed to its end adds to the wish to react.",
        unit="relative",
        source="mission FR",
        moves=("participants_per_onlooker", "up"),
        ge=0,
        le=5,
    )
    motivation: float = knob(
        0.0,
        "Share of conscious users, who readily make something of their own for a larger aim.",
        unit="share",
        source="mission ID",
        moves=("creators", "up"),
        ge=0,
        le=1,
    )
    opinion_pull: float = knob(
        0.5,
        "What an opinion piece of full slant adds to sharing inside the camp that it speaks for.",
        unit="relative",
        source="mission ID",
        moves=("share_rate", "up"),
        ge=0,
        le=4,
    )
    interactive_talk: float = knob(
        2.0,
        "Multiplies comments under an interactive post or a public reply.",
        unit="multiplier",
        source="mission ID",
        moves=("comments", "up"),
        ge=0,
        le=10,
    )
    distinctiveness: float = knob(
        1.0,
        "What a clear point of view adds to comments, and half of it to being remembered.",
        unit="relative",
        source="mission ID",
        moves=("comments", "up"),
        ge=0,
        le=5,
    )
    recall: float = knob(
        0.0,
        "Chance that an accepting reader remembers who said it.",
        unit="chance",
        source="E11",
        moves=("recall", "up"),
        ge=0,
        le=1,
    )
    misreading: float = knob(
        0.0,
        "Chance that a post without any clarity and evidence is taken wrongly.",
        unit="chance",
        source="mission ID",
        moves=("misread_rate", "up"),
        ge=0,
        le=1,
    )
    misreading_cost: float = knob(
        0.02,
        "Belief lost by who takes a post wrongly.",
        unit="0..1",
        moves=("sincerity", "down"),
        ge=0,
        le=0.5,
    )
