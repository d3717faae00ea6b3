"""Golden fingerprints: the bundled scenarios end in the bytes that they ended in when a result was last accepted.

`python -m tests.golden.accept` renews them; a renewal needs a line under "Results changed" in CHANGELOG.md and a
new model version.
"""

import json
from pathlib import Path

import pytest

from simulator.engine.run import MODEL_VERSION, Run
from simulator.scenario import bundled, load

FILE = Path(__file__).parent / "fingerprints.json"
PEOPLE = 2000
GOLDEN = json.loads(FILE.read_text(encoding="utf-8"))


def fingerprint(name: str) -> str:
    """The fingerprint of a bundled scenario, scaled down."""
    return Run(load(name, people=PEOPLE)).play()


def test_every_bundled_scenario_has_a_golden_fingerprint() -> None:
    assert sorted(GOLDEN["fingerprints"]) == sorted(bundled())


def test_the_fingerprints_belong_to_this_version_of_the_model() -> None:
    assert GOLDEN["model_version"] == MODEL_VERSION


@pytest.mark.parametrize("name", sorted(GOLDEN["fingerprints"]))
def test_a_bundled_scenario_ends_in_the_same_bytes_as_ever(name: str) -> None:
    assert fingerprint(name) == GOLDEN["fingerprints"][name]
