"""The `groundswell` command: opens the app, or hands the word on to the simulator.

Textual is imported only when a screen is to be opened, so that `groundswell check FILE` starts at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .class_door import class_screen

if TYPE_CHECKING:
    from textual.screen import Screen

OURS = ("--no-mouse", "--plain", "--ascii")
SCENARIO = ".toml"
UNUSABLE = 2
"""Exit code for an input that cannot be used."""
REFUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """`groundswell` opens the library, `groundswell FILE.toml` that week, everything else is the simulator's.

    Returns the exit code: 0, 2 for an input that cannot be used, 128 + n when a signal ended it.
    """
    try:
        words = _in_language(sys.argv[1:] if argv is None else argv)
    except ValueError as problem:
        print(f"groundswell: {problem}", file=sys.stderr)
        return REFUSED
    ours = [word for word in words if word in OURS]
    rest = [word for word in words if word not in OURS]
    scenario = rest[0] if len(rest) == 1 and rest[0].endswith(SCENARIO) else None
    if len(rest) == 1 and scenario is None and (refusal := _refusal(rest[0])):
        sys.stderr.write(refusal + "\n")
        return UNUSABLE
    if rest and scenario is None:
        first = class_screen(rest) if _on_a_terminal() else None
        return open_app(first=first, ascii_only="--ascii" in ours) if first is not None else hand_down(words)
    if "--plain" in ours or not _on_a_terminal():
        return hand_down(["run", *([scenario] if scenario else [_default()])])
    if scenario is not None and not Path(scenario).is_file():
        return hand_down(["check", scenario])
    return open_app(scenario, mouse="--no-mouse" not in ours, ascii_only="--ascii" in ours)


def _in_language(words: Sequence[str]) -> list[str]:
    """Speak as the words, the environment or else the preferences say; the words without those about it.

    Raises ValueError with a plain sentence for a language that there is not.
    """
    from simulator.catalogue import CHOSEN, asked_by, speak

    from .preferences import load

    wanted, rest = asked_by(words)
    speak(wanted or os.environ.get(CHOSEN) or load().language or None)
    return rest


def _refusal(word: str) -> str:
    """Why a path that is no scenario's is not opened, in words; empty for what is no path."""
    if os.sep not in word and not Path(word).is_file():
        return ""
    from .handed import path_of

    try:
        path_of(word)
    except ValueError as error:
        return str(error)
    return ""


def hand_down(words: list[str]) -> int:
    """Let the simulator's own command answer; the screens in a browser are one more verb of it."""
    from simulator.__main__ import groundswell
    from simulator.__main__ import main as simulate
    from simulator.catalogue import language

    from .serve import serve

    groundswell.add_command(serve)
    return simulate([*words, f"--language={language()}"])


def open_app(
    scenario: str | None = None, *, mouse: bool = True, ascii_only: bool = False,
    first: Callable[[], Screen[object]] | None = None,
) -> int:  # fmt: skip
    """Open the screen and stay until it is left; the terminal is given back whatever happens.

    first   makes the screen that opens instead of the library
    """
    if ascii_only:
        os.environ["GROUNDSWELL_GLYPHS"] = "ascii"
    from .app import GroundswellApp
    from .terminal import CODES, Terminal

    terminal = Terminal()
    atexit.register(terminal.give_back)
    app = GroundswellApp(scenario, newcomers=first is None, first=first)
    _prepare()
    try:
        app.run(mouse=mouse)
    except KeyboardInterrupt:
        return CODES["SIGINT"]
    atexit.unregister(terminal.give_back)
    _leave(app.return_code or 0)
    return app.return_code or 0


def _prepare() -> None:
    """Let multiprocessing's tracker start while there still is an error stream that it can be given."""
    from multiprocessing import resource_tracker

    with suppress(OSError, ValueError):
        resource_tracker.ensure_running()


def _leave(code: int) -> None:
    """End at once when a tick is still under way, and quickly in any case: nothing is left to write.

    Taking a large society apart, or waiting for the thread that plays it, would hold the prompt back for a second.
    """
    if threading.active_count() > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    gc.disable()
    gc.freeze()


def _on_a_terminal() -> bool:
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        return True  # a browser is at the other end of the pipes
    return sys.stdin is not None and sys.stdout is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _default() -> str:
    from simulator.scenario import DEFAULT

    return DEFAULT


if __name__ == "__main__":
    sys.exit(main())
