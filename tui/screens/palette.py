"""The palette of all commands: Textual's own, in the language that is spoken."""

from __future__ import annotations

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from simulator.catalogue import _, mark

NO_MATCHES = mark("No matches found")


class SpokenPalette(CommandPalette):
    """The command palette with its own words translated."""

    def __init__(self) -> None:
        """Under the name by which Textual finds its palette."""
        super().__init__(placeholder=_("Search for commands…"), id="--command-palette")

    def on_mount(self) -> None:
        """Look over what the list is given: the one sentence in it that is Textual's own."""
        commands = self.query_one(CommandList)
        given = commands.add_option

        def add(option: object = None) -> CommandList:
            if isinstance(option, Option) and option.id == self._NO_MATCHES:
                option = Option(Align.center(Text(_(NO_MATCHES), style="not bold")), disabled=True, id=option.id)
            return given(option)  # type: ignore[arg-type]

        commands.add_option = add  # type: ignore[method-assign]
