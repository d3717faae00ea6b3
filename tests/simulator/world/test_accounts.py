"""The followers of the organiser and of the influencers."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.chance import key
from simulator.scenario.model import Community, Influencer, Organiser, Scenario
from simulator.world.society import build

from .societies import scenario

THREE = (
    Community(id="students", share=0.3, interest=0.6),
    Community(id="town", share=0.7),
    Community(id="island", people=100, isolated=True),
)


def cast(*influencers: Influencer, people: int = 3000, supporters: int = 50) -> Scenario:
    return scenario(people, THREE, influencer=influencers, organiser=Organiser(supporters=supporters), followees=5.0)


def test_accounts_come_after_the_people_in_the_order_of_their_ids() -> None:
    society = build(cast(Influencer(id="zoe", followers=10), Influencer(id="adam", followers=20)))
    assert [one.id for one in society.accounts] == ["adam", "organiser", "zoe"]
    assert [one.node for one in society.accounts] == [3100, 3101, 3102]
    assert [one.kind for one in society.accounts] == ["influencer", "organiser", "influencer"]
    assert [one.key for one in society.accounts] == [key("account", one) for one in ("adam", "organiser", "zoe")]


def test_everybody_gets_exactly_the_declared_number_of_followers() -> None:
    society = build(cast(Influencer(id="one", followers=777), Influencer(id="none", followers=0)))
    for account, wanted in zip(society.accounts, (0, 777, 50), strict=True):
        followers = society.network.followers(account.node)
        assert account.followers == followers.size == np.unique(followers).size == wanted


def test_isolated_communities_follow_no_account() -> None:
    society = build(cast(Influencer(id="one", followers=3000)))
    island = society.communities.ids.index("island")
    for account in society.accounts:
        assert (society.population.community[society.network.followers(account.node)] != island).all()
    assert society.accounts[0].followers == 3000


def test_an_audience_splits_as_declared() -> None:
    audience = {"students": 1.0, "town": 1.0}
    society = build(cast(Influencer(id="one", followers=400, audience=audience)))
    students = society.population.community[society.network.followers(3100)] == society.communities.ids.index(
        "students"
    )
    interest = society.population.interest
    pull = [float((0.3 + interest[society.communities.place(place)]).mean()) for place in (1, 2)]
    assert students.mean() == pytest.approx(pull[0] / sum(pull), abs=0.08)


def test_a_community_of_weight_nothing_stays_away() -> None:
    society = build(cast(Influencer(id="one", followers=500, audience={"students": 1.0, "town": 0.0})))
    reached = society.population.community[society.network.followers(3100)]
    assert set(reached.tolist()) == {society.communities.ids.index("students")}


def test_followers_care_more_about_the_cause_and_audiences_overlap_more_than_at_random() -> None:
    society = build(cast(Influencer(id="a", followers=600), Influencer(id="b", followers=600)))
    one, other = society.network.followers(3100), society.network.followers(3101)
    assert society.population.interest[one].mean() > 1.1 * society.population.interest[:3000].mean()
    assert np.intersect1d(one, other).size > 1.1 * 600 * 600 / 3000


def test_a_larger_account_keeps_the_followers_of_the_smaller_one() -> None:
    small = build(cast(Influencer(id="one", followers=100))).network.followers(3100)
    large = build(cast(Influencer(id="one", followers=150))).network.followers(3100)
    assert np.isin(small, large).all()


def test_following_an_account_counts_as_following_but_brings_no_background() -> None:
    without, with_ = build(cast()), build(cast(Influencer(id="one", followers=500)))
    more = with_.population.followees - without.population.followees
    assert more.sum() == 500 and set(more.tolist()) == {0, 1}
    assert (with_.population.inflow == without.population.inflow).all()
