"""What a screen may ask of the app that it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from simulator.scenario import Scenario

    from ..paint.look import Look
    from ..tour import Step


@runtime_checkable
class Host(Protocol):
    """The app, as its screens know it."""

    @property
    def look(self) -> Look:
        """How everything is painted now."""

    @property
    def is_web(self) -> bool:
        """Whether somebody looks at it in a browser."""

    def deliver(self, text: str, name: str) -> None:
        """Let the browser download a text."""

    def tour_step(self, spot: str) -> Step | None:
        """What the tour says at this place; None while nobody is on it."""

    def remember(self, **likes: object) -> None:
        """Keep what somebody likes."""

    def play(self, source: str | Path | Scenario, title: str) -> None:
        """Open the week of a scenario."""

    def look_ahead(self, source: str | Path | Scenario, *, levers: bool) -> None:
        """Open the worlds of a scenario, or its levers."""

    def edit(self, path: Path, name: str, *, new: bool) -> None:
        """Open the editor for a file."""

    def reopen(self, path: Path) -> None:
        """Open a session that was kept."""

    def reopen_result(self, path: Path) -> None:
        """Open the worlds that were kept."""

    def edit_text(self, text: str, name: str) -> None:
        """Open the editor with a text that is no file yet."""

    def leave_run(self) -> None:
        """From the week to the library."""

    def show_letters(self, letters: bool) -> None:
        """People as letters, or as pixels."""
