"""Take the pictures of README.md: play the program on a real terminal, press keys, paint its screen.

    python docs/pictures/take.py [NAME ...]

Needs the font DejaVu Sans Mono (Debian: fonts-dejavu-core).  Run from the root of the checkout: make pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.terminal import Terminal  # noqa: E402

CELL = (10, 19)
INK, PAPER = "#d8d8d8", "#101014"
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#e5e510", "blue": "#2472c8",
    "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip
# Blocks are painted, not written: as boxes in parts of a cell (left, top, right, bottom).
BLOCKS = {
    "▀": (0.0, 0.0, 1.0, 0.5),
    "▄": (0.0, 0.5, 1.0, 1.0),
    "█": (0.0, 0.0, 1.0, 1.0),
    "▌": (0.0, 0.0, 0.5, 1.0),
    "▐": (0.5, 0.0, 1.0, 1.0),
    **{glyph: (0.0, 1 - (i + 1) / 8, 1.0, 1.0) for i, glyph in enumerate("▁▂▃▄▅▆▇")},
}


@dataclass(frozen=True)
class Picture:
    """One picture: its size in cells, and what to do before it is taken."""

    size: tuple[int, int]
    steps: Callable[[Terminal], None]


def library(terminal: Terminal) -> None:
    """The first screen."""
    terminal.until(lambda text: "Scenarios" in text)
    terminal.wait(1.0)


def live(terminal: Terminal) -> None:
    """The week, late on Wednesday."""
    library(terminal)
    terminal.press("enter")
    terminal.until(lambda text: "1 Society" in text)
    terminal.press(*"+++")
    terminal.until(lambda text: "Wed 21:" in text, 120.0)
    terminal.press("space")
    terminal.wait(1.0)


def view(digit: str) -> Callable[[Terminal], None]:
    """Another view of the same evening."""

    def steps(terminal: Terminal) -> None:
        live(terminal)
        terminal.press(digit)
        terminal.wait(1.0)

    return steps


def explained(terminal: Terminal) -> None:
    """The explanation that `?` opens."""
    live(terminal)
    terminal.press("?")
    terminal.until(lambda text: "How to read it" in text)
    terminal.wait(0.5)


PICTURES = {
    "library": Picture((120, 40), library),
    "live": Picture((120, 40), live),
    "live-80x24": Picture((80, 24), live),
    "cascades": Picture((120, 40), view("2")),
    "explain": Picture((120, 40), explained),
}


def colour(name: str, otherwise: str) -> str:
    """A colour as Pillow reads it."""
    if name == "default":
        return otherwise
    if name.startswith("bright"):
        return NAMED.get(name.removeprefix("bright"), otherwise)
    return NAMED.get(name, f"#{name}")


def paint_cell(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, at: tuple[int, int], cell: Char) -> None:
    """One cell: its paper, then its block or its letter."""
    ink, paper = colour(cell.fg, INK), colour(cell.bg, PAPER)
    if cell.reverse:
        ink, paper = paper, ink
    left, top = at[0] * CELL[0], at[1] * CELL[1]
    draw.rectangle((left, top, left + CELL[0] - 1, top + CELL[1] - 1), fill=paper)
    if (box := BLOCKS.get(cell.data)) is not None:
        x0, y0, x1, y1 = box
        corner = (left + round(x0 * CELL[0]), top + round(y0 * CELL[1]))
        draw.rectangle((*corner, left + round(x1 * CELL[0]) - 1, top + round(y1 * CELL[1]) - 1), fill=ink)
    elif cell.data.strip():
        draw.text((left, top), cell.data, fill=ink, font=font)


def paint(terminal: Terminal, file: Path) -> None:
    """The terminal's screen as a PNG."""
    screen = terminal.screen
    font = ImageFont.truetype("DejaVuSansMono.ttf", 16)
    image = Image.new("RGB", (screen.columns * CELL[0], screen.lines * CELL[1]), PAPER)
    draw = ImageDraw.Draw(image)
    for row in range(screen.lines):
        for column in range(screen.columns):
            paint_cell(draw, font, (column, row), screen.buffer[row][column])
    # a palette of 256 is more than a screen shows, and a third of the bytes
    image.quantize(256).save(file, optimize=True)


def main(names: list[str]) -> int:
    """Take these pictures, or all."""
    for name in names or list(PICTURES):
        picture = PICTURES[name]
        with Terminal(*picture.size) as terminal:
            picture.steps(terminal)
            paint(terminal, HERE / f"{name}.png")
        print(HERE / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
