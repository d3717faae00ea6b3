"""`groundswell serve`: the same screens in a browser, for a classroom without terminals.

Each tab gets a process of its own.  Pages, script and font come from this machine, so it works without a network;
it listens on the loopback alone unless told otherwise, and answers no page of another site.
"""

from __future__ import annotations

import logging
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from simulator.catalogue import _

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.server import Server

PAGES = Path(__file__).with_name("web")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FONT_SIZES = (8, 48)
"""Least and most size of a letter in pixels, which `?fontsize=20` behind the address asks for."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for a whole room.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option(
    "--most", type=click.IntRange(1, 200), default=40, show_default=True,
    help="Tabs that may play at once; each is a process of its own.",
)  # fmt: skip
def serve(scenario: str | None, host: str, port: int, most: int) -> int:
    """Serve the screens to browsers; SCENARIO, a file, opens at once. Needs no network; ctrl+c ends it."""
    try:
        from aiohttp import web  # noqa: F401
        from textual_serve.server import Server  # noqa: F401
    except ImportError as error:
        told = _('groundswell serve needs the extra "web": pip install "groundswell[web]"')
        raise click.ClickException(told) from error
    if scenario is not None and not Path(scenario).is_file():
        raise click.BadParameter(_("{file} is not a file").format(file=scenario), param_hint="SCENARIO")
    _classroom(command(scenario), host, port, most).serve()
    return 0


def command(scenario: str | None) -> str:
    """The command line that plays one tab."""
    words = [sys.executable, "-m", "tui.door", *([os.path.abspath(scenario)] if scenario else [])]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def same_site(origin: str | None, host: str) -> bool:
    """Whether a page may talk to us: only one that came from here (another site's script must not drive the app)."""
    return origin is None or urlsplit(origin).netloc == host


def _classroom(line: str, host: str, port: int, most: int) -> Server:
    from aiohttp import web
    from jinja2 import Environment, FileSystemLoader, select_autoescape
    from textual_serve.server import Server

    pages = Environment(loader=FileSystemLoader(PAGES), autoescape=select_autoescape())

    class Classroom(Server):
        """The server of textual-serve with pages of our own."""

        playing = 0

        def initialize_logging(self) -> None:
            """Only what went wrong, in a line."""
            logging.basicConfig(level="ERROR", format="groundswell: %(message)s")

        async def on_startup(self, app: web.Application) -> None:
            """Say where it can be opened."""
            shown = f"[{host}]" if ":" in host else host
            click.echo(_("Groundswell plays at {address}").format(address=f"http://{shown}:{port}"))
            if host not in LOOPBACK:
                click.echo(_("Everybody who can reach this machine can play."), err=True)
            click.echo(_("ctrl+c ends it."), err=True)

        async def handle_index(self, request: web.Request) -> web.Response:
            """The one page; addresses as the browser knows them."""
            scheme = "wss" if request.scheme == "https" else "ws"
            size = request.query.get("fontsize", "16")
            text = pages.get_template("index.html").render(
                title="Groundswell",
                opening=_("Opening ..."),
                ended=_("This session has ended."),
                again=_("Start again"),
                websocket=f"{scheme}://{request.host}/ws",
                font_size=min(max(int(size), FONT_SIZES[0]), FONT_SIZES[1]) if size.isdecimal() else 16,
            )
            return web.Response(text=text, content_type="text/html")

        async def handle_websocket(self, request: web.Request) -> Any:
            """One tab plays, as long as there is room."""
            if not same_site(request.headers.get("Origin"), request.host):
                return web.Response(status=403, text=_("This page came from another site."))
            if self.playing >= most:
                return web.Response(status=503, text=_("All places are taken; --most allows more."))
            self.playing += 1
            try:
                return await super().handle_websocket(request)
            finally:
                self.playing -= 1

    return Classroom(line, host=host, port=port, title="Groundswell")
