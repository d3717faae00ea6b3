"""Results in a notebook: tables as DataFrames, and a page that draws itself; nothing of this is loaded before."""

from __future__ import annotations

import importlib
from abc import abstractmethod
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from ..catalogue import _
from .fan import Fan
from .figures import title
from .tables import Table, csv_text

_BLUE, _ORANGE = "#0072B2", "#D55E00"
_WIDTH, _HEIGHT, _MARGIN = 560, 180, 28
_STYLE = "font-family:sans-serif;font-size:13px"


Sheets = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[Fan]]
"""Sentences, rows of a table (the heading first), and fans."""


class Shown:
    """What every result can do in a notebook."""

    @abstractmethod
    def text(self) -> str:
        """Everything in words."""

    @abstractmethod
    def document(self) -> dict[str, Any]:
        """Everything as plain data."""

    @abstractmethod
    def table(self) -> Table:
        """One row a plan and world, columns by name."""

    @abstractmethod
    def sheets(self) -> Sheets:
        """What the page shows."""

    def __repr__(self) -> str:
        return self.text()

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data, as with `--format json`."""
        return self.document()

    def to_csv(self, path: str | Path) -> None:
        """Write one row a plan and world. OSError when the disk refuses."""
        Path(path).write_bytes(csv_text(self.table()))

    def to_pandas(self) -> Any:
        """One row a plan and world, as a pandas DataFrame. ImportError without pandas."""
        return importlib.import_module("pandas").DataFrame({name: list(rows) for name, rows in self.table().items()})

    def to_arrow(self) -> Any:
        """One row a plan and world, as an Arrow table. ImportError without pyarrow."""
        return importlib.import_module("pyarrow").table({name: list(rows) for name, rows in self.table().items()})

    def _repr_html_(self) -> str:
        sentences, rows, fans = self.sheets()
        told = "".join(f"<p>{escape(one)}</p>" for one in sentences)
        return f'<div style="{_STYLE}">{told}{html_table(rows)}{"".join(map(svg, fans))}</div>'


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


def svg(fan: Fan) -> str:
    """The fan as a drawing: nine worlds in ten light, half of them darker, the middle as a line."""
    if not fan.hours:
        return ""
    top, bottom = max(float(fan.bands.max()), 0.0), min(float(fan.bands.min()), 0.0)
    span = top - bottom or 1.0
    across, up = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN

    def points(values: Any) -> list[str]:
        steps = max(1, fan.hours - 1)
        return [
            f"{_MARGIN + across * hour / steps:.1f},{_MARGIN + up * (top - float(value)) / span:.1f}"
            for hour, value in enumerate(values)
        ]

    low, under, middle, over, high = (points(band) for band in fan.bands)
    colour = _BLUE if bottom >= 0.0 else _ORANGE
    areas = "".join(
        f'<polygon points="{" ".join([*above, *reversed(below)])}" fill="{colour}" fill-opacity="{opacity}"/>'
        for below, above, opacity in ((low, high, 0.18), (under, over, 0.35))
    )
    line = f'<polyline points="{" ".join(middle)}" fill="none" stroke="{colour}" stroke-width="2"/>'
    words = _("{measure}: median, half of {count} worlds, nine in ten").format(
        measure=title(fan.measure), count=fan.worlds
    )
    labels = "".join(
        f'<text x="2" y="{_MARGIN + up * (top - value) / span + 4:.1f}" font-size="10">{value:,.0f}</text>'
        for value in dict.fromkeys((top, bottom, 0.0))
    )
    days = "".join(
        f'<text x="{_MARGIN + across * day * 24 / fan.hours:.1f}" y="{_HEIGHT - 8}" font-size="10">{day + 1}</text>'
        for day in range(-(-fan.hours // 24))
    )
    head = f'<text x="{_MARGIN}" y="14" font-size="12">{escape(words)}</text>'
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{head}{areas}{line}{labels}{days}</svg>'
