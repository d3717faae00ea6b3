"""What the session needs of a run; the engine's is in `live_run`, tests hand in a made-up one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simulator.snapshot import PersonWindow, Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from .beside import Against
    from .futures import Branch
    from .hands.move import Move
    from .plans import Plans


class RunLike(Protocol):
    """A week that can be played, looked at, changed by hand and branched."""

    @property
    def minute(self) -> int:
        """How far the run has come."""

    @property
    def horizon(self) -> int:
        """The last minute."""

    @property
    def opening(self) -> int:
        """The minute that is shown first: the quiet hours before it are passed over."""

    @property
    def begins(self) -> int:
        """The minute at which a session begins: the opening, or where it was left."""

    @property
    def notice(self) -> str:
        """What there is to say about the run, in words; empty for nothing."""

    def recording(self, head: int) -> str:
        """The session as a text that can be kept; empty if it cannot."""

    def advance(self, to: int) -> None:
        """Let the run come to minute `to`."""

    def society(self) -> Society:
        """What does not change."""

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The picture at a minute that was reached; None is the present."""

    def person(self, person: int, at: int | None = None) -> PersonWindow:
        """One person at a minute that was reached."""

    def closeup(self, name: str, chosen: int, at: int | None = None) -> Closeup:
        """One side of the run in detail at a minute that was reached; `chosen` is what is in front of it."""

    def moves(self, minute: int) -> tuple[Move, ...]:
        """What a hand could change from that minute on."""

    def intervene(self, key: str, minute: int) -> None:
        """Make one of these moves at a minute that was reached; ValueError, in words, if that cannot be.

        In the past it goes into a future of its own, which may have to be played again up to that minute.
        """

    def branch(self, minute: int) -> None:
        """Another future leaves the current one at that minute, and is the current one from now on."""

    def go_to(self, number: int) -> None:
        """Another future is the current one. ValueError, in words, if there is none."""

    def compare_with(self, number: int) -> None:
        """Another future stands beside the current one. ValueError, in words, if that cannot be."""

    def branches(self) -> tuple[Branch, ...]:
        """The tree of futures."""

    def plans(self) -> Plans:
        """The current future and the one beside it as plans that can be played in any world. ValueError if not."""

    def beside(self, at: int) -> Snapshot | None:
        """The picture of the future beside the current one at that minute, or as far as it has come."""

    def against(self, minute: int) -> Against | None:
        """The future beside the current one at that minute, in figures; None without one."""

    def spare(self) -> bool:
        """Do a small piece of work for which there is time now; whether anything was done."""
