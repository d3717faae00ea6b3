"""What the documents say of the model is there, and what is there they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.scenario.schema import sources

ROOT = Path(__file__).resolve().parent.parent
ODD = (ROOT / "docs" / "odd.md").read_text(encoding="utf-8")
WORDS = {"id", "name", "title", "question", "summary", "cause"}
"""Keys that only name things: nothing in the model goes by them."""
HANDS = {"__init__.py"}
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def parameters() -> list[tuple[str, str]]:
    return [(key, source) for key, source in sources().items() if key.split(".")[-1] not in WORDS]


def test_every_parameter_stands_in_the_description_with_its_source():
    text = " ".join(ODD.split())
    missing = [f"`{key}` ({source})" for key, source in parameters() if f"`{key}` ({source})" not in text]
    assert not missing, f"docs/odd.md: add to the *Parameters* of the submodel that they belong to: {missing}"


def test_the_description_names_no_parameter_that_is_gone():
    known = dict(parameters())
    told = re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)` \(", "\n".join(re.findall(r"\*Parameters:\*(?:.+\n?)+", ODD)))
    assert told and [key for key in told if key not in known] == []


@pytest.mark.parametrize("folder", ["behaviour", "actors", "engine"])
def test_every_room_of_the_model_stands_in_the_description(folder: str):
    rooms = [path.name for path in sorted((ROOT / "simulator" / folder).glob("*.py")) if path.name not in HANDS]
    assert [name for name in rooms if f"{name}`" not in ODD] == []


def test_the_description_names_no_file_that_is_gone():
    named = re.findall(r"`((?:simulator|tests|scenarios)/[\w/.-]+)`", ODD)
    assert named and [one for one in named if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [one.split("#")[0] for one in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [one for one in links if one and "://" not in one and not one.startswith("mailto:")]
    assert [one for one in local if not (page.parent / one).exists()] == []
