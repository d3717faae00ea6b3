"""Results in a notebook: tables as DataFrames, and a page that draws itself; nothing of this is loaded before."""

from __future__ import annotations

import importlib
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from .drawing import Drawing, svg
from .tables import Table, csv_text

if TYPE_CHECKING:
    from .ensemble import Ensemble
    from .pen import Pen

_STYLE = "font-family:sans-serif;font-size:13px"
EXTRAS = {"pandas": "pandas", "pyarrow": "'groundswell[data]'"}

Sheets = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[Drawing]]
"""Sentences, rows of a table (the heading first), and drawings."""


class Shown:
    """What every result can do in a notebook, and what of it a folder keeps.

    main  the name of the table that a folder's page reads first
    """

    main: ClassVar[str] = "worlds"

    @abstractmethod
    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""

    @abstractmethod
    def document(self) -> dict[str, Any]:
        """Everything as plain data."""

    @abstractmethod
    def table(self) -> Table:
        """The answer as a tidy table, columns by name."""

    @abstractmethod
    def sheets(self) -> Sheets:
        """What the page shows."""

    def parts(self) -> Mapping[str, Ensemble]:
        """The experiments that were played for it, by the name of the table that shall have their worlds."""
        return {}

    def tables(self) -> Mapping[str, Table]:
        """Every further table that a folder keeps, by name."""
        return {}

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The courses that a folder keeps, by name."""
        return {}

    def texts(self) -> Mapping[str, str]:
        """Further files that a folder keeps, by name."""
        return {}

    def __repr__(self) -> str:
        return self.text()

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data, as with `--format json`."""
        return self.document()

    def to_csv(self, path: str | Path) -> None:
        """Write the table. OSError when the disk refuses."""
        Path(path).write_bytes(csv_text(self.table()))

    def to_pandas(self) -> Any:
        """The table as a pandas DataFrame. ImportError, with the line to type, without pandas."""
        return _library("pandas").DataFrame({name: list(rows) for name, rows in self.table().items()})

    def to_arrow(self) -> Any:
        """The table as an Arrow table. ImportError, with the line to type, without pyarrow."""
        return _library("pyarrow").table({name: list(rows) for name, rows in self.table().items()})

    def _repr_html_(self) -> str:
        sentences, rows, drawings = self.sheets()
        told = "".join(f"<p>{escape(one)}</p>" for one in sentences)
        return f'<div style="{_STYLE}">{told}{html_table(rows)}{"".join(map(svg, drawings))}</div>'


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as reason:
        told = _("this table needs {library}: pip install {what}; to_csv and to_dict need nothing")
        raise ImportError(told.format(library=name, what=EXTRAS[name])) from reason


def html_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as an HTML table, the first one as its heading, numbers to the right."""
    if not rows:
        return ""
    head = "".join(f"<th>{escape(one)}</th>" for one in rows[0])
    sides = ["left", *["right"] * (len(rows[0]) - 1)]
    body = "".join(
        "<tr>"
        + "".join(f'<td style="text-align:{side}">{escape(one)}</td>' for side, one in zip(sides, row, strict=True))
        + "</tr>"
        for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
