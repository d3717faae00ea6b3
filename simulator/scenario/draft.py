"""A scenario while it is being written: its text, changed key by key, with every comment kept and every step undone.

The text is the truth.  Values are set by tomlkit, which keeps what people wrote around them; a row of a list of
tables is taken out by its lines, so that the comment above the next row stays with that row.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import tomli
import tomlkit
from tomlkit.exceptions import TOMLKitError

from ..catalogue import _
from .checks import Place
from .errors import Problem, ScenarioError, problem
from .lint import Hint, lint
from .model import Scenario
from .positions import nearest_position, positions
from .reader import loads

LONGEST_PAST = 500
"""Steps that can be undone."""


class Findings(NamedTuple):
    """What a draft comes to: a scenario, or what must be mended; and hints where it can be played."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    hints: tuple[Hint, ...]


class Draft:
    """The text of a scenario, and the texts that it had before."""

    def __init__(self, text: str, file: str = "scenario", folder: Path | None = None) -> None:
        """`file` is the name in messages; `folder` is where files that it names may lie."""
        self.file, self.folder = file, folder
        self._past: list[str] = []
        self._future: list[str] = []
        self._parsed: tuple[str, dict[str, Any]] = ("", {})
        self.text = text

    # -- what is written

    @property
    def raw(self) -> dict[str, Any]:
        """The tables as they are written; empty while the text is no TOML."""
        if self._parsed[0] != self.text:
            try:
                self._parsed = (self.text, tomli.loads(self.text))
            except (ValueError, RecursionError):
                self._parsed = (self.text, {})
        return self._parsed[1]

    def value(self, place: Place) -> Any:
        """What is written at a path; None where nothing is."""
        here: Any = self.raw
        for part in place:
            row = isinstance(part, int) and isinstance(here, list) and part < len(here)
            if not row and not (isinstance(here, dict) and part in here):
                return None
            here = here[part]
        return here

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a list of tables."""
        found = self.raw.get(table, [])
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def line_of(self, place: Place) -> int:
        """Line (from 1) of a path, or of the table around it."""
        try:
            return nearest_position(positions(self.text), place)[0]
        except (ValueError, RecursionError):
            return 1

    def findings(self) -> Findings:
        """Whether it can be played; all problems, and hints."""
        try:
            scenario = loads(self.text, file=self.file, folder=self.folder)
        except ScenarioError as error:
            return Findings(None, error.problems, ())
        except Exception as error:  # a draft in the making must never take the editor down
            return Findings(None, (problem(self.file, _("cannot be read"), found=type(error).__name__),), ())
        return Findings(scenario, (), lint(scenario))

    # -- changing it

    def write(self, place: Place, value: Any) -> None:
        """Set one key; its table is made where there is none. ValueError if the text is no TOML."""
        document = self._document()
        here: Any = document
        for part in place[:-1]:
            if isinstance(part, str) and part not in here:
                here.add(part, tomlkit.table())
            here = here[part]
        here[place[-1]] = value
        self._become(tomlkit.dumps(document))

    def leave_out(self, place: Place) -> None:
        """Take a key out, so that its default holds."""
        if self.value(place) is None:
            return
        document = self._document()
        here: Any = document
        for part in place[:-1]:
            here = here[part]
        del here[place[-1]]
        self._become(tomlkit.dumps(document))

    def add(self, table: str, values: Mapping[str, Any]) -> int:
        """A new row at the end of a list of tables; returns its number."""
        rows = self.rows(table)
        fresh = tomlkit.document()
        fresh.update(values)
        self._become(self._with_row(table, len(rows), f"[[{table}]]\n{tomlkit.dumps(fresh)}"))
        return len(rows)

    def remove(self, table: str, row: int) -> None:
        """Take a row out of a list of tables; the comments above the next table stay."""
        first, last = self._lines_of(table, row)
        lines = self.text.splitlines(keepends=True)
        self._become("".join(lines[:first] + lines[last:]))

    def rewrite(self, text: str) -> None:
        """Another text altogether."""
        self._become(text)

    def undo(self) -> bool:
        """The text before the last step; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """The text before the last undoing."""
        return self._step(self._future, self._past)

    # -- how

    def _document(self) -> tomlkit.TOMLDocument:
        try:
            return tomlkit.parse(self.text)
        except TOMLKitError as reason:
            raise ValueError(str(reason)) from None

    def _become(self, text: str) -> None:
        if text != self.text:
            self._past = [*self._past, self.text][-LONGEST_PAST:]
            self._future = []
            self.text = text

    def _step(self, from_: list[str], to: list[str]) -> bool:
        if not from_:
            return False
        to.append(self.text)
        self.text = from_.pop()
        return True

    def _lines_of(self, table: str, row: int) -> tuple[int, int]:
        """The lines (first, one past the last) of a row: up to the comment or blank above the next header."""
        found = positions(self.text)
        first = found[table, row][0] - 1
        heads = sorted(
            place[0] - 1
            for path, place in found.items()
            if (len(path) == 2 and isinstance(path[1], int)) or len(path) == 1
        )
        lines = self.text.splitlines()
        last = next((head for head in heads if head > first and lines[head].lstrip().startswith("[")), len(lines))
        while last > first + 1 and _is_aside(lines[last - 1]):
            last -= 1
        if last < len(lines) and not lines[last].strip():
            last += 1  # one of the two gaps around it goes along
        return first, last

    def _with_row(self, table: str, count: int, row: str) -> str:
        lines = self.text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        place = len(lines)
        if count:
            place = self._lines_of(table, count - 1)[1]
            while place > 0 and not lines[place - 1].strip():
                place -= 1
        after = "".join(lines[place:])
        gap = "\n" if after and not after.startswith("\n") else ""
        return "".join(lines[:place]) + "\n" + row + gap + after


def _is_aside(line: str) -> bool:
    """Whether a line belongs to nobody: empty, or a comment."""
    return not line.strip() or line.lstrip().startswith("#")
