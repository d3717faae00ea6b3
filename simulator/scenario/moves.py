"""What a parameter moves: a measure, and which way a larger value moves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from pydantic.config import JsonDict

Direction = Literal["up", "down", "peak", "changes", "same"]
DIRECTIONS: tuple[str, ...] = get_args(Direction)
_WORDS = {"peak": "is highest in between", "same": "unchanged within noise"}
_FORM = 'moves=("measure", "up", "where it does"): a measure, one of up, down, peak, changes and same, and maybe words'


class Moves(NamedTuple):
    """A measure of docs/measures.md (brackets name a group), and its direction with a larger value.

    direction  "up", "down"; "peak": highest in between; "changes": no direction; "same": unchanged within noise
    where      where it does so, from which value to which, or in which shape; may be empty
    """

    measure: str
    direction: str
    where: str = ""

    def told(self) -> str:
        """As the reference says it: "sincerity down, where the motive is sales"."""
        words = f"{self.measure} {_WORDS.get(self.direction, self.direction)}"
        return f"{words}, {self.where}" if self.where else words

    def note(self) -> JsonDict:
        """As the editors' schema holds it."""
        return {name: value for name, value in self._asdict().items() if value}


def declared(moves: Sequence[str]) -> Moves:
    """What a `knob` declares; TypeError if it is not a measure with a direction."""
    if isinstance(moves, str) or len(moves) not in (2, 3) or moves[1] not in DIRECTIONS:
        raise TypeError(f"{_FORM}, not {moves!r}")
    return Moves(*moves)
