"""On a real pseudo-terminal, with the real engine: all nine ways out, a storm of sizes, a slow line, a long day."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.tui.on_a_pty import SWITCHED_OFF, SWITCHED_ON, Screen, drawn, on_a_terminal

pytestmark = pytest.mark.soak

DOOR = "import sys; from tui.door import main; sys.exit(main(sys.argv[1:]))"
FAULTY = (
    "import sys; from tui import app, door\n"
    "class Faulty(app.GroundswellApp):\n"
    "    def on_key(self, event):\n"
    "        if event.key == 'ctrl+k': raise RuntimeError('on [bold]purpose[/]')\n"
    "app.GroundswellApp = Faulty\n"
    "sys.exit(door.main(sys.argv[1:]))"
)
WEEK = """
title = "A week of its own"
question = "Does the terminal come back?"
days = {days}
[population]
people = {people}
[audience]
everyday_posts = 20.0
[[influencer]]
id = "ada"
followers = 50
[[post]]
id = "first"
by = "ada"
at = "mon 01:00"
"""
SCREENS = {
    "library": ([], b"S W E L L", ""),
    "week": (["FILE"], b"Now", "+++++++++"),
    "worlds": (["FILE"], b"Now", "w"),
    "editor": (["FILE"], b"Now", "e"),
    "explained": (["FILE"], b"Now", "?"),
    "palette": (["FILE"], b"Now", "\x10"),
}
WAYS: dict[str, tuple[str | signal.Signals, int]] = {
    "q": ("q", 0), "ctrl+c": ("\x03", 0), "ctrl+q": ("\x11", 0), "TERM": (signal.SIGTERM, 143),
    "HUP": (signal.SIGHUP, 129), "QUIT": (signal.SIGQUIT, 131), "exception": ("\x0b", 1),
}  # fmt: skip
MEBI = 1 << 20


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Nothing of the user's own settings is read or written; whoever is here has seen the tour."""
    place = tmp_path / "state"
    place.mkdir()
    (place / "preferences.toml").write_text("toured = true\n")
    return {"GROUNDSWELL_STATE": str(tmp_path / "state"), "HOME": str(tmp_path)}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "week.toml"
    path.write_text(WEEK.format(people=3000, days=7))
    return str(path)


# in a palette q is a letter
EVERY = [(way, where) for way in WAYS for where in SCREENS if (way, where) != ("q", "palette")]


@pytest.mark.parametrize(("way", "where"), EVERY)
def test_every_way_out_of_every_screen_gives_the_terminal_back(
    way: str, where: str, file: str, home: dict[str, str]
) -> None:
    words, first, keys = SCREENS[where]
    done, code = WAYS[way]
    with on_a_terminal("-c", FAULTY, *(file if word == "FILE" else word for word in words), env=home) as screen:
        screen.until(first)
        screen.press(*keys)
        end = time.monotonic() + 0.7
        while time.monotonic() < end:
            screen.read(0.05)
        if isinstance(done, str):
            screen.press(done)
        else:
            os.kill(screen.pid, done)
        assert screen.ended() == code
        assert screen.given_back()
        assert b"Traceback" not in screen.seen
        if way == "exception":
            told = " ".join(screen.seen[screen.seen.rindex(b"\x1b[?1049l") :].decode().split())
            assert "an error of its own (RuntimeError)" in told
            (written,) = (Path(home["GROUNDSWELL_STATE"]) / "errors").glob("*.txt")
            assert "on [bold]purpose[/]" in written.read_text()


def test_a_closed_link_ends_the_program_and_the_session_is_kept(file: str, home: dict[str, str]) -> None:
    with on_a_terminal("-c", DOOR, file, env=home) as screen:
        screen.until(b"Now")
        screen.press("b")
        screen.until(b"Another future")
        os.close(screen.fd)
        screen.fd = -1
        assert screen.ended(10.0) == 129
    assert list((Path(home["GROUNDSWELL_STATE"]) / "sessions").glob("*.toml"))


