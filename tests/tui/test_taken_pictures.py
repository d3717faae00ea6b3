"""Every screen has its pictures in docs/pictures, at each size, and the README shows only pictures that are there."""

from __future__ import annotations

import importlib
import pkgutil
import re
import struct
import sys
from pathlib import Path

import pytest
from textual.screen import Screen

import tui.screens
from tui.screens.page_screen import PageScreen

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"
LARGEST = 6_000_000
"""Bytes of all pictures together."""
sys.path.insert(0, str(FOLDER))
walk = importlib.import_module("walk")
painter = importlib.import_module("painter")
STOPS = [stop for _words, stops in walk.WALKS for stop in stops if stop.picture]


def screens(kind: type[Screen[object]]) -> set[str]:
    """The screens that somebody can see: those from which no other one is made."""
    below = kind.__subclasses__()
    return {kind.__name__} if not below else set().union(*map(screens, below))


def test_every_screen_is_on_the_walk() -> None:
    for module in pkgutil.iter_modules(tui.screens.__path__):
        importlib.import_module(f"tui.screens.{module.name}")
    ours = {name for name in screens(PageScreen) if _of_ours(name)}
    assert len(ours) >= 14 and ours <= {stop.screen for stop in STOPS}


def _of_ours(name: str) -> bool:
    """Whether it is the program's, and not one that a test has made."""
    return any(hasattr(module, name) for key, module in sys.modules.items() if key.startswith("tui.screens."))


@pytest.mark.parametrize("stop", STOPS, ids=[stop.picture for stop in STOPS])
def test_a_stop_has_its_picture_at_each_size(stop: object) -> None:
    for columns, rows, font in walk.SMALL if stop.small else walk.SIZES:  # type: ignore[attr-defined]
        picture = FOLDER / f"{stop.picture}-{columns}x{rows}.png"  # type: ignore[attr-defined]
        head = picture.read_bytes()[:24]
        wide, high = painter.cell_size(font)
        assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:24]) == (columns * wide, rows * high)


def test_no_picture_is_left_over_and_all_together_are_small() -> None:
    made = {f"{stop.picture}-{columns}x{rows}.png" for stop in STOPS
            for columns, rows, _font in (walk.SMALL if stop.small else walk.SIZES)}  # fmt: skip
    there = {path.name: path.stat().st_size for path in FOLDER.glob("*-*x*.png")}
    assert set(there) == made and sum(there.values()) < LARGEST


def test_the_readme_shows_pictures_that_are_there() -> None:
    named = re.findall(r"\(docs/pictures/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named and all((FOLDER / name).is_file() for name in named)
