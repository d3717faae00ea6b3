"""A program on a pseudo-terminal of its own, and all that it writes there."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte

START = "import sys; from tests.tui.fake_run import main; sys.exit(main(3000, float(sys.argv[1])))"
SWITCHED_ON = (b"\x1b[?1049h", b"\x1b[?1000h", b"\x1b[?2004h")
SWITCHED_OFF = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?25h")


def drawn(seen: bytes, columns: int = 100, rows: int = 30) -> str:
    """The screen that these bytes draw."""
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(seen)
    return "\n".join(screen.display)


class Screen:
    """A program on a pty, and all that it has written."""

    def __init__(self, words: list[str], env: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **env})
            os.execv(sys.executable, [sys.executable, *words])
        self.resize(100, 30)
        self.before = self.modes()
        self.seen = b""
        self.status: int | None = None

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def modes(self) -> list[Any]:
        """How the terminal is set: echo, whole lines, what ctrl+c does."""
        return termios.tcgetattr(self.fd)

    def press(self, *keys: str) -> None:
        """Type."""
        for key in keys:
            os.write(self.fd, key.encode())

    def memory(self) -> int:
        """Bytes that the program holds (Linux)."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def given_back(self) -> bool:
        """Whether everything that was switched on has been switched off again, and the modes are as before."""
        last = self.seen[max(0, self.seen.rfind(SWITCHED_ON[0])) :]
        return all(sequence in last for sequence in SWITCHED_OFF) and self.modes() == self.before

    def until(self, text: bytes, seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, drawn(self.seen)
            self.read(0.05)

    def read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        self.seen += data
        return bool(data)

    def ended(self, seconds: float = 30.0) -> int:
        """The exit code; fails when it does not come in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                while self.fd >= 0 and self.read(0.05):
                    if not select.select([self.fd], [], [], 0.05)[0]:
                        break
                return self.status
            if self.fd >= 0:
                self.read(0.02)
        raise AssertionError(f"still alive after {seconds} s")


@contextmanager
def on_a_terminal(*words: str, env: dict[str, str] | None = None) -> Iterator[Screen]:
    screen = Screen(list(words), env or {})
    try:
        yield screen
    finally:
        if screen.status is None:
            os.kill(screen.pid, signal.SIGKILL)
            os.waitpid(screen.pid, 0)
        if screen.fd >= 0:
            os.close(screen.fd)
