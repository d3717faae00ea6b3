"""How well a reader understands a post: its language, its translations, and where its author's values stand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..chance import threshold
from ..scenario.model import Post
from ..world.society import Society
from ..world.world import World

Nodes = NDArray[np.int32]


def understood(world: World, reader: Nodes, content: Nodes) -> NDArray[np.float64]:
    """What is left of a post's pull on each reader (n,): 1 in a language that they read or in a translation."""
    own = world.society.population.language[reader]
    language = world.contents["language"][content]
    reads = (language < 0) | (own == language)
    table = _translated(world.scenario.post, world.society)
    if table is not None:
        reads |= table[world.ledger.posts["plan"][content], own]
    return np.where(reads, 1.0, world.scenario.audience.foreign_understanding)


@lru_cache(maxsize=8)
def _translated(posts: tuple[Post, ...], society: Society) -> NDArray[np.bool_] | None:
    """Which planned post (by id, and a last row for unplanned ones) has a version in which language."""
    if not any(post.translations for post in posts):
        return None
    table = np.zeros((len(posts) + 1, len(society.languages)), np.bool_)
    for place, post in enumerate(sorted(posts, key=lambda one: one.id)):
        table[place] = [language in post.translations for language in society.languages]
    return table


def culture_of(world: World, node: Nodes) -> NDArray[np.float64]:
    """Where people (by their community) and accounts stand on the axis of values (n,), -1..1."""
    society = world.society
    here = np.array([one.culture for one in society.communities.declared])
    by_id = {one.id: one.culture for one in world.scenario.accounts}
    accounts = np.array([by_id[one.id] for one in society.accounts])
    place = np.minimum(node, society.people - 1)
    return np.where(
        node < society.people,
        here[society.population.community[place]],
        accounts[np.maximum(node - society.people, 0)],
    )


def talked_back(world: World, reader: Nodes, content: Nodes) -> NDArray[np.float64] | float:
    """How much more readily readers (n,) comment on words against their own side: hostile replies (B5)."""
    attacks = world.contents["attacks"][content]
    if not attacks.any():
        return 1.0
    struck = (world.crowd.stance[reader] >= 0) != (world.contents["slant"][content] >= 0)
    table = world.scenario.audience.out_group_word ** np.arange(int(attacks.max()) + 1)
    return np.where(struck, table[attacks], 1.0)


def clashes(world: World, reader: Nodes, content: Nodes) -> NDArray[np.bool_]:
    """Who rejects a post because its author's values are too far from their own (n,)."""
    weight = world.scenario.audience.culture_weight
    if not weight:
        return np.zeros(reader.size, np.bool_)
    far = np.abs(culture_of(world, reader) - culture_of(world, world.contents["author"][content])) / 2.0
    flips = world.coins.flip("culture", world.society.population.key[reader], world.contents["key"][content])
    return flips < threshold(weight * far)
