"""What holds between measures in every run: bounds, sums, looking back, and groups that add up."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.metrics.bubbles_of_run import camp_of_node
from simulator.metrics.ghost import caused, without_campaign
from simulator.metrics.groups import names
from simulator.metrics.measures import MEASURES, measures, value
from simulator.metrics.record import record
from simulator.metrics.spreading import per_hour
from tests.simulator.engine.worlds import busy

NOW_ONLY = {name for name, one in MEASURES.items() if "present minute" in one.origin}
"""What is not in the ledger: known at the present minute alone."""
MOMENTS = (0, 30, 630, 1440, 2160, 2880)


@cache
def played() -> Run:
    run = Run(busy())
    run.play()
    return run


def equal(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def test_looking_back_from_the_end_is_having_been_there() -> None:
    """A run that stands at a minute says what the finished one says of that minute."""
    run = Run(busy())
    for minute in MOMENTS:
        run.advance(minute)
        then, now = measures(played(), until=minute), measures(run)
        assert [name for name in now if name not in NOW_ONLY and not equal(now[name], then[name])] == []
        assert all(minute == run.horizon or math.isnan(then[name]) for name in NOW_ONLY)
    assert all(equal(measures(run)[name], measures(played())[name]) for name in NOW_ONLY)


@pytest.mark.parametrize("minute", MOMENTS)
def test_measures_stay_inside_their_bounds(minute: int) -> None:
    found = measures(played(), until=minute)
    people = played().society.people
    assert found["reach"] <= found["impressions"] <= found["deliveries"]
    assert found["reach"] <= found["cause_reach"] <= people and found["awareness"] <= people
    assert found["participants"] <= found["reach"] and found["donors"] <= found["gifts"] <= found["deeds"]
    assert found["answered"] + found["backlog"] == found["questions"] <= found["comments"]
    assert found["spent_cents"] <= played().scenario.organiser.money
    assert 0 <= found["hours_used"] <= played().scenario.organiser.hours
    for name, one in MEASURES.items():
        assert math.isnan(found[name]) or one.unit not in ("share", "0..1") or 0.0 <= found[name] <= 1.0, name
        assert math.isnan(found[name]) or name in ("net_cents", "ei_index", "mean_stance") or found[name] >= 0.0, name


def test_nothing_that_is_counted_ever_falls() -> None:
    rising = ("reach", "impressions", "likes", "shares", "deeds", "gift_cents", "spent_cents", "deliveries")
    path = [measures(played(), until=minute) for minute in MOMENTS]
    for name in rising:
        assert np.all(np.diff([one[name] for one in path]) >= 0), name


def test_owned_paid_earned_and_discovered_reach_cover_the_reach() -> None:
    found = measures(played())
    parts = [found[f"{kind}_reach"] for kind in ("owned", "paid", "earned", "discovered")]
    assert max(parts) <= found["reach"] <= sum(parts)


@pytest.mark.parametrize("name", ["reach", "impressions", "likes", "shares", "deeds", "creations", "awareness"])
def test_communities_add_up_to_everybody(name: str) -> None:
    ids = played().society.communities.ids
    assert sum(value(played(), f"{name} ({one})") for one in ids) == value(played(), name)


def test_the_parts_of_all_reach_add_up_to_one() -> None:
    ids = played().society.communities.ids
    assert sum(value(played(), f"reach_share ({one})") for one in ids) == pytest.approx(1.0)


def test_every_measure_can_be_asked_of_every_group() -> None:
    now = record(played())
    for name in names(now):
        assert {type(value(now, f"{one} ({name})")) for one in MEASURES} == {float}


def test_a_group_of_everybody_changes_nothing() -> None:
    now = record(played())
    some = now.among(np.ones(played().society.people, np.bool_))
    assert [name for name, one in MEASURES.items() if not equal(one(now), one(some))] == []


def test_a_group_of_a_group_is_what_both_hold() -> None:
    now = record(played())
    north = np.asarray(played().society.population.community == 0)
    camp = np.asarray(camp_of_node(now)[: north.size] == 1)
    assert MEASURES["reach"](now.among(north).among(camp)) == MEASURES["reach"](now.among(north & camp))


def test_shares_by_hour_add_up_to_the_shares() -> None:
    for minute in (1, 600, 1450, 2880):
        hours = per_hour(record(played(), minute))
        assert hours.size == -(-minute // 60) and hours.sum() == value(played(), "shares", minute)


def test_without_the_campaign_people_still_write_and_nothing_else_happens() -> None:
    ghost = Run(without_campaign(busy()), society=played().society)
    ghost.play()
    found = measures(ghost)
    nothing = ("reach", "impressions", "deeds", "shares", "spent_cents", "creations", "questions", "largest_cascade")
    assert {found[name] for name in nothing} == {0.0} and found["own_posts"] > 0 and found["cause_reach"] > 0
    assert found["own_posts"] == value(played(), "own_posts"), "what people write by themselves is the same in both"
    assert caused(measures(played()), found)["reach"] == value(played(), "reach")


def test_the_ghost_has_the_same_people() -> None:
    ghost = Run(without_campaign(busy()))
    assert ghost.society.network.digest() == played().society.network.digest()
    assert [one.followers for one in ghost.society.accounts] == [one.followers for one in played().society.accounts]


def test_measuring_leaves_no_trace() -> None:
    run = Run(busy())
    run.advance(1500)
    before = run.fingerprint()
    measures(run)
    measures(run, until=700)
    assert run.fingerprint() == before and run.play() == played().fingerprint()
