"""The screens in a browser: a page that needs nothing from outside, and that no other site may use."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tui import serve


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(*options: str) -> Iterator[str]:
    port = a_free_port()
    words = [sys.executable, "-m", "tui.door", "serve", "--port", str(port), *options]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None and f"http://127.0.0.1:{port}" in process.stdout.readline()
            for _attempt in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def answer(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers={name.replace("_", "-"): one for name, one in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as got:
            return got.status, got.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_page_asks_for_nothing_from_outside_and_for_nothing_that_is_not_there():
    with serving() as address:
        status, page = answer(address)
        wanted = re.findall(r'(?:src|href)="(/[^"]+)"|url\("(/[^"]+)"\)', page)
        assert status == 200 and len(wanted) >= 3
        for pair in wanted:
            request = urllib.request.Request(address + "".join(pair))
            with urllib.request.urlopen(request, timeout=20) as got:
                assert got.status == 200 and got.read(10)
    others = set(re.findall(r"\w+://[^/\"]+", page)) - {address, address.replace("http", "ws")}
    assert not others


def test_a_page_of_another_site_may_not_play():
    with serving() as address:
        status, words = answer(address + "/ws", Origin="http://elsewhere.example")
    assert status == 403 and "another site" in words


@pytest.mark.parametrize(
    ("origin", "host", "may"),
    [
        (None, "127.0.0.1:8000", True),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("http://127.0.0.1:9000", "127.0.0.1:8000", False),
        ("http://elsewhere.example", "127.0.0.1:8000", False),
        ("null", "127.0.0.1:8000", False),
    ],
)
def test_only_what_came_from_here_may_play(origin: str | None, host: str, may: bool):
    assert serve.same_site(origin, host) is may


def test_a_port_that_is_taken_is_told_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        words = [sys.executable, "-m", "tui.door", "serve", "--port", port]
        told = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert told.returncode == 1 and port in told.stderr and "Traceback" not in told.stderr


def test_a_scenario_that_is_not_there_is_refused():
    words = [sys.executable, "-m", "tui.door", "serve", "nowhere.toml"]
    told = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert told.returncode == 2 and "nowhere.toml" in told.stderr and "Traceback" not in told.stderr
