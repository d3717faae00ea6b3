"""TOML cut into tokens in one pass, so that a hostile file is refused before the parser sees it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..catalogue import _

MOST_BRACKETS = 8
MOST_KEY_PARTS = 6
LONGEST_WORD = 64

# every alternative that opens a string also matches when it is never closed: no second look, no slow files
_TOKEN = re.compile(
    r"""(?P<space>[ \t\r]+) | (?P<line>\n) | (?P<comment>\#[^\n]*)
    | (?P<string> \"{3} (?:\\.|[^\\]|\\\Z)*? (?:\"{3,5}|\Z) | '{3} .*? (?:'{3,5}|\Z)
        | \" (?:\\[^\n]|[^\"\\\n])* (?:\"|(?=\n)|\\?\Z|\\(?=\n)) | ' [^'\n]* (?:'|(?=\n)|\Z) )
    | (?P<mark>[\[\]{}=,.]) | (?P<word>[^\s\"'\#\[\]{}=,.]+) | (?P<other>.)""",
    re.S | re.X,
)

Position = tuple[int, int]


class Token(NamedTuple):
    """kind is "line", "string", "mark", "word" or "other"; place is its offset in the text."""

    kind: str
    text: str
    place: int


class Refusal(NamedTuple):
    """Why a text is not handed to the parser."""

    place: int
    message: str


class Lines:
    """Offsets of a text as (line, column), both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, place: int) -> Position:
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, valid or not, without spaces and comments."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "other"
        if kind not in ("space", "comment"):
            yield Token(kind, found.group(), found.start())


def refusal(text: str) -> Refusal | None:
    """The first thing that no scenario needs and that a parser may choke on, or None.

    More than 8 nested brackets, more than 6 key parts, or a bare word of more than 64 letters.
    """
    depth = parts = 0
    header = False
    before = Token("line", "\n", 0)
    for token in tokens(text):
        if token.kind == "line":
            depth, header = (0, False) if header else (depth, header)
        elif token.text == "[" and before.kind == "line" and depth == 0:
            header = True
        depth += (token.text in ("[", "{")) - (token.text in ("]", "}") and depth > 0)
        parts = parts + (token.text == ".") if token.text == "." or before.text == "." else 0
        if depth > MOST_BRACKETS:
            return Refusal(token.place, _("more than {most} nested brackets").format(most=MOST_BRACKETS))
        if parts >= MOST_KEY_PARTS:
            return Refusal(token.place, _("more than {most} parts in a key").format(most=MOST_KEY_PARTS))
        if token.kind == "word" and len(token.text) > LONGEST_WORD:
            return Refusal(token.place, _("a word of more than {most} letters").format(most=LONGEST_WORD))
        before = token
    return None
