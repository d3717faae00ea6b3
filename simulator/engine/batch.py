"""The rows of one batch of readers in one tick, and what every stage of reading asks about them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance
from ..ledger import Reason
from ..world.world import World

Ints = NDArray[np.int64]

OPEN = 255
"""No reason yet."""


@dataclass
class Reading:
    """Rows (n,) of one batch; `reason` is settled row by row, `again` marks rows for a later session."""

    reader: NDArray[np.int32]
    item: NDArray[np.int32]
    minute: NDArray[np.int32]
    tries: NDArray[np.int32]
    content: NDArray[np.int32]
    reason: NDArray[np.uint8]
    did: NDArray[np.uint8]
    place: NDArray[np.uint8]
    again: NDArray[np.bool_]
    repeats: bool = False  # whether somebody meets one content more than once in this batch
    led_on: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))  # rows whose deed is the next step
    given: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = field(default_factory=list)  # (rows, cents)
    revealed: list[Ints] = field(default_factory=list)  # rows whose reader speaks out about the organiser

    def __post_init__(self) -> None:
        self.led_on = np.zeros(self.reader.size, bool)

    def settle(self, rows: Ints, reason: Reason) -> None:
        """These rows ended so."""
        self.reason[rows] = reason

    def still_open(self, rows: Ints) -> Ints:
        """Those of the rows that have no reason yet."""
        return rows[self.reason[rows] == OPEN]


def closeness(world: World, reader: NDArray[np.int32], sender: NDArray[np.int32]) -> NDArray[np.int16]:
    """Reactions so far of each reader to each sender (n,); none between ordinary people."""
    account = sender - world.society.population.key.size
    if not (account >= 0).any():
        return np.zeros(reader.size, np.int16)
    return np.where(account >= 0, world.crowd.closeness[np.maximum(account, 0), reader], 0).astype(np.int16)


def believe(world: World, who: NDArray[np.int32], gain: NDArray[np.int32]) -> None:
    """Belief won or lost at these sights; several at once add up and are held inside 0..1."""
    some = gain != 0
    if not some.any():
        return
    who, gain = who[some], gain[some]
    belief = world.crowd.sincerity
    np.add.at(belief, who, acceptance.belief_step(belief[who], gain))
    belief[who] = np.minimum(np.maximum(belief[who], 0), 65536)
