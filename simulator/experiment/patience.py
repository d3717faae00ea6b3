"""Signals that ask to stop, answered with patience: what is under way ends well, and what is done is kept."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


class Stopped(BaseException):
    """A signal ended the work at once."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Patience:
    """Hears signals while it is entered: during patient work they are noted, otherwise they end it at once.

    number   the signal that was heard, 0 for none
    patient  whether there is work whose part so far is worth keeping; a second signal does not wait for it
    """

    def __init__(self) -> None:
        self.number = 0
        self.patient = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Patience:
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
                # work that was started under nohup outlives its terminal
                if number != getattr(signal, "SIGHUP", None) or signal.getsignal(number) != signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        again = self.number != 0
        self.number = number
        if again or not self.patient:
            raise Stopped(number)
