"""One scenario and one pair of seeds is one run: however it is cut, named, watched or branched."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import Society, build
from tests.simulator.engine.worlds import busy, record

SETTINGS: dict[str, dict[str, Any]] = {
    "personalised": {},
    "chronological, kernel": {
        "platform": {"ranking": "chronological"},
        "audience": {"timing": "kernel"},
        "tick": 10,
    },
    "popular, an hour a tick": {
        "platform": {"ranking": "popular", "revisits": 4},
        "tick": 60,
        "deeds": {"create_rate": 1.0, "link_tap": 1.0, "sign_rate": 0.9},
    },
}


@pytest.fixture(scope="module")
def society() -> Society:
    return build(busy())


def fresh(which: str, society: Society, **how: Any) -> Run:
    return Run(busy(**SETTINGS[which]), society=society, **how)


@pytest.mark.parametrize("which", SETTINGS)
def test_the_same_seeds_give_the_same_run_again_and_again(which: str, society: Society) -> None:
    first = fresh(which, society)
    other = fresh(which, society, seed=99)
    while not first.finished:  # two runs in one process, in turns, do not disturb each other
        first.advance(first.minute + 333)
        other.advance(other.minute + 100)
    assert fresh(which, society).play() == first.fingerprint()
    assert Run(busy(**SETTINGS[which])).play() == first.fingerprint()
    assert other.play() == fresh(which, society, seed=99).play() != first.fingerprint()


@pytest.mark.parametrize("which", SETTINGS)
@pytest.mark.parametrize("batch", [1, 7])
def test_the_batches_of_a_tick_leave_no_trace(which: str, batch: int, society: Society) -> None:
    assert fresh(which, society, batch=batch).play() == fresh(which, society).play()


def test_the_order_of_hashes_leaves_no_trace() -> None:
    code = (
        "from tests.simulator.engine.worlds import busy;from simulator.engine.run import Run;"
        "print(Run(busy()).play(), Run(busy(platform={'ranking': 'chronological'}, tick=20)).play())"
    )
    told = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(4)
    ]
    here = f"{Run(busy()).play()} {Run(busy(platform={'ranking': 'chronological'}, tick=20)).play()}\n"
    assert [process.communicate()[0] for process in told] == [here] * 4


def other_names(scenario: Scenario) -> Scenario:
    """The same scenario with other names to show, and each table in reverse order."""
    raw = scenario.model_dump(exclude_unset=True)
    for table in ("community", "influencer", "post", "boost"):
        raw[table] = [dict(reversed(row.items())) for row in reversed(raw[table])]
    for row in (*raw["community"], *raw["influencer"], raw["organiser"]):
        row["name"] = f"Somebody [else] {len(row)}"
    for row in raw["post"]:
        row["title"] = "Other words"
    for row in raw["influencer"]:
        row["audience"] = dict(reversed(row.get("audience", {}).items()))
    raw |= {
        "title": "Another title",
        "question": "Another question?",
        "summary": "...",
        "cause": "c",
        "currency": "USD",
    }
    return Scenario.model_validate(dict(reversed(raw.items())))


def test_names_and_the_order_of_tables_are_free() -> None:
    plan = busy(
        boost=[
            {"post": "ask", "budget": 4_000, "price_per_thousand": price, "audience": audience}
            for price, audience in ((20_000, ["north"]), (9_000, []), (20_000, ["south", "north"]), (9_000, ["south"]))
        ]
    )
    assert Run(other_names(plan)).play() == Run(plan).play()


@given(st.lists(st.integers(0, 2881), max_size=25))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_steps_in_which_it_is_watched_leave_no_trace(society: Society, steps: list[int]) -> None:
    run = fresh("personalised", society)
    for minute in steps:  # also backwards, and twice the same
        before = run.minute
        run.advance(minute)
        assert run.minute == max(before, min(minute, run.horizon))
    assert run.play() == straight("personalised", society)


_STRAIGHT: dict[str, str] = {}


def straight(which: str, society: Society) -> str:
    if which not in _STRAIGHT:
        _STRAIGHT[which] = fresh(which, society).play()
    return _STRAIGHT[which]


def assert_a_branch_ends_like_the_run_that_it_left(which: str, minutes: list[int], society: Society) -> None:
    run = fresh(which, society)
    for minute in sorted(minutes):
        run.advance(minute)
        branch = run.branch()
        assert branch.fingerprint() == run.fingerprint() and branch.minute == run.minute
        branch.advance((minute + run.horizon) // 2)
        assert branch.branch().play() == straight(which, society)  # a branch of a branch
        assert branch.play() == straight(which, society)
    assert run.play() == straight(which, society)  # and the run does not notice that it was branched
    assert record(run) == record(branch)


@pytest.mark.parametrize(
    ("which", "minutes"),
    [
        ("personalised", [0, 9, 10, 475, 481, 1200, 1440, 2879, 2880]),
        ("chronological, kernel", [601, 1337]),
        ("popular, an hour a tick", [479, 480, 723, 1439]),
    ],
)
def test_a_branch_ends_in_the_bytes_of_the_run_that_it_left(which: str, minutes: list[int], society: Society) -> None:
    assert_a_branch_ends_like_the_run_that_it_left(which, minutes, society)


@pytest.mark.soak
@pytest.mark.parametrize("which", SETTINGS)
def test_branches_at_fifty_minutes_end_in_the_same_bytes(which: str, society: Society) -> None:
    minutes = [(nth * 1013 + 7) % 2881 for nth in range(50)]
    assert_a_branch_ends_like_the_run_that_it_left(which, minutes, society)


def test_a_branch_leaves_alone_what_it_was_taken_from(society: Society) -> None:
    run = fresh("personalised", society)
    run.advance(700)
    before = run.fingerprint()
    twin = run.branch()
    twin.world.crowd.stance[:] = 0
    twin.world.treasury.money = 0
    twin.play()
    assert run.fingerprint() == before
    assert run.play() == straight("personalised", society) != twin.fingerprint()


CONTROLS: dict[str, dict[str, Any]] = {
    "seed": {"seed": 2},
    "population seed": {"population_seed": 2},
    "sessions a day": {"population": {"sessions_per_day": 8.4}},
    "posting": {"population": {"posting_rate": 2.2}},
    "rhythm of the day": {"population": {"peak_to_trough": 6.0}},
    "ties": {"network": {"followees": 13.0}},
    "circles": {"network": {"circle_share": 0.5}},
    "ranking": {"platform": {"ranking": "chronological"}},
    "depth": {"platform": {"feed_depth": 11}},
    "freshness": {"platform": {"freshness": 1000}},
    "share appetite": {"audience": {"share_appetite": 1.1}},
    "likes": {"audience": {"like_rate": 0.33}},
    "attention": {"audience": {"attention": 0.75}},
    "own posts": {"audience": {"own_posts": 40.0}},
    "timing": {"audience": {"timing": "kernel"}},
    "confidence bound": {"audience": {"confidence_bound": 0.8}},
    "persuasion": {"audience": {"persuasion": 0.02}},
    "prior belief": {"trust": {"prior": 0.55}},
    "cost of asks": {"trust": {"ask_cost": 0.02}},
    "gifts": {"deeds": {"gift_mean": 3000}},
    "petition": {"deeds": {"sign_rate": 0.3}},
    "staff hours": {"organiser": {"hours": 3.0}},
    "hands": {"desk": {"staff": 2}},
    "tick": {"tick": 20},
    "a longer run": {"days": 3},
}  # fmt: skip


@pytest.mark.parametrize("control", CONTROLS)
def test_another_seed_or_lever_is_another_run(control: str, society: Society) -> None:
    assert Run(busy(**CONTROLS[control])).play() != straight("personalised", society)


def test_seeds_may_come_from_the_scenario_or_from_outside() -> None:
    outside = Run(busy(), seed=5, population_seed=7)
    inside = Run(busy(seed=5, population_seed=7))
    assert outside.play() == inside.play() != Run(busy(seed=5)).play()
    assert outside.scenario.population_seed == inside.population_seed == 7
