"""A terminal whose bytes are stamped the moment they arrive, while the screen that they draw is still being drawn."""

from __future__ import annotations

import os
import queue
import sys
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic

from .terminal import Terminal

SHARE = Path("/proc/self/autogroup")
"""Where Linux says, and is told, how large a share of the processors the sessions get among each other."""


def _share() -> str:
    with suppress(OSError):
        return SHARE.read_text(encoding="ascii").split()[-1]
    return ""


class PromptTerminal(Terminal):
    """Drawing a full screen takes longer than a frame does, so a thread of its own takes what the program writes."""

    def __init__(self, columns: int = 120, rows: int = 40, program: list[str] | None = None) -> None:
        """Start the program, and the thread that listens to it."""
        self._share = _share()
        super().__init__(columns, rows, program)
        sys.setswitchinterval(0.0005)
        self._arrived: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _become(self, program: list[str], columns: int, rows: int) -> None:
        """In the child, which has a session of its own: it gets the share of the machine that its parent has."""
        with suppress(OSError):
            if self._share:
                SHARE.write_text(self._share, encoding="ascii")
        super()._become(program, columns, rows)

    def _listen(self) -> None:
        while True:
            try:
                data = os.read(self._wire, 1 << 16)
            except OSError:  # the program has gone, and its side of the wire with it
                return
            self._arrived.put((monotonic(), data))
            if not data:
                return

    def read(self, seconds: float) -> float | None:
        """Draw what arrives within so many seconds; the moment it arrived, None for nothing."""
        try:
            moment, data = self._arrived.get(timeout=max(seconds, 0.0001))
        except queue.Empty:
            return None
        self._stream.feed(data)
        return moment
