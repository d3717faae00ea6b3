"""The program with a probe in it: how late its event loop is, written to the file that GROUNDSWELL_PROBE names.

    GROUNDSWELL_PROBE=FILE python -m benchmarks.probed [FILE.toml]

Each line: the moment (seconds of the machine's monotonic clock) and by how many seconds a turn came too late.
"""

from __future__ import annotations

import asyncio
import os
import sys
from time import monotonic

from tui import app, door

EVERY = 0.01
"""Seconds between two turns that are asked for."""


class Probed(app.GroundswellApp):
    """The app, and a task that keeps asking for its turn."""

    def on_load(self) -> None:
        """Begin to ask."""
        self._probe = asyncio.create_task(self._ask())

    async def _ask(self) -> None:
        with open(os.environ["GROUNDSWELL_PROBE"], "w", encoding="ascii", buffering=1) as file:
            while True:
                due = monotonic() + EVERY
                await asyncio.sleep(EVERY)
                now = monotonic()
                file.write(f"{now:.6f} {now - due:.6f}\n")


if __name__ == "__main__":
    app.GroundswellApp = Probed  # type: ignore[misc]
    sys.exit(door.main())
