"""python -m tests.mutation ROOM... [--sample N] [--seed S] [--only TEXT]: how many mutants the tests notice.

The tests are collected once; each mutant is tried in a fork, by the tests that pass through the changed function.
What stands outside functions is changed before anything is imported.  Each is printed as it comes.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation.mutants import Mutant, mutants, mutated
from tests.mutation.rooms import ROOMS, Room
from tests.mutation.trying import ROOT, Trial, in_a_child, module_of

QUIET = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header", "--tb=no")


class Swapped(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module of the simulator with one change."""

    def __init__(self, path: Path, number: int) -> None:
        self.name, self.path, self.number = module_of(path), path, number

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        tree = mutated(self.path.read_text(encoding="utf-8"), self.number)
        exec(compile(tree, str(self.path), "exec"), module.__dict__)


def from_scratch(path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether a test fails where the module is imported with the change: slow, but for any line."""

    def work() -> int:
        for name in [name for name in sys.modules if name.split(".")[0] in ("simulator", "tests")]:
            if name.split(".")[:2] != ["tests", "mutation"] and name != "tests":
                del sys.modules[name]
        sys.meta_path.insert(0, Swapped(path, mutant.number))
        return int(pytest.main([*tests, *QUIET]))

    return in_a_child(work, 600) != 0


class Play:
    """As a plugin: in place of running the collected tests, try mutants with them."""

    def __init__(self, room: Room, sample: int, seed: int, only: str = "") -> None:
        self.room = room
        everything = [one for one in all_of(room) if only in f"{one[0].name}:{one[1]}"]
        self.all = len(everything)
        chosen = random.Random(seed).sample(everything, min(sample, self.all)) if sample else everything
        self.chosen = sorted(chosen, key=lambda one: (one[0], one[1].number))
        self.tried = self.killed = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called by pytest with everything collected."""
        trial = Trial(session, sorted({path for path, _ in self.chosen}))
        if trial.broken:
            print("left out, since they fail without any change:", *trial.broken)
        capture = session.config.pluginmanager.getplugin("capturemanager")
        for path, mutant in self.chosen:
            found = trial.notices(path, mutant)
            if found is None:
                without = [f"--deselect={name}" for name in trial.broken]
                found = from_scratch(path, mutant, [*self.room.tests, *without])
            self.tried, self.killed = self.tried + 1, self.killed + found
            with capture.global_and_fixture_disabled():
                print(f"{'noticed' if found else 'SURVIVED'} {path.relative_to(ROOT)}:{mutant}", flush=True)
        return True


def all_of(room: Room) -> list[tuple[Path, Mutant]]:
    """Every mutant of a room, file by file."""
    paths = sorted(path for pattern in room.files for path in ROOT.glob(pattern))
    return [(path, mutant) for path in paths for mutant in mutants(path.read_text(encoding="utf-8"))]


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("room", choices=ROOMS)
    ask.add_argument("--sample", type=int, default=0, help="so many mutants; 0: all")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", default="", help="those whose line contains this, such as reader.py:11")
    asked = ask.parse_args()
    os.chdir(ROOT)
    play = Play(ROOMS[asked.room], asked.sample, asked.seed, asked.only)
    pytest.main([*ROOMS[asked.room].tests, *QUIET], plugins=[play])
    print(f"{asked.room}: {play.killed} of {play.tried} noticed, {play.all} in all", flush=True)


if __name__ == "__main__":
    main()
