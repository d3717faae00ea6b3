"""Who else is shown a post: people who keep its date, and the followers of somebody who is featured."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour.sessions import Diurnal
from ..chance import threshold
from ..ledger import Handing
from ..scenario.model import Post
from ..world.contents import NO_SLANT
from ..world.featured import featured
from ..world.world import World
from .event_days import is_over
from .shapes import Nodes
from .spreading import deliver, hand_over, to_followers


def show_further(world: World, curve: Diurnal, post: Post, item: Nodes) -> None:
    """After a planned post went out by `item` (1,): tags and the featured carry it further."""
    if post.occasion and not is_over(
        world.scenario.event_day, post.occasion, int(world.ledger.items["minute"][item[0]])
    ):
        _to_keepers(world, curve, post.occasion, item)
    if post.tells_of and post.names_them:
        carry(world, curve, featured(world.society, world.coins, post), item)


def _to_keepers(world: World, curve: Diurnal, occasion: str, item: Nodes) -> None:
    society, content = world.society, world.ledger.items["content"][item]
    keeps = np.array([occasion in one.occasions for one in society.communities.declared])
    person = keeps[society.population.community].nonzero()[0].astype(np.int32)
    flips = world.coins.flip("tag", society.population.key[person], world.contents["key"][content[0]])
    person = person[flips < threshold(np.full(person.size, world.scenario.platform.tag_reach))]
    if person.size:
        author = world.contents["author"][content]
        shown = hand_over(world, content, author, world.ledger.items["minute"][item], item, Handing.DISCOVERED)
        deliver(world, curve, person, np.repeat(shown, person.size))


def carry(world: World, curve: Diurnal, person: Nodes, item: Nodes) -> None:
    """Some of the featured people (n,) show the post of `item` (1,) to their own followers."""
    content = world.ledger.items["content"][item]
    key, subject = world.society.population.key[person], world.contents["key"][content[0]]
    chance = np.full(person.size, world.scenario.movement.featured_share)
    person = person[world.coins.flip("featured share", key, subject) < threshold(chance)]
    if person.size:
        minute = np.repeat(world.ledger.items["minute"][item], person.size)
        about, parent = np.repeat(content, person.size), np.repeat(item, person.size)
        to_followers(world, curve, hand_over(world, about, person, minute, parent, Handing.PASSED_ON))


def carry_passed_on(world: World, curve: Diurnal, item: Nodes) -> None:
    """Somebody of the public whose testimony an account has just passed on by `item` (1,) shows it around."""
    content = world.ledger.items["content"][item]
    author = world.contents["author"][content]
    world.contents["featured"][content] = author < world.society.people
    if world.scenario.movement.featured_share and author[0] < world.society.people:
        carry(world, curve, author, item)


def voices(world: World, communities: tuple[str, ...], minute: int) -> tuple[int, ...]:
    """What members of these communities wrote about the cause in the last day (content numbers)."""
    society, contents, posts = world.society, world.contents, world.ledger.posts
    theirs: NDArray[np.bool_] = np.array([one.id in communities for one in society.communities.declared])
    author = contents["author"]
    person = np.minimum(author, society.people - 1)
    said = (author < society.people) & theirs[society.population.community[person]]
    said &= (posts["plan"] < 0) & (contents["slant"] != NO_SLANT) & (contents["minute"] >= minute - 1440)
    said &= contents["expires"] > minute
    return tuple(int(one) for one in said.nonzero()[0])
