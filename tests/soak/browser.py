"""A real browser, spoken to by its own debugging protocol; run inside a network of its own that leads nowhere.

    python -m tests.soak.browser PORT FOLDER KEYS...

Serves the app, opens it in headless Chromium, presses the keys (`wait:TEXT` waits until the screen says so) and
prints, as JSON, every address that the page asked for and the last screen.  The screen is read from what came
through the websocket, as the browser got it.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import fcntl
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pyte

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLUMNS, LINES = 400, 120
PATIENCE = 240.0


def browser() -> str | None:
    """The browser's command, if there is one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def raise_loopback() -> None:
    """In a fresh network even the loopback is down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        up = 1
        fcntl.ioctl(probe, 0x8914, struct.pack("16sh14x", b"lo", up))  # SIOCSIFFLAGS


class Page:
    """One tab: its screen, and what it asked the network for."""

    def __init__(self, link: aiohttp.ClientWebSocketResponse) -> None:
        self._link, self._number = link, 0
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.asked: list[str] = []
        self.failed: list[str] = []
        self.picture = b""

    async def say(self, method: str, **params: Any) -> None:
        """Send a command; what is answered is dealt with by `listen`."""
        self._number += 1
        await self._link.send_json({"id": self._number, "method": method, "params": params})

    async def listen(self) -> None:
        """Follow what the browser tells, for ever."""
        async for message in self._link:
            told = json.loads(message.data)
            params = told.get("params", {})
            if told.get("method") == "Network.requestWillBeSent":
                self.asked.append(params["request"]["url"])
            elif told.get("method") == "Network.webSocketCreated":
                self.asked.append(params["url"])
            elif told.get("method") == "Network.loadingFailed":
                self.failed.append(params.get("errorText", ""))
            elif told.get("method") == "Network.webSocketFrameReceived":
                response = params["response"]
                if response["opcode"] == 2:
                    with contextlib.suppress(Exception):  # pyte knows fewer sequences than a browser
                        self._stream.feed(base64.b64decode(response["payloadData"]))
            elif "data" in told.get("result", {}):
                self.picture = base64.b64decode(told["result"]["data"])

    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip()

    async def until(self, words: str) -> None:
        """Wait until the screen shows these words; TimeoutError with what it shows instead."""
        try:
            async with asyncio.timeout(PATIENCE):
                while words not in self.text():
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise TimeoutError(f"never saw {words!r}, but\n{self.text()}") from None

    async def press(self, key: str) -> None:
        """One key, as a keyboard would send it."""
        named = {"Enter": 13, "Escape": 27, "End": 35}
        text = {"Enter": "\r"}.get(key, "" if key in named else key)
        code = named.get(key, ord(key.upper()[0]))
        both = {"key": key, "windowsVirtualKeyCode": code}
        await self.say("Input.dispatchKeyEvent", type="keyDown", text=text, **both)
        await self.say("Input.dispatchKeyEvent", type="keyUp", **both)
        await asyncio.sleep(0.2)


@contextlib.contextmanager
def _process(words: list[str]) -> Any:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


async def _address(profile: Path, session: aiohttp.ClientSession) -> str:
    noted = profile / "DevToolsActivePort"
    async with asyncio.timeout(60):
        while not noted.is_file() or len(noted.read_text().split()) < 2:
            await asyncio.sleep(0.1)
        port = noted.read_text().split()[0]
        while True:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])


async def _served(port: int) -> None:
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(OSError):
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def opened(port: int) -> AsyncIterator[Page]:
    """The served app, open in a browser."""
    server = [sys.executable, "-m", "tui.door", "serve", "--port", str(port)]
    command = browser()
    assert command is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _process(server):
        await _served(port)
        quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        where = [f"--user-data-dir={folder}", "--remote-debugging-port=0", "--window-size=1280,800", "about:blank"]
        with _process([command, *quiet, *where]):
            async with aiohttp.ClientSession() as session:
                address = await _address(Path(folder), session)
                async with session.ws_connect(address, max_msg_size=0) as link:
                    page = Page(link)
                    listener = asyncio.create_task(page.listen())
                    for domain in ("Network", "Page"):
                        await page.say(f"{domain}.enable")
                    await page.say("Page.navigate", url=f"http://127.0.0.1:{port}/")
                    yield page
                    listener.cancel()


async def play(port: int, folder: Path, steps: list[str]) -> dict[str, Any]:
    """Open, press, wait; what was asked for and what was seen."""
    async with opened(port) as page:
        for step in steps:
            if step.startswith("wait:"):
                await page.until(step.removeprefix("wait:"))
            else:
                await page.press(step)
        await asyncio.sleep(1.0)
        await page.say("Page.captureScreenshot", format="png")
        async with asyncio.timeout(30):
            while not page.picture:
                await asyncio.sleep(0.1)
        (folder / "browser.png").write_bytes(page.picture)
        return {"asked": page.asked, "failed": page.failed, "screen": page.text()}


if __name__ == "__main__":
    if os.environ.get("ALONE"):
        raise_loopback()
    print(json.dumps(asyncio.run(play(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))))
