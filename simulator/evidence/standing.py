"""How far a row of the literature can be leaned on: how its number came to us, and how strong the study is.

A number from memory is never told as a fact: it stands here as an assumption, until somebody has seen it at its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ..catalogue import _

Strength = Literal["A", "B", "C", ""]

_HELD: Mapping[str, str] = {
    "seen": "B3:A B5:B C1:A C2:C E7:A E8:A E10:C E11:A F7:A F8:B F9:B F11:B G2:A G5:B L7:B N4:A N7:B N8:A R5:B",
    "seen and second-hand": "A1:C A2:B A4:C B1:A B4:B C4:A D3:C D4:A F1:A F13:A M1:A M3:A N1:A N6:A",
    "second-hand": "A3:C A7:C A13:A C3:B C5:C C11:B D1:A D2:C D8:C E1:C E2:C E3:C E4:C M2:C M6:C M7:C N5:C R1:C "
    "R2:C R3:C",
    "seen and memory": "B6:B C7:A D6:A D7:A E9:B F3:A G1:A L2:A N9:A",
    "memory": "A9:C E15:B G7:B L5:A L6:B M4:B M8:C N12:A",
    "counted": "S0:A",
}
"""Rows and the strength of their studies, by how their numbers came to us."""


class Standing(NamedTuple):
    """Of one row.

    seen      counted (by this project, on the data themselves), seen, second-hand, memory, or two of them
    strength  A randomised or of a whole population, B observed, in a laboratory or modelled, C of a vendor, a thesis
              or the press
    """

    seen: str
    strength: Strength

    @property
    def remembered(self) -> bool:
        """Whether a number of it, or all of it, is quoted from memory."""
        return "memory" in self.seen


def standing(row: str) -> Standing:
    """Of the row with this id; KeyError for another one."""
    return _STANDINGS[row]


def told(one: Standing) -> str:
    """In words: how the number came to us, and the kind of study."""
    seen = {
        "counted": _("counted on the data"),
        "seen": _("seen at its source"),
        "seen and second-hand": _("seen at its source, some numbers second-hand"),
        "second-hand": _("second-hand"),
        "seen and memory": _("direction seen at its source, size from memory: an assumption"),
        "memory": _("from memory: an assumption"),
    }[one.seen]
    strength = {
        "A": _("randomised, or a whole population"),
        "B": _("observed, or in a laboratory"),
        "C": _("a vendor, a thesis or the press"),
        "": "",
    }[one.strength]
    return f"{seen}; {strength}"


def _read() -> dict[str, Standing]:
    strengths: dict[str, Strength] = {"A": "A", "B": "B", "C": "C"}
    found = {}
    for seen, rows in _HELD.items():
        for one in rows.split():
            row, letter = one.split(":")
            found[row] = Standing(seen, strengths[letter])
    return found


_STANDINGS = _read()
