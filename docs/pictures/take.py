"""Take the pictures of every screen: play the program on a real terminal, press keys, paint what is seen.

    python docs/pictures/take.py [--to FOLDER] [--set NAME=VALUE ...] [NAME ...]

Without names all are taken, at each of the sizes.  Needs the font DejaVu Sans Mono (Debian: fonts-dejavu-core).
Run from the root of the checkout: make pictures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import painter  # noqa: E402
from walk import FEWER, LONGEST, SIZES, SMALL, WALKS, Stop  # noqa: E402

from benchmarks.terminal import Terminal  # noqa: E402
from simulator.scenario import dump, load  # noqa: E402

PEOPLE = 10_000
"""In the smaller society."""

LOOK = 0.2
"""Seconds between two looks at a screen that is not there yet."""
MOST_READS = 60
"""Pieces of output after which a screen that never stands still is taken all the same."""
STILL = 0.6
"""Seconds without a byte after which a screen is finished."""


def arrive(terminal: Terminal, stop: Stop) -> None:
    """Press the keys, and wait until what they bring is there."""
    for key in stop.keys:
        terminal.press(key)
        # an escape that is followed at once would be read as alt and a letter
        terminal.wait(0.8 if key == "esc" else 0.15)
    for _look in range(round(LONGEST / LOOK)):
        if stop.seen in terminal.text and done(terminal, stop):
            return
        terminal.wait(LOOK)
    raise TimeoutError(f"{stop.seen!r} never came:\n{terminal.text}")


def done(terminal: Terminal, stop: Stop) -> bool:
    """Whether nothing is under way on the screen."""
    return not any(one in terminal.text for one in stop.gone)


def take(stop: Stop, terminal: Terminal, folder: Path) -> None:
    """The pictures of one stop, at each of its sizes."""
    for columns, rows, font in SMALL if stop.small else SIZES:
        terminal.resize(columns, rows)
        terminal.wait(0.2)
        while not done(terminal, stop):
            terminal.wait(LOOK)
        for _read in range(MOST_READS):  # a cursor that blinks is never still
            if terminal.read(STILL) is None and done(terminal, stop):
                break
        file = folder / f"{stop.picture}-{columns}x{rows}.png"
        painter.save(terminal.screen, file, font)
        print(file, flush=True)
    terminal.resize(*SIZES[1][:2])


def walk(words: tuple[str, ...], stops: Sequence[Stop], wanted: list[Stop], folder: Path, env: dict[str, str]) -> None:
    """One start of the program, from stop to stop."""
    program = [sys.executable, "-c", f"from tui.door import main; raise SystemExit(main({list(words)!r}))"]
    with Terminal(*SIZES[1][:2], program, env, newcomer=not words) as terminal:
        for stop in stops:
            if stop.before is not None:
                stop.before(terminal)
            arrive(terminal, stop)
            if stop in wanted:
                take(stop, terminal, folder)
                terminal.wait(0.2)


def main() -> int:
    """Take these pictures, or all."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--to", type=Path, default=HERE)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    env = dict(one.split("=", 1) for one in asked.set)
    with TemporaryDirectory() as place:
        Path(place, FEWER).write_text(dump(load(Path(FEWER).stem, people=PEOPLE)), encoding="utf-8")
        walk_all(asked.names, asked.to, env, Path(place))
    return 0


def walk_all(names: list[str], folder: Path, env: dict[str, str], place: Path) -> None:
    """Every walk with a picture of these names on it."""
    for words, stops in WALKS:
        wanted = [stop for stop in stops if stop.picture and (not names or stop.picture in names)]
        if wanted:
            told = tuple(str(place / one) if one == FEWER else one for one in words)
            walk(told, stops[: stops.index(wanted[-1]) + 1], wanted, folder, env)


if __name__ == "__main__":
    sys.exit(main())
