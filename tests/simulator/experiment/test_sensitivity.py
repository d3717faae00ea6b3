"""What a headline leans on: known functions, dead settings, and the words for people."""

from __future__ import annotations

import importlib.util
from typing import Any

import numpy as np
import pytest

from simulator.experiment import sobol as indices
from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, DesignError
from simulator.experiment.dials import bare, dial, dials, turned
from simulator.experiment.morris import DELTA, LEVELS, effects, trajectory
from simulator.experiment.pen import Pen
from simulator.experiment.sensitivity import Sensitivity, chosen, everything, morris, values_at
from simulator.experiment.sensitivity_words import sensitivity_words, sobol_words
from tests.simulator.experiment.plans import tiny

NAMES = ("audience.attention", "deeds.link_tap", "influencer.*.followers")


def asked(method: Any, worlds: int, names: tuple[str, ...] = NAMES, **how: Any) -> Sensitivity:
    with InProcess() as place:
        return method(Arm("tiny", tiny()), Laboratory(place), worlds, chosen(tiny(), names, False), **how)


def test_a_trajectory_moves_every_setting_once_on_the_grid() -> None:
    for number in range(20):
        places, order = trajectory(7, number, seed=3)
        assert sorted(order) == list(range(7))
        moved = np.abs(np.diff(places, axis=0))
        assert (np.count_nonzero(moved, axis=1) == 1).all()
        assert moved[moved > 0] == pytest.approx(DELTA)
        assert np.allclose(places * (LEVELS - 1), np.rint(places * (LEVELS - 1)))
        assert places.min() >= -1e-12 and places.max() <= 1 + 1e-12


def test_all_levels_of_the_grid_are_met_about_equally_often() -> None:
    starts = np.concatenate([trajectory(10, number, 1)[0][0] for number in range(120)])
    counts = np.bincount(np.rint(starts * (LEVELS - 1)).astype(int), minlength=LEVELS)
    assert ((counts - 300) ** 2 / 300).sum() < 16.3  # chi-square, 3 degrees, 1 in 1,000


def test_elementary_effects_of_a_linear_function_are_its_slopes() -> None:
    slopes = np.array([3.0, -2.0, 0.0, 0.5])
    for number in range(8):
        places, order = trajectory(4, number, seed=2)
        assert effects(places, order, places @ slopes) == pytest.approx(slopes)


def test_a_product_has_uneven_effects_and_a_sum_has_not() -> None:
    product, summed = [], []
    for number in range(30):
        places, order = trajectory(2, number, seed=2)
        product.append(effects(places, order, places[:, 0] * places[:, 1]))
        summed.append(effects(places, order, places[:, 0] + places[:, 1]))
    assert np.std(product, axis=0).min() > 0.2
    assert np.std(summed, axis=0).max() < 1e-9


def test_plus_and_minus_20_percent_of_attention_moves_reach_and_a_form_does_not() -> None:
    found = asked(everything, 12, ("audience.attention", "deeds.step_loss"), measure="impressions")
    first, second = found.ranking
    assert first.dial.name == "audience.attention" and first.sure and first.spread.mean > 0
    assert not second.effect.any()


def test_morris_ranks_attention_above_a_dead_setting() -> None:
    found = asked(morris, 8, ("audience.attention", "deeds.step_loss", "deeds.gift_spread"), measure="impressions")
    assert found.ranking[0].dial.name == "audience.attention"
    assert all(one.size == 0.0 for one in found.ranking[1:])
    assert found.runs == 8 * 4 + 8


def test_every_row_of_a_list_is_turned_together_and_one_row_alone() -> None:
    every, one = dial(tiny(), "influencer.*.followers"), dial(tiny(), "influencer.lina.followers")
    assert every.scaled(1.2) == {"influencer.lina.followers": 24.0, "influencer.omar.followers": 14.0}
    assert one.scaled(0.8) == {"influencer.lina.followers": 16.0}


def test_a_whole_number_moves_by_one_at_least_and_bounds_hold() -> None:
    assert dial(tiny(), "deeds.form_steps").scaled(1.2) == {"deeds.form_steps": 3.0}
    assert dial(tiny(), "audience.attention").scaled(1.2) == {"audience.attention": 1.0}


def test_money_moves_by_whole_cents_and_everything_can_be_turned_together() -> None:
    assert dial(tiny(), "deeds.gift_mean").scaled(1.0 + 1.0 / 15.0) == {"deeds.gift_mean": 29.87}
    moving = [one for one in chosen(tiny(), (), False) if one.turns]
    for number in range(3):
        for place in trajectory(len(moving), number, 1)[0][[0, -1]]:
            turned(tiny(), values_at(moving, place, 0.2))


def test_every_dial_can_be_turned_both_ways_and_changes_the_plan() -> None:
    before = Arm("tiny", tiny()).digest
    for one in dials(tiny()):
        moved = [Arm("turned", turned(tiny(), one.scaled(factor))).digest for factor in (0.8, 1.2)]
        assert all(digest == before for digest in moved) == (not one.turns), one.name


def test_seeds_and_frames_are_no_dials() -> None:
    names = {one.name for one in dials(tiny())}
    assert not names & {"seed", "population_seed", "days", "tick", "population.people", "goal.target"}
    with pytest.raises(DesignError, match="no number"):
        dial(tiny(), "goal.target")


def test_what_stands_at_0_is_named_and_nothing_to_turn_is_refused() -> None:
    found = asked(everything, 2, ("audience.attention", "platform.discovery"))
    assert found.skipped == ("platform.discovery",)
    with pytest.raises(DesignError, match="stand at 0"):
        asked(morris, 2, ("platform.discovery",))


def test_words_name_the_source_and_never_promise() -> None:
    told = sensitivity_words(asked(everything, 8, measure="impressions"), Pen(100))
    assert "leans most on" in told and "audience.attention" in told and "explores" in told
    assert " will " not in told


def test_assumptions_are_what_the_author_did_not_write() -> None:
    names = {one.name for one in chosen(tiny(), (), False)}
    assert "audience.reinforcement" in names and "audience.attention" not in names
    assert "audience.attention" in {one.name for one in chosen(tiny(), (), True)}


def test_without_salib_the_line_to_type_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DesignError, match=r"groundswell\[sensitivity\]"):
        indices.check_installed()


@pytest.mark.filterwarnings("ignore")
def test_sobol_gives_a_dead_setting_nothing() -> None:
    settings = chosen(tiny(), ("audience.attention", "deeds.step_loss"), False)
    with InProcess() as place:
        found = indices.sobol(Arm("tiny", tiny()), Laboratory(place), 2, settings, base=8, measure="impressions")
    assert found.total[1] == pytest.approx(0.0, abs=1e-9)
    assert found.total[0] > 0.5
    assert "explains" in sobol_words(found, Pen(100))
    with pytest.raises(DesignError, match="power of 2"), InProcess() as place:
        indices.sobol(Arm("tiny", tiny()), Laboratory(place), 2, settings, base=7)


def test_bare_numbers_are_read_as_people_write_them() -> None:
    assert [bare(one) for one in ("0.5", "90m", "mon 10:00", "EUR 20")] == [0.5, 90.0, 600.0, 20.0]
