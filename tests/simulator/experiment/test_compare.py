"""Plans in the same worlds: differences are effects, and the verdict is honest."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.compare import Comparison, Difference, contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, design
from simulator.experiment.flip import judged, search
from simulator.experiment.replication import NAMES
from simulator.experiment.turning import settings
from simulator.experiment.verdicts import sentence
from simulator.scenario.model import Scenario
from tests.simulator.experiment.plans import tiny

HERE = Laboratory(InProcess())


def compared(*plans: Scenario, worlds: int = 10) -> Comparison:
    arms = [Arm(f"plan {place}", plan) for place, plan in enumerate(plans)]
    return contrast(design(arms, worlds, seed=1), HERE)


@pytest.fixture(scope="module")
def keener() -> Comparison:
    return compared(tiny(), tiny(audience={"share_appetite": 2.0}), worlds=16)


def test_a_plan_against_itself_differs_by_exactly_nothing_in_every_world() -> None:
    same = compared(tiny(), tiny())
    for name in NAMES:
        one = same.differences[name]
        assert not one.spread.known.any(), name
        assert one.wins == one.losses == 0
    assert same.verdict.verdict == "same" and "exactly the same" in same.text()
    document = same.document()["differences"]["reach"]
    assert (document["median"], document["low"], document["high"]) == (0, 0, 0)
    assert document["per_world"] == [0] * 10


def test_people_who_share_more_share_more_in_most_worlds(keener: Comparison) -> None:
    one = keener.differences["shares"]
    assert one.verdict == "more" and one.wins > 10 > 2 * one.losses and one.spread.mean_interval.low > 0
    assert one.wins + one.losses <= 16
    assert keener.document()["wins"]["shares"] == one.wins
    assert keener.document()["differences"]["shares"]["per_world"] == (one.second - one.first).tolist()


def test_pairing_is_worth_many_unpaired_worlds() -> None:
    draw = np.random.default_rng(4)
    common, own = draw.normal(50, 10, 400), draw.normal(0, 1, (2, 400))
    one = Difference("reach", common + own[0], common + own[1] + 1)
    assert one.gain == pytest.approx(2 * 101 / 2, rel=0.25)
    counts = np.rint(common)
    assert Difference("reach", counts, counts + 3).gain == math.inf
    assert math.isnan(Difference("reach", np.ones(3), np.ones(3)).gain)
    assert Difference("reach", common, draw.normal(50, 10, 400)).gain == pytest.approx(1.0, abs=0.3)


def test_one_world_has_no_verdict_and_equal_worlds_are_the_same() -> None:
    assert Difference("reach", np.array([1.0]), np.array([2.0])).verdict == "unknown"
    assert Difference("reach", np.array([1.0]), np.array([1.0])).verdict == "same"
    assert Difference("reach", np.array([1.0, 2]), np.array([2.0, 3])).verdict == "more"


def test_a_tie_is_called_as_long_as_nothing_lies_inside_the_interval() -> None:
    first = np.zeros(8)
    assert Difference("reach", first, np.array([-1.0, 1, -2, 2, -3, 3, -1, 2])).verdict == "tie"
    assert Difference("reach", first, np.array([4.0, 5, 6, 4, 5, 6, 4, 5])).verdict == "more"
    assert Difference("reach", first, -np.array([4.0, 5, 6, 4, 5, 6, 4, 5])).verdict == "less"


def test_without_a_difference_five_of_a_hundred_verdicts_are_false() -> None:
    draw = np.random.default_rng(7)
    first, second = draw.poisson(20, (2, 4000, 15)).astype(float)
    ties = sum(Difference("reach", one, two).verdict == "tie" for one, two in zip(first, second, strict=True))
    assert 3740 <= ties <= 3860  # 3,800 and 4 standard errors


def test_less_is_better_where_a_goal_wants_less() -> None:
    one = Difference("wait", np.array([9.0, 9, 9, 5]), np.array([4.0, 5, 5, 6]))
    assert (one.wins, one.losses, one.better) == (1, 3, 3)


def test_several_plans_are_each_compared_with_the_first() -> None:
    three = compared(tiny(), tiny(), tiny(audience={"share_appetite": 3.0}))
    document = three.document()
    assert len(document["plans"]) == 3 and "differences" not in document["plans"][0]
    assert document["plans"][1]["wins"]["shares"] == 0 < document["plans"][2]["wins"]["shares"]
    assert "C minus A" in three.text() and "tested against A alone" in three.text()


def test_what_the_plan_explains_is_a_part_of_all_variance(keener: Comparison) -> None:
    assert 0.0 < keener.explained("shares") < 1.0
    assert math.isnan(compared(tiny(post=[]), tiny(post=[])).explained("reach"))


def test_plans_of_different_length_are_compared_while_both_run() -> None:
    longer = compared(tiny(), tiny(days=2), worlds=3)
    assert longer.difference_fan("reach").hours == 24
    assert longer.text()


def test_the_sentence_says_who_is_better_in_how_many_worlds() -> None:
    first, second = np.zeros(100), np.concatenate((np.full(83, 2.0), np.full(12, -1.0), np.zeros(5)))
    told = sentence(Difference("signatures", first, second), "EUR")
    assert told.startswith("B gives more signatures than A in 83 of 100 worlds and the same in 5: B is better in 83")
    close = sentence(Difference("signatures", first, np.tile([1.0, -1.0], 50)), "EUR")
    assert close.startswith("Too close to call") and "better" not in close


def test_less_waiting_is_told_as_better() -> None:
    told = sentence(Difference("wait", np.full(6, 50.0), np.array([20.0, 21, 22, 23, 24, 25])), "EUR")
    assert "gives less wait than A in 6 of 6 worlds: B is better in 6" in told


# -- what would flip the verdict


def test_a_verdict_is_flipped_by_the_lever_that_made_it() -> None:
    plan = tiny(goal={"measure": "reach", "target": 30}, lever=[
        {"key": "influencer.omar.followers", "label": "Omar's followers", "low": 0.0, "high": 55.0, "step": 1.0},
    ])  # fmt: skip
    posts = [one.model_dump() for one in plan.post]
    by_omar = plan.model_copy(update={"post": tuple(one.model_copy(update={"by": "omar"}) for one in plan.post)})
    assert posts and by_omar.post[0].by == "omar"
    found = judged(compared(plan, by_omar, worlds=12), HERE, effort=400).search
    assert found is not None and found.runs <= 400
    flip = next(one for one in found.flips if one.key == "influencer.omar.followers")
    assert flip.origin == "lever" and flip.value == "12" and 12 < int(flip.changed) <= 55
    assert 0.0 < flip.size <= 1.0
    at_flip = [
        one.model_copy(update={"influencer": tuple(
            account.model_copy(update={"followers": int(flip.changed)}) if account.id == "omar" else account
            for account in one.influencer)})
        for one in (plan, by_omar)
    ]  # fmt: skip
    assert compared(*at_flip, worlds=found.worlds).verdict.spread.mean > 0


def test_nobody_looks_for_what_flips_a_tie_or_with_no_runs(keener: Comparison) -> None:
    assert search(compared(tiny(), tiny()), HERE, 1000) is None
    shares = compared(
        tiny(goal={"measure": "shares"}), tiny(goal={"measure": "shares"}, audience={"share_appetite": 3.0})
    )
    assert search(shares, HERE, 10) is None


def test_levers_come_first_and_what_differs_between_the_plans_is_left_alone() -> None:
    plan = tiny()
    keys = [one.key for one in settings((plan, plan), "signatures")]
    assert keys[:2] == ["audience.share_appetite", "influencer.lina.followers"]
    assert "audience.attention" not in keys  # the scenario says it, so it is no assumption
    assert len(keys) == len(set(keys)) > 20
    other = tiny(audience={"share_appetite": 2.0})
    assert "audience.share_appetite" not in [one.key for one in settings((plan, other), "signatures")]


def test_assumptions_are_tried_at_half_and_twice_their_value_inside_their_bounds() -> None:
    found = {one.key: one for one in settings((tiny(), tiny()), "reach")}
    depth = found["platform.stories_depth"]
    assert depth.ends == (depth.now / 2, depth.now * 2) and depth.at(depth.ends[1], 1.0) == depth.now * 2
    assert depth.distance(depth.now * 2) == 1.0 and depth.distance(depth.now) == 0.0
    assert found["network.circle_share"].ends[1] <= 0.95
    lever = found["influencer.lina.followers"]
    assert lever.at(40.0, 0.5) == 30.0 and lever.distance(40.0) == 0.5
