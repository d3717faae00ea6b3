"""Rows of a delimited text file from outside: any of comma, semicolon, tab or space, with a header or without."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ..catalogue import _
from ..scenario.errors import Problem, ScenarioError, problem

LONGEST_LINE = 1 << 16
MOST_PROBLEMS = 20
_DELIMITERS = "\t,;"
_COMMENT = ("#", "%")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it stands on, counted from 1, and its two columns."""

    line: int
    first: str
    second: str


class Table:
    """Two columns of a delimited file, read row by row.

    first, second   names by which a header may call the columns; without a header, the first two columns
    one_column      whether rows may lack the second column; it is empty then
    """

    def __init__(self, path: Path, first: tuple[str, ...], second: tuple[str, ...], one_column: bool = False) -> None:
        self.name = path.name
        self.problems: list[Problem] = []
        self._path, self._first, self._second, self._one_column = path, first, second, one_column

    def rows(self) -> Iterator[Row]:
        """The rows. ScenarioError with the lines of all malformed ones (20 at most)."""
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as file:
                yield from self._parsed(file)
        except UnicodeDecodeError:
            raise self._error(_("not UTF-8"), remedy=_("save the file as UTF-8")) from None
        except OSError as reason:
            raise self._error(_("cannot be read"), found=reason.strerror or "") from None
        if self.problems:
            raise ScenarioError(tuple(self.problems))

    def complain(self, line: int, message: str, found: str = "") -> None:
        """Note something to mend on a line; when there are too many, raise them all at once."""
        self.problems.append(problem(self.name, message, position=(line, 1), found=found))
        if len(self.problems) >= MOST_PROBLEMS:
            raise ScenarioError(tuple(self.problems))

    def _parsed(self, file: TextIO) -> Iterator[Row]:
        skipped, opening = self._opening(file)
        if not opening:
            return
        delimiter = max(_DELIMITERS, key=opening.count) if any(map(opening.count, _DELIMITERS)) else " "
        lines = self._lines(file, opening, delimiter)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        width, columns = 0, (0, 1)
        try:
            for fields in reader:
                line = skipped + reader.line_num
                if not width:
                    width = len(fields)
                    header = self._header(fields)
                    columns = header or (0, 1)
                    if header:
                        continue
                if len(fields) == width and (width > 1 or self._one_column):
                    first, second = fields[columns[0]].strip(), fields[columns[1]].strip() if width > 1 else ""
                    if first and (second or self._one_column):
                        yield Row(line, first, second)
                        continue
                if any(field.strip() for field in fields):
                    self._malformed(line, fields, width)
        except csv.Error as reason:
            line = skipped + reader.line_num
            raise self._error(_("not a table"), line=line, found=str(reason)) from None

    def _malformed(self, line: int, fields: list[str], width: int) -> None:
        wanted = max(width, 1 if self._one_column else 2)
        message = _("a row needs {count} filled columns").format(count=wanted)
        self.complain(line, message, found=" | ".join(fields)[:80])

    def _opening(self, file: TextIO) -> tuple[int, str]:
        """Lines before the first that is neither empty nor a comment, and that line."""
        skipped = 0
        while line := file.readline(LONGEST_LINE):
            if line.strip() and not line.startswith(_COMMENT):
                return skipped, line
            skipped += 1
        return skipped, ""

    def _lines(self, file: TextIO, opening: str, delimiter: str) -> Iterator[str]:
        """The opening line and all that follow; a line without end could fill the memory."""
        line, number = opening, 1
        while line:
            if len(line) >= LONGEST_LINE:
                raise csv.Error(_("a line of more than {count} letters").format(count=LONGEST_LINE))
            yield line.strip() + "\n" if delimiter == " " else line
            line = file.readline(LONGEST_LINE)
            number += 1

    def _header(self, fields: list[str]) -> tuple[int, int] | None:
        """Where the two columns stand, if this row names any of them."""
        names = [field.strip().lower() for field in fields]
        first = next((names.index(one) for one in self._first if one in names), None)
        second = next((names.index(one) for one in self._second if one in names), None)
        if first is None and second is None:
            return None
        if first is None:
            first = 1 if second == 0 else 0
        if second is None:
            second = 1 if first == 0 else 0
        return first, min(second, max(0, len(fields) - 1))

    def _error(self, message: str, line: int = 0, found: str = "", remedy: str = "") -> ScenarioError:
        position = (line, 1) if line else (0, 0)
        return ScenarioError((problem(self.name, message, position=position, found=found, remedy=remedy),))
