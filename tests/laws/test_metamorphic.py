"""What must follow when one thing about a world is changed: no chance to share, every chance, more of it, no hands."""

from __future__ import annotations

import dataclasses
import heapq
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.behaviour.sessions import kernel_session, next_session
from simulator.chance import joined, key
from simulator.engine.run import Run
from simulator.engine.tick import curve_of
from simulator.ledger import SIGHTED, Act, Handing, Reason
from simulator.scenario.model import Scenario
from simulator.world.network import Network
from simulator.world.society import Society, build
from simulator.world.world import WAITING
from tests.laws.scenarios import scenarios
from tests.simulator.engine.open_worlds import open_scenario, seed_contents
from tests.simulator.engine.worlds import busy, record

QUICK = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True}


def but(scenario: Scenario, **tables: Any) -> Scenario:
    """The scenario with other values in some tables, or other tables."""
    parts = {
        name: getattr(scenario, name).model_copy(update=value) if isinstance(value, dict) else value
        for name, value in tables.items()
    }
    return scenario.model_copy(update=parts)


# -- no chance to share


@given(scenarios(days=1))
@settings(max_examples=8, **QUICK)
def test_where_nobody_shares_only_the_direct_audience_is_reached(drawn: Scenario) -> None:
    silent = but(drawn, audience={"share_rate": 0.0}, deeds={"donor_share": 0.0}, platform={"discovery": 0.0})
    run = Run(silent)
    run.play()
    items, sights = run.world.ledger.items, run.world.ledger.sights
    assert not (items["handing"] == Handing.SHARED).any()
    looked = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1])
    for item in np.unique(sights["item"][looked]):
        if items["handing"][item] != Handing.BOOSTED:
            followers = run.society.network.followers(int(items["person"][item]))
            assert np.isin(sights["reader"][looked & (sights["item"] == item)], followers).all()


# -- every chance to share

towns = st.fixed_dictionaries({
    "people": st.integers(30, 400),
    "network": st.fixed_dictionaries({
        "followees": st.floats(2, 8), "circle_size": st.integers(3, 20), "circle_share": st.floats(0, 0.9),
        "homophily": st.floats(0, 1), "directed": st.booleans(),
    }),
    "timing": st.sampled_from(["sessions", "kernel"]),
    "seed": st.integers(0, 999),
    "sessions_per_day": st.sampled_from([1.0, 6.0, 48.0]),
    "followers": st.integers(1, 15),
})  # fmt: skip


def open_town(town: dict[str, Any], rate: float, tick: int, days: int, **audience: Any) -> Scenario:
    return open_scenario(
        town["people"], rate, tick=tick, days=days, seed=town["seed"], population_seed=town["seed"],
        network=town["network"], audience={"timing": town["timing"]} | audience,
        population={"sessions_per_day": town["sessions_per_day"], "sessions_spread": 0.5, "peak_to_trough": 3.0},
        influencer=[{"id": "lina", "followers": town["followers"]}],
        post=[{"id": "only", "by": "lina", "at": 300}],
    )  # fmt: skip


def reachable(network: Network, start: int) -> set[int]:
    reached, frontier = {start}, [start]
    while frontier:
        new = set(network.followers(frontier.pop()).tolist()) - reached
        reached |= new
        frontier.extend(new)
    return reached - {start}


def reachable_in_time(run: Run, start: int, minute: int) -> set[int]:
    """Who meets the only content before the end, when everybody hands it on at the first sight: by a heap of times."""
    world, curve, people = run.world, curve_of(run.world), run.society.population
    content, first = world.contents["key"][:1], set[int]()
    queue = [(minute, start, int(Handing.POSTED))]
    while queue:
        now, sharer, handing = heapq.heappop(queue)
        if sharer in first:
            continue
        first.add(sharer)
        readers = run.society.network.followers(sharer)
        if run.scenario.audience.timing == "kernel":
            name = np.uint64(key("handing", Handing(handing).name))
            sender = world.node_keys[sharer : sharer + 1] ^ name
            if handing == Handing.POSTED:  # a planned post's luck does not hang on who says it
                sender = np.full(1, key("planned"), np.uint64)
            item = np.repeat(joined(content, sender), readers.size)
            due = kernel_session(world.coins, people.key[readers], item, now)
        else:
            due = next_session(
                world.coins, curve, people.key[readers], people.sessions[readers], people.utc_offset[readers],
                np.full(readers.size, now),
            )  # fmt: skip
        for one, when in zip(readers.tolist(), due.tolist(), strict=True):
            if when < run.horizon:
                heapq.heappush(queue, (when, one, int(Handing.SHARED)))
    return first - {start}


def assert_exactly_those_are_reached(town: dict[str, Any], tick: int, days: int) -> None:
    run = Run(open_town(town, rate=50.0, tick=tick, days=days))
    run.play()
    lina = next(one.node for one in run.society.accounts if one.id == "lina")
    sights = run.world.ledger.sights
    looked = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1])
    reached, items = set(sights["reader"][looked].tolist()), run.world.ledger.items
    assert set(items["person"].tolist()) == reached | {lina}  # whoever sees it hands it on
    if tick == 1:
        assert reached == reachable_in_time(run, lina, 300)
    late = np.isin(sights["reason"], (Reason.PENDING, Reason.NEVER_ONLINE))
    if not late.any():
        assert reached == reachable(run.society.network, lina)
    assert reached <= reachable(run.society.network, lina)


@given(towns, st.sampled_from([1, 6, 60]), st.integers(1, 3))
@settings(max_examples=12, **QUICK)
def test_where_everybody_shares_exactly_those_are_reached_whom_ties_lead_to_in_time(
    town: dict[str, Any], tick: int, days: int
) -> None:
    assert_exactly_those_are_reached(town, tick, days)


