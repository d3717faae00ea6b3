"""What the reveals of the lessons say is so in fresh worlds: each in 15 of 20 that were never looked at before."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.experiment.lesson import WORLDS, Outcomes
from simulator.experiment.lesson_verbs import rehearsed
from simulator.scenario import bundled, load
from simulator.scenario.shelf import LESSONS

pytestmark = pytest.mark.facts

FEWEST = 15
FRESH = 7_001
"""Dice on which no lesson was ever tried while it was written."""

NAMES = sorted(name for name in bundled() if name.startswith(LESSONS))
GUESSES = [(name, step.id) for name in NAMES for step in load(name).step if step.guess is not None]


@cache
def outcomes(name: str) -> Outcomes:
    return rehearsed(load(name), FRESH, WORLDS)


def test_every_lesson_asks_for_guesses() -> None:
    assert len(NAMES) >= 10 and {name for name, _step in GUESSES} == set(NAMES)


@pytest.mark.parametrize(("name", "step"), GUESSES)
def test_a_reveal_says_what_happens_in_fresh_worlds(name: str, step: str) -> None:
    found = outcomes(name).of(step)
    hits, worlds = found.told
    assert worlds == WORLDS and hits >= FEWEST, (
        f"{found.step.expects}: {hits} of {worlds}, {found.value=}, {found.gains=}"
    )
