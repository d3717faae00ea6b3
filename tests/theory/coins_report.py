"""The coins' battery, run again and written down: `python -m tests.theory.coins_report` makes docs/coins.md.

PractRand is used if its RNG_test is found (in $PRACTRAND or on the path); PRACTRAND_LENGTH is 256MB unless stated.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from tests.theory import battery
from tests.theory.coin_streams import STREAMS, stream
from tests.theory.test_coins import ASKED, BASE, TWINS, flipped

PAGE = Path(__file__).parents[2] / "docs" / "coins.md"
NUMBERS = 1 << 20
LENGTH = os.environ.get("PRACTRAND_LENGTH", "256MB")
TESTS = {
    "bytes_are_uniform": "chi-square",
    "distribution_is_uniform": "KS",
    "neighbours_are_independent": "serial",
    "bits_do_not_stick": "bits",
    "birthdays_are_spaced": "birthdays",
}

HEAD = """# The coins' battery

Every decision of the model is a coin: a hash of seed, decision, person, subject and occasion (`simulator/chance.py`).
Written by `make coins`; the quick part runs in every `make test` (`tests/theory/test_coins.py`). What each stream
counts along is said in `tests/theory/coin_streams.py`; streams named *across* are the exclusive or of two that must
know nothing of each other: two decisions, two seeds, two people, two posts.

PractRand 0.94 is not in Debian; it was built from its source (`RNG_test` on the path, or in `PRACTRAND`). Without it
the last column says "not run". Longer runs, 1 GB each, 192 tests: *people*, *pairs*, *occasions* and *items* without
an anomaly; *contents* with one "unusual" (BCFN(2+2,13-1,T), p = 3.9e-4), of which luck brings one in 2,500 tests: at
256 MB there is none in the same stream.
"""


def practrand(name: str) -> str:
    """What PractRand says of this many bytes of a stream, or that it is not here."""
    tool = os.environ.get("PRACTRAND") or shutil.which("RNG_test")
    if not tool:
        return "not run"
    words = [sys.executable, "-m", "tests.theory.coin_streams", name]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as source:
        said = subprocess.run(
            [tool, "stdin32", "-tlmin", LENGTH, "-tlmax", LENGTH], stdin=source.stdout, capture_output=True, text=True
        ).stdout
        source.terminate()
    if found := re.search(r"no anomalies in (\d+) test", said):
        return f"no anomaly in {found[1]} tests"
    return (
        "; ".join(line.strip() for line in said.splitlines() if re.search(r"R=|p=|unusual|FAIL", line)) or "no answer"
    )


def of_streams() -> list[str]:
    """The table of all streams."""
    rows = [
        f"| stream | {' | '.join(TESTS.values())} | PractRand {LENGTH} |", "|---" * (len(TESTS) + 2) + "|"
    ]  # fmt: skip
    for name in STREAMS:
        found = battery.verdict(stream(name, NUMBERS))
        assert found.keys() == TESTS.keys()
        rows.append(
            f"| {name.replace('_', ' ')} | {' | '.join(f'{p:.2g}' for p in found.values())} | {practrand(name)} |"
        )
        print(rows[-1], flush=True)
    return rows


def of_twins() -> list[str]:
    """Cross-correlation of one question's answers with another's."""
    rows = [
        "| against the answers of everybody to a post each | largest z of 33 | chi-square of the square |",
        "|---|---|---|",
    ]
    for name, ask in TWINS.items():
        other = ask()
        rows.append(
            f"| {name} | {battery.correlation(BASE, other):.2f} | {battery.squares_are_even(BASE, other):.2g} |"
        )
    return rows


def of_avalanche() -> list[str]:
    """How often each bit of the answer turns with one bit of the question."""
    rows = ["| one bit turned in | answer bits that turn, of 32 | rarest | most frequent |", "|---|---|---|---|"]
    for name, asked in ASKED.items():
        table = flipped(*asked)
        low, high = f"{table.min():.3f}", f"{table.max():.3f}"
        rows.append(f"| {name} | {table.sum(axis=1).min():.2f} to {table.sum(axis=1).max():.2f} | {low} | {high} |")
    return rows


def page() -> str:
    """The whole page, in Markdown."""
    parts = [
        HEAD,
        f"## Each stream by itself\n\n{NUMBERS:,} numbers a stream; the smallest p of each kind of test (chi-square: "
        "four bytes and the leading 12 bits; serial: lags 1, 2, 3, 7, 16, 365 and pairs on a square of 32 x 32; bits: "
        "each of 32, by itself and with its predecessor; birthdays: spacings in a year of 2^26 days, two windows). "
        "With some ninety p-values a stream, a smallest one of 0.01 is what luck brings; the alarm is at 1e-6.\n",
        *of_streams(),
        "\n## Against each other\n",
        f"{BASE.size:,} answers; z of the correlation and of each of the 32 bits. The largest of 33 is above 4.0 "
        "in one of 500 pairs; the alarm is at 5.5.\n",
        *of_twins(),
        "\n## Avalanche\n",
        "4,096 questions; the share of them in which each bit of the answer turns is 1/2, give or take 0.008.\n",
        *of_avalanche(),
        f"\nNumPy {np.__version__}. What would fail is in `test_the_battery_can_fail`: a golden-ratio counter, a dead "
        "bit, too few values, repeated values, a plain counter.\n",
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
