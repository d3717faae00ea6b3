"""How the interface feels: the first frame, a key to its frame on every view while a week plays, the time to leave.

    python -m benchmarks.latency [--presses 100] [--size 120x40] [--loops 40]

A real pseudo-terminal, and times taken when the bytes arrive.  A hundred thousand people are played as fast as the
machine can.  Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import monotonic

from tui.paint.views import VIEWS

from .limits import Limits
from .process import cpu_seconds, memory
from .prompt import PromptTerminal
from .terminal import PROGRAM

FIRST_FRAME = 1.0
"""Seconds from the command to something on the screen."""
KEY_TO_FRAME = 0.070
"""Seconds from a key to its frame, for 95 presses in 100."""
LOOP_LATE = 0.016
"""Seconds that the event loop is late, for 99 turns in 100."""
PAUSED = 2.0
"""Percent of a processor while the week stands still."""
LEAVE = 0.5
"""Seconds from `q` to the shell."""
GROWTH = 5.0
"""Percent that memory may grow over a long loop, once the program has warmed up."""
STILL = 6.0
"""Seconds over which standing still is measured."""
SETTLE = 0.05
"""Seconds between two presses."""

BUSY = Path(__file__).with_name("busy.toml")
"""A hundred thousand people who write all day for two months: busy for as long as the keys are pressed."""
DAY = Path(__file__).with_name("day.toml")
"""A short day of few people, to be looped."""

LIBRARY, WEEK, HELP = "Scenarios", "What happens", "How to read it"


def first_frame(columns: int, rows: int) -> float:
    """Seconds until the library stands on the screen."""
    with PromptTerminal(columns, rows) as terminal:
        return terminal.until(lambda text: LIBRARY in text) - terminal.started


@contextmanager
def probed(columns: int, rows: int, scenario: Path) -> Iterator[tuple[PromptTerminal, Path]]:
    """The program playing a scenario, and the file with how late its loop was."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GROUNDSWELL_PROBE"] = str(file := Path(folder) / "late")
        with PromptTerminal(columns, rows, [sys.executable, "-m", "benchmarks.probed", str(scenario)]) as terminal:
            terminal.until(lambda text: WEEK in text)
            yield terminal, file


def title(view: int) -> str:
    """How the heading names the view in front."""
    return f"{view + 1} {VIEWS[view].name()}"


def presses(terminal: PromptTerminal, view: int, count: int) -> list[float]:
    """Seconds of each press on a view: to it from another one, and its explanation opened and closed."""
    waits: list[float] = []
    other = (view + 1) % len(VIEWS)
    for _round in range(max(1, count // 4)):
        for key, seen, there in ((str(other + 1), title(other), True), (str(view + 1), title(view), True),
                                 ("?", HELP, True), ("?", HELP, False)):  # fmt: skip
            at = terminal.press(key)
            waits.append(terminal.until(lambda text, seen=seen, there=there: (seen in text) is there) - at)  # type: ignore[misc]
            terminal.wait(SETTLE)
    return waits


def late(file: Path, since: float, until: float) -> float:
    """Seconds that the loop was late between two moments, for 99 turns in 100."""
    told = [line.split() for line in file.read_text(encoding="ascii").splitlines()]
    found = [float(one) for when, one in told if since <= float(when) <= until]
    return quantiles(found, n=100)[-1]


def every_view(limits: Limits, columns: int, rows: int, count: int) -> None:
    """Key to frame and the loop's lateness on each view, at full speed; then standing still, and leaving."""
    everything: list[float] = []
    with probed(columns, rows, BUSY) as (terminal, file):
        terminal.press(*"++++++++++")
        terminal.wait(1.5)
        began = monotonic()
        for view in range(len(VIEWS)):
            since = monotonic()
            waits = presses(terminal, view, count)
            everything += waits
            name = VIEWS[view].name()
            limits.check(f"{name}: key to frame, 95 %", quantiles(waits, n=20)[-1] * 1e3, KEY_TO_FRAME * 1e3, " ms")
            limits.check(f"{name}: loop late, 99 %", late(file, since, monotonic()) * 1e3, LOOP_LATE * 1e3, " ms")
        limits.check("all views: key to frame, median", median(everything) * 1e3, None, " ms")
        limits.check("all views: key to frame, 95 %", quantiles(everything, n=20)[-1] * 1e3, KEY_TO_FRAME * 1e3, " ms")
        limits.check("all views: loop late, 99 %", late(file, began, monotonic()) * 1e3, LOOP_LATE * 1e3, " ms")
        left = terminal.press("q")
        limits.check("time to leave", terminal.ended() - left, LEAVE, " s")


def standing_still(limits: Limits, columns: int, rows: int) -> None:
    """What a week that is paused costs, on the society and on a view that is gathered, once spare work is done."""
    with PromptTerminal(columns, rows, [*PROGRAM, str(DAY)]) as terminal:
        terminal.until(lambda text: WEEK in text)
        terminal.press(*"++++++++++")
        terminal.until(lambda text: "space play again" in text or "play again" in text)
        for view in (0, 2):
            terminal.press(str(view + 1))
            terminal.wait(3.0)
            before = cpu_seconds(terminal.process)
            terminal.wait(STILL)
            used = 100 * (cpu_seconds(terminal.process) - before) / STILL
            limits.check(f"{VIEWS[view].name()}: paused, of a processor", used, PAUSED, " %")


def looping(limits: Limits, columns: int, rows: int, loops: int) -> None:
    """Memory over a day that is played again and again, on one view after the other."""
    with PromptTerminal(columns, rows, [*PROGRAM, str(DAY)]) as terminal:
        terminal.until(lambda text: WEEK in text)
        terminal.press(*"++++++++++")
        sizes = []
        for loop in range(loops):
            while "play again" not in terminal.text:
                terminal.wait(0.1)
            sizes.append(memory(terminal.process))
            terminal.press(str(1 + loop % len(VIEWS)), "space")
            terminal.wait(0.3)
        warm = sizes[len(sizes) // 4]
        limits.check(f"memory after {loops} loops", sizes[-1] / 2**20, None, " MB")
        limits.check("memory grown since a quarter", 100 * (sizes[-1] / warm - 1), GROWTH, " %")


def main() -> int:
    """Measure; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=100, help="on each view")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--loops", type=int, default=40)
    asked = parser.parse_args()
    columns, rows = (int(part) for part in asked.size.split("x"))
    limits = Limits()
    starts = [first_frame(columns, rows) for _ in range(5)]
    limits.check("first frame, median of five", median(starts), FIRST_FRAME, " s")
    every_view(limits, columns, rows, asked.presses)
    standing_still(limits, columns, rows)
    looping(limits, columns, rows, asked.loops)
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
