"""Measures and curves where a comparison turns: at the minute, at two of a kind, in the far tail."""

from __future__ import annotations

from dataclasses import replace
from math import log, pi, sqrt

import numpy as np
import pytest

from simulator.chance import Coins
from simulator.ledger import Act, Deed, Did, Handing, Kind, Reason
from simulator.metrics import alternatives, bubbles_of_run, dashboard, deeds, network, reach, staying, tails
from simulator.metrics.measures import brackets
from simulator.world.memory import last_midnight, lasting
from tests.simulator.metrics.staging import act, count, deed, item, post, sight, some, told, with_crowd
from tests.simulator.metrics.tiny import HELLO, LINA, plan, tiny


def log_of_the_tail(z: float) -> float:
    """Laplace's continued fraction of the normal tail."""
    below = z
    for step in range(200, 0, -1):
        below = z + step / below
    return -0.5 * z * z - log(sqrt(2 * pi)) - log(below)


@pytest.mark.parametrize("z", [4.0, 24.9, 25.0, 25.1, 26.0, 30.0, 100.0, 1000.0])
def test_the_normal_tail_is_laplaces_fraction_however_far_out(z: float) -> None:
    found = float(alternatives._log_above(np.array([z]))[0])
    assert found == pytest.approx(log_of_the_tail(z), abs=1.5e-9)


def test_two_bins_have_a_slope() -> None:
    expected = log(0.1) / (log(sqrt(10 * 99)) - log(sqrt(9)))
    assert tails.slope([1] * 9 + [10] * 9, 1, 100, bins=2) == pytest.approx(expected)


def test_random_audiences_overlap_as_in_an_urn() -> None:
    assert reach.random_overlap(1, 1, 1) == (1.0, 0.0)
    mean, deviation = reach.random_overlap(4, 5, 10)
    assert mean == 2 and deviation == pytest.approx(sqrt(2 * 0.6 * 5 / 9))


def test_neighbours_of_nobody_and_circles_of_two() -> None:
    rows, neighbours = network.undirected(np.zeros(1, np.int64), np.zeros(0, np.int64))
    assert rows.tolist() == [0] and neighbours.size == 0
    # 0-1-2 is a triangle, 3 hangs on 0: 1 and 2 have one pair each, closed; 0 has three, one of them closed
    ties = {0: [1, 2, 3], 1: [0, 2], 2: [0, 1], 3: [0]}
    indptr = np.cumsum([0, *(len(ties[node]) for node in range(4))])
    indices = np.array([who for node in range(4) for who in ties[node]])
    assert network.clustering(indptr, indices, Coins(1)) == pytest.approx((1 + 1 + 1 / 3) / 3)
    assert network.reciprocity(indptr, indices, Coins(1)) == 1
    assert network.clustering(indptr, indices, Coins(1), pairs=3) == pytest.approx((1 + 1 + 1 / 3) / 3)


def test_a_name_is_a_measure_and_perhaps_a_group() -> None:
    assert brackets(" reach_share ( students ) ") == ("reach_share", "students") and brackets(" reach ") == (
        "reach",
        None,
    )


@pytest.mark.parametrize(("until", "expected"), [(1590, 1 / 3), (1591, 0), (1700, 0)])
def test_reproduction_of_the_last_day_counts_from_its_first_minute(until: int, expected: float) -> None:
    """0 shared at 150 and led to the share of 2; the post at 600 that led to another is no share."""
    assert count("reproduction_last_day", tiny(until=until)) == pytest.approx(expected)


def test_a_deed_and_a_click_in_the_first_minute_of_the_week_are_active() -> None:
    long = plan(days=9)
    assert np.flatnonzero(staying.supporting(tiny())).tolist() == [0, 1, 22]

    def active(*rows: object, day: int = 8) -> float:
        record = told(*rows)
        return staying.active_at(replace(record, scenario=long, until=12960, memo={}), day)

    assert active() == 0 and active(day=7) == 3
    assert active(deed(25, 1439, 5)) == 0 and active(deed(25, 1440, 5)) == 1
    assert active(sight(0, 5, 1439, Reason.LIKED, Did.LIKED)) == 0
    assert active(sight(0, 5, 1440, Reason.LIKED, Did.LIKED)) == 1
    assert active(sight(0, 5, 1440, Reason.SEEN, Did.FINISHED)) == 0
    assert active(sight(0, 5, 11519, Reason.LIKED, Did.LIKED), deed(1, 11520, 5)) == 1
    assert np.isnan(staying.active_at(replace(tiny(), scenario=long, until=11519, memo={}), 8))


