"""The forms of educational posts: how much each teaches, how long it takes, how far it carries."""

from typing import Any

from .kinds import Part, knob


def _depth(share: float, what: str) -> Any:
    return knob(
        share,
        f"Chance that {what} is understood by somebody who accepts it.",
        unit="chance",
        source="mission ID",
        moves=("knowledge", "up", "with posts of this form"),
        ge=0,
        le=1,
    )


def _minutes(minutes: float, what: str) -> Any:
    return knob(
        minutes,
        f"Attention that {what} takes.",
        unit="minutes",
        source="mission ID",
        moves=("knowledge_per_minute", "down", "with posts of this form"),
        ge=0.1,
        le=60,
    )


def _pull(times: float, what: str) -> Any:
    return knob(
        times,
        f"How readily {what} is reacted to and passed on, against an ordinary post.",
        unit="multiplier",
        source="mission ID",
        moves=("shares", "up", "with posts of this form"),
        ge=0,
        le=10,
    )


class Lesson(Part):
    """What each form of an educational post does (post.format); sizes are assumptions, the order is the text's."""

    plain_depth: float = _depth(0.25, "a plain lesson")
    answer_depth: float = _depth(0.2, "an answer to a question")
    deep_dive_depth: float = _depth(0.5, "a deep dive into one part")
    history_depth: float = _depth(0.2, "a piece of history")
    plain_minutes: float = _minutes(2.0, "a plain lesson")
    answer_minutes: float = _minutes(0.75, "an answer to a question")
    deep_dive_minutes: float = _minutes(4.0, "a deep dive into one part")
    history_minutes: float = _minutes(2.5, "a piece of history")
    deep_dive_pull: float = _pull(0.8, "a deep dive into one part")
    history_pull: float = _pull(2.0, "a piece of history")

    def depth(self, form: str) -> float:
        """Chance that a lesson of this form is understood."""
        return float(getattr(self, f"{form}_depth"))

    def minutes(self, form: str) -> float:
        """Minutes of attention that a lesson of this form takes."""
        return float(getattr(self, f"{form}_minutes"))

    def pull(self, form: str) -> float:
        """What a lesson of this form multiplies the wish to react by."""
        return float(getattr(self, f"{form}_pull", 1.0))
