"""Endless streams of coins, each counted along one side of the address, for batteries that want gigabytes.

python -m tests.theory.coin_streams people | RNG_test stdin32 -tlmax 1GB
python -m tests.theory.coin_streams pairs | dieharder -a -g 200
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.chance import Coins, Keys, joined, key, keys

Flips = NDArray[np.uint32]

BLOCK = 1 << 18
FEW = 4096
COINS = Coins(1)
TOWN, LINA, POST = key("community", "town"), key("author", "lina"), key("post", "a")
ONE = keys(TOWN, np.arange(1))


def _numbers(block: int, size: int = BLOCK) -> NDArray[np.int64]:
    return np.arange(block * size, (block + 1) * size)


def people(block: int, coins: Coins = COINS, decision: str = "share") -> Flips:
    """Person after person of one town, one content."""
    return coins.flip(decision, keys(TOWN, _numbers(block)), POST)


def contents(block: int) -> Flips:
    """Content after content of one author, one person."""
    return COINS.flip("share", np.broadcast_to(ONE, BLOCK), keys(LINA, _numbers(block)))


def _pairs(block: int) -> tuple[Keys, Keys]:
    side = 512
    return np.repeat(keys(TOWN, np.arange(side)), side), np.tile(keys(LINA, _numbers(block, side)), side)


def pairs(block: int) -> Flips:
    """512 people by every content."""
    return COINS.flip("share", *_pairs(block))


def occasions(block: int) -> Flips:
    """Session after session of one person."""
    return COINS.flip("session", np.broadcast_to(ONE, BLOCK), 0, _numbers(block))


def items(block: int) -> Flips:
    """Who hands a content on, by joined keys, before one reader."""
    person, content = _pairs(block)
    return COINS.flip(
        "look", np.broadcast_to(ONE, BLOCK), joined(content, person ^ np.uint64(key("handing", "SHARED")))
    )


def bare(block: int) -> Flips:
    """Bare numbers in place of keys: the hash without the help of well-spread keys."""
    return COINS.flip("share", _numbers(block).astype(np.uint64))


def decisions(block: int) -> Flips:
    """Decision after decision, 4,096 people each."""
    who = keys(TOWN, np.arange(FEW))
    return np.concatenate([COINS.flip(f"decision {n}", who, POST) for n in _numbers(block, BLOCK // FEW)])


def seeds(block: int) -> Flips:
    """Seed after seed, 4,096 people each."""
    who = keys(TOWN, np.arange(FEW))
    return np.concatenate([Coins(int(n)).flip("share", who, POST) for n in _numbers(block, BLOCK // FEW)])


def across_decisions(block: int) -> Flips:
    """Two decisions of the same people, exclusive or: random only if they know nothing of each other."""
    return people(block) ^ people(block, decision="like")


def across_seeds(block: int) -> Flips:
    """Two neighbouring seeds, exclusive or."""
    return people(block) ^ people(block, Coins(2))


def across_people(block: int) -> Flips:
    """Each person and the next one, exclusive or."""
    number = _numbers(block)
    return COINS.flip("share", keys(TOWN, 2 * number), POST) ^ COINS.flip("share", keys(TOWN, 2 * number + 1), POST)


def across_posts(block: int) -> Flips:
    """Each person on one content and on its author's next, exclusive or."""
    who, posts = keys(TOWN, _numbers(block)), keys(LINA, np.arange(2))
    return COINS.flip("share", who, int(posts[0])) ^ COINS.flip("share", who, int(posts[1]))


STREAMS: dict[str, Callable[[int], Flips]] = {
    one.__name__: one
    for one in (
        people, contents, pairs, occasions, items, bare, decisions, seeds,
        across_decisions, across_seeds, across_people, across_posts,
    )
}  # fmt: skip


def stream(name: str, numbers: int) -> Flips:
    """The first so many flips (numbers,) of a stream."""
    blocks = [STREAMS[name](block) for block in range(-(-numbers // BLOCK))]
    return np.concatenate(blocks)[:numbers]


def _without_end(name: str) -> Iterator[bytes]:
    block = 0
    while True:
        yield STREAMS[name](block).astype("<u4").tobytes()
        block += 1


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in STREAMS:
        try:
            for chunk in _without_end(sys.argv[1]):
                sys.stdout.buffer.write(chunk)
        except BrokenPipeError:
            sys.stderr.close()
    else:
        sys.exit("one of: " + ", ".join(STREAMS))
