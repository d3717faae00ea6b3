"""Trolling in threads: a share of the comments, catching where two troll posts stand at the top."""

import numpy as np

from simulator.behaviour.talk import troll_chance
from simulator.engine.run import Run
from simulator.evidence.threads import scenario
from simulator.scenario import changed

TOWN = changed(scenario(), {"population.people": 800, "organiser.supporters": 800, "audience.comment_rate": 0.3})


def comments(**audience):
    run = Run(changed(TOWN, {f"audience.{key}": value for key, value in audience.items()}), 1)
    run.play()
    return run.world.comments


def test_the_chance_doubles_with_two_troll_posts_at_the_top_and_never_exceeds_one():
    assert np.allclose(troll_chance(0.3, 2.0, np.array([0, 1, 2])), [0.3, 0.45, 0.6])
    assert troll_chance(0.8, 3.0, np.array([2])).tolist() == [1.0]


def test_without_contagion_the_share_is_that_of_a_calm_thread():
    calm = comments(troll_share=0.3, troll_contagion=1.0)
    assert len(calm) > 300
    assert abs(calm["trolls"].mean() - 0.3) < 4 * np.sqrt(0.21 / len(calm))


def test_trolling_changes_nothing_else():
    without, with_ = comments(troll_share=0.0), comments(troll_share=0.5)
    assert not without["trolls"].any()
    assert all(np.array_equal(without[name], with_[name]) for name in without.names if name != "trolls")


def test_only_comments_that_were_there_before_count_as_the_top():
    table = comments(troll_share=0.5, troll_contagion=5.0)
    first = np.unique(table["content"], return_index=True)[1]
    opened = table["trolls"][first]
    assert 0.2 < opened.mean() < 0.8  # nothing stands above the first comment of a thread
    assert table["trolls"].mean() > 0.6
