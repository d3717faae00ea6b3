"""What a string from outside may contain: the only cleaner of strings.

TOML lets escape sequences and writing-direction marks in; a terminal obeys them (reliability.md 1.7).
So a name is cleaned or refused once, at the door, and whatever must be quoted is shown harmless.
"""

import re
import unicodedata

from .catalogue import _

NAME_CELLS = 64
MARKS_IN_A_ROW = 2

# letters to Unicode, blanks to the eye: two accounts could look alike
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_FIRM_SPACES = "\u00a0\u202f"
"""Spaces at which no line breaks: French puts one before "?"; on a screen they are spaces."""
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def cells(text: str) -> int:
    """How many terminal cells a printable text takes: wide letters two, combining marks none."""
    return sum(_cells_of(letter) for letter in text)


def clean(text: str, limit: int = NAME_CELLS, *, lines: bool = False) -> str:
    """The text as it may enter the program: composed (NFC), printable, one line, of bounded width.

    limit   widest result, in terminal cells
    lines   line ends and tabs are folded into single spaces instead of refused
    Raises ValueError with a plain sentence if the text cannot be made so.
    """
    # NFC alone can take minutes on a long run of marks, so the cheap bound comes first
    if len(text) > 4 * limit:
        raise ValueError(_("at most {limit} cells wide").format(limit=limit))
    text = unicodedata.normalize("NFC", " ".join(text.split()) if lines else text)
    # French puts a no-break space before "?", which is a space to a reader but not "printable"
    text = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in text).strip()
    for letter in text:
        if not letter.isprintable() or letter in _INVISIBLE:
            point = f"U+{ord(letter):04X}"
            raise ValueError(_("the character {point} cannot be shown safely").format(point=point))
    if _longest_run_of_marks(text) > MARKS_IN_A_ROW:
        raise ValueError(_("at most {count} combining marks in a row").format(count=MARKS_IN_A_ROW))
    if cells(text) > limit:
        raise ValueError(_("at most {limit} cells wide").format(limit=limit))
    return text


def slug(text: str, limit: int = 40) -> str:
    """A name for files and ids: lower-case letters, digits and single hyphens; "unnamed" if none is left."""
    plain = unicodedata.normalize("NFKD", text[: 4 * limit]).encode("ascii", "ignore").decode()
    return _NOT_IN_SLUG.sub("-", plain.lower()).strip("-")[:limit].strip("-") or "unnamed"


def shown(text: str, limit: int = NAME_CELLS) -> str:
    """Any text, made harmless to show: what a terminal might obey becomes a visible escape; cut to length."""
    shown_letters: list[str] = []
    width = marks = 0
    # two marks and a cell of its own, for each cell: whatever is longer is wider, too
    for letter in text[: 3 * (limit + 1)].translate(dict.fromkeys(map(ord, _FIRM_SPACES), " ")):
        marks = marks + 1 if _is_mark(letter) else 0
        safe = letter.isprintable() and letter not in _INVISIBLE and marks <= MARKS_IN_A_ROW
        piece = letter if safe else _escape(letter)
        width += cells(piece)
        if width > limit:
            return _cut(shown_letters, limit)
        shown_letters.append(piece)
    return "".join(shown_letters)


def _cut(pieces: list[str], limit: int) -> str:
    kept = list(pieces)
    while kept and cells("".join(kept)) > limit - 1:
        kept.pop()
    return "".join(kept) + "…"


def _escape(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")


def _cells_of(letter: str) -> int:
    if _is_mark(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for letter in text:
        run = run + 1 if _is_mark(letter) else 0
        longest = max(longest, run)
    return longest
