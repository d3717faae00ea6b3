"""Who passed it to whom: a cascade as an indented tree of its largest branches, and as a strip of generations."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .line import BOLD, NONE, PLAIN, Block, Line, Span, clip, fit, line_width, spread, width
from .look import Look

if TYPE_CHECKING:
    from simulator.snapshot import Cascade

Spoken = Callable[[int], str]

WITH_TIMES = 34
"""Width from which on each row of a tree tells the time."""


def branch_sizes(parent: NDArray[np.int32], generation: NDArray[np.int32]) -> NDArray[np.int64]:
    """(nodes,) nodes in the branch that begins at each node, itself included."""
    sizes = np.ones(len(parent), dtype=np.int64)
    deepest = int(generation.max(initial=0))
    for level in range(deepest, 0, -1):
        mine = np.flatnonzero(generation == level)
        np.add.at(sizes, parent[mine], sizes[mine])
    return sizes


def largest_branches(parent: NDArray[np.int32], sizes: NDArray[np.int64], rows: int) -> list[int]:
    """The `rows` nodes that open the largest branches, each with all its ancestors; node 0 first."""
    order = np.argsort(parent, kind="stable")
    begins = np.searchsorted(parent[order], np.arange(len(parent)), side="left")
    ends = np.searchsorted(parent[order], np.arange(len(parent)), side="right")
    kept: list[int] = []
    waiting: list[tuple[int, int]] = [(-int(sizes[0]), 0)] if len(parent) else []
    while waiting and len(kept) < rows:
        _, node = heapq.heappop(waiting)
        kept.append(node)
        for child in order[begins[node] : ends[node]].tolist():
            heapq.heappush(waiting, (-int(sizes[child]), child))
    return kept


def tree(cascade: Cascade, name: Spoken, moment: Spoken, room: int, rows: int, look: Look) -> Block:
    """The tree's largest branches, a node a row, each with what it led to.

    name     label of a node      moment   its minute in words
    """
    sizes = branch_sizes(cascade.parent, cascade.generation)
    kept = set(largest_branches(cascade.parent, sizes, rows))
    children: dict[int, list[int]] = {}
    for node in sorted(kept - {0}, key=lambda one: (-int(sizes[one]), one)):
        children.setdefault(int(cascade.parent[node]), []).append(node)
    block: Block = []
    stack: list[tuple[int, str, str]] = [(0, "", "")] if len(cascade.parent) else []
    while stack:
        node, before, trunk = stack.pop()
        below = children.get(node, [])
        hidden = int(sizes[node]) - 1 - sum(int(sizes[one]) for one in below)
        block.append(_row(cascade, node, before, hidden, name(node), moment, room, look))
        for place, child in reversed(list(enumerate(below))):
            final = place == len(below) - 1
            mark = look.glyphs.last if final else look.glyphs.branch
            stack.append((child, trunk + mark, trunk + ("  " if final else look.glyphs.trunk)))
    return block


def _row(
    cascade: Cascade, node: int, before: str, hidden: int, label: str, moment: Spoken, room: int, look: Look
) -> Line:
    """One node: the trunk, its label, how many more its branch holds, and when."""
    palette = look.palette
    deep = before if len(before) <= room // 2 else "…" + before[1 - room // 2 :]
    end = [Span(f" +{hidden}", palette.good)] if hidden > 0 else []
    if room >= WITH_TIMES:
        end.append(Span(f"  {moment(int(cascade.minute[node]))}", palette.muted))
    ink, style = (palette.accent, BOLD) if node == 0 else (palette.text, PLAIN)
    left = room - line_width(end) - width(deep) - 2
    start = (Span(deep + (" " if deep else ""), palette.faint), Span(clip(label, left), ink, NONE, style))
    return spread(start, end, room) if room >= WITH_TIMES else fit((*start, *end), room)


def generations(cascade: Cascade, most: int) -> list[int]:
    """Shares in each generation below the post, at most `most` of them; the last one holds all that are deeper."""
    deep = np.minimum(cascade.generation[1:], most)
    counts = np.bincount(deep, minlength=2)[1:] if len(deep) else np.zeros(0, dtype=np.int64)
    return [int(one) for one in counts]


def reached_by(cascade: Cascade, begin: int, end: int, columns: int) -> list[int]:
    """Shares of the tree in each of `columns` equal parts of the time from `begin` to `end`."""
    span = max(1, end - begin)
    place = (cascade.minute[1:].astype(np.int64) - begin) * columns // span
    inside = place[(place >= 0) & (place < columns)]
    return [int(one) for one in np.bincount(inside, minlength=columns)]
