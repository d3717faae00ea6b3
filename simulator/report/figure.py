"""A chart as it stands on a page: drawing with title and description, caption, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalogue import _
from ..text import shown
from .markup import NO_BREAK, NOTHING, Markup, el, joined, text

WIDTH = 720.0
"""Width of every drawing in its own units; the page scales it."""
Rows = Sequence[Sequence[str]]
LONG_WORD = 22
"""Letters of the longest word that a column is made wide enough for."""


@dataclass(frozen=True)
class Chart:
    """A drawing, with all that somebody needs who cannot see it.

    name     made of letters, once a page
    words    what it shows and what is to be seen, as sentences
    rows     the table behind it, the heading first
    caption  how to read it
    """

    name: str
    title: str
    words: str
    height: float
    body: Markup
    rows: Rows
    caption: str = ""


def figure(chart: Chart, level: str = "h3", flat: bool = False) -> Markup:
    """The chart in its frame.

    flat  whether it may be made lower where a sheet is full
    """
    drawing = el(
        "svg",
        el("title", chart.title, id=f"{chart.name}-title"),
        el("desc", chart.words, id=f"{chart.name}-words"),
        chart.body,
        viewBox=f"0 0 {WIDTH:g} {chart.height:g}",
        role="img",
        aria_labelledby=f"{chart.name}-title {chart.name}-words",
    )
    heading = el(level, chart.title) if chart.title else NOTHING
    caption = el("figcaption", chart.caption) if chart.caption else NOTHING
    behind = el("details", el("summary", _("The numbers behind it")), table(chart.rows)) if chart.rows else NOTHING
    return el("figure", heading, drawing, caption, behind, id=chart.name, class_="flat" if flat else None)


def table(rows: Rows, words: Sequence[int] = (), caption: str = "", kind: str = "") -> Markup:
    """Rows as a table: the first one its heading, the first column the names of the rows.

    words  further columns that hold words, not numbers
    kind   "long" for what may go on over the end of a sheet, "long when" where the rows begin with a moment
    """
    if not rows:
        return NOTHING
    sides = ["words" if place in words else None for place in range(len(rows[0]))]
    head = el("tr", *(_heading(one, side) for one, side in zip(rows[0], sides, strict=True)))
    body = []
    for row in rows[1:]:
        cells = [el("td", one, class_=_kind(one, side)) for one, side in zip(row[1:], sides[1:], strict=True)]
        body.append(el("tr", el("th", row[0], scope="row", class_=_kind(row[0], "words")), *cells))
    told = el("caption", caption) if caption else NOTHING
    above = el("thead", head) if any(rows[0]) else NOTHING
    return el("table", told, above, el("tbody", *body), class_=kind or None)


def _kind(words: str, side: str | None) -> str | None:
    """How a cell is set: words so long that no column can hold them may be broken anywhere."""
    loose = side is not None and any(len(one) > LONG_WORD for one in words.split())
    return "words loose" if loose else side


def _heading(words: str, side: str | None) -> Markup:
    """A column's heading; a corner that says nothing is no heading."""
    return el("th", words, scope="col", class_=side) if words else el("td", class_=side)


def label(x: float, y: float, words: str, kind: str = "") -> Markup:
    """Words in a drawing."""
    return el("text", words, x=x, y=y, class_=kind or None)


def cut(words: str, most: int) -> str:
    """Words for a narrow place, wide letters counted twice; the table has them whole."""
    for space in NO_BREAK:
        words = words.replace(space, " ")
    return shown(words, most)


def bullets(items: Sequence[str]) -> Markup:
    """Sentences below each other."""
    return el("ul", *(el("li", one) for one in items)) if items else NOTHING


def facts(pairs: Sequence[tuple[str, str, str]]) -> Markup:
    """What matters at a glance: name, number, and a small word on it."""
    boxes = [
        el("div", el("dt", name), el("dd", number, *((el("small", more),) if more else ())))
        for name, number, more in pairs
    ]
    return el("dl", *boxes, class_="facts")


def sentences(*told: str) -> Markup:
    """Each in a paragraph of its own; empty ones are left out."""
    return joined(el("p", text(one)) for one in told if one)
