"""Close-ups of the hand-made run: plausible numbers in every field, names from outside included."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.snapshot import Cascade
from simulator.snapshot import closeups as close

HOURS = 168


def fake(name: str, chosen: int, names: Sequence[str], sizes: Sequence[int], cascade: Cascade | None) -> close.Closeup:
    """The close-up of that name; `chosen` is in front of it."""
    if name == "bubbles":
        return bubbles(len(names), sizes)
    if name == "deeds":
        return deeds(chosen, names, sizes)
    if name == "books":
        return books(names)
    return cascades(chosen, names, cascade) if name == "cascades" else endings(names)


def bubbles(groups: int, sizes: Sequence[int]) -> close.Bubbles:
    table = np.arange((groups + 1) * groups).reshape(groups + 1, groups)
    stances = np.arange(20) * 10
    sights = np.arange(HOURS) % 24
    return close.Bubbles((sizes[0], sum(sizes) - sizes[0]), np.array([[40, 20], [60, 300]]), table, sights // 4, sights,
                         (0.42, 0.2, 0.18, 0.17, float("nan")), (0, *(size // 3 for size in sizes[1:])), stances,
                         stances[::-1])  # fmt: skip


def deeds(chosen: int, names: Sequence[str], sizes: Sequence[int]) -> close.Deeds:
    rows = tuple(close.DeedRow(number, 6000 - 40 * number, number % 4, names[0], names[number % len(names)], number,
                               2500 if number % 4 == 1 else 0) for number in range(12))  # fmt: skip
    chosen = chosen if chosen in range(12) else 0
    path = (close.Step(6000, names[0], names[1], "gave"), close.Step(5900, names[1], names[1], "shared"),
            close.Step(5000, "Lina", "", "posted"))  # fmt: skip
    table = np.tile(np.array([3, 2, 0, 1]), (len(names), 1))
    return close.Deeds((sum(sizes), 900, 300, 40, 25, 8, 3, 0, 1), 320, 310, table, tuple(size // 3 for size in sizes),
                       np.tile(np.array([1, 0, 0, 1]), (30, 1)), 7, (120.0, None), 30_000, 12, 0, rows, chosen, path,
                       names[-1])  # fmt: skip


def books(names: Sequence[str]) -> close.Books:
    spending = (close.Spending("fee", names[0], 20_000, 20_000), close.Spending("boost", names[1], 500, 15_000))
    balances = (close.Balance("shares = posts handed on", 10, 10), close.Balance("spent = fees", 500, 400, "cents"))
    return close.Books(30_000, spending, 9_000, 3, 12, 900, 4000, np.array([20_000, 0, 500]), 20.0,
                       (("posts", 60), ("replies", 300), ("protocols", 0), ("street", 0)), 47, 42, 90.0, 0.5,
                       ((names[2], 3000), (names[2], 9000)), balances, (names[3],), 5000)  # fmt: skip


def cascades(chosen: int, names: Sequence[str], cascade: Cascade | None) -> close.Cascades:
    rows = tuple(close.CascadeRow(number, names[number % len(names)], "Lina", 600 * number, number < 5, 30 - number, 3,
                                  2.4 if number else None, 800) for number in range(9))  # fmt: skip
    return close.Cascades(rows if cascade else (), chosen if 0 <= chosen < 9 else 0, cascade)


def endings(names: Sequence[str]) -> close.Endings:
    counts = tuple(100 // (place + 1) for place in range(12))
    return close.Endings((close.Segment("all", "Everybody", counts),
                          *(close.Segment("community", name, counts[::-1]) for name in names),
                          *(close.Segment("post", name, counts) for name in names)))  # fmt: skip
