"""Members of the public whose act a post tells of: drawn from the followers of its account."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..chance import Coins, key
from ..scenario.model import Post
from .society import Society


def featured(society: Society, coins: Coins, post: Post) -> NDArray[np.int32]:
    """People (at most `tells_of`) of whom a post tells, ascending; nobody for an account without followers."""
    node = next(one.node for one in society.accounts if one.id == post.by)
    audience = society.network.followers(node)
    luck = coins.flip("featured", society.population.key[audience], key("post", post.id))
    return np.sort(audience[np.argsort(luck, kind="stable")[: post.tells_of]])
