"""What is wrong with a scenario, in words: where, what was found, what is allowed, what to do."""

from typing import NamedTuple

from ..catalogue import _
from ..text import shown


class Problem(NamedTuple):
    """One thing to mend. Line and column count from 1; 0 where the file has no such place.

    Everything quoted from outside has passed through text.shown and is safe on a terminal.
    """

    file: str
    line: int
    column: int
    field: str
    found: str
    allowed: str
    remedy: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(part for part in (place, self.field, self.message) if part)


class ScenarioError(ValueError):
    """A scenario that cannot be played; `problems` lists everything to mend."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        # the only argument, so that pickle and SimPy can rebuild the error from `args`
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def problem(
    file: str,
    message: str,
    *,
    position: tuple[int, int] = (0, 0),
    field: str = "",
    found: str = "",
    allowed: str = "",
    remedy: str = "",
) -> Problem:
    """A Problem whose message is one sentence made of its parts; strings from outside become harmless."""
    parts = [message]
    if allowed:
        parts.append(_("allowed: {allowed}").format(allowed=shown(allowed, 400)))
    if remedy:
        parts.append(shown(remedy, 200))
    if found:
        parts[0] += _(" (found {found})").format(found=shown(found))
    return Problem(
        shown(file, 200),
        *position,
        shown(field, 120),
        shown(found),
        shown(allowed, 400),
        shown(remedy, 200),
        "; ".join(parts),
    )
