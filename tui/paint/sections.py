"""Sections of a view: laid out in one column or two, balanced, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Line, Span, blank, pad, wrap
from .look import Look
from .page import Page, row, sized, stack
from .panel import heading

TWO_COLUMNS = 100
"""Cells from which on there are two columns."""
BETWEEN = 3
"""Cells between two columns."""


class Section(NamedTuple):
    """A title and what stands below it, in at least `least` and at most `most` rows."""

    title: str
    least: int
    most: int
    paint: Callable[[int, int], Page | Block]
    """Given room and rows."""


Column = list[Section]


def laid_out(headline: str, sections: Sequence[Section], room: int, rows: int, page: int, look: Look) -> Page:
    """A sentence across everything, and below it the sections; what does not fit stands on further pages."""
    head: Block = [(Span(text, look.palette.text, NONE, BOLD),) for text in wrap(headline, room, 2)]
    head = [*pad(head, room, len(head)), *blank(room, 1)]
    columns = 2 if room >= TWO_COLUMNS else 1
    left = rows - len(head)
    sheets = dealt(sections, left, columns)
    if len(sheets) > 1:
        left -= 1
        sheets = dealt(sections, left, columns)
    shown = sheets[min(page, len(sheets) - 1)]
    wide = (room - BETWEEN * (columns - 1)) // columns
    gap = Page(blank(BETWEEN, left))
    body = _column(shown[0], room if columns == 1 else wide, left, look)
    if columns == 2:
        other = _column(shown[1] if len(shown) > 1 else [], room - BETWEEN - wide, left, look)
        body = row((body, wide), (gap, BETWEEN), (other, room - BETWEEN - wide))
    foot: Block = [_foot(min(page, len(sheets) - 1), len(sheets), look)] if len(sheets) > 1 else []
    return stack(Page(head), body, Page(pad(foot, room, len(foot))))


def paged(lines: Block, rows: int, page: int, look: Look) -> Block:
    """Rows that do not all fit, page by page, with the key for the next one below them."""
    if len(lines) <= rows or rows < 2:
        return lines[: max(0, rows)]
    inside = rows - 1
    pages = -(-len(lines) // inside)
    here = min(page, pages - 1)
    shown = lines[here * inside : (here + 1) * inside]
    return [*shown, *[()] * (inside - len(shown)), _foot(here, pages, look)]


def dealt(sections: Sequence[Section], rows: int, columns: int) -> list[list[Column]]:
    """The sections page by page and column by column, in their order; columns of one page as even as can be."""
    need = [one.least + 1 for one in sections]
    for high in range(max([0, *(min(rows, one) for one in need)]), rows + 1):
        filled = _filled(sections, high, columns)
        if len(filled) == 1:
            return filled
    return _filled(sections, rows, columns)


def _filled(sections: Sequence[Section], rows: int, columns: int) -> list[list[Column]]:
    pages: list[list[Column]] = [[[]]]
    left = rows
    for one in sections:
        need = one.least + 1 + (1 if pages[-1][-1] else 0)
        if need > left and pages[-1][-1]:
            if len(pages[-1]) < columns:
                pages[-1].append([])
            else:
                pages.append([[]])
            left, need = rows, one.least + 1
        pages[-1][-1].append(one)
        left -= need
    return pages


def _column(sections: Column, room: int, rows: int, look: Look) -> Page:
    """Sections below each other; the rows that are left over go to those that can use them, in turn."""
    spare = rows - sum(one.least + 1 for one in sections) - max(0, len(sections) - 1)
    given = _shared_out(spare, [one.most - one.least for one in sections])
    parts: list[Page] = []
    for place, one in enumerate(sections):
        high = max(0, min(one.least + given[place], rows - 1))
        made = one.paint(room, high)
        body = made if isinstance(made, Page) else Page(made)
        title = Page(pad([heading(one.title, look)], room, 1))
        parts += [*([Page(blank(room, 1))] if place else []), title, sized(body, room, high)]
    return sized(stack(*parts), room, rows)


def _shared_out(spare: int, wanted: Sequence[int]) -> list[int]:
    """Rows for each section, a row at a time in turn, until none is left or none is wanted.

    >>> _shared_out(5, [1, 9, 0])
    [1, 4, 0]
    """
    given = [0] * len(wanted)
    while spare > 0 and any(one < most for one, most in zip(given, wanted, strict=True)):
        for place, most in enumerate(wanted):
            if spare > 0 and given[place] < most:
                given[place] += 1
                spare -= 1
    return given


def _foot(page: int, pages: int, look: Look) -> Line:
    """Which page this is, and the key for the next."""
    said = _("page {page} of {pages}").format(page=page + 1, pages=pages)
    return (
        Span("n ", look.palette.accent, NONE, BOLD),
        Span(_("for more") + f"  {look.glyphs.dot}  " + said, look.palette.muted),
    )
