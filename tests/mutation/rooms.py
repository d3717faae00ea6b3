"""Which files are changed, and which tests are asked, the most likely first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """Files (globs) and the tests that answer for them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


_GOLDEN = "tests/golden"
_METRICS = "tests/simulator/metrics"
ROOMS: dict[str, Room] = {
    "chance": Room(("simulator/chance.py",), (_GOLDEN, "tests/theory/test_coins.py")),
    "behaviour": Room(
        ("simulator/behaviour/*.py",), ("tests/simulator/behaviour", "tests/theory/test_times.py", _GOLDEN)
    ),
    "metrics": Room(("simulator/metrics/*.py",), (_METRICS, "tests/theory/test_closed_forms.py")),
    "ledger": Room(("simulator/ledger.py",), ("tests/simulator/test_ledger.py", _GOLDEN)),
    "reader": Room(
        (
            "simulator/scenario/reader.py", "simulator/scenario/tokens.py", "simulator/scenario/source.py",
            "simulator/scenario/memory.py", "simulator/text.py",
        ),
        (
            "tests/simulator/scenario/test_bounds.py", "tests/simulator/scenario/test_tokens.py",
            "tests/simulator/test_text.py", "tests/simulator/scenario/test_reader.py", "tests/hostile",
        ),
    ),
}  # fmt: skip
