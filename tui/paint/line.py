"""A row of the screen as styled pieces of text, and the few ways to cut, pad, wrap and join rows.

Every painter hands back lines, so whatever draws them needs no more than this file. Text from outside enters
through `span` or `clip`, which make it harmless to show and never wider than it may be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from simulator.text import cells, shown

NONE = -1
"""No colour of its own: the background or foreground of whatever lies below."""
PLAIN, BOLD, DIM, UNDERLINE, REVERSE = 0, 1, 2, 4, 8


class Span(NamedTuple):
    """A piece of a row in one style; colours are 0xRRGGBB or NONE."""

    text: str
    fg: int = NONE
    bg: int = NONE
    style: int = PLAIN


Line = tuple[Span, ...]
Block = list[Line]
"""Rows of equal width."""


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Terminal cells that a text takes."""
    return len(text) if text.isascii() else cells(text)


@lru_cache(maxsize=8192)
def clip(text: str, limit: int) -> str:
    """The text, harmless to show and at most `limit` cells wide; a cut is marked with an ellipsis."""
    if limit <= 0:
        return ""
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    return shown(text, limit)


def span(text: str, fg: int = NONE, *, limit: int = 400, bg: int = NONE, style: int = PLAIN) -> Span:
    """A span of text from outside: cleaned and clipped."""
    return Span(clip(text, limit), fg, bg, style)


def line_width(line: Iterable[Span]) -> int:
    """Terminal cells that a row takes."""
    return sum(width(piece.text) for piece in line)


def fit(line: Iterable[Span], room: int, bg: int = NONE) -> Line:
    """The row at exactly `room` cells: cut at a letter's border, or padded on the right."""
    kept: list[Span] = []
    left = max(0, room)
    for piece in line:
        need = width(piece.text)
        if need > left:
            text = _cut(piece.text, left)
            left -= width(text)
            kept.append(piece._replace(text=text))
            break
        if need:
            kept.append(piece)
            left -= need
    if left > 0:
        kept.append(Span(" " * left, NONE, bg))
    return tuple(kept)


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    if text.isascii():
        return text[:room]
    taken = 0
    for place, letter in enumerate(text):
        taken += cells(letter)
        if taken > room:
            return text[:place]
    return text


def spread(left: Sequence[Span], right: Sequence[Span], room: int) -> Line:
    """One row with a left and a right end; the right end stays whole, the left one gives way."""
    need = line_width(right)
    if need + 1 >= room:
        return fit((*left, Span(" "), *right), room)
    return (*fit(left, room - need), *right)


def centred(text: str, room: int, fg: int = NONE, style: int = PLAIN) -> Line:
    """One row with a text in its middle."""
    inside = clip(text, room)
    before = (room - width(inside)) // 2
    return fit((Span(" " * before), Span(inside, fg, NONE, style)), room)


def wrap(text: str, room: int, most: int = 100) -> list[str]:
    """The text in rows of at most `room` cells, broken at spaces; at most `most` rows, the last one clipped."""
    if room <= 0 or most <= 0:
        return []
    words, row = clip(text, 4000).split(), ""
    rows: list[str] = []
    for place, word in enumerate(words):
        if row and width(row) + 1 + width(word) <= room:
            row = f"{row} {word}"
        elif not row:
            row = word
        elif len(rows) + 1 == most:
            return [*rows, clip(" ".join([row, *words[place:]]), room)]
        else:
            rows, row = [*rows, clip(row, room)], word
    return [*rows, clip(row, room)] if row else rows


def filled(chunks: Sequence[str], between: str, room: int) -> list[str]:
    """Rows of at most `room` cells made of whole chunks; a chunk that is wider alone is clipped."""
    rows: list[str] = []
    for chunk in chunks:
        if rows and width(rows[-1]) + width(between) + width(chunk) <= room:
            rows[-1] += between + chunk
        else:
            rows.append(clip(chunk, room))
    return rows


def whole_parts(text: str, room: int, between: str = ", ") -> str:
    """As many whole parts of a list in one text as fit; the first one is clipped rather than lost."""
    parts = text.split(between)
    while len(parts) > 1 and width(between.join(parts)) > room:
        parts.pop()
    return clip(between.join(parts), room)


def blank(room: int, rows: int, bg: int = NONE) -> Block:
    """Empty rows."""
    return [(Span(" " * max(0, room), NONE, bg),)] * max(0, rows)


def pad(block: Sequence[Line], room: int, rows: int) -> Block:
    """The block at exactly this size: every row fitted, missing rows empty, surplus rows left out."""
    kept = [fit(line, room) for line in block[: max(0, rows)]]
    return kept + blank(room, rows - len(kept))


def beside(*blocks: Sequence[Line]) -> Block:
    """Blocks next to each other, as many rows as the shortest has."""
    return [tuple(piece for line in row for piece in line) for row in zip(*blocks, strict=False)]


def plain(block: Sequence[Line]) -> str:
    """The block as bare text, row by row: what is left when all colour is gone."""
    return "\n".join("".join(piece.text for piece in line) for line in block)


def in_ascii(block: Sequence[Line], table: dict[int, str]) -> Block:
    """The block with nothing in it that a terminal without Unicode could not draw; every row keeps its width.

    table   letters that have a likeness, as `str.translate` wants them
    """
    return [tuple(piece._replace(text=_ascii(piece.text, table)) for piece in line) for line in block]


def _ascii(text: str, table: dict[int, str]) -> str:
    if text.isascii():
        return text
    plain_text = text.translate(table)
    return "".join(letter if letter.isascii() else _likeness(letter) for letter in plain_text)


@lru_cache(maxsize=1024)
def _likeness(letter: str) -> str:
    """The letter without its accents, or as many question marks as it is wide."""
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return bare if bare.isprintable() and len(bare) == cells(letter) else "?" * cells(letter)
