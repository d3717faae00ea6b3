"""Work away from the screen: the street team, and the volunteers who carry it."""

from typing import Literal

from .kinds import Money, Part, knob


class Street(Part):
    """A street team that talks to people, out of the same hours and money as the work on the screen."""

    share: float = knob(
        0.0,
        "Part of the organiser's hours that goes to the street; the rest is for posts and replies.",
        unit="share",
        source="mission FR",
        moves=("deeds", "peak"),
        ge=0,
        le=1,
    )
    contacts_per_hour: float = knob(
        10.0, "People talked to in an hour of work.", unit="people", moves=("deeds", "up"), ge=0, le=200
    )
    ask: Literal["sign", "give", "recruit", "show_up"] = knob(
        "sign", "What they are asked for.", source="user", moves=("signatures", "down", "from sign to anything else")
    )
    yes_rate: float = knob(
        0.15,
        "Chance that somebody concerned says yes in a talk, at the usual belief.",
        unit="chance",
        moves=("deeds", "up"),
        ge=0,
        le=1,
    )
    recognition: float = knob(
        0.5,
        "How much readier people are who know of the cause already: what the screen does for the street.",
        unit="relative",
        moves=("deeds", "up"),
        ge=0,
        le=5,
    )
    cost_per_contact: Money = knob(
        0, "Leaflets and fares for each talk.", unit="money", source="user", moves=("deeds", "down"), ge=0, le=100_000
    )


class Volunteers(Part):
    """Supporters of the organiser who give their evenings, and may burn out."""

    count: int = knob(
        0, "Volunteers at the start.", unit="people", source="user", moves=("deeds", "up"), ge=0, le=1_000_000
    )
    talks_per_day: float = knob(3.0, "Talks that each has on a day.", unit="talks", moves=("deeds", "up"), ge=0, le=100)
    burnout: float = knob(
        0.04,
        "Chance a day that a fresh volunteer stops; it grows by itself with each day without a celebrated win.",
        unit="chance",
        moves=("volunteer_dropout", "up"),
        ge=0,
        le=1,
    )
    relief: float = knob(
        0.7,
        "Part of the weariness that a celebrated win takes from a volunteer who sees it.",
        unit="share",
        source="mission ID",
        moves=("volunteer_dropout", "down"),
        ge=0,
        le=1,
    )
