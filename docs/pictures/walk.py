"""The walk through the program on which the pictures are taken: keys, what must come, and the picture's name.

It is one session on one real terminal, so that every stop is what somebody would see who pressed these keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.terminal import Terminal

SIZES = ((80, 24, 16), (120, 40, 16), (200, 60, 13))
"""Columns, rows and pixels of the letters; the walk itself is made at the second."""
SMALL = ((50, 15, 16),)
MOMENT = "2026-11-08 20:15"
"""When everything was kept."""
LONGEST = 300.0
"""Seconds for the slowest stop, all worlds of a plan."""
FEWER = "storytelling-of-hope.toml"
"""A file with the first scenario for a smaller society: many worlds of it are played sooner."""
UNDER_WAY = ("building the society", "reading ...", "computing ...", "going there ...", "enlarge the window to see",
             " s left", " min left", "on their way", "finer ones follow", "one moment ...", "counting ...")  # fmt: skip


@dataclass(frozen=True)
class Stop:
    """Press these keys; when this is on the screen, take the picture."""

    picture: str
    """Name of the picture; empty for a stop on the way."""
    keys: tuple[str, ...]
    seen: str
    """What must be on the screen."""
    screen: str
    """Class of the screen that is seen."""
    gone: tuple[str, ...] = UNDER_WAY
    """What must not be there any more."""
    small: bool = False
    """Whether it is taken in the window that is too small."""
    before: Callable[[Terminal], None] | None = None


def on(screen: str, *stops: tuple[str, str, str]) -> tuple[Stop, ...]:
    """Stops on one screen: (picture, keys parted by blanks, what must be seen)."""
    return tuple(Stop(picture, tuple(keys.split()), seen, screen) for picture, keys, seen in stops)


def still_clocks(terminal: Terminal) -> None:
    """Let what was kept be kept at the same moment each time."""
    for file in (terminal.home / "state").rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", MOMENT, text), encoding="utf-8")


FIRST = (
    *on("LibraryScreen", ("tour", "", "Tour, 1 of 5"), ("library", "esc", "Library")),
    *on("ExplainScreen", ("explain-library", "?", "How to read it")),
    *on("LibraryScreen", ("search", "esc / b u b b l e", "/ bubble"), ("", "esc home", "Storytelling of Hope")),
)

WEEK = (
    *on("LiveScreen",
        ("", "enter", "1 Society"),
        ("", "space", "paused"),
        ("", "home shift+right shift+right", "Wed 00:00"),
        ("live-society", "right " * 21, "Wed 21:00"),
        ("", "shift+right shift+right shift+right", "Sat 21:00"),
        ("live-cascades", "2", "2 Cascades"),
        ("live-cascade", "enter", "back to the list"),
        ("", "esc", "whole tree"),
        ("live-bubbles", "3", "3 Bubbles"),
        ("live-influencers", "4", "4 Influencers"),
        ("live-where-it-died", "5", "5 "),
        ("live-deeds", "6", "6 "),
        ("live-books", "7", "7 "),
        ("live-diary", "8", "8 "),
        ),
    *on("ExplainScreen", ("explain", "1 ?", "How to read it")),
    *on("PeopleScreen", ("people", "esc enter", "open")),
    *on("PersonScreen", ("person", "enter", "an hour")),
    *on("LiveScreen", ("", "esc esc", "1 Society")),
    *on("MovesScreen", ("moves", "i", "leave it as it is"), ("moves-who", "5", "a step back")),
)  # fmt: skip

EDITOR = (
    *on("LibraryScreen", ("", "esc esc esc home", "Enter plays the week")),
    *on("EditorScreen", ("editor", "e", "the form"), ("editor-form", "tab", "the week"),
        ("editor-file", "tab f", "the form")),
    Stop("", ("esc",), "Enter plays the week", "LibraryScreen", before=still_clocks),
    *on("LibraryScreen", ("kept", "end", "forget it")),
    *on("SpokenPalette", ("palette", "home ctrl+p", "Search")),
    Stop("small", ("esc",), "Library", "LibraryScreen", small=True),
)  # fmt: skip

EVIDENCE = (
    *on("LibraryScreen", ("", "esc", "Enter plays the week")),
    *on("EvidenceScreen", ("evidence", "k", "what fails")),
)

FUTURES = (
    *on("LiveScreen", ("", "", "1 Society"), ("", "space", "paused"), ("", "home " + "shift+right " * 5, "Sat 00:00"),
        ("", "right " * 21, "Sat 21:00"), ("", "b", "future B"), ("", "i", "Intervene at"), ("", "5", "a step back"),
        ("", "1", "intervene"), ("", "shift+right", "Sun 21:00")),
    *on("BranchesScreen", ("branches", "g", "play this one")),
    *on("CompareScreen", ("compare", "esc c", "At this minute"), ("compare-worlds", "w", "24 of 24 worlds")),
    *on("LeversScreen", ("levers", "esc v", "turn"), ("levers-turned", "down " * 4 + "right right", "24 worlds of")),
    *on("WorldsScreen", ("worlds", "esc w", "watch world")),
)  # fmt: skip

WALKS: tuple[tuple[tuple[str, ...], tuple[Stop, ...]], ...] = (
    ((), (*FIRST, *WEEK, *EDITOR)),
    ((FEWER,), FUTURES),
    ((), EVIDENCE),
    (("lesson", "luck"), on("LessonScreen", ("lesson", "", "the end"))),
    (("class", "luck"), on("ClassScreen", ("class", "", "take the code"))),
)
"""The words of the command, and what is walked through."""
