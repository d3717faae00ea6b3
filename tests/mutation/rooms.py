"""Which files are changed, and which tests are asked, the most likely first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """Files (globs) and the tests that answer for them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


_GOLDEN, _TWIN = "tests/golden", "tests/simulator/engine/test_slow_twin.py"
ROOMS: dict[str, Room] = {
    "chance": Room(("simulator/chance.py",), ("tests/theory/test_coins.py", _GOLDEN)),
    "behaviour": Room(
        ("simulator/behaviour/*.py",),
        (
            "tests/simulator/behaviour", "tests/theory/test_times.py", _GOLDEN, "tests/theory/test_opinions.py",
            "tests/simulator/engine",
        ),
    ),
    "metrics": Room(
        ("simulator/metrics/*.py",), ("tests/simulator/metrics", "tests/theory/test_closed_forms.py", _GOLDEN)
    ),
    "ledger": Room(("simulator/ledger.py",), (_GOLDEN, "tests/simulator/metrics", "tests/simulator/engine")),
    "reader": Room(
        (
            "simulator/scenario/reader.py", "simulator/scenario/tokens.py", "simulator/scenario/source.py",
            "simulator/scenario/memory.py", "simulator/text.py",
        ),
        ("tests/simulator/scenario", "tests/simulator/test_text.py", "tests/hostile"),
    ),
}  # fmt: skip
