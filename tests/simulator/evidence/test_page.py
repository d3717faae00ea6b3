"""The page of mechanisms says what the registry holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from simulator.evidence.mechanisms import claim
from simulator.evidence.mechanisms.asked import ASKED
from simulator.evidence.mechanisms.claim_words import says
from simulator.evidence.mechanisms.page import page
from simulator.evidence.mechanisms.registry import ROWS
from simulator.evidence.mechanisms.switches import switched
from simulator.scenario import changed, load

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "mechanisms.md"
RENEW = "python -m simulator.evidence.mechanisms.page > docs/mechanisms.md"


def test_the_page_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == page(), f"renew it: {RENEW}"


def test_every_row_is_there_with_the_words_of_the_mission_and_keys_that_it_moves() -> None:
    parts = page().split("\n### ")[1:]
    assert len(parts) == 83
    for asked, part in zip(ASKED, parts, strict=True):
        assert part.startswith(f"{asked.id}: ") and asked.must_show in part and asked.claim in part
        cut = part.split("- *Cut*: ")[1].splitlines()[0]
        assert "`" in cut, f"{asked.id}: the cut changes nothing in any arm"


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_every_claim_can_be_said_and_names_its_measure(row: Any) -> None:
    assert all(says(one).startswith(f"`{one.measure}` ") for one in row.claims)


def test_claims_are_said_in_words() -> None:
    assert says(claim.Changes("reach", -1, 20, arms=(0, 2), pooled=True)) == (
        "`reach` down from A to C, by at least 20 % (pooled)"
    )
    assert says(claim.Steps("reach", 1, 3, "points")) == "`reach` up at each step A, B, C, by at least 3 points in all"
    assert says(claim.NotAgainst("sincerity", 1, (0, 2))) == "`sincerity` no lower in C than in A"
    assert says(claim.Above("reach", 0.5, arm=1, below=True)) == "`reach` at most 0.5 in B"
    assert len(get_args(claim.Claim)) == 11


def test_a_switch_is_told_by_its_keys_and_new_values() -> None:
    plan = load("storytelling-of-hope")
    assert switched(plan, plan) == {}
    assert switched(plan, changed(plan, {"desk.staff": 2, "influencer.lina.fit": 0.2})) == {
        "desk.staff": "2",
        "influencer.*.fit": "0.2",
    }
    fewer = plan.model_copy(update={"post": plan.post[1:]})
    assert switched(plan, fewer) == {"post.-": "1 fewer"}
    assert switched(fewer, plan) == {"post.+": plan.post[0].id}
