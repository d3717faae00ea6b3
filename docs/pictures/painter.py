"""A terminal's screen as a PNG: letters are written, blocks and Braille dots are painted, so that no font lacks one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char, Screen

INK, PAPER = "#d8d8d8", "#101014"
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#e5e510", "blue": "#2472c8",
    "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip
Box = tuple[float, float, float, float]
# Boxes in parts of a cell: left, top, right, bottom.
BLOCKS: dict[str, list[Box]] = {
    "▀": [(0.0, 0.0, 1.0, 0.5)],
    "▐": [(0.5, 0.0, 1.0, 1.0)],
    "█": [(0.0, 0.0, 1.0, 1.0)],
    "▔": [(0.0, 0.0, 1.0, 0.125)],
    "▕": [(0.875, 0.0, 1.0, 1.0)],
    **{glyph: [(0.0, 1 - (i + 1) / 8, 1.0, 1.0)] for i, glyph in enumerate("▁▂▃▄▅▆▇")},
    **{glyph: [(0.0, 0.0, (i + 1) / 8, 1.0)] for i, glyph in enumerate("▏▎▍▌▋▊▉")},
}
QUARTERS = ((0.0, 0.0, 0.5, 0.5), (0.5, 0.0, 1.0, 0.5), (0.0, 0.5, 0.5, 1.0), (0.5, 0.5, 1.0, 1.0))
for glyph, corners in zip("▖▗▘▙▚▛▜▝▞▟", ("2", "3", "0", "023", "03", "012", "013", "1", "12", "123"), strict=True):
    BLOCKS[glyph] = [QUARTERS[int(corner)] for corner in corners]
DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of a Braille letter."""


@cache
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """DejaVu Sans Mono (Debian: fonts-dejavu-core)."""
    return ImageFont.truetype("DejaVuSansMono-Bold.ttf" if bold else "DejaVuSansMono.ttf", size)


def cell_size(size: int) -> tuple[int, int]:
    """Width and height of a cell in this font, in pixels."""
    plain = font(size, False)
    return round(plain.getlength("M")), sum(plain.getmetrics())


def save(screen: Screen, file: Path, size: int) -> None:
    """Write the screen in a font of so many pixels. The same screen gives the same bytes."""
    wide, high = cell_size(size)
    image = Image.new("RGB", (screen.columns * wide, screen.lines * high), PAPER)
    draw = ImageDraw.Draw(image)
    for row in range(screen.lines):
        for column in range(screen.columns):
            _cell(draw, screen.buffer[row][column], (column * wide, row * high), size)
    # a palette of 128 is more than a screen shows, and a quarter of the bytes
    image.quantize(128, Image.Quantize.FASTOCTREE).save(file, optimize=True)


def _cell(draw: ImageDraw.ImageDraw, cell: Char, at: tuple[int, int], size: int) -> None:
    """One cell: its paper, then its block or its letter."""
    wide, high = cell_size(size)
    ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
    if cell.reverse:
        ink, paper = paper, ink
    left, top = at
    if paper != PAPER:
        draw.rectangle((left, top, left + wide - 1, top + high - 1), fill=paper)
    if boxes := BLOCKS.get(cell.data):
        for x0, y0, x1, y1 in boxes:
            corner = (left + round(x0 * wide), top + round(y0 * high))
            draw.rectangle((*corner, left + round(x1 * wide) - 1, top + round(y1 * high) - 1), fill=ink)
    elif len(cell.data) == 1 and 0x2800 <= ord(cell.data) <= 0x28FF:
        for bit, (x, y) in enumerate(DOTS):
            if ord(cell.data) >> bit & 1:
                middle = (left + (x + 0.5) * wide / 2, top + (y + 0.5) * high / 4)
                draw.circle(middle, wide / 6, fill=ink)
    elif cell.data.strip() and ord(cell.data[0]) <= 0xFFFF:  # the font has no pictures of things
        draw.text((left, top), cell.data, fill=ink, font=font(size, cell.bold))


def _colour(name: str, otherwise: str) -> str:
    """A colour as Pillow reads it."""
    if name == "default":
        return otherwise
    return NAMED.get(name.removeprefix("bright")) or f"#{name}"
