"""Every measure on a ledger that can be counted by hand, and on one in which nothing happened."""

from __future__ import annotations

import math

import pytest

from simulator.ledger import Ledger, Reason
from simulator.metrics import breakdowns, campaign_reach, deeds, reasons, spreading
from simulator.metrics.measures import MEASURES, measures, value
from tests.simulator.metrics.tiny import SIGHTS, ledger, plan, tiny

NAN = float("nan")
BY_HAND = {
    # the goal: two gifts, both given
    "goal_value": 2,
    "goal_reached": 1,
    # 12 looks at the campaign by 0, 1, 2, 3, 7, 8, 20 and 22; 6 and 21 saw somebody's own post only
    "reach": 8,
    "impressions": 12,
    "frequency": 1.5,
    "net_reach": 8 / 30,
    "grp": 40,
    "cause_reach": 10,
    "owned_reach": 4,  # 0, 1, 2 and 8 from Lina
    "paid_reach": 1,  # 20
    "earned_reach": 5,  # 2, 3 and 20 from 0; 7 from 1; 22 from 20
    "discovered_reach": 0,
    "peer_reach": 1,  # 7 saw the story that 1 made
    "reach_beyond_followers": 2,  # 20 and 22
    "time_to_first_contact": (150 + 280) / 2,  # home and abroad
    "half_life_impressions": (70 + 200) / 2,  # hello: the third of six, at 170; ask: the third of five, at 800
    "post_survival": 1 / 3,  # ask is seen at 2100; hello and the story are not seen a day later
    "attention_gini": (2 * 11 - 2 * 1) / (3 * 14),  # 1, 2 and 11 looks at what 1, 5 and Lina posted
    "likes": 1,
    "comments": 1,
    "shares": 3,
    "cause_shares": 3,
    "clicks": 5,
    "share_rate": 3 / 12,
    "engagement_rate": 6 / 12,
    "engagement_per_follower": 6 / 22,  # two posts, eleven followers each
    "acceptance": 10 / 12,
    "rejected_share": 1 / 12,
    "doubted_share": 1 / 12,
    "creations": 1,
    "creators": 1000 / 8,
    "own_posts": 1,
    "participants": 5,  # 0, 1, 2, 20, 22
    "participants_per_onlooker": 5 / 3,
    "story_retention": NAN,  # stories on one day only
    "completion_rate": 3 / 6,  # 0 and 1 from Lina, 2 at the second sight
    "half_life_engagement": (60 + 20) / 2,  # hello: second of three, at 160; ask: first of two, at 620
    "half_life_reshares": (50 + 200) / 2,
    "cascades_started": 2,
    "largest_cascade": 2,
    "largest_depth": 2,  # hello: Lina, 0, 2
    "depth": 1.5,  # ask: 20 shared what was boosted, so straight from Lina
    "structural_virality": (4 / 3 + 1) / 2,
    "largest_virality": 4 / 3,
    "first_generation_share": 2 / 3,
    "reproduction": 1 / 3,
    "reproduction_last_day": NAN,  # no share in the last 24 hours
    "large_cascade_share": 0,
    "peak_hour_share": 1 / 3,
    "time_to_half": (50 + 0) / 2,  # two of three nodes at 150; one of two at once
    "time_to_ninety": (160 + 200) / 2,
    "reinforced_share": 1 / 3,  # 2 had it from Lina and from 0; 20 saw hello from 0 but shared ask
    "cross_cutting_share": 3 / 14,  # 20 from 0 and from Lina, 21 from 5; 22 has it from the own camp
    "ei_index": 2 * 3 / 14 - 1,
    "sincerity": NAN,
    "mean_stance": NAN,
    "polarisation": NAN,
    "deeds": 2,
    "doers": 2,
    "signatures": 0,
    "gifts": 2,
    "donors": 2,
    "gift_cents": 4000,
    "mean_gift": 2000,
    "recruits": 0,
    "show_ups": 0,
    "deed_rate": 250,
    "deeds_per_click": 2 / 5,
    "gift_rate": 400,  # 0, 1, 8, 20 and 22 saw the ask
    "slacktivism_ratio": 3 / 5,
    "click_only_share": 1,  # 0, 2 and 20 clicked; 1 and 22 gave
    "time_to_100_signatures": 2880,
    "time_to_first_gift": 640,
    "spent_cents": 1300,
    "net_cents": 2700,
    "cost_per_deed": 650,
    "cost_per_gift": 650,
    "matched_cents": 0,  # nobody offered to double anything
    "cost_per_person": 1300 / 8,
    "cost_per_engagement": 1300 / 6,
    "cpm": 1300 / 12 * 1000,
    "supporters": 3,  # 1 and 22 gave; 0 liked, shared and commented
    "active_at_day_7": NAN,
    "active_at_day_30": NAN,
    "supporter_ties": 1,  # 0 follows 1
    "community_density": 1 / 6,
    "awareness": 7,  # 0, 1, 2, 7, 8, 20 and 22 accepted something
    "aware_communities": 1,  # five of twenty in the north, two of ten in the south
    "time_to_half_of_communities": 2100,
    "questions": 1,
    "answered": 1,
    "answered_share": 1,
    "wait": 60,
    "backlog": 0,
    "hours_used": 50 / 60,
    "reach_per_hour": 8 / (50 / 60),
    "deliveries": len(SIGHTS),
    "pending": 1,
    "seen_share": 14 / 17,
}


