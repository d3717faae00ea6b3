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
TOLD = {"step", "teacher"}
"""Tables that tell a lesson: the model does not read them."""
HANDS = {"__init__.py"}
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def parameters() -> list[tuple[str, str]]:
    read = [(key, source) for key, source in sources().items() if key.split(".")[0] not in TOLD]
    return [(key, source) for key, source in read if key.split(".")[-1] not in WORDS]


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


def anchors(page: Path) -> set[str]:
    """The places in a page that a link may name, as the usual hosts make them from headings."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    made = [re.sub(r"[^\w\- ]", "", head.lower().replace("`", "")).strip().replace(" ", "-") for head in heads]
    return {*made, *re.findall(r"<a (?:id|name)=\"([^\"]+)\"", text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_into_a_page_meet_a_heading_there(page: Path):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    lost = []
    for link in re.findall(r"\]\(([^)\s]*#[^)\s]+)\)", text):
        name, _, anchor = link.partition("#")
        there = page.parent / name if name else page
        if "://" not in link and there.suffix == ".md" and there.exists() and anchor not in anchors(there):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_that_a_page_names_are_there(page: Path):
    if page.name == "CHANGELOG.md":
        return  # it tells of what was, too
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    named = re.findall(r"`((?:simulator|tui|tests|docs|scenarios|benchmarks)/[\w./-]+)`", text)
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_every_page_is_linked_from_the_readme_or_a_page_that_is():
    found, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        found.add(page.resolve())
        links = re.findall(r"\]\(([^)\s#]+\.md|[^)\s#]+/)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        for link in (one for one in links if "://" not in one):
            there = (page.parent / link).resolve()
            pages = sorted(there.glob("*.md")) if there.is_dir() else [there]
            left += [one for one in pages if one.exists() and one not in found]
            found.update(pages)
    pages = [page for page in PAGES if page.parent not in (ROOT, ROOT / "docs" / "pictures")]
    lost = [page.relative_to(ROOT).as_posix() for page in pages if page.resolve() not in found]
    assert lost == []
