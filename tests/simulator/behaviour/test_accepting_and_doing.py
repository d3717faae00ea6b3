"""What minds let in and what hands do, each against its formula written out for one person."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.behaviour import acceptance, attention, deeds, sharing, trust
from simulator.chance import UNIT, Coins, keys
from simulator.scenario.model import Deeds, Trust

GRID = 65536
chances = st.floats(0, 1)
grid = st.integers(-GRID, GRID)
belief = st.integers(0, GRID)


def one(value: float, kind: type = np.int32) -> np.ndarray:
    return np.array([value], kind)


# -- letting in


@given(grid, grid, st.floats(0, 2))
def test_a_post_is_rejected_more_often_the_further_away_it_speaks(stance: int, slant: int, bound: float) -> None:
    found = float(acceptance.rejection_threshold(one(stance), one(slant), bound)[0]) * 2.0**-32
    distance = math.floor(abs(stance - slant) / 1024) / 64
    assert found == pytest.approx(1 / (1 + math.exp(-(distance - bound) / acceptance.SOFTNESS)), abs=1e-9)


@given(belief, chances, chances)
def test_doubt_is_disbelief_times_how_much_it_matters(sincere: int, suspicion: float, doubt: float) -> None:
    found = acceptance.doubt_chance(one(sincere), one(suspicion, np.float32), doubt)[0]
    assert found == pytest.approx(doubt * suspicion * (1 - sincere / GRID), rel=1e-6, abs=1e-9)


@given(grid, grid, st.floats(0, 0.2))
def test_a_stance_moves_towards_the_post_by_a_part_of_the_gap(stance: int, slant: int, persuasion: float) -> None:
    step = int(acceptance.stance_step(one(stance), one(slant), persuasion)[0])
    assert step == pytest.approx((slant - stance) * persuasion, abs=2)
    assert min(stance, slant) - 1 <= stance + step <= max(stance, slant) + 1


@given(belief, st.integers(-GRID, GRID))
def test_belief_stays_between_none_and_full_at_any_gain(sincere: int, gain: int) -> None:
    after = sincere + int(acceptance.belief_step(one(sincere), one(gain))[0])
    assert 0 <= after <= GRID
    room = GRID - sincere if gain > 0 else sincere
    assert after - sincere == pytest.approx(room * gain / GRID, abs=1)


# -- looking


@given(chances, chances, st.booleans(), chances)
def test_who_is_not_concerned_looks_less_readily(share: float, idle: float, concerned: bool, reads: float) -> None:
    found = attention.look_chance(share, idle, one(concerned, np.bool_), one(reads, np.float64))[0]
    assert found == pytest.approx(share * reads * (1.0 if concerned else idle))


@given(st.integers(1, 255), st.floats(0, 0.9))
def test_viewers_are_lost_after_the_first_frame_and_a_third_as_fast_later(frames: int, loss: float) -> None:
    found = attention.finish_chance(one(frames, np.uint8), loss)[0]
    expected = 1.0 if frames == 1 else (1 - loss) * (1 - loss / 3) ** (frames - 2)
    assert found == pytest.approx(expected)


@given(st.integers(0, 5000), st.integers(1, 1000))
def test_the_wish_halves_with_every_so_many_posts(read: int, half: int) -> None:
    assert attention.freshness(one(read), half)[0] == pytest.approx(half / (half + read))


# -- passing on


@given(st.booleans(), st.floats(0.125, 16, width=32), st.integers(0, 100))
def test_the_wish_is_concern_times_pull_times_closeness(concerned: bool, pull: float, close: int) -> None:
    found = sharing.wish(one(concerned, np.bool_), 0.05, one(pull, np.float32), one(close, np.int16))[0]
    base = pull * (1.0 if concerned else 0.05)
    assert found == pytest.approx(base * (1 + min(close, 40) / 40))


@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_news_is_half_as_good_at_its_half_life(age: int, half: int) -> None:
    assert sharing.news_value(one(age), half)[0] == pytest.approx(half / (half + age))
    assert sharing.news_value(one(half), half)[0] == 0.5


@given(st.integers(0, 50 * UNIT), st.integers(1, 300), st.integers(0, 500), st.floats(0, 10))
def test_what_a_sight_adds_depends_on_the_kind_of_reader(
    hazard: int, sources: int, followees: int, push: float
) -> None:
    def added(mode: int) -> int:
        found = sharing.effective_hazard(
            one(hazard, np.int64), one(mode, np.uint8), one(sources, np.int64), one(followees), push
        )
        return int(found[0])

    assert added(sharing.SIMPLE) == hazard
    assert added(sharing.THRESHOLD) == (0 if sources == 1 else int(hazard * push))
    assert added(sharing.FRACTIONAL) == int(hazard * min(20.0 * sources / max(followees, 1), 3.0))


@pytest.mark.parametrize(
    ("share", "followees", "needed"), [(0.0, 50, 2), (0.18, 5, 1), (0.18, 6, 2), (0.5, 7, 4), (1.0, 3, 3)]
)
def test_who_needs_a_part_of_those_they_follow_is_moved_from_there_on(
    share: float, followees: int, needed: int
) -> None:
    found = [
        int(
            sharing.effective_hazard(
                one(UNIT, np.int64),
                one(sharing.THRESHOLD, np.uint8),
                one(sources, np.int64),
                one(followees),
                1.0,
                share,
            )[0]
        )
        for sources in (needed - 1, needed)
    ]
    assert found == [0, UNIT]


def test_hazards_are_whole_units_and_never_beyond_a_million() -> None:
    found = sharing.to_units(np.array([0.0, 1.0, 2.0**-21, 1.5 * 2.0**-20, 1e300]))
    assert found.tolist() == [0, UNIT, 0, 2, 1_000_000 * UNIT]


# -- doing


def knobs(**changes: float) -> Deeds:
    return Deeds.model_validate(changes)


@pytest.mark.parametrize(("steps", "expected"), [(1, 0.3 / 0.5), (2, 0.3), (3, 0.15), (5, 0.3 * 0.125)])
def test_each_step_of_the_form_loses_its_part(steps: int, expected: float) -> None:
    assert deeds.form_completion(knobs(form_steps=steps, form_completion=0.3, step_loss=0.5)) == pytest.approx(expected)


def test_the_rates_stand_in_the_order_of_the_asks() -> None:
    found = deeds.base_rates(
        knobs(
            link_tap=0.5,
            form_completion=0.2,
            match=1.5,
            create_rate=0.1,
            sign_rate=0.2,
            recruit_rate=0.3,
            show_up_rate=0.4,
        )
    )
    assert found == pytest.approx([0.0, 0.0, 0.1, 0.2, 0.5 * 0.2 * 1.5, 0.3, 0.4])


@given(belief, st.floats(0.01, 1), st.floats(0, 4))
def test_a_deed_follows_belief_over_the_prior_to_a_power(sincere: int, prior: float, weight: float) -> None:
    found = deeds.trust_factor(one(sincere), prior, weight)[0]
    assert found == pytest.approx((max(sincere / GRID, 1e-4) / prior) ** weight, rel=1e-9)


@given(st.integers(0, 200), st.floats(0, 0.9))
def test_each_ask_takes_its_share_of_what_is_left(seen: int, loss: float) -> None:
    assert deeds.ask_fatigue(one(seen, np.int16), loss)[0] == pytest.approx((1 - loss) ** min(seen, 64))


@given(st.integers(0, 10**6), st.floats(0, 2), st.integers(0, 10**5))
def test_a_count_shows_from_a_number_on_and_grows_with_its_logarithm(count: int, strength: float, start: int) -> None:
    least = max(start, 1)
    expected = 1.0 if count < least else 1.0 + strength * math.log10(count / least * 10.0)
    assert deeds.social_proof(count, strength, start) == pytest.approx(expected)


@pytest.mark.parametrize("spread", [0.0, 0.8])
def test_gifts_are_whole_and_have_the_stated_mean(spread: float) -> None:
    cents = deeds.gift_cents(Coins(1).flip("gift", keys(1, np.arange(200_000))), 2800, spread)
    assert cents.min() >= 100 and not (cents % 100).any()
    sigma = 2800 * math.sqrt(math.exp(spread**2) - 1)
    assert cents.mean() == pytest.approx(2800, abs=4 * sigma / 200_000**0.5 + 1)


# -- the messenger


@given(st.floats(0, 1), st.floats(0.1, 1))
def test_engagement_is_highest_at_the_peak_of_fit(fit: float, peak: float) -> None:
    found = trust.engagement_of_fit(fit, peak, 0.6)
    assert found <= trust.engagement_of_fit(peak, peak, 0.6) == 1.0
    assert found >= 1.0 - 0.6 - 1e-12


@given(st.floats(0, 1), st.sampled_from(list(trust.TIES)), st.floats(0, 2), st.floats(0, 0.5), st.booleans())
def test_suspicion_falls_with_fit_and_ties_and_rises_with_asks(
    fit: float, tie: str, weight: float, bonus: float, asks: bool
) -> None:
    def of(fit: float, tie: str, asks: bool) -> float:
        return trust.suspicion(Trust(fit_weight=weight, tie_bonus=bonus), fit, tie, asks)

    found = of(fit, tie, asks)
    assert 0.02 <= found <= 1.0
    assert found <= of(fit, "none", asks) <= of(0.0, "none", True)
    assert of(fit, tie, False) <= of(fit, tie, True)
