"""The public face of the package: few names, imported when they are used."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import simulator
from simulator.scenario.model import Population, Scenario

ROOT = Path(__file__).resolve().parents[2]


def small() -> Scenario:
    return Scenario(title="t", question="q", days=1, population=Population(people=30))


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert simulator.__version__ == project["version"]


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys; before = set(sys.modules); import simulator; print(*sorted(set(sys.modules) - before))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "simulator" in told.stdout.split()
    assert {"numpy", "pydantic", "simpy", "click", "textual"}.isdisjoint(told.stdout.split())


def test_every_public_name_is_there_and_documented() -> None:
    assert set(simulator.__all__) <= set(dir(simulator))
    for name in simulator.__all__:
        assert name == "__version__" or getattr(simulator, name).__doc__


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = simulator.nonsense


def test_a_scenario_is_played_and_measured_in_three_lines() -> None:
    played = simulator.run(small(), seed=7, population_seed=8)
    assert played.finished and (played.seed, played.population_seed) == (7, 8)
    assert simulator.measures(played)["reach"] == 0
    assert simulator.run(small(), seed=7, population_seed=8).fingerprint() == played.fingerprint()
    assert simulator.run(small()).seed == small().seed


def test_scenarios_are_loaded_by_name() -> None:
    assert isinstance(simulator.load("storytelling-of-hope"), simulator.Scenario)
    with pytest.raises(simulator.ScenarioError):
        simulator.load("nowhere")