def same(one: float, other: float) -> bool:
    return one == pytest.approx(other, rel=1e-12) or (math.isnan(one) and math.isnan(other))


ROOMS = (
    "goal", "campaign_reach", "reactions", "spreading", "bubbles_of_run", "deeds", "money", "staying", "desk",
    "reasons",
)  # fmt: skip


ELSEWHERE = ("volunteer_dropout", "awareness_half_life", "awareness_after_day_7")
"""Measures of the aftermath, counted where the aftermath is tested."""


def test_every_measure_of_these_rooms_has_been_counted_by_hand() -> None:
    homes = {name: one.function.__module__.rpartition(".")[2] for name, one in MEASURES.items()}
    assert sorted(BY_HAND) == sorted(name for name, home in homes.items() if home in ROOMS and name not in ELSEWHERE)


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_a_measure_is_what_one_counts_by_hand(name: str) -> None:
    assert same(MEASURES[name](tiny()), BY_HAND[name])


def test_where_nothing_happened_rates_are_unknown_and_counts_are_nothing() -> None:
    empty = tiny(told=Ledger())
    found = measures(empty)
    counted = {name for name in BY_HAND if MEASURES[name].unit in ("count", "points", "ties")}
    assert {found[name] for name in counted} == {0.0} and found["reach"] == found["deeds"] == found["awareness"] == 0
    for name in ("frequency", "share_rate", "deed_rate", "cost_per_deed", "structural_virality", "wait", "acceptance"):
        assert math.isnan(found[name])
    assert found["time_to_first_contact"] == found["time_to_first_gift"] == 2880


def test_looking_back_sees_only_what_had_happened() -> None:
    found = measures(tiny(), until=641)
    assert (found["reach"], found["impressions"], found["shares"], found["gifts"]) == (6, 9, 2, 1)
    assert (found["creations"], found["spent_cents"], found["questions"], found["answered"]) == (1, 1000, 1, 0)
    assert found["deliveries"] == 12 and found["pending"] == 0 and found["backlog"] == 1
    assert measures(tiny(until=641))["reach"] == 6


def test_the_deadline_may_come_before_the_end() -> None:
    early = plan(goal={"measure": "gifts", "target": 2.0, "deadline": 700})
    assert MEASURES["goal_value"](tiny(scenario=early)) == 1
    assert MEASURES["goal_reached"](tiny(scenario=early)) == 0


def test_what_happens_in_the_minute_of_the_deadline_counts() -> None:
    early = plan(goal={"measure": "gifts", "target": 2.0, "deadline": 900})
    assert MEASURES["goal_reached"](tiny(scenario=early)) == 1


@pytest.mark.parametrize(("target", "reached"), [(60.0, 1), (59.0, 0)])
def test_a_goal_of_less_is_met_from_above(target: float, reached: int) -> None:
    assert MEASURES["goal_reached"](tiny(scenario=plan(goal={"measure": "wait", "target": target}))) == reached


