"""Trying mutants: the tests that pass through a changed function, the quickest first, in a process of their own."""

from __future__ import annotations

import ast
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.mutants import Mutant, mutated
from tests.mutation.swapping import forget_tables, swap, within_a_function

ROOT = Path(__file__).parents[2]
SECONDS = 60
"""Processor seconds beyond those of the tests themselves after which a mutant counts as noticed."""

Lines = set[tuple[str, int]]


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def in_a_child(work: Callable[[], int], seconds: int) -> int:
    """The exit code of some work in a fork of this process; negative if a signal ended it."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(2 * seconds)  # who waits for a pipe uses no processor
            code = work()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


class Trial:
    """The collected tests of a room, what each passes through, and how long it takes."""

    def __init__(self, session: pytest.Session, files: Sequence[Path]) -> None:
        self.session, self.files = session, {str(path) for path in files}
        for path in files:
            importlib.import_module(module_of(path))
        self.seconds: dict[str, float] = {}
        self.passed: dict[str, Lines] = {}
        self._look(files)

    def _look(self, files: Sequence[Path]) -> None:
        """Play all tests once without a change; remember the functions of the files that each calls.

        Those that fail are left out of everything, and stand in `broken`.
        """
        read, write = os.pipe()

        def work() -> int:
            found = {}
            for item in self.session.items:
                for name in map(module_of, files):  # a table that is kept from the test before would hide who makes it
                    forget_tables(sys.modules[name])
                lines: Lines = set()
                with self._watched(lines):
                    began = time.process_time()
                    passes = self._passes([item])
                found[item.nodeid] = (time.process_time() - began, sorted(lines), passes)
            with os.fdopen(write, "w") as there:
                json.dump(found, there)
            return 0

        pid = os.fork()
        if pid == 0:
            code = 99
            try:
                os.close(read)
                code = work()
            finally:
                os._exit(code)
        os.close(write)
        with os.fdopen(read) as here:
            found = json.load(here)
        os.waitpid(pid, 0)
        self.broken = [name for name, value in found.items() if not value[2]]
        self.session.items = [item for item in self.session.items if item.nodeid not in self.broken]
        self.seconds = {name: value[0] for name, value in found.items()}
        self.passed = {name: {(file, line) for file, line in value[1]} for name, value in found.items()}

    @contextmanager
    def _watched(self, lines: Lines) -> Iterator[None]:
        def look(frame: FrameType, event: str, _: Any) -> None:
            if event == "call" and frame.f_code.co_filename in self.files:
                lines.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

        sys.setprofile(look)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _passes(self, items: Sequence[pytest.Item]) -> bool:
        for place, item in enumerate(items):
            following = items[place + 1] if place + 1 < len(items) else None
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                return False
        return True

    def asked(self, path: Path, mutant: Mutant) -> list[pytest.Item]:
        """The tests that call the function in which the change stands, the quickest first."""
        source = path.read_text(encoding="utf-8")
        starts = {line for file, line in set().union(*self.passed.values()) if file == str(path)}
        spans = [(node, end) for node, end in spans_of(source) if node <= mutant.line <= end]
        within = {start for start in starts for first, end in spans if first <= start <= end}
        chosen = [
            item for item in self.session.items if any((str(path), at) in self.passed[item.nodeid] for at in within)
        ]
        return sorted(chosen, key=lambda item: self.seconds[item.nodeid])

    def notices(self, path: Path, mutant: Mutant) -> bool | None:
        """Whether a test fails with this change; None if the change cannot be put into a loaded module."""
        source = path.read_text(encoding="utf-8")
        if not within_a_function(source, mutant.line):
            return None
        items = self.asked(path, mutant)
        if not items:  # called when the module is imported, if at all
            return None

        def work() -> int:
            try:
                swap(sys.modules[module_of(path)], mutated(source, mutant.number), mutant.line)
            except (ValueError, KeyError, AssertionError):
                return 77
            return 0 if self._passes(items) else 1

        code = in_a_child(work, SECONDS + int(3 * sum(self.seconds[item.nodeid] for item in items)))
        return None if code == 77 else code != 0


def spans_of(source: str) -> list[tuple[int, int]]:
    """First and last line of each function, decorators included."""
    return [
        (min([node.lineno, *(one.lineno for one in node.decorator_list)]), node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    ]
