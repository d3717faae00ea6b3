"""The biggest cascade so far, as a tree that a screen can draw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _, spoken
from ..ledger import Handing, Kind
from ..metrics.cascades import forest, structural_virality
from ..world.world import World
from .frames import Cascade
from .names import first_name

MOST_NODES = 2000
MOST_LABELS = 200


def title_of(world: World, content: int) -> str:
    """What a content is called: a planned post's title, or whose story it is."""
    plan = int(world.ledger.posts["plan"][content])
    if plan >= 0:
        planned = sorted(world.scenario.post, key=lambda post: post.id)
        return spoken("scenario", planned[plan].title)
    name = first_name(world.society, int(world.contents["author"][content]))
    if world.ledger.posts["kind"][content] == Kind.TESTIMONY:
        return _("{name}'s own story").format(name=name)
    return _("{name}'s post").format(name=name)


def biggest_cascade(world: World, until: int) -> Cascade | None:
    """The tree of the campaign's content with most shares before a minute; None while nothing is shared."""
    items = world.ledger.items
    minute, content = items["minute"], items["content"]
    shared = (items["handing"] == Handing.SHARED) & (minute < until) & world.contents["campaign"][content]
    if not shared.any():
        return None
    counts = np.bincount(content[shared], minlength=len(world.contents))
    return cascade_of(world, int(np.argmax(counts)), until)


def cascade_of(world: World, content: int, until: int) -> Cascade:
    """The tree of one content before a minute; what came by a paid or recommended place hangs on the post itself."""
    items = world.ledger.items
    by_people = ~np.isin(items["handing"], (Handing.BOOSTED, Handing.DISCOVERED))
    rows = ((items["content"] == content) & (items["minute"] < until) & by_people).nonzero()[0]
    parent = _compact(rows, items["parent"][rows])
    size = int(np.count_nonzero(items["handing"][rows] == Handing.SHARED))
    trees = forest(parent)
    generation = trees.depth.astype(np.int32)
    people = world.society.people
    person = items["person"][rows]
    shown = rows[:MOST_NODES].size
    return Cascade(
        title=title_of(world, content),
        author=first_name(world.society, int(world.contents["author"][content])),
        size=size,
        depth=int(generation.max(initial=0)),
        virality=float(structural_virality(trees)[0]) if parent.size > 1 else None,
        parent=parent[:shown],
        person=np.where(person < people, person, -1).astype(np.int32)[:shown],
        minute=items["minute"][rows][:shown],
        generation=generation[:shown],
        labels=tuple(first_name(world.society, int(node)) for node in person[:MOST_LABELS]),
    )


def _compact(rows: NDArray[np.int64], parent: NDArray[np.int32]) -> NDArray[np.int32]:
    """Parents as places among the rows; what has none hangs on the first row."""
    place = np.searchsorted(rows, parent)
    inside = (parent >= 0) & (rows[np.minimum(place, rows.size - 1)] == parent)
    compact = np.where(inside, place, 0).astype(np.int32)
    compact[0] = -1
    return compact
