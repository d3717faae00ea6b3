"""What people know, feel and think, and how they talk: counted by hand.

The ledger is that of `tiny`: the campaign reached 0, 1, 2, 3, 7, 8, 20 and 22 with twelve impressions.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from simulator.ledger import Act
from simulator.metrics import groups, minds
from tests.simulator.metrics.staging import act, count, deed, some, told, with_crowd
from tests.simulator.metrics.tiny import ASK, HELLO, plan, society, tiny

REACHED_FEELING = sum((0, 1, 2, 3, 7, 8, 20, 22)) * 1000 / 8 / 65536
OF_STATES = {
    "knowledge": 3,
    "efficacy": REACHED_FEELING,
    "approval": 3 / 30,
    "approval_gap": 2 / 20 - 1 / 10,
    "comprehension_share": 2 / 8,
    "misread_rate": 1 / 8,
    "recall": 3 / 8,
    "sincerity_after_admission": 0.5,  # of the second day; nobody reports
    "new_ties": 7,
    "misled": 3,
    "donors_lost": 2,
    "moderation_backlog": 3,  # no raid ended: two wait for ever, and all that ended did so before the end
    "stance_shift": 6554 / 65536 / (math.sqrt(2) / 3),  # 20 at +0.5 and 10 at -0.5: deviation sqrt(2)/3
}


@pytest.mark.parametrize("name", OF_STATES)
def test_a_state_is_known_at_the_present_minute_only(name: str) -> None:
    expected = 2 if name == "moderation_backlog" else OF_STATES[name]
    assert count(name, with_crowd()) == pytest.approx(expected)
    before = count(name, tiny())
    assert before == 0 if name == "moderation_backlog" else math.isnan(before)


def test_states_of_knowledge_add_up_to_the_people() -> None:
    assert minds.knowledge_states(with_crowd()) == {"unaware": 25, "problem": 2, "solution": 3}
    north = with_crowd().among(some(*range(20)))
    assert minds.knowledge_states(north) == {"unaware": 17, "problem": 1, "solution": 2}
    assert minds.knowledge_states(tiny()) == {} and count("approval", north) == 2 / 20
    assert count("misled", north) == 2 and count("donors_lost", with_crowd().among(some(5))) == 1
    shifted = with_crowd().among(some(0, 29))
    assert count("stance_shift", shifted) == pytest.approx(6554 / 65536 / 0.5)
    assert math.isnan(count("stance_shift", with_crowd().among(some(3)))) and math.isnan(
        count("stance_shift", with_crowd().among(some()))
    )


def test_a_lesson_is_measured_by_who_saw_it_and_how_long_it_took() -> None:
    base = plan().post
    lesson = plan(post=[base[0].model_dump() | {"kind": "educational"}, base[1].model_dump(exclude_unset=True)])
    record = with_crowd(tiny(scenario=lesson))
    minutes = lesson.lesson.minutes(lesson.post[0].format)
    assert minutes > 0 and count("lesson_minutes", record) == 6 * minutes
    before = lesson.message.knows_solution * 8
    assert count("knowledge_per_minute", record) == pytest.approx(1000 * (2 - before) / (6 * minutes))
    assert count("knowledge_per_viewer", record) == pytest.approx((2 - before) / 5)  # 0, 1, 2, 3 and 20 saw it
    assert count("lesson_minutes", tiny()) == 0 and math.isnan(count("knowledge_per_minute", with_crowd()))


def test_belief_is_told_for_the_days_that_are_over() -> None:
    record = with_crowd()
    assert minds.sincerity_by_day(record) == [0.75, 0.5]
    assert minds.sincerity_by_day(with_crowd(tiny(until=2879))) == [0.75]
    assert minds.sincerity_by_day(tiny()) == []
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    for minute, expected in ((1439, 0.5), (1440, math.nan)):
        report = plan(post=[base[0] | {"at": minute, "kind": "report"}, base[1]])
        assert count("sincerity_after_admission", with_crowd(tiny(scenario=report))) == pytest.approx(
            expected, nan_ok=True
        )


def test_backlash_is_the_chance_of_a_revelation_times_the_approval_that_it_costs() -> None:
    gap = plan(organiser={"inner_gap": 0.5}, approval={"revelation": 0.5})
    assert round(0.5 * 0.5 * 65536) == 16384  # 0 has just that and loses it, 1 and a hair more; 20 loses it
    assert count("expected_backlash", with_crowd(tiny(scenario=gap))) == pytest.approx((1 - math.exp(-1)) * 2 / 8)
    sure = with_crowd(tiny(scenario=gap), risk=np.array([3 << 20]))
    assert count("expected_backlash", sure) == pytest.approx((1 - math.exp(-3)) * 2 / 8)


def test_focus_is_one_on_one_topic_and_a_half_on_two() -> None:
    assert count("focus_index", tiny()) == 1
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    two = plan(post=[base[0] | {"topic": "water"}, base[1] | {"topic": "bread"}])
    assert count("focus_index", tiny(scenario=two)) == 0.5
    assert count("focus_index", tiny(until=600, scenario=two)) == 1 and count("largest_reach_share", tiny()) == 6 / 8


def test_skeptics_are_those_below_one_half() -> None:
    made = society()
    doubting = replace(made.population, sincerity=np.where(some(20, 22), 32767, 32768).astype(np.int32))
    record = replace(tiny(), society=replace(made, population=doubting), memo={})
    assert count("skeptics_share_ratio", record) == pytest.approx((1 / 3) / (2 / 9))
    assert groups.group(record, "skeptics").tolist() == some(20, 22).tolist()


def test_sides_and_their_groups_follow_the_slant_of_the_plan() -> None:
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    against = tiny(scenario=plan(post=[base[0] | {"slant": -0.9}, base[1]]))
    even = tiny(scenario=plan(post=[base[0] | {"slant": -0.8}, base[1]]))
    for record, ours in ((tiny(), range(20)), (against, range(20, 30)), (even, range(20))):
        assert np.flatnonzero(groups.group(record, "aligned")).tolist() == list(ours)
        assert np.flatnonzero(~groups.group(record, "unaligned")).tolist() == list(ours)
        assert not groups.group(record, "no view").any()
    has, lacks = (groups.group(tiny(), f"people who {one}check") for one in ("", "do not "))
    assert (has == ~lacks).all()
    # 0, 2, 20 and 1 shared or told; who had it from Lina alone is the first generation
    assert np.flatnonzero(groups.group(tiny(), "second generation")).tolist() == [2, 3, 7, 20, 22]


def test_deeds_after_a_click_come_later_than_it() -> None:
    assert count("deeds_after_click", tiny()) == 0  # 1 and 22 did a deed and never clicked
    record = told(deed(0, 150, 0), deed(0, 151, -1), deed(2, 260, 1), deed(20, 900, 7))
    assert count("deeds_after_click", record) == 2 and count("online_share_of_deeds", record) == 5 / 6


def test_pressure_is_the_highest_reading_and_giving_way_is_an_act() -> None:
    assert count("pressure", tiny()) == count("gave_way", tiny()) == 0
    record = told(act(Act.GAUGED, 10, 3), act(Act.GAUGED, 20, 7), act(Act.GAUGED, 30, 5), act(Act.GAVE_WAY, 40))
    assert (count("pressure", record), count("gave_way", record)) == (7, 1)


def test_conversations_are_counted_under_posts_of_the_campaign() -> None:
    assert count("thread_depth", tiny()) == 0 and math.isnan(count("trolled_share", tiny()))
    comments = {
        "content": np.array([HELLO, ASK, 1, ASK, ASK]),
        "minute": np.array([100, 700, 300, 2880, 2879]),
        "depth": np.array([1, 3, 5, 9, 2]),
        "trolls": np.array([False, True, True, True, False]),
    }
    record = tiny()
    record = replace(record, tables={**record.tables, "comments": comments}, memo={})
    assert count("thread_depth", record) == 3 and count("trolled_share", record) == pytest.approx(1 / 3)
    nothing = {name: column[:0] for name, column in comments.items()}
    empty = replace(record, tables={**record.tables, "comments": nothing}, memo={})
    assert count("thread_depth", empty) == 0 and math.isnan(count("trolled_share", empty))
    assert count("comment_rate", tiny()) == 1 / 12
    # hello at 280 is three hours old to the minute; ask at 800, 900 and 2100; reactions at 150, 260 and 620 are early
    assert count("loop_gain", tiny()) == pytest.approx(4 / 3)
