"""The one widget that draws: rows of styled text through Textual's Line API, changed rows only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ..paint.line import BOLD, DIM, NONE, REVERSE, UNDERLINE, Line, line_width
from ..paint.page import Hit, Page


class Sheet(Widget):
    """Shows a page. It knows nothing of what is on it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Sheet { width: 1fr; height: 1fr; background: $background; }"

    class Touched(Message):
        """The mouse went down on a part of the page."""

        def __init__(self, hit: Hit, x: int, y: int) -> None:
            """`x` and `y` are cells inside the part."""
            super().__init__()
            self.hit, self.x, self.y = hit, x, y

    class Rolled(Message):
        """The mouse wheel was turned; `step` is -1 for up and 1 for down."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        """An empty sheet."""
        super().__init__(id=id)
        self._page = Page([])

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show(self, page: Page) -> None:
        """Put a page on the screen; rows that are as they were are not drawn again."""
        before, self._page = self._page.lines, page
        rows = changed_rows(before, page.lines)
        if len(rows) * 3 > len(page.lines) * 2 or len(before) != len(page.lines):
            self.refresh()
        elif rows:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))

    def render_line(self, y: int) -> Strip:
        """One row as Textual wants it."""
        lines = self._page.lines
        paper = _number(self.background_colors[1].rich_color)
        columns = self.size.width
        if y >= len(lines):
            return Strip([Segment(" " * columns, _style(NONE, NONE, 0, paper))], columns)
        segments = [Segment(one.text, _style(one.fg, one.bg, one.style, paper)) for one in lines[y]]
        strip = Strip(segments, line_width(lines[y]))
        return strip.adjust_cell_length(columns, _style(NONE, NONE, 0, paper))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Say what was touched."""
        hit = self._page.at(event.x, event.y)
        if hit is not None:
            self.post_message(self.Touched(hit, event.x - hit.x, event.y - hit.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Hand the wheel on."""
        self.post_message(self.Rolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Hand the wheel on."""
        self.post_message(self.Rolled(-1))


def changed_rows(before: Sequence[Line], after: Sequence[Line]) -> list[int]:
    """The rows of `after` that differ from those of `before`."""
    shared = min(len(before), len(after))
    return [row for row in range(shared) if before[row] != after[row]] + list(range(shared, len(after)))


def _number(colour: Color) -> int:
    triplet = colour.get_truecolor()
    return triplet.red << 16 | triplet.green << 8 | triplet.blue


@lru_cache(maxsize=4096)
def _style(fg: int, bg: int, style: int, paper: int) -> Style:
    ground = paper if bg == NONE else bg
    return Style(
        color=None if fg == NONE else Color.from_rgb(fg >> 16 & 255, fg >> 8 & 255, fg & 255),
        bgcolor=Color.from_rgb(ground >> 16 & 255, ground >> 8 & 255, ground & 255),
        bold=bool(style & BOLD) or None,
        dim=bool(style & DIM) or None,
        underline=bool(style & UNDERLINE) or None,
        reverse=bool(style & REVERSE) or None,
    )
