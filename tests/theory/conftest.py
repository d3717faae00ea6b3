"""Seeds of the oracles: fixed in the quick tests, fresh ones in `make facts`."""

from __future__ import annotations

import os

import pytest

from tests.theory.power import Dice


def fresh() -> Dice:
    """A seed that nobody has seen; it is printed where a test fails, and GROUNDSWELL_DICE repeats it."""
    seed = int(os.environ.get("GROUNDSWELL_DICE") or int.from_bytes(os.urandom(4), "little"))
    print(f"repeat with GROUNDSWELL_DICE={seed}")
    return Dice(seed, fresh=True)


@pytest.fixture(params=["fixed", pytest.param("fresh", marks=pytest.mark.facts)])
def dice(request: pytest.FixtureRequest) -> Dice:
    """Luck for one test: once with a fixed seed, and once more with a fresh one and a large sample."""
    return Dice(1) if request.param == "fixed" else fresh()


@pytest.fixture
def fresh_dice() -> Dice:
    """Luck for a test that is too long for a fixed seed."""
    return fresh()
