"""What went wrong, as state: who is misled, silenced or angry, and the attacks that wait for a moderator.

The columns are empty until the first card is played, so a calm world carries nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ledger import Columns

READ, ANSWERED_TO, APOLOGISED = 1, 2, 4
"""What a person has heard of a reproach, of the answer to it, and of an apology."""

UNTOUCHED, MISLED, IMMUNE = range(3)
"""What a rumour has made of a person."""

FLAGS = {
    "target": np.int32,
    "minute": np.int32,
    "read": np.int32,  # minute at which the target would read it
    "rank": np.int16,  # the more stricken the target, the lower
    "started": np.int32,  # moderation; -1 while it waits
    "ends": np.int32,  # minute at which it is taken down, -1 before
    "state": np.uint8,  # WAITING..ANSWERED of `world.world`
    "done": np.bool_,  # read, or too late to be read
}
_PEOPLE = ("rumour", "stress", "silent", "anger", "heard", "loud", "lost", "tainted")


@dataclass
class Risks:
    """Columns (people,), empty in a calm world; and what holds for all: the fake page's time, who is to blame."""

    rumour: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    stress: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))  # attacks read
    silent: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    anger: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))  # 0..1 on a grid of 2**-16
    heard: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))  # bits READ, ANSWERED_TO
    loud: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))  # spoke up against
    lost: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))  # gives no more
    tainted: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))  # 1 + messenger heard ill of
    flags: Columns = field(default_factory=lambda: Columns(FLAGS))
    labelled: int = -1  # minute from which rumours carry a label
    fake_from: int = -1  # the fake gift page stands between these minutes ...
    fake_until: int = -1
    fake_pull: float = 0.0  # ... and takes this part of the gifts
    protected: bool = False  # moderators follow the protocol
    records: int = 0  # records lost in expectation, in 2**-20 of a record
    responsibility: float = 1.0  # the organiser's, for what it is reproached with
    parted: tuple[int, ...] = ()  # messengers from whom the organiser parted
    ready: tuple[str, ...] = ()  # cards whose protocol is followed

    @property
    def on(self) -> bool:
        """Whether any card has been played."""
        return self.rumour.size > 0

    def begin(self, people: int) -> None:
        """Make room for everybody, at the first card."""
        if not self.on:
            for name in _PEOPLE:
                setattr(self, name, np.zeros(people, getattr(self, name).dtype))

    def copy(self) -> Risks:
        """A copy that shares nothing."""
        twin = Risks(**vars(self))
        for name in (*_PEOPLE, "flags"):
            setattr(twin, name, getattr(self, name).copy())
        return twin

    def digest_into(self, digest: Any) -> None:
        """Feed what has happened into a hashlib object; nothing in a calm world."""
        if not self.on:
            return
        for name in _PEOPLE:
            digest.update(np.ascontiguousarray(getattr(self, name)).data)
        self.flags.digest_into(digest)
        digest.update(f"{self.labelled};{self.fake_from};{self.fake_until};{self.records}".encode())
