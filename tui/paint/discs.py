"""Where the discs of the communities stand: as large as the area allows, strongly tied ones near each other.

The layout has no chance in it: the same communities in the same area always stand at the same places.
Lengths are in pixels, which are square: one cell is one pixel wide and two pixels high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GAP = 1.2
"""Pixels between two discs side by side."""
NAME_GAP = 2.4
"""Pixels more between two discs one above the other, for a name."""
HEADROOM = 2.2
"""Pixels above the highest disc, for its name."""
SETTLE_ROUNDS, POLISH_ROUNDS, POLISH_STEPS = 90, 16, 10
MOST_SETTLED = 30
"""Discs that are settled by their ties; more of them than this stand in rows, by size."""


@dataclass(frozen=True, eq=False)
class Discs:
    """Centres and radii in pixels; a radius is `scale` x sqrt(size)."""

    x: Floats
    y: Floats
    radius: Floats
    scale: float


def pack(sizes: Sequence[int], ties: Floats, width: float, height: float) -> Discs:
    """Discs with areas like `sizes` in a `width` x `height` area, none over another and none outside.

    sizes   (communities,)               people, > 0
    ties    (communities, communities)   strength of the tie; only its relative size matters
    """
    roots = np.sqrt(np.maximum(np.asarray(sizes, dtype=np.float64), 1.0))
    roots = np.maximum(roots, roots.max() * 0.12)
    near = _nearness(np.asarray(ties, dtype=np.float64), roots)
    box = (max(width, 4.0), max(height - HEADROOM, 4.0))
    if len(roots) > MOST_SETTLED:
        spots, scale = _in_rows(roots, box)
        return Discs(spots[:, 0], spots[:, 1] + HEADROOM, scale * roots, scale)
    best: tuple[float, Floats, float] | None = None
    for start in _starts(near, roots, box):
        spots, scale = _settle(start, roots, near, box)
        worth = scale * (1.0 - 0.12 * _distance(spots, near, box))
        if best is None or worth > best[0] + 1e-9:
            best = (worth, spots, scale)
    assert best is not None
    _, spots, scale = best
    spots = _centre(spots, scale * roots, box)
    return Discs(spots[:, 0], spots[:, 1] + HEADROOM, scale * roots, scale)


def _nearness(ties: Floats, roots: Floats) -> Floats:
    """(communities, communities) how much two communities want to be neighbours, 0..1."""
    both = ties + ties.T
    weight = both / np.outer(roots, roots) ** 2
    np.fill_diagonal(weight, 0.0)
    top = weight.max() if weight.size else 0.0
    return np.asarray(np.sqrt(weight / top)) if top > 0 else weight


def _starts(near: Floats, roots: Floats, box: tuple[float, float]) -> list[Floats]:
    """Several first guesses: a row in the order of the ties, a ring, and zigzags over two and three rows."""
    count = len(roots)
    order = _chain(near, roots)
    rank = np.empty(count)
    rank[order] = np.arange(count)
    along = (rank + 0.5) / count
    turn = 2 * np.pi * along
    shapes = [
        np.stack([0.5 + 0.34 * np.cos(turn + lean), 0.5 + 0.34 * np.sin(turn + lean)], axis=1)
        for lean in (0.0, 0.8, 1.6, 2.4, 3.2, 4.0)[: 1 if count == 1 else 6]
    ]
    if count > 1:
        up = 0.25 * np.where(rank % 2, 1, -1)
        shapes += [np.stack([along, 0.5 + up], axis=1), np.stack([along, 0.5 - up], axis=1)]
    if count > 5:
        shapes.append(np.stack([along, 0.5 + 0.33 * (rank % 3 - 1)], axis=1))
        wide = np.argsort(np.argsort(-roots, kind="stable"), kind="stable")
        shapes.append(np.stack([0.5 + 0.3 * np.cos(2.4 * wide), 0.5 + 0.3 * np.sin(2.4 * wide)], axis=1))
    return [shape * np.asarray(box) for shape in shapes]


def _chain(near: Floats, roots: Floats) -> NDArray[np.intp]:
    """Communities in a row: begin with the largest, always go on to the one with the strongest tie."""
    left = list(np.argsort(-roots, kind="stable"))
    order = [left.pop(0)]
    while left:
        ends = near[order[-1]] + 0.3 * near[order].mean(axis=0)
        following = max(left, key=lambda one: (round(float(ends[one]), 9), -one))
        left.remove(following)
        order.append(following)
    return np.asarray(order)


def _settle(spots: Floats, roots: Floats, near: Floats, box: tuple[float, float]) -> tuple[Floats, float]:
    """Let the discs grow while they push each other apart; then squeeze out the last of the room."""
    top = np.sqrt(0.80 * box[0] * box[1] / (np.pi * float((roots**2).sum())))
    for turn in range(SETTLE_ROUNDS):
        warm = 1.0 - turn / SETTLE_ROUNDS
        spots = _pull(spots, near, 0.06 * warm)
        spots = _push(spots, top * (1.0 - 0.75 * warm) * roots, box)
    best, scale = spots, _scale(spots, roots, box)
    for _ in range(POLISH_ROUNDS):
        for _ in range(POLISH_STEPS):
            spots = _push(spots, scale * 1.04 * roots, box)
        reached = _scale(spots, roots, box)
        if reached > scale:
            best, scale = spots, reached
    return best, scale


def _pull(spots: Floats, near: Floats, strength: float) -> Floats:
    """Move everybody a little towards those they are tied to."""
    total = near.sum(axis=1, keepdims=True)
    aim = near @ spots / np.where(total > 0, total, 1.0)
    return np.asarray(np.where(total > 0, spots + strength * (aim - spots), spots))


def _push(spots: Floats, radius: Floats, box: tuple[float, float]) -> Floats:
    """Move overlapping discs apart, half each, and everybody back inside."""
    delta = spots[:, None, :] - spots[None, :, :]
    apart = np.sqrt((delta**2).sum(axis=2)) + 1e-9
    over = np.maximum(0.0, radius[:, None] + radius[None, :] + _gap(delta, apart) - apart)
    np.fill_diagonal(over, 0.0)
    moved = spots + 0.35 * (delta / apart[:, :, None] * over[:, :, None]).sum(axis=1)
    return _inside(moved, radius, box)


def _gap(delta: Floats, apart: Floats) -> Floats:
    """(communities, communities) room to leave between two discs, more when one stands above the other."""
    return np.asarray(GAP + NAME_GAP * np.abs(delta[:, :, 1]) / apart)


def _inside(spots: Floats, radius: Floats, box: tuple[float, float]) -> Floats:
    sides = np.asarray(box)
    low = np.minimum(radius[:, None] + 0.5, sides / 2)
    return np.asarray(np.clip(spots, low, sides - low))


def _scale(spots: Floats, roots: Floats, box: tuple[float, float]) -> float:
    """The largest scale at which these centres still hold without touching each other or the walls."""
    sides = np.asarray(box)
    walls = (np.minimum(spots, sides - spots) - 0.5).min(axis=1) / roots
    scale = float(walls.min())
    if len(roots) > 1:
        delta = spots[:, None, :] - spots[None, :, :]
        apart = np.sqrt((delta**2).sum(axis=2)) + 1e-9
        pairs = (apart - _gap(delta, apart)) / (roots[:, None] + roots[None, :])
        np.fill_diagonal(pairs, np.inf)
        scale = min(scale, float(pairs.min()))
    return max(scale, 1e-3)


def _distance(spots: Floats, near: Floats, box: tuple[float, float]) -> float:
    """Mean distance between tied communities, in diagonals of the area."""
    weight = float(near.sum())
    if weight <= 0:
        return 0.0
    delta = spots[:, None, :] - spots[None, :, :]
    apart = np.sqrt((delta**2).sum(axis=2))
    return float((apart * near).sum()) / weight / float(np.hypot(*box))


def _centre(spots: Floats, radius: Floats, box: tuple[float, float]) -> Floats:
    """Shift the whole picture into the middle, so that what room is left lies evenly around it."""
    low = (spots - radius[:, None]).min(axis=0)
    high = (spots + radius[:, None]).max(axis=0)
    return np.asarray(spots + (np.asarray(box) - high - low) / 2)


def _in_rows(roots: Floats, box: tuple[float, float]) -> tuple[Floats, float]:
    """Many discs in rows, the largest first, at the largest scale (to a thousandth) at which they fit."""
    low, high = 1e-3, box[1] / (2 * float(roots.max()))
    spots = _rows(roots, low, box)[0]
    for _ in range(24):
        middle = (low + high) / 2
        tried, fits = _rows(roots, middle, box)
        if fits:
            low, spots = middle, tried
        else:
            high = middle
    return spots, low


def _rows(roots: Floats, scale: float, box: tuple[float, float]) -> tuple[Floats, bool]:
    """Centres of discs set like words in a paragraph, and whether they stay inside."""
    spots = np.zeros((len(roots), 2))
    x = y = deep = 0.0
    for one in np.argsort(-roots, kind="stable").tolist():
        wide = 2 * scale * float(roots[one]) + GAP
        if x > 0 and x + wide > box[0]:
            x, y, deep = 0.0, y + deep + NAME_GAP, 0.0
        spots[one] = (x + wide / 2, y + wide / 2)
        x, deep = x + wide, max(deep, wide)
    return spots, y + deep <= box[1] and float(spots[:, 0].max()) <= box[0]
