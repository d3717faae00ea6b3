"""A table of plain values, and how it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | float | None
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""


@dataclass(frozen=True)
class Table:
    """A name, the titles of its columns, and its rows."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table of these rows."""
    return Table(name, tuple(titles), tuple(tuple(row) for row in rows))


def as_csv(tables: Sequence[Table]) -> str:
    """The tables below each other, each under its name, an empty row between them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for place, one in enumerate(tables):
        if place:
            writer.writerow(())
        writer.writerow((_safe(one.name),))
        writer.writerow([_safe(title) for title in one.titles])
        writer.writerows([_safe(cell) for cell in row] for row in one.rows)
    return text.getvalue()


def as_markdown(title: str, tables: Sequence[Table]) -> str:
    """The tables as a document."""
    parts = [f"# {_plain(title)}\n"]
    for one in tables:
        parts.append(f"\n## {_plain(one.name)}\n\n")
        parts.append(_row(one.titles) + _row(["---"] * len(one.titles)))
        parts += [_row([_shown(cell) for cell in row]) for row in one.rows]
    return "".join(parts)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |\n"


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)


def _plain(text: str) -> str:
    """One line, with nothing in it that Markdown would take for a sign."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in line)


def _safe(cell: Cell) -> Cell:
    """A text that no spreadsheet takes for a formula, and that is one line."""
    if not isinstance(cell, str):
        return cell
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in cell).split())
    return f"'{line}" if line.startswith(FORMULAS) else line
