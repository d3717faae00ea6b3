"""Who brought what: nothing from nobody, everything adds up where it should, overlaps are said."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.experiment.backends import InProcess
from simulator.experiment.coalitions import AXES, game
from simulator.experiment.conduct import Laboratory
from simulator.experiment.credit import Credits, credit
from simulator.experiment.credit_words import credit_words
from simulator.experiment.design import Arm, DesignError
from simulator.experiment.outcome import ghost_of
from simulator.experiment.pen import Pen
from simulator.metrics.measures import measures
from simulator.scenario.plan import PostKind
from tests.simulator.experiment.plans import tiny

SILENT_GUEST = [
    {"id": "lina", "followers": 20, "fee": 10_000},
    {"id": "omar", "followers": 12},
    {"id": "nobody", "followers": 0},
]
WITH_A_GUEST = [
    {"id": "hello", "by": "lina", "at": 500, "kind": "story"},
    {"id": "ask", "by": "organiser", "at": 700, "kind": "appeal"},
    {"id": "into-the-void", "by": "nobody", "at": 620, "kind": "post", "ask": "sign"},
    {"id": "petition", "by": "lina", "at": 800, "kind": "post", "ask": "sign"},
    {"id": "late", "by": "omar", "at": 1100, "kind": "challenge"},
]


def found(worlds: int = 3, changes: dict[str, Any] | None = None, **how: Any) -> Credits:
    plan = Arm("tiny", tiny(**(changes or {})))
    with InProcess() as place:
        return credit(plan, Laboratory(place), worlds, **how)


def test_nobody_left_is_the_world_without_the_campaign() -> None:
    scenario = tiny()
    silent = game(scenario, "influencer").plan(0)
    run = Run(silent, 5)
    run.play()
    ghost = ghost_of(Run(scenario, 5))
    ghost.play()
    np.testing.assert_equal(measures(run), measures(ghost))


def test_everybody_together_is_the_plan_itself() -> None:
    for axis in AXES:
        played = game(tiny(), axis)
        assert Arm("a", played.plan(played.everybody)).digest == Arm("b", tiny()).digest


def test_every_coalition_lives_in_the_same_society() -> None:
    for axis in AXES:
        played = game(tiny(), axis)
        whole = Arm("whole", played.scenario).society
        assert {Arm("part", played.plan(one)).society for one in range(played.everybody)} == {whole}


def test_a_messenger_whom_nobody_follows_brings_exactly_nothing() -> None:
    told = found(4, {"influencer": SILENT_GUEST, "post": WITH_A_GUEST}, axes=["influencer"], measure="reach")
    one = told.axes["influencer"]
    place = [player.id for player in one.players].index("nobody")
    for kind in (one.fair, one.left_out, one.alone):
        assert (kind[place] == 0.0).all()


def test_fair_shares_add_up_in_every_world_and_on_every_axis() -> None:
    told = found(4, {"influencer": SILENT_GUEST, "post": WITH_A_GUEST}, measure="impressions")
    assert set(told.axes) == set(AXES)
    for one in told.axes.values():
        np.testing.assert_allclose(one.fair.sum(axis=0), one.whole - one.nobody)


def test_leaving_out_does_not_add_up_where_two_reach_the_same_people() -> None:
    one = found(4, axes=["influencer"], measure="reach").axes["influencer"]
    assert one.summed("left_out").mean < one.total.mean < one.summed("alone").mean


def test_overlaps_are_said_in_words() -> None:
    told = credit_words(found(4, axes=["influencer"], measure="reach"), Pen(100))
    assert "They overlap" in told
    assert "only the fair shares" in told or "the fair shares may" in told
    assert "explores what the scenario assumes" in told
    assert " will " not in told


def test_the_same_question_gives_the_same_answer() -> None:
    assert found(2, measure="reach").document() == found(2, measure="reach").document()


def test_many_players_are_sampled_and_few_are_played_out() -> None:
    told = found(2, {"influencer": SILENT_GUEST, "post": WITH_A_GUEST}, measure="reach")
    assert told.axes["influencer"].exactly and told.axes["influencer"].overlaps is not None
    assert not told.axes["post"].exactly and told.axes["post"].overlaps is None


def test_a_measure_without_a_value_is_refused_in_words() -> None:
    with pytest.raises(DesignError, match="reach"):
        found(2, measure="raech")
    with pytest.raises(DesignError, match="no value without the campaign"):
        found(2, measure="story_retention")


def test_a_plan_without_anybody_is_refused() -> None:
    with pytest.raises(DesignError, match="nobody to give credit to"):
        found(2, {"influencer": [], "post": [], "lever": []})


def test_every_kind_of_post_is_a_tactic_with_a_name() -> None:
    kinds = get_args(PostKind)
    posts = [{"id": f"p-{kind}", "by": "lina", "at": 500 + place, "kind": kind} for place, kind in enumerate(kinds)]
    players = [one for one in game(tiny(post=posts), "tactic").players if one.id in kinds]
    assert [one.id for one in players] == list(kinds) and len({one.name for one in players}) == len(kinds)
