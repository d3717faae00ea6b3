"""Forecasts that nobody can touch unseen, and scores that punish both error and vagueness."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory
from simulator.experiment.confront import Confrontation, confront, confront_words, crps, read_actual
from simulator.experiment.design import Arm, design
from simulator.experiment.forecast import Forecast, LedgerError, digest, forecast, forecast_words, read
from simulator.experiment.pen import Pen
from simulator.experiment.worlds import Worlds
from simulator.scenario import loads
from tests.simulator.experiment.plans import tiny


@pytest.fixture(scope="module")
def expected() -> Forecast:
    with InProcess() as place:
        played = Laboratory(place).conduct(design([Arm("tiny", tiny())], 20, seed=3))
    return forecast(Worlds(played))


def against(expected: Forecast, **actual: float) -> Confrontation:
    return confront(expected, actual)


def test_a_forecast_survives_the_disk_and_its_hash_fits(expected: Forecast, tmp_path: Path) -> None:
    path = tmp_path / "forecast.json"
    path.write_bytes(expected.file())
    again = read(path)
    assert again.untouched and again.hash == expected.hash and len(again.hash) == 64
    np.testing.assert_array_equal(again.spread("reach").per_world, expected.spread("reach").per_world)
    assert loads(again.content["scenario_text"]) == tiny()


def test_any_change_of_the_content_is_noticed(expected: Forecast, tmp_path: Path) -> None:
    for name, value in (("seed", 4), ("title", "Tiny!"), ("worlds", 21)):
        touched = Forecast({**expected.content, name: value}, expected.claimed)
        assert not touched.untouched
    measures = json.loads(json.dumps(expected.content["measures"]))
    measures["reach"][7] += 1
    with pytest.raises(LedgerError, match="changed after it was written"):
        confront(Forecast({**expected.content, "measures": measures}, expected.claimed), {"reach": 30.0})


def test_the_spelling_of_the_file_does_not_matter_to_the_hash(expected: Forecast) -> None:
    turned = dict(reversed(list(expected.content.items())))
    assert digest(turned) == expected.hash


def test_the_middle_world_is_covered_and_a_wild_number_is_not(expected: Forecast) -> None:
    median = expected.spread("reach").median
    inside, outside = against(expected, reach=median), against(expected, reach=10_000.0)
    assert (inside.in_half, inside.in_most) == (1, 1)
    assert (outside.in_half, outside.in_most) == (0, 0)
    assert "more than in 20 of 20 worlds" in confront_words(outside, Pen(120))
    assert "less than in 20 of 20 worlds" in confront_words(against(expected, reach=-1.0), Pen(120))


def test_crps_of_one_number_is_its_error_and_of_two_is_known() -> None:
    assert crps(np.array([3.0]), 5.0) == 2.0
    assert crps(np.array([0.0, 1.0]), 0.0) == pytest.approx(0.25)
    worlds = np.random.default_rng(1).normal(size=50)
    pairs = np.abs(worlds[:, None] - worlds[None, :]).mean()
    assert crps(worlds, 0.3) == pytest.approx(np.abs(worlds - 0.3).mean() - pairs / 2)
    assert np.isnan(crps(np.array([]), 1.0))


def test_crps_prefers_the_honest_spread() -> None:
    """Of three forecasts of a standard normal number, the standard normal one scores best on average."""
    generator = np.random.default_rng(2)
    came, shape = generator.normal(size=400), generator.normal(size=200)
    scores = [np.mean([crps(width * shape, one) for one in came]) for width in (0.3, 1.0, 3.0)]
    assert scores[1] == min(scores)


def test_intervals_cover_worlds_of_the_same_kind_as_often_as_they_say(expected: Forecast) -> None:
    """Forecast from 20 worlds, confronted with 40 others of the same scenario: about 50 % and 90 %."""
    with InProcess() as place:
        others = Laboratory(place).conduct(design([Arm("tiny", tiny())], 40, seed=1000))
    scores = [against(expected, reach=float(one)) for one in others.values("reach")]
    assert 0.25 <= np.mean([one.in_half for one in scores]) <= 0.8
    assert 0.7 <= np.mean([one.in_most for one in scores]) <= 1.0


def sheet(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_numbers_are_read_as_people_write_them(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.csv", "measure,value,note\nreach,30,counted\ngift_cents,EUR 120,\nwait,2h,\n\n")
    assert read_actual(path) == {"reach": 30.0, "gift_cents": 12_000.0, "wait": 120.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reach;30\n", "two columns"),
        ("measure,value\nraech,30\n", "did you mean reach"),
        ("measure,value\nreach,many\n", "no number for reach"),
        ("measure,value\nreach,inf\n", "finite"),
        ("measure,value\nreach,1\nreach,2\n", "twice"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        read_actual(sheet(tmp_path / "a.csv", text))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"groundswell_forecast": 1}', '{"a": NaN}', "[" * 100_000, "\x00"])
def test_what_is_no_forecast_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LedgerError, match="no forecast"):
        read(sheet(tmp_path / "f.json", text))
    with pytest.raises(LedgerError, match="cannot be read"):
        read(tmp_path / "absent.json")


def test_a_forecast_that_speaks_of_nothing_that_came_is_refused(expected: Forecast) -> None:
    with pytest.raises(LedgerError, match="no number"):
        confront(expected, {"story_of_my_life": 1.0})


def test_words_for_people_never_promise(expected: Forecast) -> None:
    scored = confront_words(against(expected, reach=30.0, shares=9.0), Pen(100))
    told = forecast_words(expected, "f.json", Pen(100)) + scored
    assert expected.hash in told and "untouched" in told and "assumes" in told
    assert " will " not in told


def test_the_document_holds_all_scores(expected: Forecast) -> None:
    told: dict[str, Any] = against(expected, reach=30.0, shares=9.0).document()
    assert set(told["scores"]) == {"reach", "shares"} and told["untouched"] is True
    json.dumps(told, allow_nan=False)