@pytest.mark.parametrize("name", ["nonsense", "goal_reached", "goal_value"])
def test_a_goal_that_counts_nothing_is_never_reached(name: str) -> None:
    odd = tiny(scenario=plan(goal={"measure": name, "target": 0.0}))
    assert math.isnan(MEASURES["goal_value"](odd)) and MEASURES["goal_reached"](odd) == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("reach (north)", 6),
        ("reach (south)", 2),
        ("reach_share (outside home)", 2 / 8),
        ("attention_share (north)", 3 / 14),
        ("reach_share (language fr)", 2 / 8),
        ("share_of_deeds (north)", 1 / 2),
        ("share_rate (own camp)", 2 / 9),
        ("doubted_share (other camp)", 1 / 3),
        ("reach (beyond followers)", 2),
        ("shares(south)", 1),
        ("creations (south)", 0),
        ("net_reach (south)", 2 / 10),
        ("awareness (south)", 2),
        ("reach (second language)", 2),
        ("likes", 1),
    ],
)
def test_brackets_restrict_a_measure_to_a_group(name: str, expected: float) -> None:
    assert value(tiny(), name) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["reach (nowhere)", "nonsense", "nonsense (north)", "reach_share", "reach (region x)"])
def test_an_unknown_measure_or_group_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        value(tiny(), name)


def test_breakdowns_are_what_one_counts_by_hand() -> None:
    found = breakdowns.breakdowns(tiny())
    assert found["reach_by_community"] == {"north": 6, "south": 2}
    assert found["net_reach_by_community"] == {"north": 0.3, "south": 0.2}
    assert found["reach_by_region"] == {"abroad": 2, "home": 6}
    assert found["time_to_first_contact_by_region"] == {"abroad": 280, "home": 150}
    assert found["reach_by_account"] == {"lina": 7, "organiser": 0}
    assert found["impressions_by_account"] == {"lina": 11, "organiser": 0}
    assert found["shares_by_account"] == {"lina": 3, "organiser": 0}
    assert found["deeds_by_account"] == {"lina": 2, "organiser": 0}
    assert found["reach_by_post"] == {"hello": 5, "ask": 5}
    assert list(found["reach_by_post"]) == ["hello", "ask"]
    assert found["impressions_by_post"] == {"hello": 6, "ask": 5}
    assert found["shares_by_post"] == {"hello": 2, "ask": 1}
    assert found["people_by_rung"] == {
        "not_reached": 22, "saw": 3, "liked": 0, "commented": 0, "shared": 3, "signed": 0, "gave": 2, "recruited": 0,
        "showed_up": 0,
    }  # fmt: skip
    assert found["reproduction_by_generation"] == {"generation 0": 2 / 3, "generation 1": 1 / 2, "generation 2": 0}
    assert found["story_retention_by_day"] == {"day 1": 3 / 5}
    hours = found["shares_by_hour"]
    assert len(hours) == 48 and {hour: count for hour, count in hours.items() if count} == {
        "Mon 02:00": 1, "Mon 04:00": 1, "Mon 13:00": 1,
    }  # fmt: skip
    assert found["reasons_by_community"]["south shared"] == 1
    assert sum(found["reasons_by_community"].values()) == len(SIGHTS)


def test_the_three_filters_are_measured_apart() -> None:
    steps = breakdowns.breakdowns(tiny())["cross_cutting_by_step"]
    assert steps["chance"] == pytest.approx(2 * 200 / 900)
    assert steps["followed"] == pytest.approx(2 / 10)  # 20 follows 0 and 21 follows 5, of ten ties between people
    assert steps["delivered"] == pytest.approx(3 / 17)
    assert steps["shown"] == pytest.approx(3 / 15)
    assert steps["accepted"] == pytest.approx(2 / 12)  # 20 doubted what came from 0


def test_reasons_add_up_to_the_deliveries() -> None:
    found = reasons.by_name(tiny())
    assert len(found) == len(Reason) and sum(found.values()) == len(SIGHTS) == value(tiny(), "deliveries")


def test_the_ladder_adds_up_to_the_people() -> None:
    assert sum(deeds.ladder(tiny()).values()) == 30
    assert sum(deeds.ladder(tiny().among(campaign_reach.followers(tiny()))).values()) == 11


def test_a_boost_is_no_adopter() -> None:
    woods = spreading.trees(tiny()).woods
    assert woods.trees == 3 and woods.parent.size == 6 and woods.depth.tolist() == [0, 1, 2, 0, 0, 1]


def test_the_campaign_takes_in_what_descends_from_it() -> None:
    assert tiny().campaign.tolist() == [True, False, True, True] and tiny().cause.all()


def test_a_record_stays_true_while_the_ledger_grows() -> None:
    told = ledger()
    before = tiny(told=told)
    for _ in range(9):
        told.sights.append(reader=[25] * 1000, item=0, minute=200, reason=Reason.SEEN, did=0, place=0)
    assert MEASURES["reach"](before) == 8 and MEASURES["reach"](tiny(told=told)) == 9
