"""What the interface gets from a session: a picture of one minute, and what the session is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import MAX_SPEED

if TYPE_CHECKING:
    from simulator.snapshot import PersonWindow, Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from .beside import Against
    from .futures import Branch
    from .hands.move import Move
    from .plans import Plans

SPEEDS = (10, 20, 60, 120, 240, 480, 1440, 4320, MAX_SPEED)
"""Minutes of the week that pass in a second."""
FIRST_SPEED = 480


@dataclass(frozen=True)
class Frame:
    """What the interface gets: a picture of one minute, and what the session is doing."""

    society: Society | None = None
    snapshot: Snapshot | None = None
    person: PersonWindow | None = None
    watched: int = -1
    """The person that `person` shows; -1 for none."""
    closely: tuple[str, int] = ("", -1)
    """Name of the close-up that is looked at, and what is in front of it; an empty name for none."""
    closeup: Closeup | None = None
    playing: bool = True
    speed: int = FIRST_SPEED
    head: int = 0
    """The minute shown."""
    known: int = 0
    """How far the run has been computed."""
    target: int = -1
    """Minute that is being computed towards after a jump; -1 for none."""
    failure: str = ""
    """Why the run cannot go on, in words; empty while all is well."""
    opening: int = 0
    """The minute that was shown first."""
    moves: tuple[Move, ...] | None = None
    """What a hand could change at this minute, once that was asked."""
    against: Against | None = None
    """The future beside the current one at this minute, in figures."""
    beside: Snapshot | None = None
    """Its picture, while both are looked at."""
    comparing: bool = False
    """Whether both are looked at."""
    plans: Plans | None = None
    """Both futures as plans, once that was asked."""
    changes: int = 0
    """How many things were done by hand."""
    branches: tuple[Branch, ...] = ()
    """The tree of futures, once there is more than one."""
    notice: str = ""
    """Why the last command could not be carried out, in words."""
    notices: int = 0
    """How many of these there were."""
    answered: int = 0
    """Number of the last command that this frame takes into account."""

    @property
    def finished(self) -> bool:
        """Whether the last minute of the run is shown."""
        return self.society is not None and self.head >= self.society.horizon
