"""Where a default comes from: the texts of the mission, the literature, the user, or an assumption."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Origin = Literal["mission", "literature", "user", "assumption"]

_FAMILIES: dict[str, tuple[int, ...]] = {
    "A": (1, 2, 3, 4, 7, 9, 13),
    "B": (1, 3, 4, 5, 6),
    "C": (1, 2, 3, 4, 5, 7, 11),
    "D": (1, 2, 3, 4, 6, 7, 8),
    "E": (1, 2, 3, 4, 7, 8, 9, 10, 11, 15),
    "F": (1, 3, 7, 8, 9, 11, 13),
    "G": (1, 2, 5, 7),
    "L": (2, 5, 6, 7),
    "M": (1, 2, 3, 4, 6, 7, 8),
    "N": (1, 4, 5, 6, 7, 8, 9, 12),
    "R": (1, 2, 3, 5),
    "X": tuple(range(1, 32)),
}
LITERATURE: tuple[str, ...] = tuple(f"{family}{number}" for family in _FAMILIES for number in _FAMILIES[family])
"""Ids of the page of the literature; X are results that were worked out exactly."""

TEXTS = ("mission FR", "mission ID")
MEMORY = "MEM"

_FORM = re.compile(r"(?P<tag>[^:]+)(?:: *(?P<words>.+))?")
_WANTED = "mission FR, mission ID, ids of the literature (A1, A3), user, assumption, or MEM: what is remembered"


class Tag(NamedTuple):
    """A source tag read.

    ids     ids of the literature; only where that is the origin
    words   what is known beside it: "assumption: N6 finds little of it"
    memory  an assumption that is quoted from memory and was not looked up
    """

    origin: Origin
    ids: tuple[str, ...] = ()
    words: str = ""
    memory: bool = False


def tag(source: str) -> Tag:
    """Read a source tag. ValueError, with what is allowed, if it is none."""
    found = _FORM.fullmatch(source.strip())
    name, words = (found["tag"].strip(), found["words"] or "") if found else ("", "")
    if name in TEXTS:
        return Tag("mission", words=words)
    if name == "user" or name == "assumption":
        return Tag("user" if name == "user" else "assumption", words=words)
    if name == MEMORY and words:
        return Tag("assumption", words=words, memory=True)
    ids = tuple(one.strip() for one in name.split(","))
    if not all(one in LITERATURE for one in ids):
        raise ValueError(f"a source is one of {_WANTED}; not {source!r}")
    return Tag("literature", ids, words)
