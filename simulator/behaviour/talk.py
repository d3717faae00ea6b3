"""Talk under a post: how it turns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def troll_chance(share: float, contagion: float, at_the_top: NDArray[np.int64]) -> NDArray[np.float64]:
    """Chance (n,) that a comment is a troll post (Cheng et al. 2017, N9).

    share       chance in a calm thread
    contagion   what two troll posts at the top of the thread multiply it by
    at_the_top  (n,) how many of the first two comments are troll posts: one does half of it
    """
    return np.minimum(share * (1.0 + (contagion - 1.0) * at_the_top / 2.0), 1.0)
