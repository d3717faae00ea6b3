"""A hand in mid-run: stamped, replayed, and without any effect on what is past."""

import numpy as np
import pytest

from simulator.engine.intervention import Intervention, everything_stops
from simulator.engine.run import Run
from simulator.scenario.model import Boost, Influencer, Organiser, Platform, Population, Post, Scenario

DAY = 1440


@pytest.fixture(scope="module")
def scenario():
    posts = tuple(Post(id=f"day-{day}", by="lina", at=day * DAY + 600) for day in range(4))
    return Scenario(
        title="Hand",
        question="What does a hand change?",
        days=4,
        population=Population(people=600),
        platform=Platform(profile="microblog", discovery=0.0),
        organiser=Organiser(supporters=100, money=100_000),
        influencer=(Influencer(id="lina", followers=200),),
        post=posts,
    )


def run_with(scenario, *hands):
    run = Run(scenario)
    run.replay(hands)
    run.play()
    return run


def before(run, name):
    """A column of the sights before the hand."""
    sights = run.world.ledger.sights
    return sights[name][sights["minute"] < 2 * DAY]


EXTRA = Intervention(2 * DAY, add=(Post(id="now", by="organiser", at=2 * DAY + 30),))
SWITCH = Intervention(2 * DAY, changes={"platform.ranking": "chronological"})
PAID = Intervention(2 * DAY, boost=(Boost(post="day-1", budget=20_000, starts=2 * DAY),))


@pytest.mark.parametrize("hand", [EXTRA, SWITCH, PAID], ids=["post", "ranking", "boost"])
def test_an_intervention_changes_what_comes_and_nothing_that_was(scenario, hand):
    plain, other = run_with(scenario), run_with(scenario, hand)
    assert plain.fingerprint() != other.fingerprint()
    before = [
        {
            name: run.world.ledger.sights[name][run.world.ledger.sights["minute"] < 2 * DAY]
            for name in ("reader", "reason")
        }
        for run in (plain, other)
    ]
    for name in ("reader", "reason"):
        assert np.array_equal(before[0][name], before[1][name])


@pytest.mark.parametrize("hand", [EXTRA, SWITCH, PAID], ids=["post", "ranking", "boost"])
def test_a_recorded_session_is_played_again_byte_for_byte(scenario, hand):
    assert run_with(scenario, hand).fingerprint() == run_with(scenario, hand).fingerprint()


def test_a_branch_after_an_intervention_ends_like_the_run_that_it_left(scenario):
    run = Run(scenario)
    run.replay([EXTRA, SWITCH])
    run.advance(2 * DAY + 333)
    twin = run.branch()
    assert twin.play() == run.play()


def test_a_stopped_campaign_posts_nothing_more(scenario):
    run = Run(scenario)
    run.advance(2 * DAY)
    run.intervene(everything_stops(run.scenario, run.minute))
    run.play()
    posts = run.world.ledger.posts
    assert posts["minute"][posts["campaign"]].max() < 2 * DAY


@pytest.mark.parametrize(
    ("hand", "words"),
    [
        (Intervention(2 * DAY, changes={"population.sessions_per_day": 9.0}), "settled before"),
        (Intervention(2 * DAY, changes={"influencer.lina.followers": 9}), "settled before"),
        (Intervention(2 * DAY, drop=("day-0",)), "went out already"),
        (Intervention(2 * DAY, drop=("nobody",)), "no post is called"),
        (Intervention(2 * DAY, add=(Post(id="late", by="lina", at=DAY),)), "in the past"),
        (Intervention(DAY, drop=("day-3",)), "takes effect now"),
    ],
)
def test_what_is_settled_or_past_is_refused_in_words(scenario, hand, words):
    run = Run(scenario)
    run.advance(2 * DAY)
    before = run.fingerprint()
    with pytest.raises(ValueError, match=words):
        run.intervene(hand)
    assert run.fingerprint() == before
