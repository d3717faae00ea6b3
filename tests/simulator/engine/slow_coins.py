"""Coins in whole numbers of Python, as the decision about them tells it, without an array in sight."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.chance import exponential, key

TWO32 = 2.0**32
MASK = (1 << 64) - 1
M1, M2, M3, M4 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB


def mixed(x: int) -> int:
    x ^= x >> 32
    x = x * M2 & MASK
    x ^= x >> 29
    x = x * M3 & MASK
    return x ^ x >> 32


def joined(left: int, right: int) -> int:
    return mixed((left * M3 + right) & MASK)


def coin(seed: int, decision: str, person: int, subject: int = 0, occasion: int = 0) -> int:
    """32 fair bits, in whole numbers of Python."""
    x = (person ^ key("coin", seed, decision)) * M2 & MASK
    x ^= x >> 32
    x = (x + subject + occasion * M1) * M3 & MASK
    x ^= x >> 29
    x = x * M4 & MASK
    x ^= x >> 32
    return (x * M2 & MASK) >> 32


def one(value: float, kind: Any = np.float64) -> Any:
    return np.array([value], kind)


def narrow(value: float) -> float:
    """The value as a column of single precision keeps it."""
    return float(np.float32(value))


def wait(flip: int) -> int:
    return int(exponential(one(flip, np.uint32))[0])
