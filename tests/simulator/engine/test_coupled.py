"""Coupled worlds: two plans in one world differ only where the plans differ (model, section 2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from simulator.engine.run import Run
from simulator.ledger import Handing
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.simulator.engine.worlds import Record, busy, record

MINE = ({"id": "hermits-post", "at": 455}, {"id": "hermits-ask", "at": 690, "kind": "appeal"})


def extended(scenario: Scenario, **rows: list[dict[str, Any]]) -> Scenario:
    """The scenario with more rows in some of its tables."""
    raw = scenario.model_dump(exclude_unset=True)
    return Scenario.model_validate(raw | {table: [*raw[table], *more] for table, more in rows.items()})


def all_but(run: Run, unwanted: Callable[[int], bool]) -> Record:
    run.play()
    return record(run, lambda node: not unwanted(node))


def node_of(run: Run, identity: str) -> int:
    return next(one.node for one in run.society.accounts if one.id == identity)


def assert_same(left: Record, right: Record) -> None:
    for table, rows in left.items():
        assert rows == right[table], table  # the order of the rows, too
    assert min(len(rows) for rows in left.values()) > 0


@pytest.mark.parametrize(
    ("hermit", "ranking"),  # before, between and after the others
    [("aaa", "personalised"), ("middle", "chronological"), ("zoe", "personalised"), ("zoe", "chronological")],
)
def test_a_stranger_nobody_follows_changes_nobody_else(ranking: str, hermit: str) -> None:
    plain = busy(platform={"ranking": ranking})
    more = extended(
        plain, influencer=[{"id": hermit, "followers": 0, "pass_on": 0}], post=[row | {"by": hermit} for row in MINE]
    )
    crowded = Run(more)
    assert_same(
        all_but(Run(plain), lambda node: False), all_but(crowded, lambda node: node == node_of(crowded, hermit))
    )
    assert (crowded.world.contents["author"] == node_of(crowded, hermit)).sum() == 2


@pytest.mark.parametrize(
    ("town", "ranking", "timing"),
    [
        ("aaa", "chronological", "sessions"),
        ("aaa", "personalised", "kernel"),
        ("zzz", "chronological", "kernel"),
        ("zzz", "personalised", "sessions"),
    ],
)
def test_a_town_without_ties_changes_nothing_for_the_others(ranking: str, town: str, timing: str) -> None:
    plain = busy(platform={"ranking": ranking}, audience={"timing": timing})
    island = {"id": town, "people": 200, "isolated": True, "region": "afar", "interest": 0.9, "utc_offset": -3.0}
    crowded = Run(extended(plain, community=[island]))
    place = crowded.society.communities.ids.index(town)
    people = crowded.society.communities.place(place)
    theirs = all_but(crowded, lambda node: people.start <= node < people.stop)
    assert_same(all_but(Run(plain), lambda node: False), theirs)
    lives = record(crowded, lambda node: people.start <= node < people.stop)
    assert len(lives["sights"]) > 100 and len(lives["items"]) > 10  # they are busy among themselves


def test_an_account_that_is_followed_does_change_others() -> None:
    plain = busy()
    more = extended(plain, influencer=[{"id": "zoe", "followers": 80}], post=[row | {"by": "zoe"} for row in MINE])
    crowded = Run(more)
    seen = all_but(crowded, lambda node: node == node_of(crowded, "zoe"))
    assert seen["sights"] != all_but(Run(plain), lambda node: False)["sights"]


def test_a_town_with_ties_does_change_others() -> None:
    plain = busy()
    crowded = Run(extended(plain, community=[{"id": "zzz", "people": 200}]))
    assert all_but(crowded, lambda node: node >= 160)["sights"] != all_but(Run(plain), lambda node: False)["sights"]


def test_before_the_plans_differ_nothing_differs() -> None:
    early = {"hello": 400, "spread": 600}
    posts = [row for row in busy().model_dump(exclude_unset=True)["post"] if row["id"] in early]
    plain = busy(post=posts, boost=[])
    later = busy(post=[posts[0], posts[1] | {"at": 1501}], boost=[])
    there, here = Run(plain), Run(later)
    there.advance(600)
    here.advance(600)
    assert there.fingerprint() == here.fingerprint() and there.play() != here.play()


def plan(appetite: float) -> Scenario:
    """A plan with 125 to 274 shares a world (seeds 0..59), all of them of the campaign."""
    return Scenario.model_validate({
        "title": "One town", "question": "Does a tenth less matter?", "days": 2, "tick": 60,
        "population": {"people": 1200}, "network": {"followees": 20.0},
        "community": [{"id": "town", "share": 1.0, "interest": 0.8, "stance": 0.4}],
        "platform": {"reshare": 1.0},
        "audience": {"share_appetite": appetite, "share_rate": 0.14, "novelty": 2000, "own_posts": 0.0},
        "influencer": [{"id": "lina", "followers": 1000}, {"id": "omar", "followers": 800}],
        "post": [
            {"id": f"post-{nth}", "by": by, "at": 480 + 60 * nth} for nth, by in enumerate(("lina", "omar", "lina"))
        ],
    })  # fmt: skip


def shares(scenario: Scenario, seed: int, **how: Any) -> int:
    run = Run(scenario, seed=seed, **how)
    run.play()
    return int((run.world.ledger.items["handing"] == Handing.SHARED).sum())


def test_a_tenth_less_appetite_means_fewer_shares_in_57_of_60_coupled_worlds() -> None:
    society = build(plan(1.0))  # who is there does not depend on the multiplier
    pairs = [(shares(plan(1.0), seed, society=society), shares(plan(0.9), seed, society=society)) for seed in range(60)]
    assert min(more for more, _ in pairs) >= 100
    assert sum(less < more for more, less in pairs) >= 57
    uncoupled = sum(pairs[nth][1] < pairs[nth - 1][0] for nth in range(60))
    assert uncoupled < 57  # the same question with unlike luck
