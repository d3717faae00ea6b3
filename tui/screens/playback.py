"""Playing, scrubbing and speed: the same keys on every screen over a running week."""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType

from simulator.catalogue import mark

from ..frame import Frame
from ..session import Session
from .takeaway import TakeScreen


class Player(Protocol):
    """Who plays the week."""

    @property
    def session(self) -> Session:
        """The run, in its thread."""

    @property
    def frame(self) -> Frame:
        """The newest frame."""

    def ask(self, ticket: int) -> None:
        """Look for the answer to a command sooner than the next tenth of a second."""


class PlayScreen(TakeScreen):
    """A screen over a week that can be played from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "play_pause", mark("Play or pause"), id="live.toggle"),
        Binding("full_stop", "step", mark("One tick"), id="live.step"),
        Binding("greater_than_sign", "step_day", mark("One day"), id="live.day"),
        Binding("plus,equals_sign", "faster", mark("Faster"), id="live.faster"),
        Binding("minus", "slower", mark("Slower"), id="live.slower"),
        Binding("left", "scrub(-60)", mark("An hour back"), id="live.back"),
        Binding("right", "scrub(60)", mark("An hour on"), id="live.on"),
        Binding("shift+left", "scrub(-1440)", mark("A day back"), id="live.day-back"),
        Binding("shift+right", "scrub(1440)", mark("A day on"), id="live.day-on"),
        Binding("home", "seek(0)", mark("Back to Monday"), id="live.begin"),
        Binding("end", "latest", mark("To the latest minute known"), id="live.latest"),
    ]

    @property
    def player(self) -> Player:
        """Who plays the week."""
        raise TypeError(f"{type(self).__name__} has no player")

    def action_play_pause(self) -> None:
        """Play or pause."""
        player = self.player
        player.ask(player.session.pause() if player.frame.playing else player.session.play())

    def action_step(self) -> None:
        """One tick."""
        player = self.player
        player.ask(player.session.step())

    def action_step_day(self) -> None:
        """One day."""
        player = self.player
        player.ask(player.session.step_day())

    def action_faster(self) -> None:
        """The next higher speed."""
        player = self.player
        player.ask(player.session.faster())

    def action_slower(self) -> None:
        """The next lower speed."""
        player = self.player
        player.ask(player.session.slower())

    def action_scrub(self, minutes: int) -> None:
        """Show an earlier or a later minute."""
        player = self.player
        player.ask(player.session.scrub(minutes))

    def action_seek(self, minute: int) -> None:
        """Show that minute."""
        player = self.player
        player.ask(player.session.seek(minute))

    def action_latest(self) -> None:
        """As far as the run has been computed."""
        player = self.player
        player.ask(player.session.seek(player.frame.known))