@pytest.mark.soak
@given(towns, st.sampled_from([1, 6, 60]), st.integers(1, 3))
@settings(max_examples=400, **QUICK)
def test_exactly_those_are_reached_in_four_hundred_towns(town: dict[str, Any], tick: int, days: int) -> None:
    assert_exactly_those_are_reached(town, tick, days)


# -- more of it


def played(scenario: Scenario, society: Society, minute: int) -> tuple[set[int], set[int]]:
    """Who shared, and who looked at, one content of the first account; no fatigue, as it is not the campaign's."""
    run = Run(scenario, society=society)
    seed_contents(run, np.array([society.people]), np.array([minute]))
    run.play()
    items, sights = run.world.ledger.items, run.world.ledger.sights
    looked = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1])
    return set(items["person"][items["handing"] == Handing.SHARED].tolist()), set(sights["reader"][looked].tolist())


kinds = st.sampled_from([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.3, 0.2)])


appetites = st.tuples(st.floats(0.02, 1), st.floats(1.0, 3.0), st.integers(5, 100_000), kinds, st.floats(0, 2))


def assert_more_appetite_loses_nobody(town: dict[str, Any], drawn: tuple[Any, ...]) -> None:
    rate, more, novelty, kind, spread = drawn
    mix = dict(zip(("simple", "threshold", "fractional"), kind, strict=True))
    mix |= {"novelty": novelty, "appetite_spread": spread}
    less_eager = open_town(town, rate, tick=1, days=1, **mix)
    eager = open_town(town, rate * more, tick=1, days=1, **mix)
    society = build(less_eager)
    few, many = played(less_eager, society, 60), played(eager, society, 60)
    assert few[0] <= many[0] and few[1] <= many[1]


@given(towns, appetites)
@settings(max_examples=8, **QUICK)
def test_more_appetite_never_loses_a_sharer_or_a_reader_in_an_open_world(
    town: dict[str, Any], drawn: tuple[Any, ...]
) -> None:
    assert_more_appetite_loses_nobody(town, drawn)


@pytest.mark.soak
@given(towns, appetites)
@settings(max_examples=400, **QUICK)
def test_more_appetite_loses_nobody_in_four_hundred_towns(town: dict[str, Any], drawn: tuple[Any, ...]) -> None:
    assert_more_appetite_loses_nobody(town, drawn)


def with_more_ties(society: Society, luck: np.random.Generator, count: int) -> Society:
    followed = np.append(np.repeat(np.arange(society.network.nodes), society.network.follower_counts()), 0)
    followed[-1:] = society.people  # the account has one follower more, too
    follower = np.append(society.network.indices, 0)
    more: NDArray[np.int64] = luck.integers(0, society.people, (2, count))
    more = more[:, more[0] != more[1]]
    ties = np.unique(np.append(followed, more[0]) << 32 | np.append(follower, more[1]))
    counts = np.bincount(ties >> 32, minlength=society.network.nodes)
    network = Network(np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))), (ties & 0xFFFFFFFF).astype(np.int32))
    return dataclasses.replace(society, network=network)


def assert_more_ties_lose_nobody(town: dict[str, Any], rate: float, count: int) -> None:
    scenario = open_town(town, rate, tick=1, days=1)
    society = build(scenario)
    denser = with_more_ties(society, np.random.default_rng(town["seed"]), count)
    few, many = played(scenario, society, 60), played(scenario, denser, 60)
    assert few[0] <= many[0] and few[1] <= many[1]
    assert few[1] <= reachable(society.network, society.people)


@given(towns, st.floats(0.05, 1), st.integers(1, 50))
@settings(max_examples=8, **QUICK)
def test_more_ties_never_lose_a_sharer_or_a_reader_in_an_open_world(
    town: dict[str, Any], rate: float, count: int
) -> None:
    assert_more_ties_lose_nobody(town, rate, count)


@pytest.mark.soak
@given(towns, st.floats(0.05, 1), st.integers(1, 50))
@settings(max_examples=400, **QUICK)
def test_more_ties_lose_nobody_in_four_hundred_towns(town: dict[str, Any], rate: float, count: int) -> None:
    assert_more_ties_lose_nobody(town, rate, count)


# -- no hands, no money


@given(scenarios(days=1))
@settings(max_examples=6, **QUICK)
def test_a_desk_without_hands_answers_nothing_and_is_as_good_as_none(drawn: Scenario) -> None:
    society = build(drawn)
    idle = Run(but(drawn, desk={"staff": 0}), society=society)
    spent = Run(but(drawn, organiser={"hours": 0.0}), society=society)
    idle.play()
    spent.play()
    for run in (idle, spent):
        assert not (run.world.ledger.acts["act"] == Act.ANSWERED).any()
        assert run.world.treasury.hours == run.scenario.organiser.hours
    assert (idle.world.questions["state"] == WAITING).all()
    assert idle.world.ledger.digest() == spent.world.ledger.digest()


def test_answers_do_change_what_comes_after() -> None:
    idle, busy_ = Run(busy(desk={"staff": 0})), Run(busy())
    idle.play()
    busy_.play()
    assert record(idle)["people"] != record(busy_)["people"]


@given(scenarios(days=1))
@settings(max_examples=6, **QUICK)
def test_boosts_without_money_are_no_boosts(drawn: Scenario) -> None:
    society = build(drawn)
    poor = but(drawn, organiser={"money": 0})
    assert Run(poor, society=society).play() == Run(but(poor, boost=()), society=society).play()
