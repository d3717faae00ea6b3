"""A planned post in full: when and by whom (`plan.Planned`), and what its wording does in a mind."""

from typing import Literal

from .kinds import Moment, Name, Slug, knob
from .plan import LAST_MINUTE, Planned

Format = Literal["plain", "answer", "deep_dive", "history"]


class Post(Planned):
    """One planned post of an account."""

    format: Format = knob(
        "plain",
        "Form of an educational post: an answer to a question, a deep dive into a part, or the history of it.",
        source="mission ID",
        moves=("knowledge_per_viewer", "up", "from answer to deep_dive"),
    )
    deadline: Moment | None = knob(
        None,
        "Last moment at which the deed that it asks for can be done; never too late when left out.",
        unit="moment",
        source="mission ID",
        moves=("deeds", "up", "when it is later; with deeds.urgency an early one may bring more"),
        ge=0,
        le=LAST_MINUTE,
    )
    nominates: int = knob(
        0,
        "Challenge: followers whom everybody who takes it up names, and who then look and may take it up in turn.",
        unit="people",
        source="mission ID",
        moves=("creations", "up"),
        ge=0,
        le=20,
    )
    out_group: int = knob(
        0,
        "Words against the other side: spread inside one's own camp, and cost belief in the other.",
        unit="words",
        source="B5",
        moves=("shares", "up"),
        ge=0,
        le=20,
    )
    topic: Name = knob(
        "",
        "What it is about; the campaign's topic when left out. Hopping between topics costs belief.",
        source="mission ID",
        moves=("focus_index", "down", "where posts differ in it"),
    )
    stand: bool = knob(
        False,
        "Takes a public stand for its slant: those who share it approve, those who do not disapprove.",
        source="mission ID",
        moves=("approval_gap", "up"),
    )
    point_of_view: float = knob(
        0.0,
        "How clear a point of view it has: starts talk and is remembered.",
        unit="0..1",
        source="mission ID",
        moves=("comments", "up"),
        ge=0,
        le=1,
    )
    evidence: float = knob(
        0.0,
        "How much evidence and expert support it carries.",
        unit="0..1",
        source="mission ID",
        moves=("misread_rate", "down"),
        ge=0,
        le=1,
    )
    explains: float = knob(
        0.0,
        "How well it explains what the cause has to do with the organiser.",
        unit="0..1",
        source="mission ID",
        moves=("comprehension_share", "up"),
        ge=0,
        le=1,
    )
    example: Slug | None = knob(
        None,
        "Community whose member it shows succeeding: who is like that feels able.",
        source="mission ID",
        moves=("efficacy", "up"),
    )
    admits: bool = knob(
        False,
        "Admits a failure beside the successes: belief dips, and what follows is believed more.",
        source="mission ID",
        moves=("sincerity_after_admission", "down"),
    )
    mission_tied: bool = knob(
        False,
        "Ties what it tells to the organiser's own mission; believed as far as the cause fits.",
        source="mission ID",
        moves=("sincerity", "up"),
    )
    relevance: float | None = knob(
        None,
        "How relevant it is to the cause, read on the same curve as a messenger's fit; neutral when left out.",
        unit="0..1",
        source="mission FR",
        moves=("creations", "peak"),
        ge=0,
        le=1,
    )
    hours: float = knob(
        0.0,
        "Staff hours that making it takes; it does not go out when they are not there.",
        unit="hours",
        source="mission ID",
        moves=("reach_per_hour", "down"),
        ge=0,
        le=1000,
    )
