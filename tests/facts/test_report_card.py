"""The facts that the living week must show, each in its band, and controls that must leave it."""

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.evidence import ordinary, twitter
from simulator.evidence.card import FACTS, line, seeds_of
from simulator.evidence.fact import find
from simulator.scenario.model import Audience, Network, Platform, Population

pytestmark = pytest.mark.facts

MUST = (
    "S0-virality",
    "S0-generation-1",
    "S0-half",
    "S0-ninety",
    "A1",
    "A3",
    "C1",
    "D1",
    "D1-quarter",
    "D3",
    "D6",
    "A13",
)


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.id in MUST], ids=lambda fact: fact.id)
def test_the_model_shows_the_fact(fact):
    finding = find(fact, seeds_of(fact, 6))
    assert finding.passed, line(finding)


def test_enough_large_cascades_are_compared_with_the_real_ones():
    assert twitter.large_cascades(1).half.size + twitter.large_cascades(2).half.size >= 200


def ordinary_week(**changes):
    return ordinary.measured(Run(ordinary.scenario(**changes), seed=1, population_seed=1))


def test_a_society_that_shares_everything_does_not_look_like_the_real_one():
    eager = Audience(everyday_posts=100.0, own_posts=0.0, share_rate=1.0, novelty=10_000)
    week = ordinary_week(audience=eager)
    assert not 0.80 <= np.mean(week.size == 1) <= 0.95


def test_with_equal_followers_and_equal_posts_none_grows_large():
    equal = Network(follower_exponent=3.5, followees_spread=0.0, circle_share=0.0)
    alike = Audience(everyday_posts=100.0, own_posts=0.0, quality_spread=0.0, breadth_a=10.0, breadth_b=50.0)
    week = ordinary_week(network=equal, audience=alike)
    assert np.mean(week.size > ordinary.LARGE) < 5e-5


def test_with_equal_followers_and_equal_posts_none_goes_viral_among_friends_either():
    equal = Network(follower_exponent=3.5, followees_spread=0.0, circle_share=0.0)
    alike = Audience(everyday_posts=20.0, own_posts=0.0, quality_spread=0.0, breadth_a=10.0, breadth_b=50.0)
    week = ordinary.among_friends(population=Population(people=20_000), network=equal, audience=alike)
    assert ordinary.inequality(Run(week, seed=1, population_seed=1)) < 0.8 / 1.25


def test_without_competition_a_post_lives_longer_than_a_tweet():
    deep = Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=300)
    week = ordinary_week(platform=deep)
    assert week.half_life > 110
