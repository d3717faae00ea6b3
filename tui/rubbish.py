"""Python's collector of rubbish, kept from walking through everything that stays while a week is watched.

A full collection stops all threads.  With the libraries, the screens and a society of 100,000 in memory it takes about
50 ms, and a key that is pressed meanwhile waits for it.  What is there when a week begins stays until it ends, so it is
put aside; what comes later is collected as ever, within a millisecond or two.
"""

from __future__ import annotations

import gc

THRESHOLDS = (5_000, 20, 100)
"""New things after which the young are looked through, and how many such looks come before the older are."""


def put_aside() -> None:
    """Collect once, with everything that an earlier week left behind, and leave what remains alone from now on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
