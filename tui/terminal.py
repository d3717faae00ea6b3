"""The terminal itself: what it was like before, how it is given back, and whether it is still there.

Textual gives the terminal back when it is left in the ordinary way. This file is for the other ways: a signal while
the screen cannot be written to, and a terminal that was closed.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

RESTORE = b"".join(b"\x1b[?%dl" % mode for mode in (1000, 1002, 1003, 1004, 1006, 1015, 2004)) + (
    b"\x1b[?25h\x1b[?1049l\x1b[0m"
)
"""Mouse, focus and paste reports off, cursor on, the ordinary screen, plain colours."""

CODES = {"SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131, "SIGINT": 130}
"""Exit codes by the signal that ended the program."""

LAST_RESORT = 1.5
"""Seconds after which a program that was told to end does so without Textual's help."""


class Terminal:
    """The terminal that the program was started on."""

    def __init__(self) -> None:
        """Remember how it is set now."""
        self._fd = _number(sys.__stdin__)
        self._modes = _modes(self._fd)
        self._before: dict[int, Any] = {}

    @property
    def lost(self) -> bool:
        """Whether the other end has been closed."""
        if self._fd is None or not hasattr(select, "poll"):
            return False
        gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
        asked = select.poll()
        asked.register(self._fd, select.POLLIN)
        return any(answer & gone for _fd, answer in asked.poll(0))

    def listen(self, leave: Callable[[int], None]) -> None:
        """Call `leave` with the exit code when the system wants the program to end.

        If that does not end it in time (its output may be stuck), it is ended from here.
        """

        def told(number: int, _frame: FrameType | None) -> None:
            code = CODES[signal.Signals(number).name]
            timer = threading.Timer(LAST_RESORT, self.end, (code,))
            timer.daemon = True
            timer.start()
            leave(code)

        for name in CODES:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, told)

    def ignore(self) -> None:
        """Let signals do what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def give_back(self) -> None:
        """Set everything as it was, without waiting for a terminal that takes nothing."""
        out = _number(sys.__stdout__)
        with contextlib.suppress(OSError, ValueError):
            if out is not None:
                os.set_blocking(out, False)
                os.write(out, RESTORE)
                os.set_blocking(out, True)
        _set_modes(self._fd, self._modes)

    def end(self, code: int) -> None:
        """End the program at once, the terminal given back as well as it can be."""
        self.give_back()
        os._exit(code)


def _number(stream: object) -> int | None:
    try:
        return int(stream.fileno()) if stream is not None else None  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return None


def _modes(fd: int | None) -> list[Any] | None:
    if fd is None:
        return None
    try:
        import termios
    except ImportError:  # not on Windows
        return None
    with contextlib.suppress(OSError, ValueError, termios.error):
        return termios.tcgetattr(fd)
    return None


def _set_modes(fd: int | None, modes: list[Any] | None) -> None:
    if fd is None or modes is None:
        return
    import termios

    with contextlib.suppress(OSError, termios.error):
        termios.tcsetattr(fd, termios.TCSANOW, modes)
