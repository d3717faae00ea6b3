"""What the dashboard shows, what went wrong, series, ties and groups: counted by hand on the ledger of `tiny`."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from simulator.chance import Coins, key, threshold
from simulator.ledger import Act, Deed, Did, Handing, Kind, Ledger, Reason
from simulator.metrics import breakdowns, dashboard, groups, network, series
from simulator.metrics.measures import MEASURES, named
from simulator.metrics.record import Record
from tests.simulator.metrics.staging import act, count, deed, item, post, sight, some, told, with_crowd
from tests.simulator.metrics.tiny import ASK, HELLO, LINA, SIGHTS, STORY, plan, society, tiny


def dash(record: Record | None = None, **knobs: float) -> Record:
    there = record or tiny()
    parts = {"overcount": 0.0, "devices": 0.0, "lost_track": 0.0} | knobs
    return replace(there, scenario=plan(dashboard=parts), memo={})


EXACTLY = {
    "impressions": (12, 5), "reach": (8, 5), "likes": (1, 0), "comments": (1, 1), "shares": (3, 1), "deeds": (3, 2),
    "gifts": (2, 1), "signatures": (1, 1), "share rate": (3 / 12, 1 / 5), "engagement rate": (5 / 12, 2 / 5),
    "deed rate": (3 / 8, 2 / 5),
}  # fmt: skip


@pytest.mark.parametrize("metric", EXACTLY)
def test_a_dashboard_without_errors_shows_what_happened(metric: str) -> None:
    """Two gifts and a signature at the first item; a gift on the street is not seen."""
    record = dash(told(deed(3, 700, 0, Deed.SIGNED), deed(4, 700, -1)))
    # from 620 on: 0, 1, 20, 22 and 8 see ask; from 641 on the gift at 640 is past
    assert dashboard.shown(record, metric) == pytest.approx(EXACTLY[metric][0])
    since = 641 if metric in ("deeds", "gifts", "signatures") else 620
    late = EXACTLY[metric][1] if metric != "deed rate" else 3 / 5
    assert dashboard.shown(record, metric, since) == pytest.approx(late)


def test_a_dashboard_that_counts_everything_twice_is_wrong_by_the_whole() -> None:
    wrong = dash(overcount=1.0, devices=1.0, lost_track=1.0)
    shown = {metric: dashboard.shown(wrong, metric) for metric in dashboard.COUNTS}
    assert shown == {
        "impressions": 24, "reach": 16, "likes": 2, "comments": 2, "shares": 6, "deeds": 0, "gifts": 0, "signatures": 0
    }  # fmt: skip
    for name in ("impressions", "reach", "likes", "shares", "gifts"):
        assert count(f"measurement_error_{name}", wrong) == 1 and count(f"measurement_error_{name}", dash()) == 0
    assert count("measurement_error", wrong) == 1 and count("measurement_error", dash()) == 0
    assert count("measurement_error", dash(devices=1.0)) == pytest.approx(1 / 5)
    assert math.isnan(count("measurement_error", dash(tiny(told=Ledger()))))
    assert dashboard.gifts_by_post(dash(told(deed(3, 9, 0))), False).tolist() == [1, 0, 2, 0]
    assert dashboard.gifts_by_post(wrong, True).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("metric", ["impressions", "likes", "comments", "shares", "reach"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_what_a_dashboard_counts_twice_are_coins_of_person_post_and_minute(metric: str, part: float) -> None:
    record, people = dash(overcount=part, devices=part), society().population.key
    bits = {"likes": Did.LIKED, "comments": Did.COMMENTED, "shares": Did.SHARED, "impressions": 0}
    content = {0: HELLO, 1: HELLO, 4: STORY, 5: ASK, 6: ASK, 7: ASK}
    views = [(who, content[item], when, did) for who, item, when, why, did in SIGHTS
             if item in content and Reason.REJECTED <= why <= Reason.ACTED]  # fmt: skip
    coins, expected = Coins(1), 0
    if metric == "reach":
        flips = [coins.flip("dashboard device", people[[who]])[0] for who in sorted({one[0] for one in views})]
    else:
        flips = [
            coins.flip("dashboard " + metric, people[[who]], np.array([about], np.uint64), np.array([when], np.int32))[
                0
            ]
            for who, about, when, did in views
            if not bits[metric] or did & bits[metric]
        ]
    expected = len(flips) + sum(int(flip < threshold(part)) for flip in flips)
    assert dashboard.shown(record, metric) == expected


def test_the_way_to_the_form_is_lost_by_a_coin_of_person_and_minute() -> None:
    gifts = [deed(one, 700 + one, 5) for one in range(12)]
    record = dash(told(*gifts), lost_track=0.5)
    person, minute = record.deeds["person"], record.deeds["minute"]
    flips = Coins(1).flip("dashboard track", society().population.key[person], key("deed"), minute)
    assert (
        dashboard.lost(record).tolist() == (flips < threshold(0.5)).tolist() and 0 < dashboard.lost(record).sum() < 14
    )


def test_a_dashboard_errs_from_its_card_to_the_audit() -> None:
    record = told(
        act(Act.AUDITED, 100), act(Act.DISTORTED, 160, 250), act(Act.DISTORTED, 500, 900), act(Act.AUDITED, 800)
    )
    minutes = np.array([99, 159, 160, 499, 500, 799, 800])
    assert dashboard.distortion(record, minutes).tolist() == [0, 0, 0.25, 0.25, 1, 1, 0]
    open_end = told(act(Act.DISTORTED, 160, 1000))
    assert dashboard.distortion(open_end, np.array([159, 160, 2879])).tolist() == [0, 1, 1]
    assert dashboard.shown(dash(open_end), "impressions") == 12 + 11  # all but the first at 150


def test_who_is_asked_by_name_and_how_long_the_chain_of_stories_is() -> None:
    assert count("longest_chain", tiny()) == 1 and count("named", tiny()) == 0
    record = told(
        item(STORY, 1, 165, Handing.NAMED, 4), sight(9, 8, 500, Reason.ACTED, Did.CREATED),
        sight(9, 8, 520, Reason.SEEN, 0), sight(10, 8, 510, Reason.LIKED, Did.LIKED),
        sight(11, 8, 530, Reason.ACTED, Did.ACTED), post(9, 500, Kind.TESTIMONY, 4), post(12, 600, Kind.TESTIMONY, 0),
        post(13, 601, Kind.OWN, 4), post(14, 2880, Kind.TESTIMONY, 4),
    )  # fmt: skip
    assert count("named", record) == 3 and count("taken_up_share", record) == pytest.approx(2 / 3)
    assert count("longest_chain", record) == 2 and count("longest_chain", tiny(until=160)) == 0
    # somebody who was asked by name was reached by people too
    assert np.flatnonzero(series.second_generation(record)).tolist() == [2, 3, 7, 9, 10, 11, 20, 22]


@pytest.mark.parametrize(
    ("knobs", "expected"),
    [
        ({"match": 1.0}, 0),
        ({"match": 1.0, "match_ratio": 2.0}, 0),
        ({"match": 1.1}, 4100),
        ({"match": 2.0}, 4100),
        ({"match": 2.0, "match_ratio": 0.5}, 2050),
        ({"match": 2.0, "match_starts": 640}, 4000),
        ({"match": 2.0, "match_starts": 641}, 1500),
        ({"match": 2.0, "match_ends": 900}, 2600),
        ({"match": 2.0, "match_ends": 901}, 4100),
        ({"match": 2.0, "match_pot": 3000}, 3000),
        ({"match": 2.0, "match_pot": 5000}, 4100),
    ],
)
def test_gifts_are_matched_while_the_offer_is_on_and_up_to_its_pot(knobs: dict[str, Any], expected: float) -> None:
    record = told(deed(4, 0, -1), deed(4, 50, -1, Deed.SIGNED, 700))
    offered = plan(deeds=knobs)
    assert count("matched_cents", replace(record, scenario=offered, memo={})) == expected


def rumour() -> Record:
    """0 saw a rumour at 10 and its correction at 20; 1 the correction first; 2 the rumour, labelled at 50."""
    return told(
        post(29, 5, Kind.RUMOUR), post(31, 5, Kind.CORRECTION), item(4, 29, 5, Handing.POSTED),
        item(5, 31, 5, Handing.POSTED), sight(0, 8, 10, Reason.COMMENTED, Did.COMMENTED),
        sight(0, 9, 20, Reason.SEEN, 0), sight(1, 9, 30, Reason.SEEN, 0), sight(1, 8, 31, Reason.SEEN, 0),
        sight(2, 8, 50, Reason.SEEN, 0), sight(3, 8, 49, Reason.LIKED, Did.LIKED), sight(4, 9, 60, Reason.SEEN, 0),
        sight(5, 8, 33, Reason.SEEN, 0), sight(5, 9, 33, Reason.SEEN, 0),
        act(Act.LABELLED, 50), act(Act.LABELLED, 70),
    )  # fmt: skip


def test_a_rumour_is_corrected_for_whom_sees_it_with_or_before_its_correction() -> None:
    assert count("rumour_comments", rumour()) == 1 and count("rumour_comments", tiny()) == 0
    # exposed: 0, 1, 2, 3, 5; told then or later: 0, 2 by the label, 5 in the same minute
    assert count("correction_coverage", rumour()) == pytest.approx(3 / 5)
    assert math.isnan(count("correction_coverage", tiny()))


def test_what_went_wrong_is_counted_in_acts() -> None:
    record = told(
        act(Act.SILENCED, 10, 3), act(Act.SILENCED, 20, 3), act(Act.SILENCED, 30, 0), act(Act.MOBILISED, 40, 5),
        act(Act.MOBILISED, 50, 6), act(Act.AT_RISK, 60, 1500), act(Act.AT_RISK, 70, 900), act(Act.DIVERTED, 80),
        act(Act.DIVERTED, 90),
    )  # fmt: skip
    found = {"silenced": 2, "opponents_mobilised": 2, "records_exposed": 1.5, "gifts_diverted": 2}
    assert {name: count(name, record) for name in found} == found
    assert count("records_exposed", tiny()) == count("recovery_time", tiny()) == count("silenced", tiny()) == 0
    ended = with_crowd(told(act(Act.RAID_ENDED, 40), act(Act.RAID_ENDED, 30)))
    # at 40: the first still waits, the third and the last end later; the fourth came as the raid ended
    assert count("moderation_backlog", ended) == 2


@pytest.mark.parametrize(("anger", "hours"), [((2, 9, 5, 4), 3.0), ((9, 4, 3, 3), 1.0), ((9, 9, 9, 5), 47.0)])
def test_sentiment_is_back_when_anger_has_fallen_to_the_line(anger: tuple[int, ...], hours: float) -> None:
    """The line is 0.015 x 10 x 30 = 4.5; before the worst nothing counts as back."""
    rows = [act(Act.SENTIMENT, 60 * (hour + 1), value) for hour, value in enumerate(anger)]
    assert count("recovery_time", told(*rows)) == pytest.approx(hours)


def test_series_lose_viewers_frame_by_frame() -> None:
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    frames = with_crowd(tiny(scenario=plan(post=[base[0] | {"frames": 4}, base[1]])))
    assert series.frame_drops(frames) == pytest.approx([0.2, 0.75, 0.5])
    assert count("first_frame_drop", frames) == pytest.approx(0.2) and count("later_frame_drop", frames) == 0.75
    assert series.frame_drops(tiny()) == [] and math.isnan(count("first_frame_drop", tiny()))
    two = with_crowd(tiny(scenario=plan(post=[base[0] | {"frames": 2}, base[1]])))
    assert series.frame_drops(two) == pytest.approx([0.2]) and math.isnan(count("later_frame_drop", two))
    gone = with_crowd(tiny(scenario=plan(post=[base[0] | {"frames": 6}, base[1]])), frames=np.array([4, 1, 0, 0, 0, 0]))
    assert series.frame_drops(gone) == pytest.approx([0.75, 1.0])


def test_asks_are_weighed_against_the_gifts_that_they_bring() -> None:
    asking = [one.ask for one in plan().post]
    assert asking == ["none", "give"] or asking.count("give") == 1
    assert count("gift_rate_per_ask", tiny()) == pytest.approx(1000 * 2 / 5)  # ask was seen five times
    assert count("gifts_per_ask", tiny()) == 2 and count("repeat_gifts", tiny()) == 0
    again = told(deed(1, 700, 5), deed(1, 800, 5), deed(3, 800, 5, Deed.SIGNED))
    assert count("repeat_gifts", again) == 2 and count("gifts_per_ask", again) == 4


def test_words_of_the_audience_stand_against_those_of_replies() -> None:
    assert count("conversation_index", tiny()) == pytest.approx(12 / (12 + 40))
    drawn = told(
        post(LINA, 700, Kind.INTERACTIVE), post(LINA, 700, Kind.INTERACTIVE, number=0),
        item(4, LINA, 700, Handing.POSTED), item(5, LINA, 700, Handing.POSTED),
        sight(6, 8, 720, Reason.COMMENTED, Did.COMMENTED | Did.ASKED),
        sight(7, 9, 720, Reason.COMMENTED, Did.COMMENTED | Did.ASKED),
        sight(9, 8, 2880, Reason.COMMENTED, Did.COMMENTED | Did.ASKED),
        sight(10, 8, 800, Reason.COMMENTED, Did.COMMENTED),
    )  # fmt: skip
    assert count("questions_per_reply", drawn) == 1 and count("questions_per_reply", tiny()) == 0


def test_shares_are_set_against_impressions_by_format() -> None:
    assert count("share_rate_of_stories", tiny()) == pytest.approx(2 / 6)
    names = {"words": "share_rate_of_words", "picture": "share_rate_of_pictures", "video": "share_rate_of_videos"}
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    for media, name in names.items():
        record = tiny(scenario=plan(post=[base[0] | {"media": media}, base[1] | {"media": media}]))
        assert count(name, record) == pytest.approx(1 / 5)
        assert all(math.isnan(count(other, record)) for other in names.values() if other != name)


def test_reach_is_told_apart_by_ties_content_and_platform() -> None:
    # 7 follows 1; 0 and 1 follow 2 and 2 follows 0: only 2 had it from somebody who follows back; 8 people in all
    assert count("reach_share_by_mutual_ties", tiny()) == pytest.approx(1 / 8)
    assert count("reach_share_by_peer_content", tiny()) == pytest.approx(1 / 8)
    assert count("dependence_index", tiny()) == 1 and math.isnan(count("dependence_index", tiny(told=Ledger())))
    assert count("adopters", tiny()) == 4 and count("adopters", tiny().among(some(0, 1))) == 2
    assert count("take_off", tiny()) == 1 and count("take_off", tiny(until=100)) == 0
    base = [one.model_dump(exclude_unset=True) for one in plan().post]
    two = plan(outlet=[{"id": "aside"}], post=[base[0], base[1] | {"outlet": "aside"}])
    # aside: 0, 1, 20, 22 and 8 by ask; main: 0, 1, 2, 3, 20 and 7
    assert count("dependence_index", tiny(scenario=two)) == pytest.approx((25 + 36) / 121)


def test_reach_after_a_change_is_counted_from_its_minute() -> None:
    assert count("reach_after_change", tiny()) == 0
    for minute, expected in ((620, 5), (621, 4), (900, 2), (2101, 0)):
        cards = plan(card=[{"id": "a", "kind": "rule_change", "at": minute}, {"id": "b", "kind": "outage", "at": 2500}])
        assert count("reach_after_change", tiny(scenario=cards)) == expected


def test_a_society_that_cares_about_everything_alike_fits_every_cause() -> None:
    assert count("cause_audience_fit", tiny()) == 1 and count("cause_audience_fit", tiny().among(some(1))) == 1
    assert math.isnan(count("cause_audience_fit", tiny().among(some())))


def test_named_shares_are_told_as_shares() -> None:
    assert (named("reach_share (north)").name, named("reach_share (north)").unit) == ("reach_share", "share")
    assert named(" reach (north) ") is MEASURES["reach"] and named(" reach ") is MEASURES["reach"]


def test_groups_of_the_tiny_society_are_who_one_thinks() -> None:
    record = tiny()
    for name, people in {
        "home": range(20), "outside home": range(20, 30), "first language": range(20), "second language": range(20, 30),
        "own camp": range(20), "other camp": range(20, 30), "opponents": range(20, 30), "followers": range(11),
        "beyond followers": range(11, 30), "marginal cluster": range(20, 30), "target group": (), "far culture": (),
        "home culture": range(30), "neighbours of the featured": (), "region abroad": range(20, 30),
        "language fr": range(20, 30), "south": range(20, 30),
    }.items():  # fmt: skip
        assert np.flatnonzero(groups.group(record, name)).tolist() == list(people), name
    scenario = plan()
    for name in ("home", "north", "region abroad", "language fr"):
        assert groups.known(scenario, name)
    for name in ("nowhere", "region north", "language home", "region", "abroad"):
        assert not groups.known(scenario, name)
    far = plan(
        community=[
            {"id": "north", "people": 20, "region": "home", "culture": 0.5},
            {"id": "south", "people": 10, "region": "abroad", "language": "fr", "culture": -0.5},
        ],
        influencer=[{"id": "lina", "followers": 11, "fee": 1000, "answers": True, "culture": 0.5}],
    )
    made = replace(tiny().society, communities=replace(society().communities, declared=far.community))
    there = replace(tiny(scenario=far), society=made, memo={})
    assert np.flatnonzero(groups.group(there, "far culture")).tolist() == list(range(20, 30))
    assert np.flatnonzero(groups.group(there, "home culture")).tolist() == list(range(20))


def test_ties_that_are_returned_and_circles_that_close() -> None:
    made = society().network
    # among 19 ties: 0 and 2 follow each other, and none else; 1 is followed by 0 and follows 2
    pairs = {(int(who), node) for node in range(made.indptr.size - 1) for who in made.followers(node)}
    back = sum((b, a) in pairs for a, b in pairs)
    assert network.reciprocity(made.indptr, made.indices, Coins(1)) == pytest.approx(back / len(pairs))
    assert breakdowns.breakdowns(tiny())["reach_by_language"] == {"en": 6, "fr": 2}
