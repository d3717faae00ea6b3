"""What all screens share: one sheet, one row of hints, a card when the window is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from ..looks import FIRST, look_for
from ..paint import tour
from ..paint.hints import Hint, bar
from ..paint.line import NONE, Span, in_ascii
from ..paint.look import IN_ASCII, Look
from ..paint.page import SMALLEST, Hit, Page, stack
from ..paint.panel import card
from ..widgets.sheet import Sheet
from .host import Host


class PageScreen(Screen[Any]):
    """A screen that is one page with a row of hints below it."""

    DEFAULT_CSS = "PageScreen { background: $background; }"
    bare = False
    """Whether everything but the picture is hidden."""
    shown = (0, 0)
    """Columns and rows of the page, without the row of hints and the tour's note."""

    def compose(self) -> ComposeResult:
        """The sheet fills everything."""
        yield Sheet()

    # -- for the screens to say

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The page at this size (the row of hints not counted)."""
        raise TypeError(f"{type(self).__name__} has no page")

    def hints(self) -> Sequence[Hint]:
        """The keys that matter now."""
        return ()

    def small(self, columns: int, rows: int, look: Look) -> Page:
        """The card below the smallest size."""
        from simulator.catalogue import _

        size = f"({SMALLEST[0]}{look.glyphs.times}{SMALLEST[1]})"
        lines = [(Span(text, look.palette.muted, NONE),) for text in (_("enlarge for more"), size)]
        return Page(card(lines, columns, rows))

    def picture(self, columns: int, rows: int, look: Look) -> Page:
        """Nothing but the picture, for the projector; the whole page where a screen has none."""
        return self.page(columns, rows, look)

    def action_bare(self) -> None:
        """Hide everything but the picture, or show it all again."""
        self.bare = not self.bare
        self.repaint()

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """What the palette offers besides the keys: name, remark, what it does."""
        return ()

    @property
    def spot(self) -> str:
        """Name of what is in front now, for the tour; empty where it has nothing to say."""
        return ""

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """The mouse went down on a part of the page."""

    def rolled(self, step: int) -> None:
        """The mouse wheel was turned."""

    # -- what is done with it

    @property
    def groundswell(self) -> Host | None:
        """The app, when it is ours."""
        return self.app if isinstance(self.app, Host) else None

    @property
    def look(self) -> Look:
        """How to paint."""
        app = self.groundswell
        return app.look if app is not None else look_for(FIRST)

    def repaint(self) -> None:
        """Make the page and show it."""
        columns, rows = self.size.width, self.size.height
        sheet = next(iter(self.query(Sheet)), None)  # none yet while it is composed, none any more while it is left
        if sheet is None or not self.is_mounted or columns <= 0 or rows <= 0:
            return
        look = self.look
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            page = self.small(columns, rows, look)
        elif self.bare:
            page = self.picture(columns, rows, look)
        else:
            page = self._with_the_tour(columns, rows - 1, look)
            line, places = bar(self.hints(), columns, look)
            keys = tuple(Hit(x, rows - 1, wide, 1, f"do:{hint.action}") for x, wide, hint in places if hint.action)
            page = Page([*page.lines[: rows - 1], line], (*page.hits, *keys))
        if look.glyphs.ascii:
            page = Page(in_ascii(page.lines, IN_ASCII), page.hits)
        sheet.show(page)

    def _with_the_tour(self, columns: int, rows: int, look: Look) -> Page:
        """The page, with the tour's note below it; in a small window the note lies over the page."""
        app = self.groundswell
        step = app.tour_step(self.spot) if app is not None and self.spot else None
        self.shown = (columns, rows)
        if step is None:
            return self.page(columns, rows, look)
        note = tour.note(step, columns, look)
        high = len(note.lines)
        if rows - high < SMALLEST[1] - 1:
            page = self.page(columns, rows, look)
            above = Page(page.lines[: rows - high], tuple(hit for hit in page.hits if hit.y < rows - high))
        else:
            self.shown = (columns, rows - high)
            above = self.page(*self.shown, look)
        return stack(above, note)

    def hurry(self) -> None:
        """The program is about to be ended from outside: keep what must not be lost."""

    def from_thread(self, callback: Callable[..., None], *args: object) -> None:
        """Have something done by the screen, from a thread; nothing is done once the screen or the program has ended.

        The thread does not wait for it, so a program that is ending does not wait for the thread either.
        """
        with suppress(RuntimeError):  # the loop has been closed
            self.call_later(callback, *args)

    def on_resize(self, event: events.Resize) -> None:
        """Another size is another page."""
        self.call_after_refresh(self.repaint)

    def on_mount(self) -> None:
        """The first page."""
        self.repaint()

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        self.repaint()

    async def on_sheet_touched(self, message: Sheet.Touched) -> None:
        """A click on a hint does what the hint says; the rest is the screen's."""
        if message.hit.kind.startswith("do:"):
            await self.run_action(message.hit.kind.removeprefix("do:"))
        else:
            self.touched(message.hit, message.x, message.y)

    def on_sheet_rolled(self, message: Sheet.Rolled) -> None:
        """Hand the wheel on."""
        self.rolled(message.step)
