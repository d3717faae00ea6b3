"""Who follows whom: circles, hubs, camps and communities."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.model import Community
from simulator.world.camps import Choices, crossing, openness
from simulator.world.popularity import BINS, pick, quantiles
from simulator.world.society import Society, build

from .societies import scenario, ties_by_key

TWO_TOWNS = (Community(id="a", share=0.6, stance=0.3), Community(id="b", share=0.4, stance=-0.1))


def crossing_share(society: Society) -> float:
    """Part of the ties that lead to the other camp."""
    camp = society.population.stance >= 0
    followed = np.repeat(np.arange(society.people), np.diff(society.network.indptr[: society.people + 1]))
    follower = society.network.indices[: followed.size]
    return float((camp[follower] != camp[followed]).mean())


def returned_share(society: Society) -> float:
    ties = ties_by_key(society)
    return sum((b, a) in ties for a, b in ties) / len(ties)


def test_people_follow_as_many_as_declared_on_average() -> None:
    for followees in (5.0, 20.0, 60.0):
        counts = build(scenario(6000, followees=followees)).population.followees
        assert counts.mean() == pytest.approx(followees, rel=0.06)
        assert counts.min() >= 1


def test_the_spread_of_followees_is_a_log_normal_s() -> None:
    even = build(scenario(4000, followees=20.0, followees_spread=0.0)).population.followees
    wide = build(scenario(4000, followees=20.0, followees_spread=0.8)).population.followees
    assert even.std() < 4.0 < wide.std()
    assert np.log(wide).std() == pytest.approx(0.8, abs=0.1)


@settings(max_examples=25, deadline=None)
@given(
    people=st.integers(30, 150),
    followees=st.floats(2, 500),
    circle_size=st.integers(3, 200),
    circle_share=st.floats(0, 0.95),
    opposite_camp=st.floats(0, 1),
    directed=st.booleans(),
)
def test_any_small_society_can_be_built(people: int, **network: Any) -> None:
    society = build(scenario(people, **network))
    followed = np.repeat(np.arange(society.network.nodes), society.network.follower_counts())
    assert (society.network.indices != followed).all(), "nobody follows himself"
    assert society.population.followees.min() >= 1
    assert society.population.followees.max() < people
    assert society.population.followees.mean() < 0.75 * people
    assert (np.bincount(society.network.indices, minlength=people) == society.population.followees).all()


def test_homophily_is_the_part_of_outside_ties_that_stays_in_the_community() -> None:
    for homophily in (0.2, 0.8, 1.0):
        ties = build(scenario(6000, TWO_TOWNS, circle_share=0.0, homophily=homophily, followees=20.0)).ties
        assert np.trace(ties) / ties.sum() == pytest.approx(homophily, abs=0.02)


def test_ties_beyond_the_community_spread_over_the_others_by_size() -> None:
    towns = tuple(Community(id=name, share=share) for name, share in (("a", 0.5), ("b", 0.375), ("c", 0.125)))
    ties = build(scenario(8000, towns, followees=30.0)).ties
    assert ties[0, 1] / ties[0, 2] == pytest.approx(3.0, rel=0.1)


def test_circles_hold_their_part_of_the_ties() -> None:
    for share in (0.0, 0.2, 0.45):
        society = build(scenario(4000, circle_share=share, followees=20.0))
        people = society.population
        followed = np.repeat(np.arange(society.people), np.diff(society.network.indptr[: society.people + 1]))
        inside = people.circle[society.network.indices] == people.circle[followed]
        assert inside.mean() == pytest.approx(share, abs=0.05)


def test_the_wanted_part_of_ties_leads_to_the_other_camp() -> None:
    for towns in ((), TWO_TOWNS):
        for wanted in (0.1, 0.2, 0.3):
            society = build(scenario(6000, towns, opposite_camp=wanted, followees=30.0))
            assert crossing_share(society) == pytest.approx(wanted, abs=0.02)


def test_camps_cross_no_more_often_than_by_chance() -> None:
    society = build(scenario(6000, opposite_camp=1.0, circle_share=0.0, followees=20.0))
    share = float((society.population.stance >= 0).mean())
    assert crossing_share(society) == pytest.approx(2 * share * (1 - share), abs=0.02)


def test_mutual_networks_return_every_tie_and_keep_their_size() -> None:
    society = build(scenario(3000, directed=False, followees=30.0))
    assert returned_share(society) == 1.0
    assert society.population.followees.mean() == pytest.approx(30.0, rel=0.08)


def test_one_sided_networks_return_some_ties() -> None:
    assert 0.15 < returned_share(build(scenario(4000))) < 0.4
    assert returned_share(build(scenario(4000, circle_share=0.0))) < 0.05


def test_popularity_has_nothing_to_do_with_the_numbering() -> None:
    counts = build(scenario(5000)).network.follower_counts()[:5000]
    assert abs(np.corrcoef(np.argsort(np.argsort(counts)), np.arange(5000))[0, 1]) < 0.05


def test_a_smaller_exponent_makes_larger_hubs() -> None:
    largest = [build(scenario(5000, follower_exponent=one)).network.follower_counts().max() for one in (2.1, 2.5, 3.2)]
    assert largest[0] > 1.5 * largest[1] > 2 * largest[2]


def test_another_seed_makes_another_network_and_the_same_seed_the_same() -> None:
    one, again, other = (build(scenario(300), seed) for seed in (1, 1, 2))
    assert one.network.digest() == again.network.digest() != other.network.digest()


def test_openness_solves_the_wanted_crossing() -> None:
    choices = [
        Choices(np.array([100.0, 50.0]), np.array([30.0, 10.0]), np.array([10.0, 30.0])),
        Choices(np.array([300.0]), np.array([500.0]), np.array([250.0])),
    ]
    for wanted in (0.0, 0.05, 0.2, 0.3):
        found = openness(choices, wanted)
        made = sum(float((one.ties * one.crossing(found)).sum()) for one in choices) / 450.0
        assert made == pytest.approx(wanted, abs=1e-4)
    assert openness(choices, 0.9) == 1.0


def test_where_only_the_other_camp_lives_ties_lead_there() -> None:
    assert crossing(np.zeros(1), np.full(1, 9.0), 0.0) == 1.0
    assert crossing(np.zeros(1), np.zeros(1), 0.5) == 0.0


@pytest.mark.parametrize("exponent", [2.0, 2.3, 3.5])
@pytest.mark.parametrize("already", [0.0, 0.58, 19.0, 1e6])
@pytest.mark.parametrize("members", [0, 1, 2, 40, 20_000])
def test_ranks_rise_from_the_first_to_the_last(members: int, exponent: float, already: float) -> None:
    ranks = quantiles(members, exponent, already)
    assert ranks[0] == 0.0 and (np.diff(ranks) >= 0).all() and ranks[-1] <= max(members, 1) * (1 + 1e-12)


def test_choices_and_what_everybody_has_already_add_up_to_the_tail() -> None:
    members, exponent, already = 20_000, 2.3, 0.5
    tables = quantiles(members, exponent, already)[None, :]
    even = (np.arange(2_000_000) + 0.5) / 2_000_000
    counts = np.bincount(pick(tables, np.zeros(even.size, np.int64), even), minlength=members) * (members / even.size)
    total = counts + already
    slope = np.log(total[1000] / total[100]) / np.log((1000 + 8) / (100 + 8))
    assert slope == pytest.approx(-1 / (exponent - 1), abs=0.03)
    assert tables.size == BINS + 1
