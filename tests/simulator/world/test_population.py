"""What people are before the campaign."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chance import Coins, key, keys
from simulator.scenario.model import Audience, Community, Population, Scenario, Trust
from simulator.world.communities import seated
from simulator.world.population import MOST_POSTS, Person, circles, populate

from .societies import scenario


def people(made: Scenario, seed: int = 1) -> Person:
    return populate(made, seated(made), Coins(seed))


@pytest.fixture(scope="module")
def crowd() -> Person:
    return people(scenario(30_000))


def test_the_mean_number_of_sessions_is_the_declared_one(crowd: Person) -> None:
    declared = Population().sessions_per_day
    assert crowd.sessions.mean() == pytest.approx(declared, rel=0.03)
    assert crowd.sessions.min() >= 0.05 and crowd.sessions.max() <= 96


def test_without_spread_everybody_is_online_equally_often() -> None:
    calm = people(scenario(population=Population(people=100, sessions_per_day=3.0, sessions_spread=0.0)))
    assert np.allclose(calm.sessions, 3.0)


def test_posting_has_the_declared_mean_and_no_machine_speed(crowd: Person) -> None:
    assert crowd.posting.mean() == pytest.approx(Population().posting_rate, rel=0.25)
    assert crowd.posting.max() <= MOST_POSTS


def test_who_is_online_more_often_writes_and_shares_more(crowd: Person) -> None:
    sessions, posting, appetite = np.log(crowd.sessions), np.log(crowd.posting), np.log(crowd.appetite)
    assert np.corrcoef(sessions, posting)[0, 1] == pytest.approx(0.5, abs=0.03)
    assert np.corrcoef(sessions, appetite)[0, 1] == pytest.approx(0.3, abs=0.03)
    assert crowd.appetite.mean() == pytest.approx(1.0, rel=0.05)


def test_interest_has_the_community_s_mean() -> None:
    for mean in (0.0, 0.05, 0.3, 0.8, 1.0):
        made = people(scenario(8000, (Community(id="one", share=1.0, interest=mean),)))
        assert made.interest.mean() == pytest.approx(mean, abs=0.015)
        assert 0.0 <= made.interest.min() and made.interest.max() <= 1.0


def test_stances_have_the_community_s_mean_and_spread() -> None:
    made = people(scenario(20_000, (Community(id="one", share=1.0, stance=0.1, stance_spread=0.25),)))
    stance = made.stance / 65536
    assert stance.mean() == pytest.approx(0.1, abs=0.02)
    assert stance.std() == pytest.approx(0.25, abs=0.02)
    assert made.stance.dtype == np.int32


def test_stances_stay_between_against_and_for() -> None:
    made = people(scenario(3000, (Community(id="one", share=1.0, stance=0.9, stance_spread=1.0),)))
    assert made.stance.min() >= -65536 and made.stance.max() == 65536


def test_acquaintances_think_more_alike_than_strangers(crowd: Person) -> None:
    counts = np.bincount(crowd.circle)
    means = np.bincount(crowd.circle, crowd.stance) / counts
    between = means.var() / crowd.stance.var()
    assert 0.2 < between < 0.45
    shuffled = np.bincount(np.roll(crowd.circle, 1), crowd.stance) / counts
    assert shuffled.var() / crowd.stance.var() < 0.05


def test_circles_are_even_and_do_not_follow_the_numbering() -> None:
    person = keys(key("community", "one"), np.arange(1030))
    number = circles(person, 40, Coins(1))
    sizes = np.bincount(number)
    assert sizes.size == 26 and sizes.min() >= 39 and sizes.max() <= 40
    assert abs(np.corrcoef(number, np.arange(1030))[0, 1]) < 0.1


def test_a_community_smaller_than_a_circle_is_one_circle() -> None:
    assert set(circles(keys(1, np.arange(7)), 40, Coins(1)).tolist()) == {0}


def test_sincerity_is_the_prior_unless_the_community_says_otherwise() -> None:
    made = people(
        scenario(
            8000, (Community(id="a", share=0.5), Community(id="b", share=0.5, sincerity=0.8)), trust=Trust(prior=0.3)
        )
    )
    belief = made.sincerity / 65536
    assert belief[made.community == 0].mean() == pytest.approx(0.3, abs=0.02)
    assert belief[made.community == 1].mean() == pytest.approx(0.8, abs=0.02)
    assert belief.min() >= 0 and belief.max() <= 1


def test_susceptibility_is_mixed_as_declared() -> None:
    made = people(scenario(20_000, audience=Audience(simple=0.2, threshold=0.2, fractional=0.4)))
    assert np.bincount(made.mode) / 20_000 == pytest.approx([0.25, 0.25, 0.5], abs=0.02)
    none = people(scenario(50, audience=Audience(simple=0.0, threshold=0.0, fractional=0.0)))
    assert set(none.mode.tolist()) == {0}


def test_places_are_told_by_community() -> None:
    made = scenario(
        100,
        (
            Community(id="b", share=0.5, region="south", language="fr", utc_offset=-3.5),
            Community(id="a", share=0.5, region="north", language="id", utc_offset=7.0),
        ),
    )
    seats = seated(made)
    crowd = populate(made, seats, Coins(1))
    assert seats.ids == ("a", "b")
    assert [seats.regions[place] for place in crowd.region[[0, 99]]] == ["north", "south"]
    assert [seats.languages[place] for place in crowd.language[[0, 99]]] == ["id", "fr"]
    assert crowd.utc_offset[[0, 99]].tolist() == [420, -210]


def test_another_population_seed_is_another_crowd_with_the_same_keys() -> None:
    made = scenario(200)
    one, other = people(made, 1), people(made, 2)
    assert (one.key == other.key).all()
    assert (one.stance != other.stance).mean() > 0.9


def test_a_larger_community_leaves_everybody_s_own_columns_alone() -> None:
    small, large = people(scenario(300)), people(scenario(500))
    for name in ("key", "sessions", "posting", "interest", "sincerity", "efficacy", "appetite", "mode"):
        assert (getattr(small, name) == getattr(large, name)[:300]).all()
