"""Contents: the living side of a post, what ranking and readers go by.

Row i belongs to row i of the ledger's `posts`.
"""

from __future__ import annotations

import numpy as np

from ..ledger import Columns

CONTENTS = {
    "key": np.uint64,  # chance key: (author's key, its id or number)
    "topic": np.uint64,  # chance key of what it is about: the same people are concerned by the same topic
    "author": np.int32,  # node
    "minute": np.int32,
    "expires": np.int32,  # minute at which it is shown no more
    "removed": np.bool_,  # taken down: `expires` is then the minute of it
    "story": np.bool_,  # shown in the row of stories, not in the feed
    "frames": np.uint8,
    "campaign": np.bool_,  # of the campaign, its own or descended from it
    "ask": np.uint8,  # one of ASKS
    "language": np.int16,
    "breadth": np.float32,  # share of people concerned; negative: their interest in the cause decides
    "wish": np.float32,  # multiplies the wish to react: quality, fit, arousal, disclosure
    "inside": np.float32,  # multiplies sharing by the author's camp (moral words, B4)
    "across": np.float32,  # ... and by the other camp
    "slant": np.int32,  # stance it speaks for, grid of 2**-16; NO_SLANT: nobody rejects it
    "suspicion": np.float32,  # 0..1: how much disbelief matters for it
    "gain": np.int32,  # belief won at a sight, grid of 2**-16
    "tap": np.float32,  # multiplies the chance of the deed asked for: clarity, link
    "until": np.int32,  # minute before which the deed can be done; 0: without a deadline
    "names": np.uint8,  # followers whom each who takes the challenge up names
    "attacks": np.uint8,  # words against the other side
    "hostile": np.float32,  # belief that it costs readers of the other side
    "likes": np.int32,
    "comments": np.int32,
    "shares": np.int32,
    "outlet": np.uint8,  # platform: 0 the main one, then the outlets by id
    "featured": np.bool_,  # an account has shown it as somebody of the public's
    "shape": np.uint8,  # place in SHAPES: how it goes from one to the next
    "liked_against": np.int32,  # reactions by the camp against the cause; counted where a ranking bridges
    "liked_for": np.int32,
    "places": np.int32,  # feed places won through ties since the last full hour
}
NO_SLANT = -(1 << 30)
ASKS = ("none", "share", "create", "sign", "give", "recruit", "show_up")
"""What a content may ask for; the column `ask` holds the place in this list."""


SHAPES = ("plain", "chain", "disclosure", "event")
"""The column `shape` holds the place in this list."""


def new_contents() -> Columns:
    """An empty table of contents."""
    return Columns(CONTENTS)
