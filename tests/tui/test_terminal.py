"""On a real pseudo-terminal: every way out gives the terminal back, with the right exit code."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time

import pytest

from tests.tui.on_a_pty import START, SWITCHED_OFF, SWITCHED_ON, on_a_terminal


@pytest.mark.parametrize(
    ("way", "code"),
    [("q", 0), ("\x03", 0), (signal.SIGTERM, 143), (signal.SIGINT, 130)],  # all nine, on every screen: tests/soak
)
def test_every_way_out_gives_the_terminal_back(way: str | signal.Signals, code: int) -> None:
    with on_a_terminal("-c", START, "0.02") as screen:
        screen.until(b"Now")
        assert all(sequence in screen.seen for sequence in SWITCHED_ON)
        start = time.monotonic()
        if isinstance(way, str):
            os.write(screen.fd, way.encode())
        else:
            os.kill(screen.pid, way)
        assert screen.ended() == code
        assert time.monotonic() - start < 10.0
        last = screen.seen[screen.seen.rindex(SWITCHED_ON[0]) :]
        assert all(sequence in last for sequence in SWITCHED_OFF)
        assert b"Traceback" not in screen.seen


def test_quitting_is_quick_while_the_run_is_busy() -> None:
    with on_a_terminal("-c", START, "0.1") as screen:
        screen.until(b"Now")
        os.write(screen.fd, b"+++++++++")
        time.sleep(0.3)
        start = time.monotonic()
        os.write(screen.fd, b"q")
        assert screen.ended() == 0
        assert time.monotonic() - start < 10.0


def test_a_closed_terminal_ends_the_program() -> None:
    read_end, write_end = pty.openpty()
    fcntl.ioctl(read_end, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-c", START, "0"], stdin=write_end, stdout=write_end, stderr=write_end, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(write_end)
    seen = b""
    while b"Now" not in seen:
        seen += os.read(read_end, 65536)
    os.close(read_end)
    try:
        assert program.wait(4) == 129
    finally:
        program.kill()
        program.wait()


def test_nothing_of_a_hostile_title_reaches_the_wire() -> None:
    start = (
        "import sys; from tests.tui.fake_run import FakeRun; from tui.app import GroundswellApp\n"
        "bad = '\\x1b]0;owned\\x07\\x9b2J\\u202eevil'\n"
        "app = GroundswellApp(run_factory=lambda: FakeRun(300, names=(bad,) * 6, title=bad))\n"
        "app.run(); sys.exit(app.return_code or 0)"
    )
    with on_a_terminal("-c", start) as screen:
        screen.until(b"Now")
        os.write(screen.fd, b"25")
        screen.read(0.3)
        os.write(screen.fd, b"q")
        assert screen.ended() == 0
        text = screen.seen.decode()
        assert "owned" in text
        assert "\x1b]0;owned" not in text and "\x9b" not in text and "\u202e" not in text


def test_in_ascii_nothing_but_ascii_is_sent() -> None:
    with on_a_terminal("-c", START, "0", env={"GROUNDSWELL_GLYPHS": "ascii"}) as screen:
        screen.until(b"a letter is")
        for key in b"2345?":
            os.write(screen.fd, bytes([key]))
            screen.read(0.2)
        os.write(screen.fd, b"\x1b")
        time.sleep(0.4)  # an escape that is followed at once would be read as alt and a letter
        os.write(screen.fd, b"q")
        screen.ended()
        assert screen.seen.isascii()


def test_the_door_opens_the_library_and_q_leaves() -> None:
    with on_a_terminal("-m", "tui.door") as screen:
        screen.until(b"S W E L L")
        os.write(screen.fd, b"q")
        assert screen.ended() == 0


@pytest.mark.parametrize("module", ["textual", "numpy", "simpy", "pydantic"])
def test_the_door_itself_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, tui.door; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("module", ["numpy", "simpy"])
def test_the_app_and_its_library_load_neither_numpy_nor_simpy(module: str) -> None:
    code = f"import sys, tui.app, tui.cover; tui.cover.read(tui.cover.listed()[0]); sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
