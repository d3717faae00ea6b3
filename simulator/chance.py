"""Coins: addressed randomness, and the only place that makes random numbers.

A coin is a pure function of (seed, decision, person, subject, occasion).  There is no stream to consume, so
nothing that one person does can shift the luck of another, and two plans played with one seed meet the same
luck wherever they ask the same question (`model.md` calls this *coupled worlds*).

The function is a counter-based hash.  Names are turned into 64-bit keys by BLAKE2b once; keys are mixed by
multiply-xorshift rounds over whole arrays.  The battery that it passes is in `tests/theory/test_coins.py`.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import exact

Keys = NDArray[np.uint64]
Flips = NDArray[np.uint32]
Units = NDArray[np.int64]

_M1 = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: spreads consecutive members of a family
_M2 = np.uint64(0xD6E8FEB86659FD93)
_M3 = np.uint64(0xA0761D6478BD642F)
_M4 = np.uint64(0xE7037ED1A0B428DB)
_32 = np.uint64(32)
_29 = np.uint64(29)
_MASK = (1 << 64) - 1

UNIT_BITS = 20
"""Hazards and thresholds are counted in units of 2**-20."""
UNIT = 1 << UNIT_BITS


@cache
def key(*parts: str | int) -> int:
    """A stable 64-bit key for a name: the same on every machine, in every process.

    >>> key("community", "students") == key("community", "students") != key("students", "community")
    True
    """
    text = "\x1f".join(f"{type(part).__name__}:{part}" for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def keys(family: int, members: NDArray[np.integer]) -> Keys:
    """Keys (n,) for the members (n,) of a family named by `key`: well spread, one multiplication and two shifts."""
    return _mixed((members.astype(np.uint64) + np.uint64(1)) * _M1 + np.uint64(family))


def joined(left: Keys | np.uint64, right: Keys | np.uint64) -> Keys:
    """One key for an ordered pair of keys, e.g. (content, the person who passed it on); shapes broadcast."""
    with np.errstate(over="ignore"):
        return _mixed(np.asarray(left * _M3 + right))


def _mixed(x: Keys) -> Keys:
    with np.errstate(over="ignore"):
        x = x ^ (x >> _32)
        x *= _M2
        x ^= x >> _29
        x *= _M3
        x ^= x >> _32
    return x


class Coins:
    """All the coins of one seed.

    >>> coins, people = Coins(7), keys(key("community", "students"), np.arange(3))
    >>> bool((coins.flip("share", people, key("post", "a")) == Coins(7).flip("share", people, key("post", "a"))).all())
    True
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._bases: dict[str, np.uint64] = {}

    def _base(self, decision: str) -> np.uint64:
        base = self._bases.get(decision)
        if base is None:
            base = self._bases[decision] = np.uint64(key("coin", self.seed, decision))
        return base

    def flip(
        self, decision: str, person: Keys, subject: Keys | int = 0, occasion: NDArray[np.integer] | int = 0
    ) -> Flips:
        """32 fair bits (n,) for each person key (n,), subject key (n,) or one, and occasion (n,) or one."""
        x = person ^ self._base(decision)
        x *= _M2
        x ^= x >> _32
        if isinstance(subject, np.ndarray):
            x += subject
        elif subject:
            x += np.uint64(subject)
        if isinstance(occasion, np.ndarray):
            x += occasion.astype(np.uint64) * _M1
        elif occasion:
            x += np.uint64((occasion * int(_M1)) & _MASK)
        x *= _M3
        x ^= x >> _29
        x *= _M4
        x ^= x >> _32  # without this round the top bits of the subject do not reach every bit of the answer
        x *= _M2
        x >>= _32
        return x.astype(np.uint32)

    def uniform(
        self, decision: str, person: Keys, subject: Keys | int = 0, occasion: NDArray[np.integer] | int = 0
    ) -> NDArray[np.float64]:
        """Uniform numbers (n,), strictly between 0 and 1."""
        return uniform(self.flip(decision, person, subject, occasion))


def uniform(flips: Flips) -> NDArray[np.float64]:
    """The middle of the 2**-32 wide interval that each flip names: strictly between 0 and 1."""
    return (flips.astype(np.float64) + 0.5) * 2.0**-32


def threshold(chance: ArrayLike) -> NDArray[np.int64]:
    """Integers such that ``flip < threshold`` happens with the given chance, any shape.

    A chance beyond 1 always happens and one below 0 never does; beyond 2**30 it is an error of the caller.
    """
    return np.asarray(np.asarray(chance, dtype=np.float64) * 2.0**32).astype(np.int64)


def _exponential_table() -> Units:
    """-log(1 - i / 4096) in units of 2**-20 for i = 0..4095; the last entry only closes the last bin."""
    steps = np.arange(4096, dtype=np.float64) / 4096.0
    return np.rint(np.append(-exact.log(1.0 - steps), 24.0 * 0.6931471805599453) * UNIT).astype(np.int64)


_EXPONENTIAL = _exponential_table()
_TOP_SIXTEENTH = np.uint32(0xF0000000)
_FOUR_HALVINGS = round(4 * 0.6931471805599453 * UNIT)


def exponential(flips: Flips) -> Units:
    """-log(1 - u) in units of 2**-20, from flips (n,): the thresholds of the general threshold model.

    Integers only: a table of 4,096 bins with a straight line in each.  Flips in the top sixteenth are stretched
    to the whole range, four halvings further out, as often as needed, so the error stays under 2e-6.
    """
    flips = flips.copy()
    beyond = np.zeros(flips.shape, dtype=np.int64)
    top = np.flatnonzero(flips >= _TOP_SIXTEENTH)
    for _ in range(7):
        flips[top] = (flips[top] - _TOP_SIXTEENTH) << np.uint32(4)
        beyond[top] += _FOUR_HALVINGS
        top = top[flips[top] >= _TOP_SIXTEENTH]
        if not top.size:
            break
    bin_ = (flips >> np.uint32(20)).astype(np.int64)
    rest = (flips & np.uint32(0xFFFFF)).astype(np.int64)
    low = _EXPONENTIAL[bin_]
    return beyond + low + (((_EXPONENTIAL[bin_ + 1] - low) * rest) >> UNIT_BITS)


def hazard(chance: ArrayLike) -> Units:
    """The hazard, in units, of one exposure that leads to the event with this chance (0..1): -log(1 - chance)."""
    held = np.clip(np.asarray(chance, dtype=np.float64), 0.0, 1.0 - 2.0**-24)
    return np.asarray(np.rint(-exact.log(1.0 - held) * UNIT), dtype=np.int64)
