"""A bar with the time left, for somebody who waits at a terminal; nothing at all where nobody looks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from ..catalogue import _

EVERY = 0.1
"""Seconds between two looks of the bar."""
LENGTH = 24
WIDTH = 78


class Progress:
    """One line that is written over and over.

    stream  where it is written; None for nowhere
    clock   seconds that pass, whatever their start
    """

    def __init__(self, stream: TextIO | None, clock: Callable[[], float]) -> None:
        self._stream, self._clock = stream, clock
        self._began = self._told = clock()
        self._label = ""

    def begin(self, label: str) -> None:
        """Another stretch of work begins."""
        self._label, self._began = label, self._clock()
        self._say(f"{label} ...")

    def at(self, part: float, moment: str) -> None:
        """So much (0..1) of this stretch is done; `moment` says where in the week that is."""
        now = self._clock()
        if now - self._told < EVERY:
            return
        self._told = now
        done = round(LENGTH * part)
        bar = "#" * done + "-" * (LENGTH - done)
        left = (now - self._began) * (1.0 - part) / part if part > 0.0 else 0.0
        about = _("{seconds:.0f} s left").format(seconds=left) if part > 0.0 else ""
        self._say(f"{self._label} [{bar}] {100 * part:3.0f} %  {moment}  {about}")

    def end(self) -> None:
        """Leave an empty line behind."""
        self._say("")

    def _say(self, line: str) -> None:
        if self._stream is not None:
            encoding = self._stream.encoding or "ascii"
            with suppress(OSError, ValueError):
                self._stream.write("\r\x1b[2K" + line[:WIDTH].encode(encoding, "replace").decode(encoding))
                self._stream.flush()
