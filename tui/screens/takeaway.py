"""Taking away what is seen: its numbers as CSV and Markdown, or copied; its picture as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from .. import takeaway
from ..numbers.table import Table, as_markdown
from .page_screen import PageScreen


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
        title = self.numbers()[0] or self.app.title
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
