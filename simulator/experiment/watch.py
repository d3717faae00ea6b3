"""Keeping somebody who waits informed: how far it is, how long it may take, and what shows so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conduct import Watched
    from .ensemble import Ensemble
    from .progress import Progress


class Watch:
    """Called after every arrival.

    A stage may be played in several experiments, one after the other: their runs are counted together.
    What was kept before costs no time, so the time left is worked out from what had to be played.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._measure, self._currency = "", ""
        self._stage, self._done = "", 0
        self._known = self._played = 0
        self._shown, self._next = "", 0

    def follow(self, measure: str, currency: str) -> None:
        """Also show the middle of a measure, and half of the worlds, so far."""
        self._measure, self._currency = measure, currency

    def __call__(self, now: Watched) -> None:
        """Another run has arrived."""
        if now.stage != self._stage or now.done <= self._done:
            self._stage, self._known, self._played, self._next = now.stage, 0, 0, 0
            self._progress.begin(now.stage)
        self._done = now.done
        if now.ensemble is None:
            self._progress.at(now.done / max(1, now.total), f"{now.done}/{now.total}")
            return
        if not now.played:
            self._known += 1
            return
        self._played += 1
        if self._played >= self._next:  # less and less often: looking at all worlds takes longer and longer
            self._shown, self._next = self._so_far(now.ensemble), self._played + self._played // 16 + 1
        part = self._played / max(1, now.total - self._known)
        self._progress.at(min(1.0, part), f"{now.done}/{now.total}  {self._shown}".rstrip())

    def end(self) -> None:
        """Nobody has to wait any more."""
        self._progress.end()

    def _so_far(self, ensemble: Ensemble) -> str:
        from .figures import between, figure, title

        if not self._measure:
            return ""
        spread = ensemble.spread(self._measure)
        told = f"{title(self._measure)} {figure(self._measure, spread.median, self._currency)}"
        return f"{told} ({between(self._measure, spread.half, self._currency)})"
