"""The default story ends as such weeks do: the sanity budget, in thirty worlds."""

import pytest

from simulator.evidence import sanity

pytestmark = pytest.mark.facts


@pytest.fixture(scope="module")
def found():
    return sanity.of_worlds([sanity.world(seed) for seed in range(1, sanity.WORLDS + 1)])


def test_the_outcomes_of_the_default_story_lie_in_the_sanity_budget(found):
    outside = [line for line, one in zip(sanity.lines(found), found, strict=True) if one.step.outcome and not one.holds]
    assert not outside, "\n" + "\n".join(outside)


def test_a_step_on_the_way_lies_in_its_range_or_it_is_said_why_not(found):
    assert not [one.step.id for one in found if one.holds == bool(one.step.why)]


def test_worlds_differ_widely(found):
    gifts = next(one for one in found if one.step.id == "gifts")
    assert gifts.interval[1] >= 1.5 * gifts.interval[0]


def test_a_louder_world_is_told_from_the_default():
    """Ten times the gifts are no budget that holds."""
    loud = [{one.id: 10.0 * one.band[1] for one in sanity.STEPS}] * 5
    assert not any(one.holds for one in sanity.of_worlds(loud))