@pytest.mark.parametrize(
    ("won", "days"), [([1, 8, 6, 4, 2], 2), ([1, 8, 6, 5], 3), ([8, 8, 3], 2), ([0, 0], np.nan), ([], np.nan)]
)
def test_awareness_is_halved_on_the_first_day_with_half_of_the_peak(won: list[int], days: float) -> None:
    record = replace(tiny(), memo={"simulator.metrics.staying.won_by_day": np.array(won, np.int64)})
    assert count("awareness_half_life", record) == pytest.approx(days, nan_ok=True)


def test_who_was_touched_lately_or_knew_before_remembers() -> None:
    forgetful = replace(tiny(), scenario=plan(aftermath={"memory": 1440}), memo={})
    lasts = lasting(Coins(1), forgetful.society.population.key, 1440)
    last = {0: 620, 1: 640, 2: 260, 7: 400, 8: 2100, 20: 800, 22: 900}  # 3 rejected what it saw
    for minute in (1440, 2880, 10_080):
        expected = [person not in last or last_midnight(minute) - last[person] <= lasts[person] for person in range(30)]
        assert staying.remembers(forgetful, minute).tolist() == expected
    assert not all(staying.remembers(forgetful, 10_080)) and staying.remembers(tiny(), 10_080).all()
    assert staying.aware_since(tiny())[[0, 3, 8, 21]].tolist() == [150, 2880, 2100, 2880]
    assert staying.won_by_day(tiny()).tolist() == [6, 7]


def test_the_camp_of_an_account_is_that_of_all_its_posts() -> None:
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    against = tiny(scenario=plan(post=[base[0] | {"slant": -0.9}, base[1] | {"slant": 0.5}]))
    camps = bubbles_of_run.camp_of_node(against)
    assert camps.tolist() == [1] * 20 + [0] * 10 + [0, 1]
    assert bubbles_of_run.camp_of_node(tiny()).tolist() == [1] * 20 + [0] * 10 + [1, 1]


def test_sights_of_what_is_not_about_the_cause_meet_nobody() -> None:
    everyday = told(post(6, 300, Kind.EVERYDAY), item(4, 6, 300, Handing.POSTED), sight(25, 8, 310, Reason.SEEN, 0))
    met = bubbles_of_run.met(everyday, everyday.looks.reader, everyday.looks.item)
    before = tiny()
    assert met.tolist() == bubbles_of_run.met(before, before.looks.reader, before.looks.item).tolist()
    assert met.sum() == 14 and count("cross_cutting_share", everyday) == pytest.approx(3 / 14)


def test_deeds_are_told_by_day_and_by_the_account_that_led_to_them() -> None:
    record = told(deed(3, 1440, 0, Deed.SIGNED), deed(4, 1440, -1), deed(5, 9, 4), deed(6, 9, 0))
    assert deeds.per_day(record, Deed.GAVE).tolist() == [4, 1] and deeds.per_day(record, Deed.SIGNED).tolist() == [0, 1]
    assert deeds.by_author(record).tolist() == [4, 0]  # not the street, nor the story that somebody told


def test_gifts_by_post_are_gifts_and_came_by_a_post() -> None:
    record = told(deed(3, 9, 0, Deed.SIGNED), deed(4, 9, -1), deed(5, 9, 0))
    assert dashboard.gifts_by_post(record, False).tolist() == [1, 0, 2, 0]


def test_an_attack_that_was_dealt_with_as_the_raid_ended_waited_no_longer() -> None:
    assert count("moderation_backlog", with_crowd(told(act(Act.RAID_ENDED, 35)))) == 2  # 1 waits; 2 ended; 3 to 60
    assert count("moderation_backlog", with_crowd(told(act(Act.RAID_ENDED, 41)))) == 3  # 1, 3 and 4; not 5 nor 2


def test_a_reply_counts_before_the_minute_of_looking() -> None:
    assert count("answered", tiny(until=680)) == 0 and count("answered", tiny(until=681)) == 1
    assert count("backlog", tiny(until=680)) == 1 and count("hours_used", tiny(until=680)) == 0


def test_what_an_account_tells_because_of_something_makes_no_adopter() -> None:
    assert count("adopters", told(post(LINA, 700, Kind.TESTIMONY, 5))) == 4
    assert count("adopters", told(post(9, 700, Kind.TESTIMONY, 5))) == 5
    assert HELLO == 0 and count("creations", told(post(LINA, 700, Kind.TESTIMONY, 5))) == 1
    assert count("creators", tiny().among(some(1))) == 1000
