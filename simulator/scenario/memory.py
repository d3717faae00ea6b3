"""How much memory a society takes, reckoned before any of it is allocated."""

import os
from pathlib import Path

from .model import Scenario

# bytes a person: columns of the population, session state and the record of rungs
BYTES_OF_COLUMNS = 150
# bytes a tie: an int32 in each of the two directions while the network is built, spread over its sorting
BYTES_OF_TIE = 4.5
# ties beyond the people's own: followers of the declared accounts, slack of the arrays
TIES_BEYOND = 1.15
# bytes a person: deliveries that wait for a session, pairs of person and content, the ledger's events
BYTES_PENDING = 240
# the interpreter, NumPy and the interface
BYTES_OF_PROGRAM = 150_000_000

MOST_OF_FREE = 0.75


def needed(scenario: Scenario) -> int:
    """Bytes that a run of the scenario will take, about; 700 a person at the default 60 followees.

    people x (150 + 4.5 x 1.15 x followees + 240) + the program itself. A prototype took 590 bytes a person.
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
