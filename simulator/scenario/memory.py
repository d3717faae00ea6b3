"""How much memory a society takes, reckoned before any of it is allocated."""

import os
from pathlib import Path

from .model import Scenario

# bytes a person: columns of the population, session state and the record of rungs
BYTES_OF_COLUMNS = 150
# bytes a tie at the peak, while the network is sorted: an int64 and an int32 (measured 12.5 at 30 and 60 million)
BYTES_OF_TIE = 12.5
# ties beyond the people's own: followers of the declared accounts, slack of the arrays
TIES_BEYOND = 1.15
# bytes a person: deliveries that wait for a session, pairs of person and content, the ledger's events
BYTES_PENDING = 240
# the interpreter, NumPy and the interface
BYTES_OF_PROGRAM = 150_000_000

MOST_OF_FREE = 0.75


def needed(scenario: Scenario) -> int:
    """Bytes that a run of the scenario will take, about; 1,250 a person at the default 60 followees.

    people x (150 + 12.5 x 1.15 x followees + 240) + the program itself. A week of the default scenario with a
    million people was measured at 1.36 GB.
    """
    ties = BYTES_OF_TIE * TIES_BEYOND * scenario.network.followees
    return BYTES_OF_PROGRAM + int(scenario.people * (BYTES_OF_COLUMNS + ties + BYTES_PENDING))


def free() -> int | None:
    """Bytes of memory that the machine can still give; None where it does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
        return int(kilobytes) * 1024
    except (OSError, StopIteration, ValueError):
        pass
    try:
        # no figure of what is free: half of what is there is a fair guess
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return None
