"""How the interface feels: the first frame, the time from a key to its frame while a week plays, the time to leave.

    python -m benchmarks.latency [--presses 200] [--size 120x40]

A real pseudo-terminal, and times taken when the bytes arrive.  Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median, quantiles

from .limits import Limits
from .terminal import PROGRAM, Terminal

FIRST_FRAME = 1.0
"""Seconds from the command to something on the screen."""
KEY_TO_FRAME = 0.070
"""Seconds from a key to its frame, for 95 presses in 100."""
LEAVE = 0.5
"""Seconds from `q` to the shell."""

BUSY = Path(__file__).with_name("busy.toml")
"""A hundred thousand people who write all day for two months: busy for as long as the keys are pressed."""

LIBRARY, WEEK, HELP = "Scenarios", "What happens", "How to read it"


def first_frame(columns: int, rows: int) -> float:
    """Seconds until the library stands on the screen."""
    with Terminal(columns, rows) as terminal:
        return terminal.until(lambda text: LIBRARY in text) - terminal.started


def key_to_frame(terminal: Terminal, presses: int) -> list[float]:
    """Seconds of each press, opening and closing the explanation over a week that plays as fast as it can."""
    waits = []
    for press in range(presses):
        opening = press % 2 == 0
        at = terminal.press("?")  # not esc, which any program holds back a while: it may begin a longer key
        waits.append(terminal.until(lambda text, opening=opening: (HELP in text) is opening) - at)  # type: ignore[misc]
        terminal.wait(0.05)
    return waits


def main() -> int:
    """Measure; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--size", default="120x40")
    asked = parser.parse_args()
    columns, rows = (int(part) for part in asked.size.split("x"))
    limits = Limits()
    starts = [first_frame(columns, rows) for _ in range(5)]
    limits.check("first frame, median of five", median(starts), FIRST_FRAME, " s")
    with Terminal(columns, rows, [*PROGRAM, str(BUSY)]) as terminal:
        terminal.until(lambda text: WEEK in text)
        terminal.press(*"++++++++++")
        terminal.wait(1.0)
        waits = key_to_frame(terminal, asked.presses)
        limits.check("key to frame, median", median(waits) * 1000, None, " ms")
        limits.check("key to frame, 95 %", quantiles(waits, n=20)[-1] * 1000, KEY_TO_FRAME * 1000, " ms")
        limits.check("key to frame, worst", max(waits) * 1000, None, " ms")
        left = terminal.press("q")
        limits.check("time to leave", terminal.ended() - left, LEAVE, " s")
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
