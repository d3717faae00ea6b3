"""docs/validation.md is what the command writes from the kept results, its links hold, and it says what fails."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.evidence import page, results
from simulator.evidence.compared import AT_LEAST, MINUTES, REAL_CASCADES
from simulator.evidence.pictures import PICTURES
from simulator.evidence.rows import ROWS
from simulator.evidence.sanity import STEPS

DOCS = Path(__file__).resolve().parents[3] / "docs"
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
DRAWN = {
    "cascades": {name: [0.5 * one for one in values] for name, values in REAL_CASCADES.items()},
    "count": 12,
    "impressions": [place / len(MINUTES) for place in range(len(MINUTES))],
    "posts": [0.5**place for place in range(len(AT_LEAST))],
    "steps": [0.3, 0.28, 0.25],
}


def written() -> dict[str, str]:
    return page.files(results.kept())


def test_the_page_and_its_pictures_are_what_the_command_writes() -> None:
    for name, content in written().items():
        assert (DOCS / name).read_text(encoding="utf-8") == content, f"python -m simulator.evidence.page ({name})"
    there = {f"validation/{one.name}" for one in (DOCS / "validation").iterdir()}
    assert there == {name for name in written() if name.startswith("validation/")}


def test_every_link_of_the_page_leads_somewhere() -> None:
    links = LINK.findall(written()["validation.md"])
    assert links
    assert not [one for one in links if not one.startswith("https://") and not (DOCS / one).exists()]


def test_what_the_model_cannot_do_comes_before_everything_else() -> None:
    headings = re.findall(r"^##+ (.*)$", written()["validation.md"], re.M)
    assert headings[0] == "What the model cannot do"
    trace = [one for one in headings if one[0].isdigit()]
    assert [one[0] for one in trace] == list("12345678")


def test_every_row_of_the_literature_and_every_step_of_the_budget_is_on_the_page() -> None:
    said = written()["validation.md"]
    assert not [row.id for row in ROWS if f"**{row.id}**" not in said]
    assert not [one.id for one in STEPS if one.claim not in said]


def test_a_row_that_does_not_pass_is_named_with_its_reason() -> None:
    found = results.kept()
    said = written()["validation.md"].split("## How far")[0]
    failing = [row for row in found["card"]["facts"] if row["verdict"] in ("fail", "not modelled")]
    assert failing
    for row in failing:
        assert f"**{row['id']}**" in said
        assert all(why and why in said for why in row["why"].values())


def test_what_is_kept_has_a_version_and_every_part() -> None:
    found = results.kept()
    assert found["version"] and found["source"]
    assert {row["id"] for row in found["card"]["facts"]} == {row.id for row in ROWS}
    assert all(one["fails"] for one in found["controls"])
    assert len(found["calibration"]["numbers"]) <= 6


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_whole_has_words_for_those_who_cannot_see_it_and_draws_what_it_is_given(name: str) -> None:
    drawn = PICTURES[name](DRAWN)
    tree = ElementTree.fromstring(drawn)
    tags = [one.tag.split("}")[1] for one in tree.iter()]
    assert tags[1:3] == ["title", "desc"]
    assert not {"script", "image", "foreignObject", "style"} & set(tags)
    assert PICTURES[name]({**DRAWN, **_other(name)}) != drawn


def _other(name: str) -> dict[str, object]:
    return {
        "cascades": {"cascades": dict(REAL_CASCADES)},
        "half-life": {"impressions": [0.1] * len(MINUTES)},
        "tail": {"posts": [0.2] * len(AT_LEAST)},
        "bubbles": {"steps": [0.1, 0.1, 0.1]},
    }[name]


def test_without_results_the_page_says_so_and_shows_no_numbers() -> None:
    said = page.page(results.EMPTY)
    assert "Nothing was measured yet" in said
    assert "| pass |" not in said


def test_a_damaged_file_counts_as_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "results.json"
    assert results.read(broken) == results.EMPTY
    broken.write_text("{", encoding="utf-8")
    assert results.read(broken) == results.EMPTY
    broken.write_text("[1]", encoding="utf-8")
    assert results.read(broken) == results.EMPTY
