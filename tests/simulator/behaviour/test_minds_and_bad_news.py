"""The small rules of minds, bad news, talk and the street: each in numbers that can be worked out on paper."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from simulator.behaviour import acceptance, attention, deeds, minds, posting, risks, sharing, street, talk, trust
from simulator.behaviour.sessions import diurnal
from simulator.chance import Coins, keys
from simulator.scenario.model import Deeds

TOP = 65536


def grid(*values: float) -> np.ndarray:
    return np.rint(np.array(values) * TOP).astype(np.int32)


def flags(*values: int) -> np.ndarray:
    return np.array(values, bool)


# -- minds


def test_knowledge_opens_the_gate_in_two_halves() -> None:
    aware, solution = flags(0, 1, 0, 1), flags(0, 0, 1, 1)
    assert minds.knowledge_factor(aware, solution, 0.8).tolist() == pytest.approx([0.2, 0.6, 1.0, 1.0])


def test_efficacy_acts_relative_to_a_half() -> None:
    found = minds.efficacy_factor(grid(0.5, 0.25, 1.0, 0.0), 2.0)
    assert found == pytest.approx([1.0, 0.25, 4.0, (1e-3 / 0.5) ** 2])


def test_an_example_closes_part_of_the_gap_and_less_of_it_if_unlike() -> None:
    found = minds.efficacy_step(grid(0.0, 0.0, 0.5, 1.0), flags(1, 0, 1, 1), 0.25)
    assert found.tolist() == [TOP // 4, round(0.1 * TOP), TOP // 8, 0]


def test_a_series_carries_its_viewers_up_to_five_stories() -> None:
    found = minds.carried(np.array([0.2, 0.2, 0.2, 0.2]), np.array([0, 1, 5, 9], np.int16), 0.5)
    assert found == pytest.approx([0.2, 0.2 + 0.8 * 0.1, 0.6, 0.6])


def test_belief_acts_on_wishes_relative_to_the_prior() -> None:
    assert minds.belief_factor(grid(0.4, 0.8, 0.0), 0.4, 1.5) == pytest.approx(
        [1.0, 2**1.5, (1e-3 / 0.4) ** 1.5], rel=1e-3
    )
    assert minds.belief_factor(grid(0.5), 0.0, 1.0) == pytest.approx([500.0])


def test_a_record_takes_doubt_from_who_checks_and_a_quarter_of_it_from_others() -> None:
    assert minds.doubt_left(flags(1, 0), 0.8).tolist() == pytest.approx([0.2, 0.8])


def test_a_stand_is_rewarded_agreed_with_or_resented() -> None:
    side, rewards = np.array([1, 1, 0, 0, -1, -1], np.int8), flags(1, 0, 1, 0, 1, 0)
    found = minds.approval_step(side, rewards, (0.1, 0.3, 0.2), np.full(6, 0.05)) / TOP
    assert found == pytest.approx([0.45, 0.35, 0.15, 0.05, -0.15, -0.15], abs=1e-4)


def test_a_part_of_belief_is_lost_and_never_more() -> None:
    assert minds.share_lost(grid(0.5, 1.0, 0.0), 0.25).tolist() == [-TOP // 8, -TOP // 4, 0]


def test_what_weighs_on_people_halves_and_waiting_backwards_does_nothing() -> None:
    worn = grid(4.0, 4.0, 4.0, 4.0)
    assert minds.rested(worn, np.array([0, 60, 120, -30]), 60).tolist() == [4 * TOP, 2 * TOP, TOP, 4 * TOP]


def test_a_sight_is_liked_less_by_each_that_weighs_on_one_and_turns_at_the_peak() -> None:
    worn = np.array([0, 5, 10, 20]) * TOP
    once = minds.used_to(worn, np.ones(4, int), 0.02, 10.0) / TOP
    assert once == pytest.approx([0.02, 0.01, 0.0, -0.02], abs=1e-4)
    many = minds.used_to(np.zeros(1, int), np.array([4]), 0.02, 10.0) / TOP
    assert many == pytest.approx([0.02 * (4 - (0 + 1 + 2 + 3) / 10)], abs=1e-4)


# -- bad news


@pytest.mark.parametrize(
    ("answer", "responsibility", "left"),
    [("transparency", 0.0, 0.4), ("transparency", 1.0, 0.4), ("denial", 0.0, 0.3), ("denial", 1.0, 0.9),
     ("denial", 0.5, 0.6), ("apology", 0.0, 0.8), ("apology", 1.0, 0.25), ("silence", 0.3, 1.0)],
)  # fmt: skip
def test_an_answer_leaves_so_much_of_the_anger(answer: str, responsibility: float, left: float) -> None:
    assert risks.left_by(answer, responsibility) == pytest.approx(left)


def test_anger_takes_a_part_of_the_calm() -> None:
    assert risks.angrier(grid(0.0, 0.5, 1.0), 0.5).tolist() == [TOP // 2, 3 * TOP // 4, TOP]
    assert risks.angrier(grid(0.0, 0.0), np.array([0.25, 1.0])).tolist() == [TOP // 4, TOP]
    assert risks.left_of(grid(0.5, 1.0), 0.25).tolist() == [TOP // 8, TOP // 4]


def test_corrections_are_believed_from_who_is_trusted() -> None:
    faith = risks.trust_in(grid(1.0, 0.5, 0.0, 0.0), np.array([0.8, 0.8, 0.5, 1.0], np.float32))
    assert faith == pytest.approx([1.0, 0.6, 0.5, 0.0])
    assert risks.correction_chance(0.5, faith, 2.0) == pytest.approx([0.5, 0.18, 0.125, 0.5e-6])
    assert risks.correction_chance(0.5, faith, 0.0).tolist() == [0.5] * 4


def test_anger_costs_deeds() -> None:
    assert risks.goodwill(grid(0.0, 0.5, 1.0), 0.6) == pytest.approx([1.0, 0.7, 0.4])


@pytest.mark.parametrize(("data", "chance"), [("none", 0.0), ("email", 0.2 * 0.1 * 0.75), ("full", 0.1 * 0.75)])
def test_full_records_are_stolen_more_often_than_addresses(data: str, chance: float) -> None:
    assert risks.exposure_chance(data, 0.25, 0.1) == pytest.approx(chance)


def test_people_bear_at_least_one_attack_and_on_average_one_more_than_their_resilience() -> None:
    units = np.array([0, 1 << 20, 3 << 20, (1 << 20) - 1])
    assert risks.borne(units, 4.0).tolist() == [1, 5, 13, 4]
    assert risks.borne(units, 0.5).tolist() == [1, 1, 2, 1]


def test_a_changed_rule_cuts_to_the_end_and_an_outage_for_its_hours() -> None:
    def card(kind: str, severity: float) -> Any:
        return SimpleNamespace(kind=kind, outlet="photo", at=100, severity=severity)

    cards = [card("rule_change", 0.5), card("outage", 0.5), card("scandal", 1.0), card("rule_change", 1.0)]
    scenario: Any = SimpleNamespace(card=cards, horizon=10_000, harm=SimpleNamespace(outage=600.0))
    found = list(risks.cuts(scenario))
    assert [one[:3] for one in found] == [("photo", 100, 10_000), ("photo", 100, 400), ("photo", 100, 10_000)]
    assert [one[3] for one in found] == pytest.approx([0.55, 0.0, 0.1])


# -- talk, the street, trust


def test_one_troll_at_the_top_does_half_of_what_two_do() -> None:
    assert talk.troll_chance(0.1, 3.0, np.array([0, 1, 2])) == pytest.approx([0.1, 0.2, 0.3])
    assert talk.troll_chance(0.9, 3.0, np.array([2])).tolist() == [1.0]


def test_on_the_street_concern_recognition_and_belief_say_yes() -> None:
    knobs: Any = SimpleNamespace(yes_rate=0.1, recognition=0.5)
    found = street.yes_chance(knobs, flags(1, 0, 1, 0), flags(0, 0, 1, 1), np.array([1.0, 1.0, 2.0, 1.0]))
    assert found == pytest.approx([0.1, 0.02, 0.3, 0.03])


def test_suspicion_is_held_between_next_to_nothing_and_all() -> None:
    knobs: Any = SimpleNamespace(suspicion=0.6, fit_weight=0.5, tie_bonus=0.1)
    assert trust.suspicion(knobs, 0.4, "none", False) == pytest.approx(0.4)
    assert trust.suspicion(knobs, 0.4, "enthusiast", True) == pytest.approx(0.4 + 0.2 - 0.1)
    assert trust.suspicion(knobs, 0.4, "beneficiary", False) == pytest.approx(0.2)
    assert trust.suspicion(SimpleNamespace(suspicion=0.1, fit_weight=1.0, tie_bonus=0.0), 1.0, "none", False) == 0.02  # type: ignore[arg-type]
    assert trust.suspicion(SimpleNamespace(suspicion=1.0, fit_weight=0.0, tie_bonus=0.0), 1.0, "none", True) == 1.0  # type: ignore[arg-type]
    assert trust.engagement_of_fit(0.2, 0.7, 0.5) == pytest.approx(1 - 0.5 * (0.5 / 0.7) ** 2)
    assert trust.engagement_of_fit(1.0, 0.3, 0.5) == pytest.approx(0.5)


# -- deeds


def test_of_a_call_remain_its_wording_and_what_effort_leaves() -> None:
    knobs = Deeds(implied_call=0.6, effort_cost=0.5)
    assert deeds.call_response(knobs, True, 0.0) == 1.0
    assert deeds.call_response(knobs, False, 2.0) == pytest.approx(0.6 * math.exp(-1.0))


def test_recognition_grows_with_what_is_done_and_only_in_motivational_posts() -> None:
    knobs = Deeds(recognition=0.3)
    assert deeds.momentum(knobs, "motivational", 99) == pytest.approx(1.6)
    assert deeds.momentum(knobs, "motivational", 0) == 1.0 == deeds.momentum(knobs, "appeal", 99)
    assert deeds.momentum(Deeds(recognition=0.0), "motivational", 99) == 1.0


@pytest.mark.parametrize(
    ("what", "public", "left"),
    [("licensing", True, 0.8), ("licensing", False, 1.1), ("consistency", True, 1.2), ("consistency", False, 1.0),
     ("none", True, 1.0)],
)  # fmt: skip
def test_a_click_before_licenses_or_binds(what: str, public: bool, left: float) -> None:
    knobs = Deeds.model_validate({"after_click": what, "public_clicks": public, "click_weight": 0.2})
    assert deeds.after_click(knobs) == pytest.approx(left)


def test_a_deadline_adds_all_at_its_moment_and_half_a_day_before() -> None:
    assert deeds.urgency(np.array([0, 1440, -5, 2880]), 0.6) == pytest.approx([1.6, 1.3, 1.6, 1.15])
    assert deeds.urgency(np.array([0, 7]), 0.0).tolist() == [1.0, 1.0]


def test_open_books_give_part_of_the_missing_belief_to_who_gives() -> None:
    found = deeds.belief_at_the_form(grid(0.5, 0.5, 1.0), flags(1, 0, 1), 0.5)
    assert found.tolist() == [3 * TOP // 4, TOP // 2, TOP]


def test_delays_are_the_coins_units_of_the_mean() -> None:
    assert deeds.delay_minutes(np.array([0, 1 << 20, (5 << 20) >> 1]), 60).tolist() == [0, 60, 150]


# -- the edges of acceptance, attention, sharing, posting


def test_a_post_at_the_bound_is_rejected_by_half_and_steps_are_sixty_fourths() -> None:
    limits = acceptance.rejection_threshold(grid(0.0, 0.0, 0.0, -1.0), grid(0.5, 0.515, 0.516, 1.0), 0.5) * 2.0**-32
    assert limits[0] == limits[1] == pytest.approx(0.5) and limits[3] == pytest.approx(1.0, abs=1e-6)
    assert limits[2] == pytest.approx(1 / (1 + math.exp(-(1 / 64) / 0.08)))


def test_belief_closes_part_of_the_gap_upwards_and_loses_a_part_downwards() -> None:
    assert acceptance.belief_step(grid(0.5, 0.5, 0.0, 1.0), grid(0.5, -0.5, -0.5, 0.5)).tolist() == [
        TOP // 4, -TOP // 4, 0, 0,
    ]  # fmt: skip
    assert acceptance.stance_step(grid(0.0, 0.0, 0.5), grid(1.0, -1.0, 0.5), 0.25).tolist() == [TOP // 4, -TOP // 4, 0]
    assert acceptance.doubt_chance(grid(0.25), np.array([0.8], np.float32), 0.5) == pytest.approx([0.3])


def test_viewers_leave_at_the_first_frame_and_by_thirds_after() -> None:
    frames = np.array([1, 2, 3, 4], np.uint8)
    assert attention.finish_chance(frames, 0.3) == pytest.approx([1.0, 0.7, 0.63, 0.567])
    assert attention.freshness(np.array([0, 5, 10]), 5) == pytest.approx([1.0, 0.5, 1 / 3])


def test_closeness_doubles_a_wish_at_forty_reactions_and_no_further() -> None:
    found = sharing.wish(flags(1, 1, 1, 0), 0.1, np.ones(4, np.float32), np.array([0, 20, 90, 0]))
    assert found == pytest.approx([1.0, 1.5, 2.0, 0.1])
    assert sharing.news_value(np.array([0, 60, 180]), 60) == pytest.approx([1.0, 0.5, 0.25])


def test_quality_and_breadth_are_quantiles_of_their_laws() -> None:
    flips = np.array([1 << 31, 3 << 30], np.uint32)  # the median and the upper quartile
    spread = 0.6
    assert posting.quality(flips, spread) == pytest.approx(
        [math.exp(-0.18), math.exp(spread * 0.6744897501960817 - 0.18)], rel=1e-5
    )
    assert posting.breadth(flips, 1.0, 1.0) == pytest.approx([0.5, 0.75], abs=1e-3)
    assert posting.breadth(flips, 2.0, 1.0) == pytest.approx([0.5**0.5, 0.75**0.5], abs=1e-3)
    assert posting.breadth(flips, 1.0, 2.0) == pytest.approx([1 - 0.5**0.5, 0.5], abs=1e-3)


def test_breadth_is_the_end_of_the_square_in_which_its_coin_falls() -> None:
    flips = np.arange(1 << 20, 1 << 32, 99_999_989).astype(np.uint32)
    part = (flips + 0.5) * 2.0**-32
    assert posting.breadth(flips, 1.0, 1.0) == pytest.approx((np.ceil(np.sqrt(part) * 4096) / 4096) ** 2, rel=1e-6)


@pytest.mark.parametrize("day", [4, 5, 6, 7])
def test_where_a_weekend_begins_or_ends_people_post_as_much_as_the_day_is_long(day: int) -> None:
    """A day on somebody's clock that begins far from midnight: part of a weekday's curve, part of the weekend's."""
    curve, people, rate, offset = diurnal(5.0, 240), 3000, 20.0, -600
    begins, ends = curve.activity(np.array([day, day + 1]) * 1440 + offset + 10_080)
    place, minute, _ = posting.posts_of_day(
        Coins(4), curve, "own post", keys(2, np.arange(people)), np.full(people, rate), np.full(people, offset), day
    )
    expected = people * rate * (ends - begins)
    assert abs(place.size - expected) < 4 * expected**0.5
    half = curve.activity(np.array([day * 1440 + 720 + offset + 10_080]))[0]
    early = float((half - begins) / (ends - begins))
    assert abs((minute < day * 1440 + 720).mean() - early) < 4 * (early * (1 - early) / minute.size) ** 0.5