def test_the_end_of_input_ends_the_program_and_the_screen_is_given_back(file: str, home: dict[str, str]) -> None:
    keys, keys_there = pty.openpty()
    picture, picture_there = pty.openpty()
    fcntl.ioctl(picture, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-c", DOOR, file], stdin=keys_there, stdout=picture_there, stderr=picture_there,
        start_new_session=True, env={**os.environ, **home, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
    )  # fmt: skip
    os.close(keys_there)
    seen = b""
    try:
        while b"Now" not in seen:
            seen += os.read(picture, 65536)
        os.close(keys)
        end = time.monotonic() + 20
        while program.poll() is None and time.monotonic() < end:
            if select.select([picture], [], [], 0.05)[0]:
                seen += os.read(picture, 65536)
        while select.select([picture], [], [], 0.1)[0]:
            seen += os.read(picture, 65536)
        assert program.wait(1) == 129
    finally:
        program.kill()
        program.wait()
        os.close(picture)
        os.close(picture_there)
    assert all(sequence in seen[seen.rindex(SWITCHED_ON[0]) :] for sequence in SWITCHED_OFF)
    assert b"Traceback" not in seen


def test_a_storm_of_a_thousand_sizes_ends_in_the_right_picture(file: str, home: dict[str, str]) -> None:
    with on_a_terminal("-c", DOOR, file, env=home) as screen:
        screen.until(b"Now")
        screen.press(*"+++++++")
        for step in range(1000):
            screen.resize(1 + step * 7919 % 300, 1 + step * 104_729 % 120)
            if step % 100 == 50:
                screen.press(str(1 + step // 100 % 8))
            screen.read(0.02)
        screen.press("1")
        screen.resize(100, 30)
        screen.read(1.0)
        begun = len(screen.seen)
        screen.resize(101, 31)  # another size is another whole picture
        end = time.monotonic() + 30
        while "Now" not in drawn(screen.seen[begun:], 101, 31) and time.monotonic() < end:
            screen.read(0.2)
        picture = drawn(screen.seen[begun:], 101, 31)
        assert "1 Society" in picture and "Now" in picture
        assert b"Traceback" not in screen.seen
        screen.press("q")
        assert screen.ended() == 0 and screen.given_back()


def slowly(screen: Screen, seconds: float, rate: int) -> None:
    """Read so many bytes a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([screen.fd], [], [], 0.1)[0]:
            with suppress(OSError):  # the program has left
                screen.seen += os.read(screen.fd, rate // 10)
        time.sleep(0.1)


def test_on_a_line_of_four_kilobytes_a_second_memory_stands_still_and_q_still_leaves(
    file: str, home: dict[str, str]
) -> None:
    with on_a_terminal("-c", DOOR, file, env=home) as screen:
        screen.until(b"Now")
        screen.press(*"++++")
        slowly(screen, 5.0, 4000)
        before = screen.memory()
        slowly(screen, 30.0, 4000)
        assert screen.memory() - before < 20 * MEBI
        screen.press("q")
        asked = time.monotonic()
        slowly(screen, 1.0, 4000)
        assert screen.ended(20.0) == 0
        assert time.monotonic() - asked < 20.0
        assert screen.given_back()


def test_after_a_stall_of_twenty_seconds_the_next_picture_is_of_now(file: str, home: dict[str, str]) -> None:
    with on_a_terminal("-c", DOOR, file, env=home) as screen:
        screen.until(b"Now")
        screen.press(*"---", " ")
        before = screen.memory()
        time.sleep(10.0)
        screen.press("8")
        time.sleep(10.0)
        assert screen.memory() - before < 20 * MEBI
        end = time.monotonic() + 20
        while "8 Diary" not in drawn(screen.seen, 100, 30) and time.monotonic() < end:
            screen.read(0.2)
        assert "8 Diary" in drawn(screen.seen, 100, 30)
        screen.press("q")
        assert screen.ended() == 0 and screen.given_back()


def test_eight_hours_of_looping_leave_nothing_behind(tmp_path: Path, home: dict[str, str]) -> None:
    """Shortened: a day of few people is opened, played on every view, left and opened again, two hundred times."""
    path = tmp_path / "day.toml"
    path.write_text(WEEK.format(people=300, days=1))
    sizes, files = [], []
    with on_a_terminal("-c", DOOR, str(path), env=home) as screen:
        screen.until(b"Now")
        screen.press(*"+++++++++")
        for loop in range(200):
            screen.seen = b""
            screen.press(str(1 + loop % 8), " ")
            deadline = time.monotonic() + 1.0
            while b"play again" not in screen.seen and time.monotonic() < deadline:
                screen.read(0.05)
            if loop % 10 == 9:  # back to the library, and into a new run of the same day
                screen.press("\x1b")
                screen.until(b"S W E L L")
                screen.seen = b""
                while b"Now" not in screen.seen:
                    screen.press(f"\x1b[200~{path}\x1b[201~")  # as if it had been dragged in
                    deadline = time.monotonic() + 5.0
                    while b"Now" not in screen.seen and time.monotonic() < deadline:
                        screen.read(0.05)
                screen.press(*"+++++++++")
                sizes.append(screen.memory())
                files.append(len(list(Path(f"/proc/{screen.pid}/fd").iterdir())))
        screen.press("q")
        assert screen.ended() == 0 and screen.given_back()
    assert max(files[5:]) <= files[4] + 3, files
    assert sizes[-1] <= 1.05 * max(sizes[5:10]), [one // MEBI for one in sizes]
