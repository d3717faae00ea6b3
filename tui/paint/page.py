"""A page is what a screen shows: rows of text, and what the mouse would touch in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .line import NONE, Block, Line, Span, beside, fit, line_width, pad, width

SMALLEST = (60, 18)
"""Columns and rows below which only a card is shown."""


class Hit(NamedTuple):
    """A part of the page that answers to the mouse."""

    x: int
    y: int
    columns: int
    rows: int
    kind: str
    value: int = 0

    def holds(self, x: int, y: int) -> bool:
        """Whether a cell lies in it."""
        return self.x <= x < self.x + self.columns and self.y <= y < self.y + self.rows

    def moved(self, x: int, y: int) -> Hit:
        """The same part, further right and further down."""
        return self._replace(x=self.x + x, y=self.y + y)


@dataclass(frozen=True)
class Page:
    """Rows of equal width, and the parts that answer to the mouse (later ones lie above earlier ones)."""

    lines: Block
    hits: tuple[Hit, ...] = field(default=())

    def at(self, x: int, y: int) -> Hit | None:
        """What lies under a cell."""
        return next((hit for hit in reversed(self.hits) if hit.holds(x, y)), None)


def stack(*pages: Page) -> Page:
    """Pages of one width, one below the other."""
    lines: Block = []
    hits: list[Hit] = []
    for page in pages:
        hits += [hit.moved(0, len(lines)) for hit in page.hits]
        lines += page.lines
    return Page(lines, tuple(hits))


def row(*pages: tuple[Page, int]) -> Page:
    """Pages of one height, side by side; each comes with its width."""
    hits: list[Hit] = []
    x = 0
    for page, columns in pages:
        hits += [hit.moved(x, 0) for hit in page.hits]
        x += columns
    return Page(beside(*(page.lines for page, _ in pages)), tuple(hits))


def sized(page: Page, columns: int, rows: int) -> Page:
    """The page at exactly this size."""
    return Page(pad(page.lines, columns, rows), page.hits)


def over(behind: Block, block: Block, x: int, y: int, ink: int) -> Block:
    """A block laid over a page that steps back: everything behind it in one quiet ink, on no ground of its own."""
    quiet = [tuple(piece._replace(fg=ink, bg=NONE, style=0) for piece in line) for line in behind]
    for row, line in enumerate(block):
        if 0 <= y + row < len(quiet):
            below = quiet[y + row]
            right = line_width(below) - x - line_width(line)
            quiet[y + row] = (*fit(below, x), *line, *tail(below, max(0, right)))
    return quiet


def tail(line: Line, room: int) -> Line:
    """The last `room` cells of a row; a letter that is cut through is left blank."""
    skip = line_width(line) - room
    kept: list[Span] = []
    for piece in line:
        wide = width(piece.text)
        if skip >= wide:
            skip -= wide
            continue
        if skip > 0:
            head = fit((piece,), skip)
            text = piece.text[len(head[0].text) :] if len(head) == 1 else piece.text[len(head[0].text) + 1 :]
            kept.append(piece._replace(text=" " * (wide - skip - width(text)) + text))
            skip = 0
        else:
            kept.append(piece)
    return tuple(kept)
