"""Who looks: a shown item is looked at or scrolled past, and a story is watched to its end or left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def look_chance(attention: float, idle: float, concerned: NDArray[np.bool_], reads_it: Floats) -> Floats:
    """Chance (n,) to look at a shown item.

    attention  chance of somebody concerned who reads the language
    idle       part of it that is left in somebody whom the topic does not concern
    concerned  (n,) whether the topic concerns the reader
    reads_it   (n,) 1 where the reader reads the language, else what remains
    """
    return attention * np.where(concerned, 1.0, idle) * reads_it


def finish_chance(frames: NDArray[np.uint8], loss: float) -> Floats:
    """Chance (n,) to watch a story of so many frames to its end (E3: the largest loss is after the first frame).

    loss  part of the viewers lost after the first frame; each later frame loses a third of it
    """
    later = np.maximum(frames.astype(np.int64) - 2, 0)
    table = np.concatenate((np.ones(1), np.cumprod(np.full(256, 1.0 - loss / 3.0))))
    return np.where(frames > 1, (1.0 - loss) * table[later], 1.0)


def freshness(read_today: NDArray[np.integer], half: int) -> Floats:
    """How much of the wish to react is left (n,) after so many posts on the cause today: halves every `half` (L6)."""
    return 1.0 / (1.0 + read_today / float(half))
