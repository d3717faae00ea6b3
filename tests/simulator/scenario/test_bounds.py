"""The reader's bounds, at the bound itself and one beyond it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.errors import ScenarioError
from simulator.scenario.reader import loads
from simulator.scenario.society import LEAST_PEOPLE
from simulator.scenario.source import LARGEST_FILE, read_text

TEXT = 'title = "A town"\nquestion = "How far?"\n'


def test_a_society_may_have_as_few_people_as_the_bound_says_and_not_one_less() -> None:
    assert loads(TEXT, people=LEAST_PEOPLE).people == LEAST_PEOPLE
    with pytest.raises(ScenarioError, match=r"--people"):
        loads(TEXT, people=LEAST_PEOPLE - 1)


def test_a_file_may_be_as_long_as_the_bound_says_and_not_a_byte_longer(tmp_path: Path) -> None:
    assert LARGEST_FILE == 256 * 1024
    path = tmp_path / "long.toml"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert len(read_text(path, "long.toml")) == LARGEST_FILE
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(ScenarioError, match=r"long\.toml"):
        read_text(path, "long.toml")
