"""The arrays against the slow twin: plain Python must write the same ledger, row by row, and leave the same people."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.chance import Coins, joined, keys
from simulator.engine.run import Run
from simulator.scenario.model import Scenario
from simulator.world.society import build
from tests.laws.scenarios import scenarios
from tests.simulator.engine import slow_coins
from tests.simulator.engine.slow_twin import SlowTwin
from tests.simulator.engine.worlds import busy

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
WHOLE = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True, "phases": PHASES}


def told(run: Run) -> dict[str, list[tuple[Any, ...]]]:
    """The ledger of a run as rows of plain values."""
    return {
        name: list(zip(*(table[column].tolist() for column in table.names), strict=True))
        for name, table in run.world.ledger.tables().items()
    }


def assert_both_tell_the_same(scenario: Scenario) -> Run:
    society = build(scenario)
    run, twin = Run(scenario, society=society), SlowTwin(scenario, society).play()
    run.play()
    fast = told(run)
    for name, rows in twin.tables.items():
        different = [pair for pair in zip(fast[name], rows, strict=False) if pair[0] != pair[1]]
        assert not different[:1], name
        assert len(fast[name]) == len(rows), name
    crowd = run.world.crowd
    for name in ("stance", "sincerity", "done", "rung"):
        assert getattr(crowd, name).tolist() == [person[name] for person in twin.people], name
    questions = run.world.questions
    for name in ("asker", "content", "minute", "arrived", "started", "ends", "state"):
        assert questions[name].tolist() == [question[name] for question in twin.questions], name
    assert run.world.treasury.money == twin.money
    assert run.world.treasury.hours * 60.0 == pytest.approx(twin.minutes_left, abs=1e-6)
    return run


def small(ranking: str, timing: str, seed: int, tick: int) -> Scenario:
    """Thirty people to whom everything happens."""
    return busy(
        seed=seed, tick=tick, population={"people": 30}, organiser={"supporters": 12},
        platform={"ranking": ranking}, audience={"timing": timing},
        deeds={"sign_rate": 0.9, "recruit_rate": 0.9, "create_rate": 0.9},
        influencer=[
            {"id": "lina", "followers": 12, "fee": 20_000, "pass_on": 2, "answers": True, "tie": "beneficiary"},
            {"id": "omar", "followers": 8, "fit": 0.3, "pass_on": 1, "audience": {"north": 1.0, "south": 3.0}},
        ],
    )  # fmt: skip


@pytest.mark.parametrize("ranking", ["chronological", "personalised", "popular"])
@pytest.mark.parametrize(("timing", "tick"), [("sessions", 30), ("kernel", 60)])
def test_arrays_and_plain_python_tell_the_same_week(ranking: str, timing: str, tick: int) -> None:
    run = assert_both_tell_the_same(small(ranking, timing, seed=5, tick=tick))
    happened = {name: len(rows) for name, rows in told(run).items()}
    assert min(happened.values()) > 5 and len(run.world.questions) > 3
    assert np.unique(run.world.ledger.acts["act"]).size >= 4 and np.unique(run.world.ledger.deeds["deed"]).size >= 2


def many_asks(seed: int) -> Scenario:
    """Several asks in one look at the screen, to people who never say no: most deeds are done already."""
    asks = ("sign", "give", "recruit", "show_up", "create")
    return busy(
        seed=seed, tick=60, population={"people": 30}, organiser={"supporters": 15}, boost=[],
        influencer=[{"id": "lina", "followers": 15}], platform={"ranking": "chronological"},
        deeds={
            "link_tap": 1.0, "form_completion": 1.0, "sign_rate": 1.0, "recruit_rate": 1.0, "create_rate": 1.0,
            "show_up_rate": 1.0, "trust_weight": 0.0, "ask_fatigue": 0.05,
        },
        post=[
            {
                "id": f"post-{nth}", "by": ("organiser", "lina")[nth % 2], "at": 480 + 60 * (nth // 3), "kind": "post",
                "ask": asks[(seed + nth * 7 // 3) % 5],
            }
            for nth in range(14)
        ],
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_of_several_asks_one_is_followed_and_what_is_done_already_stands_in_nobodys_way(seed: int) -> None:
    run = assert_both_tell_the_same(many_asks(seed))
    assert np.unique(run.world.ledger.deeds["deed"]).size >= 3


OFF = {
    "discovery": 0.0, "mutual": False, "page_visibility": 1.0, "group_feed": False, "trends": 0, "stitch": 0.0,
}  # fmt: skip


def without_what_the_twin_leaves_out(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"platform": scenario.platform.model_copy(update=OFF)})


@given(scenarios(most=60).map(without_what_the_twin_leaves_out))
@settings(max_examples=8, **WHOLE)
def test_arrays_and_plain_python_agree_in_any_small_world(scenario: Scenario) -> None:
    assert_both_tell_the_same(scenario)


@pytest.mark.soak
@given(scenarios(days=4, most=60).map(without_what_the_twin_leaves_out))
@settings(max_examples=300, **WHOLE)
def test_arrays_and_plain_python_agree_in_three_hundred_worlds(scenario: Scenario) -> None:
    assert_both_tell_the_same(scenario)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(60))
def test_arrays_and_plain_python_agree_in_sixty_busy_worlds(seed: int) -> None:
    ranking = ("chronological", "personalised", "popular")[seed % 3]
    timing = ("sessions", "kernel")[seed // 3 % 2]
    assert_both_tell_the_same(small(ranking, timing, seed, tick=(60, 30, 10, 1)[seed // 6 % 4]))


numbers = st.integers(0, 2**64 - 1)


@given(st.integers(0, 2**40), st.text(max_size=5), numbers, numbers, st.integers(0, 2**40))
def test_coins_in_arrays_and_in_plain_numbers_are_the_same(
    seed: int, decision: str, person: int, subject: int, occasion: int
) -> None:
    arrays = [np.array([value], np.uint64) for value in (person, subject)]
    flip = Coins(seed).flip(decision, arrays[0], arrays[1], np.array([occasion]))
    assert flip.tolist() == [slow_coins.coin(seed, decision, person, subject, occasion)]
    assert joined(*arrays).tolist() == [slow_coins.joined(person, subject)]
    member = (occasion + 1) * slow_coins.M1 + subject & slow_coins.MASK
    assert keys(subject, np.array([occasion])).tolist() == [slow_coins.mixed(member)]
