"""The house rules, read from the source itself: what the model may not do, wherever it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODEL = sorted((ROOT / "simulator").rglob("*.py"))
CODE = MODEL + sorted((ROOT / "tui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

# The command talks to a person who waits, so it may look at the clock on the wall.
MAY_READ_THE_CLOCK = ("simulator/__main__.py",)
# The readers (scenario, network, own numbers), the store with what leaves it, the command that hands texts over,
# and what the evidence keeps between calls, what travels with the version, and the page that is written from it.
MAY_OPEN_FILES = (
    "simulator/scenario/",
    "simulator/world/",
    "simulator/experiment/",
    "simulator/__main__.py",
    "simulator/evidence/kept.py",
    "simulator/evidence/results.py",
    "simulator/evidence/page.py",
)

CHANCE = {"random", "secrets", "uuid", "numpy.random", "scipy.stats", "os.urandom"}
CLOCKS = {"time", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today"}
FILE_CALLS = {"open", "io.open", "os.open", "codecs.open"}
FILE_METHODS = {"read_text", "write_text", "read_bytes", "write_bytes"}
NUMPY_FILES = {f"numpy.{verb}" for verb in ("load", "save", "savez", "savez_compressed", "loadtxt", "fromfile")}
KEEPS_NO_ORDER = {"list", "tuple", "enumerate", "iter", "next", "dict.fromkeys", "numpy.array", "numpy.asarray"}
SET_METHODS = {"union", "intersection", "difference", "symmetric_difference"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(module: ast.Module) -> dict[str, str]:
    """What each local name stands for: {"np": "numpy", "now": "datetime.datetime.now"}."""
    names: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.AST, names: dict[str, str]) -> str:
    """The full name of `np.random.default_rng`, or "" for what has none."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        base = dotted(node.value, names)
        return f"{base}.{node.attr}" if base else ""
    return ""


def uses(module: ast.Module, banned: set[str]) -> list[int]:
    """Lines on which a banned module or name is imported or reached."""
    names, lines = imported(module), []
    for node in ast.walk(module):
        reached: list[str] = []
        if isinstance(node, ast.Import):
            reached = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            reached = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute) and isinstance(base := _root(node), ast.Name) and base.id in names:
            reached = [dotted(node, names)]
        if any(one == ban or one.startswith(ban + ".") for one in reached for ban in banned):
            lines.append(node.lineno)  # type: ignore[attr-defined]
    return lines


def _root(node: ast.AST) -> ast.AST:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


def opened(module: ast.Module) -> list[int]:
    """Lines on which a file is opened, read or written."""
    names = imported(module)
    return [
        call.lineno
        for call in ast.walk(module)
        if isinstance(call, ast.Call)
        and (
            dotted(call.func, names) in FILE_CALLS | NUMPY_FILES
            or (isinstance(call.func, ast.Attribute) and call.func.attr in FILE_METHODS | {"open", "tofile"})
        )
    ]


