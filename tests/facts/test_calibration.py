"""The calibration touches six numbers, says how far they are from their targets, and finds the way back to them."""

import pytest

from simulator.evidence import calibrate, known
from simulator.evidence.card import FACTS

pytestmark = pytest.mark.facts

SEEDS = (calibrate.FIRST_SEED,)


def test_at_most_six_numbers_are_touched_and_their_targets_are_marked_on_the_card():
    assert sum(len(room.numbers) for room in calibrate.ROOMS) <= 6
    targets = [target.fact for room in calibrate.ROOMS for target in room.targets]
    assert tuple(targets) == known.CALIBRATED
    assert set(targets) <= {fact.id for fact in FACTS}


def test_a_target_lies_in_the_band_of_its_fact():
    bands = {fact.id: fact.band for fact in FACTS}
    for room in calibrate.ROOMS:
        for target in room.targets:
            low, high = bands[target.fact]
            assert low <= target.told <= high
            assert target.half == pytest.approx((high - low) / 2)


def test_the_shipped_numbers_lie_inside_every_band():
    for room in calibrate.ROOMS:
        shipped = [number.shipped for number in room.numbers]
        found = room.measure(shipped, calibrate.FIRST_SEED)
        for one, target in zip(found, room.targets, strict=True):
            assert abs(one - target.told) <= 1.25 * target.half, target.fact


def test_from_a_wrong_number_the_search_comes_back():
    room = calibrate.ROOMS[1]
    number = room.numbers[0]
    astray = calibrate.Room((calibrate.Number(number.key, 2.8, number.low, number.high),), room.targets, room.measure)
    found = calibrate.calibrated(astray, 2, SEEDS)
    before, after = found.distances
    assert after < 0.2 < before
    assert found.values[0] < 2.5
