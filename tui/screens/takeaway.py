"""Taking away what is seen: its numbers as CSV and Markdown, or copied; its picture as SVG."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark
from simulator.text import shown

from .. import takeaway
from ..numbers.table import Table, as_markdown
from ..reporting import Found, page
from .page_screen import PageScreen

if TYPE_CHECKING:
    from ..lookout import Lookout

LEAST = 2
"""Worlds from which on a report says something."""


LONGEST_TITLE = 200


class TakeScreen(PageScreen):
    """A screen from which something can be taken away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "take_picture", mark("Export: a picture of this screen (SVG)"), id="take.picture"),
        Binding("x", "take_numbers", mark("Export: the numbers seen here (CSV and Markdown)"), id="take.numbers"),
        Binding("y", "copy_numbers", mark("Copy the numbers seen here"), id="take.copy"),
    ]

    def numbers(self) -> tuple[str, Sequence[Table]]:
        """What is seen as a title and tables; no tables where there are no numbers."""
        return "", ()

    def action_take_picture(self) -> None:
        """The whole screen as it is."""
        title = shown(self.numbers()[0] or self.app.title, LONGEST_TITLE)
        self._take(
            lambda app: [takeaway.take(app, self.app.export_screenshot(title=title), takeaway.slug(title), "svg")]
        )

    def action_take_numbers(self) -> None:
        """Every number of this view."""
        title, tables = self.numbers()
        if tables:
            self._take(lambda app: takeaway.take_numbers(app, title, title, tables))
        else:
            self.notify(_("There are no numbers here yet."), markup=False)

    def action_copy_numbers(self) -> None:
        """The numbers as Markdown, in the clipboard of the terminal."""
        title, tables = self.numbers()
        if tables:
            self.app.copy_to_clipboard(as_markdown(title, tables))
            self.notify(_("Copied as tables, where the terminal allows it."), markup=False)
        else:
            self.notify(_("There are no numbers here yet."), markup=False)

    def take_report(self, lookout: Lookout | None) -> None:
        """A report of the worlds that a lookout has played, written in the background."""
        found = None if lookout is None else lookout.found()
        if found is None or found.look.worlds < LEAST:
            self.notify(_("A report needs {count} worlds at least; they are on their way.").format(count=LEAST),
                        markup=False)  # fmt: skip
            return
        if found.look.rough and lookout is not None and lookout.looking:
            self.notify(_("These worlds are rough; wait for the finer ones, or stop."), markup=False)
            return
        self.notify(_("The report is being written ..."), markup=False)
        self.run_worker(lambda: self._report(found), thread=True, exclusive=True, group="report", exit_on_error=False)

    def _report(self, found: Found) -> None:
        """In a thread: the page, and then back to the screen."""
        try:
            text, name = page(found), f"{found.look.plan.title} report"
        except Exception as error:  # a page that cannot be made must not take the screen with it
            logging.getLogger(__name__).exception("no report")
            told = _("The report could not be made: {reason}").format(reason=str(error)[:200] or type(error).__name__)
            self.from_thread(partial(self.notify, told, severity="error", markup=False))
            return
        self.from_thread(self._take, lambda app: [takeaway.take(app, text, takeaway.slug(name), "html")])

    def _take(self, takes: takeaway.Takes) -> None:
        app = self.groundswell
        if app is None:
            return
        try:
            names = takes(app)
        except OSError as error:
            self.notify(
                _("Not written: {reason}").format(reason=error.strerror or error), severity="error", markup=False
            )
            return
        self.notify(_("Written: {files}").format(files=", ".join(names)), markup=False)
