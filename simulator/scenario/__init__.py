"""Scenarios: the schema, the reader of TOML files, and what may be said about them."""

from .changes import changed
from .errors import Problem, ScenarioError
from .model import Scenario
from .reader import load, loads
from .shelf import DEFAULT, bundled, find
from .writer import dump

__all__ = [
    "DEFAULT",
    "Problem",
    "Scenario",
    "ScenarioError",
    "bundled",
    "changed",
    "dump",
    "find",
    "load",
    "loads",
]
