"""python -m tests.mutation ROOM... [--sample N] [--seed S] [--after N]: how many mutants the tests notice.

Each mutant is tried in a process of its own, forked from one that has loaded the libraries but not the simulator;
the mutated text of one module takes the place of its file when it is imported.  Survivors are printed as they come.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from tests.mutation.mutants import Mutant, mutants, mutated
from tests.mutation.rooms import ROOMS, Room

ROOT = Path(__file__).parents[2]
LIMIT = 240
"""Seconds after which a mutant that goes round for ever counts as noticed."""


class Swapped(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module of the simulator with one change."""

    def __init__(self, name: str, path: Path, number: int) -> None:
        self.name, self.path, self.number = name, path, number

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        tree = mutated(self.path.read_text(encoding="utf-8"), self.number)
        exec(compile(tree, str(self.path), "exec"), module.__dict__)


def noticed(path: Path, number: int, tests: Sequence[str]) -> bool:
    """Whether one of these tests fails with the change of this number."""
    child = os.fork()
    if child == 0:
        _try_out(path, number, tests)
    began = time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        if time.monotonic() - began > LIMIT:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        time.sleep(0.05)


def _try_out(path: Path, number: int, tests: Sequence[str]) -> None:
    """In the child: the tests, as far as the first that fails; leaves with 0 if none does."""
    os.setpgid(0, 0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    code = 99
    try:
        import pytest

        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if number >= 0:
            sys.meta_path.insert(0, Swapped(name, path, number))
        code = int(pytest.main([*tests, "-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header", "--tb=no"]))
    finally:
        os._exit(code)


def all_of(room: Room) -> list[tuple[Path, Mutant]]:
    """Every mutant of a room, file by file."""
    paths = sorted(path for pattern in room.files for path in ROOT.glob(pattern))
    return [(path, mutant) for path in paths for mutant in mutants(path.read_text(encoding="utf-8"))]


def play(name: str, sample: int, seed: int, after: int) -> None:
    """Try a sample of a room's mutants, or all, and print what survives and the score."""
    room = ROOMS[name]
    everything = all_of(room)
    chosen = random.Random(seed).sample(everything, min(sample, len(everything))) if sample else everything
    assert not noticed(chosen[0][0], -1, room.tests), f"{name}: the tests fail without any change"
    tried = killed = 0
    for path, mutant in chosen[after:]:
        found = any(noticed(path, mutant.number, [test]) for test in room.tests)
        tried, killed = tried + 1, killed + found
        if not found:
            print(f"survived {path.relative_to(ROOT)}:{mutant}", flush=True)
        if tried % 20 == 0:
            print(f"{name}: {killed} of {tried} ({len(chosen) - after})", flush=True)
    print(f"{name}: {killed} of {tried} noticed, {len(everything)} in all", flush=True)


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("room", nargs="+", choices=ROOMS)
    ask.add_argument("--sample", type=int, default=0, help="so many mutants of each room; 0: all")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--after", type=int, default=0, help="leave out so many of the sample")
    asked = ask.parse_args()
    os.chdir(ROOT)
    for library in ("numpy", "scipy.stats", "scipy.special", "networkx", "hypothesis", "pytest", "pydantic", "simpy"):
        importlib.import_module(library)
    for name in asked.room:
        play(name, asked.sample, asked.seed, asked.after)


if __name__ == "__main__":
    main()
