"""A frozen picture of a run for a reader: nothing below this room knows that it is watched."""

from .frames import (
    RUNGS,
    Account,
    Cascade,
    FeedRow,
    Flashes,
    Goal,
    Happening,
    InfluencerRow,
    Mark,
    Now,
    PersonWindow,
    Snapshot,
    Society,
)

__all__ = [
    "RUNGS",
    "Account",
    "Cascade",
    "FeedRow",
    "Flashes",
    "Goal",
    "Happening",
    "InfluencerRow",
    "Mark",
    "Now",
    "PersonWindow",
    "Snapshot",
    "Society",
]


def __getattr__(name: str) -> object:
    """`Observer`, `society_of` and `person_window`, when asked for: they load the engine, the frames do not."""
    if name in ("Observer", "society_of"):
        from . import take

        return getattr(take, name)
    if name == "person_window":
        from .person import person_window

        return person_window
    raise AttributeError(name)
