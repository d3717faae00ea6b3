"""A real terminal for the program to live in: a pseudo-terminal, and the screen that its bytes draw."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

import pyte

PROGRAM = [sys.executable, "-c", "from tui.door import main; raise SystemExit(main())"]
ARROWS = {"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "shift+right": "\x1b[1;2C",
          "home": "\x1b[H", "end": "\x1b[F", "pagedown": "\x1b[6~", "pageup": "\x1b[5~"}  # fmt: skip
KEYS = {"enter": "\r", "esc": "\x1b", "space": " ", "tab": "\t", "ctrl+p": "\x10", **ARROWS}
Seen = Callable[[str], bool]


class Terminal:
    """The program on a screen of so many columns and rows, with settings and files of its own."""

    def __init__(
        self, columns: int = 120, rows: int = 40, program: list[str] | None = None, env: dict[str, str] | None = None,
        *, newcomer: bool = False,
    ) -> None:  # fmt: skip
        """Start it at once; `started` is the moment before it was.

        newcomer  whether the first tour is still to come
        """
        self._env = dict(env or {})
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._home = tempfile.TemporaryDirectory()
        self.home = Path(self._home.name)
        self._env["GROUNDSWELL_STATE"] = str(self.home / "state")
        if not newcomer:
            (self.home / "state").mkdir()
            (self.home / "state" / "preferences.toml").write_text("toured = true\n", encoding="utf-8")
        self.started = monotonic()
        self.process, self._wire = pty.fork()
        if self.process == 0:
            self._become(program or PROGRAM, columns, rows)
        fcntl.ioctl(self._wire, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _become(self, program: list[str], columns: int, rows: int) -> None:
        """In the child: be the program.  Nothing of the user's own settings is read or written."""
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), self._home.name)
        place = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "PYTHONPATH": os.getcwd()}
        os.execvpe(program[0], program, {**os.environ, **folders, **place, **self._env})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What is on the screen, row by row."""
        return "\n".join(self.screen.display)

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._wire, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, *keys: str) -> float:
        """Press keys, by name or letter; returns the moment of the last one."""
        for key in keys:
            os.write(self._wire, KEYS.get(key, key).encode())
        return monotonic()

    def read(self, seconds: float) -> float | None:
        """Draw what arrives within so many seconds; the moment it arrived, None for nothing."""
        ready, _, _ = select.select([self._wire], [], [], max(seconds, 0.0))
        if not ready:
            return None
        try:
            arrived = os.read(self._wire, 1 << 16)
        except OSError:  # the program has gone, and its side of the wire with it
            return None
        moment = monotonic()
        self._stream.feed(arrived)
        return moment

    def wait(self, seconds: float) -> None:
        """Let the program run."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            self.read(left)

    def until(self, seen: Seen, seconds: float = 20.0) -> float:
        """The moment at which the bytes arrived that made the screen so.  TimeoutError when it never is."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            moment = self.read(min(left, 0.5))
            if moment is not None and seen(self.text):
                return moment
        raise TimeoutError(f"this never came to the screen; the last one was\n{self.text}")

    def ended(self, seconds: float = 20.0) -> float:
        """The moment at which the program had left.  TimeoutError when it stays."""
        end = monotonic() + seconds
        while monotonic() < end:
            self.read(0.005)
            if os.waitpid(self.process, os.WNOHANG)[0]:
                self.process = 0
                return monotonic()
        raise TimeoutError("the program did not leave")

    def close(self) -> None:
        """End the program if it is still there, and forget its files."""
        if self.process:
            os.kill(self.process, 9)
            os.waitpid(self.process, 0)
            self.process = 0
        os.close(self._wire)
        sleep(0.01)
        self._home.cleanup()