class Sets:
    """Finds iterations over sets in one scope after the other: their order is that of hashes."""

    def __init__(self, module: ast.Module) -> None:
        self.names = imported(module)
        self.lines: list[int] = []
        self.known: set[str] = set()
        for scope in [module, *(n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))]:
            self._scope(scope)

    def _scope(self, scope: ast.AST) -> None:
        nodes = list(within(scope))
        self.known = {
            target.id
            for node in nodes
            if isinstance(node, ast.Assign) and self.is_set(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in nodes:
            self._look(node)

    def is_set(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Set | ast.SetComp):
            return True
        if isinstance(node, ast.Name):
            return node.id in self.known
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub | ast.BitXor):
            return self.is_set(node.left) or self.is_set(node.right)
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in SET_METHODS:
                return self.is_set(node.func.value)
            return isinstance(node.func, ast.Name) and node.func.id in {"set", "frozenset"}
        return False

    def _look(self, node: ast.AST) -> None:
        walked: list[ast.expr] = []
        if isinstance(node, ast.For | ast.comprehension):
            walked = [node.iter]
        elif isinstance(node, ast.List | ast.Tuple):
            # in {*a, *b} a set becomes a set again, and nothing is ordered by it
            walked = [one.value for one in node.elts if isinstance(one, ast.Starred)]
        elif isinstance(node, ast.Call):
            joins = isinstance(node.func, ast.Attribute) and node.func.attr == "join"
            if joins or dotted(node.func, self.names) in KEEPS_NO_ORDER:
                walked = list(node.args)
            walked += [one.value for one in node.args if isinstance(one, ast.Starred)]
        self.lines += [one.lineno for one in walked if self.is_set(one)]


def within(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions inside it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from within(child)


@pytest.mark.parametrize("path", MODEL, ids=name)
def test_the_model_draws_only_coins(path: Path) -> None:
    assert uses(tree(path), CHANCE) == []


@pytest.mark.parametrize("path", [p for p in MODEL if name(p) not in MAY_READ_THE_CLOCK], ids=name)
def test_the_model_never_looks_at_the_clock_on_the_wall(path: Path) -> None:
    assert uses(tree(path), CLOCKS) == []


@pytest.mark.parametrize("path", MODEL, ids=name)
def test_the_model_never_walks_through_a_set(path: Path) -> None:
    assert Sets(tree(path)).lines == []


@pytest.mark.parametrize("path", MODEL, ids=name)
def test_the_model_never_asks_for_a_hash_that_differs_between_starts(path: Path) -> None:
    calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    assert [call.lineno for call in calls if call.func.id == "hash"] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [p for p in MODEL if not name(p).startswith(MAY_OPEN_FILES)], ids=name)
def test_files_are_opened_only_in_their_rooms(path: Path) -> None:
    assert opened(tree(path)) == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_inside_the_packages_imports_are_relative(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0]
    found = [
        n.lineno
        for n in ast.walk(tree(path))
        if isinstance(n, ast.ImportFrom) and not n.level and (n.module or "").split(".")[0] == own
    ]
    assert found == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_is_one_idea_and_a_function_fits_on_a_page(path: Path) -> None:
    functions = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{n.name}: {n.end_lineno - n.lineno + 1}" for n in functions if (n.end_lineno or 0) - n.lineno >= 60]
    assert long == []
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", CODE, ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    marks = [mark for mark in ("TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error") if mark in text]
    assert marks == []


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_asserts_something(path: Path) -> None:
    module = tree(path)
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    helpers = {n.name for n in ast.walk(module) if isinstance(n, functions) and _asserts(n, frozenset())}
    tests = [
        n
        for n in ast.walk(module)
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.name.startswith("test_")
    ]
    assert [n.name for n in tests if not _asserts(n, helpers)] == []


def _asserts(function: ast.AST, helpers: set[str] | frozenset[str]) -> bool:
    """Whether it asserts itself, expects an error, or calls an `assert_...` or a helper that does."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"raises", "fail", "warns"} or called.startswith("assert_") or called in helpers:
                return True
    return False


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("import random", True),
        ("from numpy.random import default_rng", True),
        ("import numpy as np\nnp.random.default_rng(1)", True),
        ("import numpy as np\nnp.sort([1])", False),
        ("def f(random):\n    return random.x", False),
    ],
)
def test_the_search_for_chance_can_fail(line: str, seen: bool) -> None:
    assert bool(uses(ast.parse(line), CHANCE)) is seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("for x in {1, 2}: pass", True),
        ("a = set([1])\nb = [x for x in a]", True),
        ("list({1} | {2})", True),
        ("','.join({'a'})", True),
        ("sorted({1, 2})", False),
        ("3 in {1, 2}", False),
        ("sorted({*{1}, 2})", False),
        ("print(*{1})", True),
        ("[*{1}]", True),
        ("for x in [1, 2]: pass", False),
    ],
)
def test_the_search_for_sets_can_fail(line: str, seen: bool) -> None:
    assert bool(Sets(ast.parse(line)).lines) is seen


def test_the_search_for_the_clock_and_for_files_can_fail() -> None:
    assert uses(ast.parse("from datetime import datetime\ndatetime.now()"), CLOCKS)
    assert uses(ast.parse("from time import monotonic"), CLOCKS)
    assert opened(ast.parse("from pathlib import Path\nPath('x').read_text()"))
    assert not opened(ast.parse("import numpy as np\nnp.add(1, 2)"))
