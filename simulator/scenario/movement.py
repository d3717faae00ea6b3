"""What moves people without anybody's plan: who starts it, what shape it takes, and what peers make of it."""

from typing import Literal

from .kinds import Moment, Part, knob
from .plan import LAST_MINUTE


class Movement(Part):
    """A movement of peers: started by people, carried by people."""

    seeds: int = knob(
        0,
        "People who start it together by passing on the same call, without any organiser.",
        unit="people",
        source="mission ID",
        moves=("take_off", "up"),
        ge=0,
        le=100_000,
    )
    at: Moment = knob(
        720,
        "When they start.",
        unit="moment",
        source="user",
        moves=("reach", "down", "before a set moment, when they start later"),
        ge=0,
        le=LAST_MINUTE,
    )
    quality: float = knob(
        1.0,
        "How strongly their call moves people; multiplies the wish to react.",
        unit="multiplier",
        moves=("take_off", "up"),
        ge=0.05,
        le=20,
    )
    shape: Literal["plain", "chain", "disclosure", "event"] = knob(
        "plain",
        "Plain sharing; a chain in which each names the next; disclosure, for which several others must have spoken; "
        "an event that makes many start within the same hour.",
        source="mission ID",
        moves=("structural_virality", "up", "from plain to chain"),
    )
    names: int = knob(
        3,
        "In a chain: how many followers each one names.",
        unit="people",
        source="mission ID",
        moves=("reach", "up", "in a chain"),
        ge=1,
        le=20,
    )
    before: int = knob(
        2,
        "In a disclosure: how many others most people must have heard first.",
        unit="people",
        source="G1",
        moves=("shares", "down", "in a disclosure"),
        ge=1,
        le=20,
    )
    peers: float = knob(
        0.0,
        "How readily people make a post of their own about what they saw, against taking up a challenge.",
        unit="multiplier",
        source="mission ID",
        moves=("reach_share_by_peer_content", "up"),
        ge=0,
        le=20,
    )
    supporter_ties: float = knob(
        0.0,
        "Chance a day that a supporter and another of the same community begin to follow each other.",
        unit="chance a day",
        source="mission ID",
        moves=("supporter_ties", "up"),
        ge=0,
        le=1,
    )
    shared_awareness: float = knob(
        0.0,
        "How much more readily people look once their community knows of the cause: everybody talks of it.",
        unit="relative",
        source="mission FR",
        moves=("aware_communities", "up"),
        ge=0,
        le=5,
    )
    awareness_from: float = knob(
        0.15,
        "Part of a community that must know of the cause for everybody to talk of it.",
        unit="share",
        moves=("aware_communities", "down"),
        ge=0,
        le=1,
    )
    belonging: float = knob(
        0.0,
        "How much more one reacts when an account passes on what somebody of one's own circle made.",
        unit="relative",
        source="mission FR",
        moves=("community_density", "up"),
        ge=0,
        le=10,
    )
    featured_share: float = knob(
        0.0,
        "Chance that somebody who is featured by an account shows it to their own followers.",
        unit="chance",
        source="mission ID",
        moves=("reach_beyond_followers", "up"),
        ge=0,
        le=1,
    )
