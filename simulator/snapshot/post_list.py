"""Every post of the campaign with the size and shape of its cascade, and the tree of one of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..ledger import SIGHTED, Handing
from ..metrics.cascades import Forest, forest
from ..metrics.record import Record
from ..world.world import World
from .cascade import cascade_of, title_of
from .closeups import CascadeRow, Cascades
from .counting import Rows
from .names import first_name

MOST = 400
"""Posts that are listed at most: all planned ones, then those that were shared most."""


class Sights:
    """How often each post was looked at."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.seen = np.zeros(0, np.int64)

    def absorb(self, record: Record, rows: Rows) -> None:
        """Add these rows of the record's sights."""
        table = record.tables["sights"]
        reason = table["reason"][rows]
        looked = rows[(reason >= SIGHTED[0]) & (reason <= SIGHTED[1])]
        more = np.bincount(record.items["content"][table["item"][looked]], minlength=record.out.size)
        more[: self.seen.size] += self.seen
        self.seen = more


def cascades_of(world: World, record: Record, sights: Sights, chosen: int) -> Cascades:
    """The close-up at the record's minute; `chosen` is a content, the most shared one if it is not out."""
    planned = record.posts["plan"] >= 0
    rows = np.flatnonzero(record.handed & ~np.isin(record.items["handing"], (Handing.BOOSTED, Handing.DISCOVERED)))
    content = record.items["content"][rows]
    shares = np.bincount(content[record.items["handing"][rows] == Handing.SHARED], minlength=planned.size)
    listed = np.flatnonzero(record.out & record.campaign & (planned | (shares > 0)))
    order = np.lexsort((record.posts["minute"][listed], -shares[listed], ~planned[listed]))[:MOST]
    listed = listed[order][np.argsort(-shares[listed[order]], kind="stable")]
    if not listed.size:
        return Cascades((), -1, None)
    shape = _shapes(forest(_inside(rows, record.items["parent"][rows])), content, planned.size)
    seen = np.zeros(planned.size, np.int64)
    seen[: sights.seen.size] = sights.seen
    chosen = chosen if chosen in listed else int(listed[0])
    return Cascades(
        rows=tuple(_row(world, int(one), int(shares[one]), shape, int(seen[one])) for one in listed),
        chosen=chosen,
        tree=cascade_of(world, chosen, record.until),
    )


def _inside(rows: NDArray[np.int64], parent: NDArray[np.int32]) -> NDArray[np.int64]:
    """Parents as places among the rows, -1 for those that have none there."""
    place = np.minimum(np.searchsorted(rows, parent), rows.size - 1)
    return np.where((parent >= 0) & (rows[place] == parent), place, -1)


def _shapes(woods: Forest, content: NDArray[np.int32], posts: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Depth and structural virality of each post (posts,); trees of one post are seen as one tree below it.

    Every tree of a post hangs on the post itself, so pairs across trees meet at it: the mean distance follows from
    sums of subtree sizes, as in `metrics.cascades.structural_virality`.
    """
    depth = np.zeros(posts, np.int64)
    hangs = woods.depth + _loose(woods, content)
    np.maximum.at(depth, content, hangs)
    nodes = np.bincount(content, minlength=posts).astype(np.float64)
    below = woods.subtree.astype(np.float64)
    loose = (woods.parent >= 0) | (_loose(woods, content) > 0)  # every node but each post's first has an edge above it
    cut = np.where(loose, below * (nodes[content] - below), 0.0)
    wiener = np.bincount(content, weights=cut, minlength=posts)
    with np.errstate(invalid="ignore", divide="ignore"):
        return depth, 2.0 * wiener / (nodes * (nodes - 1.0))


def _loose(woods: Forest, content: NDArray[np.int32]) -> NDArray[np.int64]:
    """1 for nodes (n,) of trees that hang on their post's first tree, 0 for those of the first tree itself."""
    first = np.full(int(content.max(initial=0)) + 1, content.size, np.int64)
    np.minimum.at(first, content, np.arange(content.size))
    root = woods.roots[woods.tree]
    return np.asarray(root != first[content], dtype=np.int64)


def _row(
    world: World, content: int, shares: int, shape: tuple[NDArray[np.int64], NDArray[np.float64]], seen: int
) -> CascadeRow:
    posts = world.ledger.posts
    depth, virality = int(shape[0][content]), float(shape[1][content])
    return CascadeRow(
        content=content,
        title=title_of(world, content),
        author=first_name(world.society, int(posts["author"][content])),
        minute=int(posts["minute"][content]),
        planned=int(posts["plan"][content]) >= 0,
        size=shares,
        depth=depth,
        virality=virality if shares and virality == virality else None,
        seen=seen,
    )
